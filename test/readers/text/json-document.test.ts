// JSON as a tree with places: parts of a file, escapes, and what is too long.

import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import type { Source } from '../../../src/model/source.ts';
import { jsonIn, wholeText } from '../../../src/readers/text/json-document.ts';
import { encode, regionText, sourceOf } from '../../support/bytes.ts';

const UTF8 = { encoding: 'utf-8', bom: 0, assumed: null } as const;

describe('wholeText', () => {
  it('is all of a text, or all from a point on', () => {
    const source = sourceOf(encode('ä\n[1]'));
    expect(wholeText(source, UTF8)).toEqual({ text: 'ä\n[1]', byte: 0, line: 1, column: 1, width: 'utf-8' });
    const rest = wholeText(source, UTF8, { byte: 3, line: 2, column: 1 });
    expect(rest).toEqual({ text: '[1]', byte: 3, line: 2, column: 1, width: 'utf-8' });
  });

  it('is put together from its chunks', () => {
    const text = JSON.stringify(['x'.repeat(70_000), '\u00fc'.repeat(10)]);
    expect(wholeText(sourceOf(encode(text)), UTF8)).toMatchObject({ text });
  });

  it('is none where a byte is no text', () => {
    const broken = sourceOf(Uint8Array.of(...encode('["a\n'), 0xff, ...encode('"]')));
    expect(wholeText(broken, UTF8)).toMatchObject({
      kind: 'diagnostic',
      code: 'encoding',
      effect: 'unreadable',
      at: { start: 4, region: { startLine: 2, startColumn: 1 } },
    });
  });

  it('has an end', () => {
    const size = 70 * 1024 * 1024;
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    const endless: Source = {
      path: 'long.json',
      size,
      read: (offset, length) => chunk.subarray(0, Math.max(0, Math.min(length, size - offset, chunk.length))),
    };
    expect(wholeText(endless, UTF8)).toMatchObject({ code: 'too-large', effect: 'unreadable' });
  });
});

describe('jsonIn', () => {
  const text = '{"a": "x\\u00fc\\n\\/ä\\\\y", "b": 7, "c": "", "d": [true]}';
  const document = jsonIn({ text, byte: 0, line: 1, column: 1, width: 'utf-8' });
  const members = document.root?.kind === 'object' ? document.root.members : [];
  const node = (name: string) => {
    const found = members.find((member) => member.name === name)?.node;
    if (!found) throw new Error('no member');
    return found;
  };

  it('decodes strings, and knows what stands behind each character', () => {
    const located = document.textOf(node('a'));
    expect(located.value).toBe('xü\n/ä\\y');
    expect(regionText(text, located)).toBe('x\\u00fc\\n\\/ä\\\\y');
  });

  it('knows the short escapes, and has all of each behind its character', () => {
    const escapes = '["a\\b\\f\\n\\r\\t\\"\\u20acb"]';
    const { root, textOf } = jsonIn({ text: escapes, byte: 0, line: 1, column: 1, width: 'utf-8' });
    const [item] = root?.kind === 'array' ? root.items : [];
    if (!item) throw new Error('no item');
    const located = textOf(item);
    expect(located.value).toBe('a\b\f\n\r\t"\u20acb');
    // Those of two columns share a run.
    expect(located.segments?.map(({ length }) => length)).toEqual([1, 6, 1, 1]);
    expect(regionText(escapes, sub(located, 3, 4))).toBe('\\n');
    expect(regionText(escapes, sub(located, 7, 8))).toBe('\\u20ac');
  });

  it('places what it is asked for', () => {
    const at = (name: string) => regionText(text, { value: '', at: document.spanOf(node(name)) });
    expect([at('b'), at('c'), at('d')]).toEqual(['7', '""', '[true]']);
  });

  it('takes no comments', () => {
    const commented = jsonIn({ text: '[1] // of realms', byte: 0, line: 1, column: 1, width: 1 });
    expect(commented.root).toBeNull();
    expect(commented.error).toMatchObject({ from: 4 });
  });

  it('shows what is no string as it is written', () => {
    expect(document.textOf(node('b')).value).toBe('7');
    expect(document.textOf(node('d')).value).toBe('[true]');
  });

  it('places an empty string between its quotes', () => {
    const { value, at } = document.textOf(node('c'));
    const byte = encode(text.slice(0, text.indexOf('""') + 1)).length;
    expect([value, at.start, at.end]).toEqual(['', byte, byte]);
  });

  it('tells what is broken from what is cut off', () => {
    const of = (broken: string) => jsonIn({ text: broken, byte: 0, line: 1, column: 1, width: 1 });
    expect([of('[1').cut, of('[1 2]').cut, of('[1]').cut]).toEqual([true, false, false]);
    expect(of('[1, 1 2]').root).toBeNull();
  });
});
