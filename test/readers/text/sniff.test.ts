// Encodings told from the first bytes: marks, the NULs of UTF-16, and binary files that are no text.

import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/lint.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts';
import { sniff } from '../../../src/readers/text/sniff.ts';
import { encode, fixture } from '../../support/bytes.ts';
import { inputOf } from '../../support/inputs.ts';

describe('sniff', () => {
  it.each<[string, Uint8Array, unknown]>([
    ['UTF-16LE by its mark', encode('a', 'utf-16le-bom'), { encoding: 'utf-16le', bom: 2 }],
    ['UTF-16BE by its mark', encode('a', 'utf-16be-bom'), { encoding: 'utf-16be', bom: 2 }],
    ['UTF-8 by its mark', encode('a', 'utf-8-bom'), { encoding: 'utf-8', bom: 3 }],
    ['UTF-16LE by its NULs', encode('[General]', 'utf-16le'), { encoding: 'utf-16le', bom: 0 }],
    ['UTF-16BE by its NULs', encode('[General]', 'utf-16be'), { encoding: 'utf-16be', bom: 0 }],
    [
      'an odd number of bytes',
      encode('[General]', 'utf-16le').slice(0, -1),
      { encoding: 'utf-16le', bom: 0 },
    ],
    ['too little', encode('a', 'utf-16le'), null],
    ['two characters', encode('ab', 'utf-16le'), { encoding: 'utf-16le', bom: 0 }],
    ['half of the mark of UTF-16LE', Uint8Array.of(0xff, 0x61), null],
    ['the other half', Uint8Array.of(0x61, 0xfe), null],
    ['half of the mark of UTF-16BE', Uint8Array.of(0xfe, 0x61), null],
    ['the other half of it', Uint8Array.of(0x61, 0xff), null],
    ['a third of the mark of UTF-8', Uint8Array.of(0xef, 0x61, 0x62), null],
    ['its first and its last byte', Uint8Array.of(0xef, 0x61, 0xbf), null],
    ['its first two bytes', Uint8Array.of(0xef, 0xbb, 0x61), null],
    ['its last two bytes', Uint8Array.of(0x61, 0xbb, 0xbf), null],
    ['its last byte', Uint8Array.of(0x61, 0x62, 0xbf), null],
    ['nothing', new Uint8Array(0), null],
    ['ASCII', encode('[General]'), null],
    ['NULs everywhere', Uint8Array.of(0x61, 0, 0, 0x61, 0, 0), null],
  ])('%s', (_, bytes, expected) => {
    expect(sniff(bytes)).toEqual(expected);
  });

  // The low byte of each of these is NUL, as the high byte of ASCII is.
  it.each(['\u0100', '\u4e00', '\u0400\u0500'])('UTF-16 without a mark that holds %s', (odd) => {
    const text = `Windows Registry Editor Version 5.00\r\n\r\n; ${odd} von der Zentrale\r\n`;
    expect(sniff(encode(text, 'utf-16le'))).toEqual({ encoding: 'utf-16le', bom: 0 });
    expect(sniff(encode(text, 'utf-16be'))).toEqual({ encoding: 'utf-16be', bom: 0 });
  });

  it('text of which not half is ASCII', () => {
    const text = `Name : ${'\u6771\u4eac'.repeat(4)}`;
    expect(sniff(encode(text, 'utf-16le'))).toEqual({ encoding: 'utf-16le', bom: 0 });
    expect(sniff(encode(text, 'utf-16be'))).toEqual({ encoding: 'utf-16be', bom: 0 });
  });

  it('text whose beginning alone is ASCII', () => {
    const text = 'realm = '.repeat(16) + '\u6771\u4eac'.repeat(200);
    expect(sniff(encode(text, 'utf-16le'))).toEqual({ encoding: 'utf-16le', bom: 0 });
    expect(sniff(encode(text, 'utf-16be'))).toEqual({ encoding: 'utf-16be', bom: 0 });
  });

  it.each<[string, string, boolean]>([
    ['two in five are ASCII', '\u6771\u4eac\u6771ab', true],
    ['one in five is', '\u6771\u4eac\u6771\u4eaca', false],
    ['one in twenty has its NUL on the other side', `\u4e00${'a'.repeat(19)}`, false],
    ['one in twenty-one has', `\u4e00${'a'.repeat(20)}`, true],
  ])('text where %s', (_, text, known) => {
    expect(sniff(encode(text, 'utf-16le'))).toEqual(known ? { encoding: 'utf-16le', bom: 0 } : null);
    expect(sniff(encode(text, 'utf-16be'))).toEqual(known ? { encoding: 'utf-16be', bom: 0 } : null);
  });

  it('no text where both bytes are NUL too often', () => {
    const text = 'regf\0\0\u0001\0kerberos\0\0\0\0';
    expect(sniff(encode(text, 'utf-16le'))).toBeNull();
    expect(sniff(encode(text, 'utf-16be'))).toBeNull();
  });
});

describe('binary files', () => {
  const formatOf = (path: string, bytes: Uint8Array) =>
    lint([inputOf(path, bytes)], { settings: DEFAULT_SETTINGS }).report.inputs[0]?.format;
  const header = (...bytes: number[]) => Uint8Array.from({ length: 4096 }, (_, i) => bytes[i] ?? 0);

  it('stay what they are', () => {
    expect(formatOf('Registry.pol', fixture('registry-pol/zscaler.pol'))).toBe('registry-pol');
    expect(formatOf('Registry.pol', fixture('registry-pol/header-only.pol'))).toBe('registry-pol');
  });

  it.each<[string, Uint8Array]>([
    ['a policy file whose header is broken', fixture('registry-pol/zscaler.pol').fill(0x58, 0, 1)],
    ['an archive', header(0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0x21, 0x5c, 0x62, 0x5c)],
    ['NULs', header()],
  ])('are of no format: %s', (_, bytes) => {
    expect(formatOf('SYSTEM', bytes)).toBeNull();
  });
});
