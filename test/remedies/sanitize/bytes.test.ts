// Bytes in which names can hide: values of Registry.pol by type and size, descriptors, and runs of hex in a text.

import { describe, expect, it } from 'vitest';
import { hexValues, wideText } from '../../../src/remedies/sanitize/binary.ts';
import { withoutOwnSids } from '../../../src/remedies/sanitize/descriptors.ts';
import { createNames } from '../../../src/remedies/sanitize/names.ts';
import { createPseudonyms } from '../../../src/remedies/sanitize/pseudonyms.ts';
import { sanitizePol } from '../../../src/remedies/sanitize/registry-pol.ts';
import { sanitizeText } from '../../../src/remedies/sanitize/text.ts';
import { treatmentOf } from '../../../src/remedies/sanitize/treatments.ts';
import { createVendors } from '../../../src/remedies/sanitize/vendors.ts';
import { isWord } from '../../../src/remedies/sanitize/words.ts';
import { encode } from '../../support/bytes.ts';
import { joined, numbers } from '../../support/zip.ts';

const narrow = (text: string) => encode(text, 'utf-8');
const wide = (text: string) => encode(text, 'utf-16le');
const latin = (bytes: Uint8Array | undefined) => new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');

function names() {
  const nobody = { pieces: new Set<string>(), domains: new Set<string>(), phrases: new Map() };
  return createNames(nobody, createVendors([]), createPseudonyms('ab'.repeat(32), null, isWord));
}

function pol(type: number, data: Uint8Array): Uint8Array {
  const head = [
    wide('[Software\\Agent\0;Value\0;'),
    numbers([4, type]),
    wide(';'),
    numbers([4, data.length]),
  ];
  return joined(Uint8Array.of(0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0), ...head, wide(';'), data, wide(']'));
}

function dataAfter(type: number, data: Uint8Array): Uint8Array | undefined {
  const all = names();
  sanitizePol(pol(type, data), all, true);
  all.pseudonyms.settle();
  const copy = sanitizePol(pol(type, data), all, true)?.bytes;
  return copy?.subarray(copy.length - data.length - 2, copy.length - 2);
}

describe('values of Registry.pol', () => {
  it.each([4, 5, 11])('type %i keeps numbers of its size alone', (type) => {
    const size = type === 11 ? 8 : 4;
    const number = Uint8Array.from({ length: size }, (_, at) => at + 1);
    expect(dataAfter(type, number)).toEqual(number);
    for (const data of [wide('Obermayer Bank'), narrow('Obermayer Bank'), narrow('Ober').subarray(0, 3)])
      expect(dataAfter(type, data)).toEqual(new Uint8Array(data.length));
  });

  it.each([1, 2, 7])('type %i keeps text in UTF-16 alone', (type) => {
    for (const text of [
      'Obermayer OHG\0',
      'Obermayer Bank',
      'M\xfcller & S\xf6hne\0',
      'Shell',
      'Agent\0\0\0',
    ]) {
      const data = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      expect(latin(dataAfter(type, data))).toBe('');
    }
    expect(latin(dataAfter(type, wide('Policies\0')))).toBe('Policies');
    expect(latin(dataAfter(type, wide('Obermayer\0')))).toMatch(/^(?!Obermayer)[A-Z][a-z]{8}$/);
  });

  it('text of other scripts is told from text of one byte a letter', () => {
    expect(wideText(wide('東京支店\0'))).toBe('東京支店\0');
    expect(wideText(wide('Филиал\0'))).toBe('Филиал\0');
    expect(wideText(narrow('Obermayer Bank'))).toBeNull();
  });
});

const SID = joined(
  Uint8Array.of(1, 5, 0, 0, 0, 0, 0, 5),
  numbers([4, 21], [4, 111111], [4, 222222], [4, 333333], [4, 1104]),
);
const ADMINS = joined(Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 5), numbers([4, 32], [4, 544]));

function ace(type: number, sid: Uint8Array, tail: Uint8Array = new Uint8Array()): Uint8Array {
  const size = 8 + sid.length + tail.length;
  return joined(Uint8Array.of(type, 0, size & 0xff, size >> 8), numbers([4, 0x1f01ff]), sid, tail);
}

function descriptor(aces: readonly Uint8Array[], gap: Uint8Array = new Uint8Array()): Uint8Array {
  const size = 8 + aces.reduce((sum, { length }) => sum + length, 0);
  const acl = joined(Uint8Array.of(4, 0, size & 0xff, size >> 8, aces.length, 0, 0, 0), ...aces);
  const owner = 20 + gap.length;
  const head = joined(
    Uint8Array.of(1, 0, 4, 0x80),
    numbers([4, owner], [4, 0], [4, 0], [4, owner + SID.length]),
  );
  return joined(head, gap, SID, acl);
}

describe('descriptors', () => {
  const sidNumber = (number: string) => String(Number(number) + 1_000_000);

  it('keep rights and SIDs, those of a domain under another number', () => {
    const before = descriptor([ace(0, ADMINS), ace(0, SID)]);
    const after = withoutOwnSids(before, sidNumber);
    expect(after).toHaveLength(before.length);
    expect(latin(after ?? undefined)).toContain(latin(ADMINS));
    expect(latin(after ?? undefined)).not.toContain(latin(SID.subarray(8)));
    expect(after?.subarray(0, 20)).toEqual(before.subarray(0, 20));
  });

  it('keep no condition, no attribute and nothing between their parts', () => {
    const before = descriptor([ace(9, ADMINS, wide('Obermayer'))], wide('Obermayer!'));
    expect(latin(withoutOwnSids(before, sidNumber) ?? undefined)).not.toMatch(/[Obermay]{3}/);
  });

  it('keep of the GUIDs of objects those of Windows', () => {
    const apply =
      'edacfd8fffb311d1b41d00a0c968f939'.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [];
    const ordered = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => apply[at] ?? 0);
    const before = descriptor([
      ace(5, joined(numbers([4, 1]), Uint8Array.from(ordered), ADMINS)),
      ace(5, joined(numbers([4, 1]), narrow('Obermayer Bank 7'), ADMINS)),
    ]);
    const after = latin(withoutOwnSids(before, sidNumber) ?? undefined);
    expect(after).toContain(latin(Uint8Array.from(ordered)));
    expect(after).not.toContain('Ober');
  });

  it('are none where offsets and sizes say something else', () => {
    const whole = descriptor([ace(0, ADMINS)]);
    const blob = joined(Uint8Array.of(1, 0, 4, 0x80), narrow('Obermayer Bank and Sons'));
    for (const bytes of [blob, whole.subarray(0, -1), Uint8Array.of(1, 0, 4, 0x80)])
      expect(withoutOwnSids(bytes, sidNumber)).toBeNull();
  });
});

describe('hex in a text', () => {
  const sanitize = (text: string) => {
    const all = names();
    sanitizeText(text, treatmentOf('reg'), all, true);
    all.pseudonyms.settle();
    return sanitizeText(text, treatmentOf('reg'), all, true);
  };
  const hex = (text: string, mark: string) =>
    Array.from(text, (letter) => letter.charCodeAt(0).toString(16)).join(mark);

  it.each([' ', ':', '-', ',', ''])('says no name, with "%s" between the bytes', (mark) => {
    for (const name of ['OBERMAYER', 'ohgx', 'PETERSEN']) {
      const text = `"A"="${hex(name, mark)}"`;
      const after = sanitize(text);
      expect(after).toHaveLength(text.length);
      expect(after).not.toBe(text);
      const pairs =
        after
          .slice(5, -1)
          .replace(/[ :,-]/g, '')
          .match(/../g) ?? [];
      const said = pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
      expect(said.toLowerCase()).not.toBe(name.toLowerCase());
    }
  });

  it('leaves numbers alone', () => {
    for (const text of ['"A"="20261231"', '"A"="10 20 30 40"', '"A"="2026-03-01 12:30:45"'])
      expect(sanitize(text)).toBe(text);
  });

  it('of a number is zero unless it has the size of one', () => {
    const inner = { text: (text: string) => text, sidNumber: (number: string) => number };
    expect([...hexValues('"A"=hex(4):01,02,03,04\n', inner)]).toEqual([]);
    const [rewrite] = hexValues('"A"=hex(4):4f,62,65,72,6d\n', inner);
    expect(rewrite?.text).toMatch(/^00,00,00,00,00\s*$/);
  });
});
