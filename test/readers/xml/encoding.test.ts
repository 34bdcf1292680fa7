// Which encoding an XML document is read in: bytes before declaration, the caller before both.
import { describe, expect, it } from 'vitest';
import { xmlDecoding } from '../../../src/readers/xml/encoding.ts';
import { encode, sourceOf, type TextEncodingName } from '../../support/bytes.ts';

function decodingOf(text: string, encoding: TextEncodingName) {
  return xmlDecoding(sourceOf(encode(text, encoding)));
}

describe('xmlDecoding', () => {
  const declared = (name: string) => `<?xml version="1.0" encoding="${name}"?><GPO>ä</GPO>`;

  it.each([
    ['utf-8', 0, 'utf-8'],
    ['utf-8-bom', 3, 'utf-8'],
    ['utf-16le', 0, 'utf-16le'],
    ['utf-16le-bom', 2, 'utf-16le'],
    ['utf-16be', 0, 'utf-16be'],
    ['utf-16be-bom', 2, 'utf-16be'],
  ] as const)('trusts the bytes of %s, whatever is declared', (encoding, bom, expected) => {
    for (const name of ['utf-16', 'utf-8', 'windows-1252', 'shift_jis']) {
      expect(decodingOf(declared(name), encoding)).toEqual({ encoding: expected, bom, assumed: null });
    }
  });

  it('takes a declared code page when the bytes are not UTF-8', () => {
    for (const [name, encoding] of [
      ['ISO-8859-1', 'windows-1252'],
      ['Windows-1252', 'windows-1252'],
      ['ibm437', 'cp437'],
      ['cp437', 'cp437'],
      ['IBM850', 'cp850'],
      ['cp850', 'cp850'],
    ] as const) {
      expect(decodingOf(declared(name), 'latin1')).toEqual({ encoding, bom: 0, assumed: null });
    }
    expect(decodingOf(`<?xml encoding \t=\n 'cp850'?><GPO>ä</GPO>`, 'latin1').encoding).toBe('cp850');
    expect(decodingOf(` ${declared('cp850')}`, 'latin1').encoding).toBe('utf-8');
    expect(decodingOf(declared('koi8-r'), 'latin1').encoding).toBe('utf-8');
    expect(decodingOf('<GPO>ä</GPO>', 'latin1').encoding).toBe('utf-8');
  });

  it('lets the caller overrule everything but a mark', () => {
    const bare = sourceOf(encode(declared('utf-8'), 'utf-8'));
    expect(xmlDecoding(bare, 'windows-1252')).toEqual({ encoding: 'windows-1252', bom: 0, assumed: null });
    const marked = sourceOf(encode(declared('ibm850'), 'utf-8-bom'));
    expect(xmlDecoding(marked, 'windows-1252')).toEqual({ encoding: 'utf-8', bom: 3, assumed: null });
    expect(xmlDecoding(bare, 'utf-8')).toEqual({ encoding: 'utf-8', bom: 0, assumed: null });
  });

  it('takes very short inputs', () => {
    expect(decodingOf('', 'utf-8').encoding).toBe('utf-8');
    expect(decodingOf('<', 'utf-16le').encoding).toBe('utf-16le');
    expect(decodingOf('<', 'utf-8').encoding).toBe('utf-8');
  });
});
