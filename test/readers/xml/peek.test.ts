// A glance: elements of the head, whatever stands before them and however the rest ends.
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { headShows } from '../../../src/readers/xml/peek.ts';
import { encode, sourceOf, type TextEncodingName } from '../../support/bytes.ts';

/** Paths that were asked for, up to an element of this local name. */
function asked(text: string, wanted: string, encoding: TextEncodingName = 'utf-8') {
  const paths: string[] = [];
  const found = headShows(headOf(sourceOf(encode(text, encoding))), (path) => {
    paths.push(path.join('/'));
    return path.at(-1) === wanted;
  });
  return { found, paths };
}

describe('headShows', () => {
  it.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom'] as const)(
    'finds an element in %s',
    (encoding) => {
      const text = '<?xml version="1.0" encoding="utf-16"?>\r\n<a><b/><c>\u00fc</c><d/></a>';
      expect(asked(text, 'c', encoding)).toEqual({ found: true, paths: ['a', 'a/b', 'a/c'] });
      expect(asked(text, 'x', encoding)).toEqual({ found: false, paths: ['a', 'a/b', 'a/c', 'a/d'] });
    },
  );

  it.each([
    '<!DOCTYPE a>',
    '<!DOCTYPE a SYSTEM "a.dtd">',
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '<?xml version="1.0"?><!DOCTYPE a [\r\n<!ELEMENT a ANY>\r\n] >',
    '<?xml\tversion="1.0" encoding="made-up"?>',
    '<?xml version="1.1"?>',
    '<?xml nothing of the kind?>',
  ])('overlooks %j', (before) => {
    expect(asked(`${before}<a><b/></a>`, 'b').found).toBe(true);
  });

  it('ends where the head is no XML', () => {
    expect(asked('<a></b><c/>', 'c').found).toBe(false);
    expect(asked('text <a/>', 'a').found).toBe(false);
    expect(asked('<a><?xml version="1.0"?><b/>', 'b').found).toBe(false);
    expect(asked('', 'a')).toEqual({ found: false, paths: [] });
  });

  it('goes on to where the head is cut', () => {
    expect(asked(`<a><b/>${'x'.repeat(5000)}<c/>`, 'b').found).toBe(true);
    expect(asked(`<a><b/>${'x'.repeat(5000)}<c/>`, 'c').found).toBe(false);
  });
});
