// What the host writes for the kernel of the sieve, where the kernel (scripts/wasm/memory.ts) looks for it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needlesFor } from '../../../src/readers/xml/needles.ts';
import {
  MOST_NEEDLES,
  writeNames,
  writeNeedles,
  writePrefixes,
} from '../../../src/readers/xml/sieve-memory.ts';

const LAYOUT = new URL('../../../scripts/wasm/memory.ts', import.meta.url);

/** A place or a number of the kernel's layout. */
function layout(name: string): number {
  const found = new RegExp(`const ${name}: i32 = ([0-9]+);`).exec(readFileSync(LAYOUT, 'utf8'))?.[1];
  if (!found) throw new Error(`${name} is not in the layout`);
  return Number(found);
}

const EMPTY = 0xee;
const memory = () => new Uint8Array(layout('TEXT')).fill(EMPTY);
const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Texts of a table of 64 bytes each, which begin with their length; null where nothing was written. */
function table(bytes: Uint8Array, name: string, count: number): (string | null)[] {
  return Array.from({ length: count }, (_, i) => {
    const place = layout(name) + i * 64;
    const length = bytes[place] ?? 0;
    const text = ascii(bytes, place + 1, length);
    expect(bytes[place + 1 + length]).toBe(EMPTY);
    return length === EMPTY ? null : text;
  });
}

/** Places outside of [from, to) that were written. */
const writtenOutside = (bytes: Uint8Array, from: number, to: number) =>
  [...bytes.keys()].filter((at) => (at < from || at >= to) && bytes[at] !== EMPTY);

describe('names and prefixes', () => {
  it('stand 64 bytes apart, after their length', () => {
    const bytes = memory();
    writeNames(bytes, ['Name', 'SecurityDescriptor', 'x']);
    expect(table(bytes, 'WANTED', 4)).toEqual(['Name', 'SecurityDescriptor', 'x', null]);
    expect(writtenOutside(bytes, layout('WANTED'), layout('WANTED') + 3 * 64)).toEqual([]);
  });

  it('are of ASCII and short, as many as there is room for', () => {
    const bytes = memory();
    const longest = 'p'.repeat(layout('LONGEST_PREFIX'));
    const names = ['', 'q1', 'é', 'aé', 'éa', 'a b', longest, `${longest}p`, 'x-y'];
    expect(writePrefixes(bytes, new Map(names.map((name) => [name, 'urn:x'])))).toBe(3);
    expect(table(bytes, 'PREFIXES', 4)).toEqual(['q1', longest, 'x-y', null]);
    const many = Array.from({ length: 40 }, (_, i) => `p${i}`);
    const most = layout('MOST_PREFIXES');
    expect(writePrefixes(bytes, new Map(many.map((name) => [name, 'urn:x'])))).toBe(most);
    expect(writtenOutside(bytes, layout('PREFIXES'), layout('PREFIXES') + most * 64)).toEqual([]);
  });
});

describe('needles', () => {
  const needles = needlesFor(['kerberos', 'cpassword', '<k', 'domain_realm']) ?? [];

  it('stand 64 bytes apart: length, place of the pair, text', () => {
    const bytes = memory();
    writeNeedles(bytes, needles);
    const found = needles.map((_, i) => {
      const place = layout('NEEDLES') + i * 64;
      return { length: bytes[place], at: bytes[place + 1], text: ascii(bytes, place + 2, bytes[place] ?? 0) };
    });
    expect(found).toEqual(needles.map(({ text, at }) => ({ length: text.length, at, text })));
    expect(writtenOutside(bytes, layout('NEEDLES'), layout('BUCKETS') + 64)).toEqual([]);
    expect(layout('NEEDLES') + MOST_NEEDLES * 64).toBe(layout('BUCKETS'));
  });

  it('have their pairs in buckets, in both cases, and nothing of earlier ones', () => {
    const bytes = memory();
    writeNeedles(bytes, needlesFor(['something else']) ?? []);
    writeNeedles(bytes, needles);
    /** The buckets in which a character stands as the first or second of a pair. */
    const buckets = (character: string, which: 0 | 1) => {
      const code = character.charCodeAt(0);
      const place = layout('BUCKETS') + which * 32;
      return (bytes[place + (code & 15)] ?? 0) & (bytes[place + 16 + (code >> 4)] ?? 0);
    };
    needles.forEach(({ pair }, i) => {
      const [first = '', second = ''] = pair;
      for (const text of [`${first}${second}`, `${first}${second}`.toUpperCase()]) {
        expect((buckets(text.charAt(0), 0) & buckets(text.charAt(1), 1)) >> i).toBe(1);
      }
    });
    const seconds = new Set(needles.flatMap(({ pair }) => [pair.charAt(1), pair.charAt(1).toUpperCase()]));
    const table = bytes.subarray(layout('BUCKETS') + 32, layout('BUCKETS') + 64);
    const low = new Set([...seconds].map((character) => character.charCodeAt(0) & 15));
    expect([...table.subarray(0, 16).keys()].filter((at) => table[at] !== 0)).toEqual(
      [...low].sort((a, b) => a - b),
    );
  });

  it('share the eight buckets where there are more pairs', () => {
    const bytes = memory();
    const many = needlesFor(['abx', 'cdx', 'efx', 'ghx', 'ijx', 'klx', 'mnx', 'opx', 'qrz']) ?? [];
    expect(new Set(many.map(({ pair }) => pair)).size).toBe(9);
    writeNeedles(bytes, many);
    const code = (many[8]?.pair ?? '').charCodeAt(0);
    expect((bytes[layout('BUCKETS') + (code & 15)] ?? 0) & 1).toBe(1);
  });
});
