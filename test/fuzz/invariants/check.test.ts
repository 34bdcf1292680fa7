// Each promise is broken by a reader that was made for it, and that is seen: a run that finds nothing has looked.

import { describe, expect, it } from 'vitest';
import { diagnostic, type Reader } from '../../../src/lint.ts';
import type { Item } from '../../../src/model/record.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, sourceOf } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { check } from './check.ts';
import type { Subject } from './violation.ts';

const [real] = readers.filter(({ format }) => format === 'reg');
if (!real) throw new Error('there is a reader of .reg files');

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const REG = [
  'Windows Registry Editor Version 5.00',
  `[${KEY}\\domain_realm]\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"`,
  `[${KEY}\\MitRealms]\n"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"\n`,
].join('\n');

/** The reader of .reg files, with something done to what it yields. */
function planted(read: (items: Iterable<Item>, size: number) => Iterable<Item>): Subject {
  const reader: Reader = {
    ...real,
    format: 'reg',
    holder: 'client',
    accepts: () => true,
    read: (source, interest, options) => read(real?.read(source, interest, options) ?? [], source.size),
  };
  return { path: 'PC-0217.reg', bytes: encode(REG), readers: [reader] };
}

const verdict = (subject: Subject, deep = false) => check(subject, { deep }).violation;

/** Every span of an item moved. */
function moved(item: Item, by: number): Item {
  const change = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(change);
    const all = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));
    if (!('startColumn' in all) || typeof all.startColumn !== 'number') return all;
    return { ...all, startColumn: all.startColumn + by, endColumn: Number(all.endColumn) + by };
  };
  return change(item) as Item;
}

describe('a reader that does nothing wrong', () => {
  it('breaks no promise, and neither does what it says of damage', () => {
    expect(
      verdict(
        planted((items) => items),
        true,
      ),
    ).toBeNull();
    const cut = { path: 'PC-0217.reg', bytes: encode(REG.slice(0, -20)) };
    expect(verdict(cut, true)).toBeNull();
  });
});

describe('a planted fault', () => {
  it('is seen where a reader throws', () => {
    const subject = planted(function* () {
      yield* [];
      throw new TypeError('planted');
    });
    expect(verdict(subject)).toMatchObject({
      invariant: 'internal',
      message: expect.stringMatching(/planted/),
    });
  });

  it('is seen where a reader does not come to its end soon', () => {
    const subject = planted(function* (items) {
      const spent = cpuClock();
      while (spent() < 80);
      yield* items;
    });
    expect(check(subject, { deep: false, longest: 60 }).violation).toMatchObject({ invariant: 'slow' });
  });

  it('is seen where a process holds more than it may, and only where somebody says how much that is', () => {
    const subject = planted((items) => items);
    const violation = { invariant: 'memory', message: expect.stringMatching(/^\d+ MiB$/) };
    expect(check(subject, { deep: false, mostMemory: 1024 }).violation).toMatchObject(violation);
    expect(check(subject, { deep: false }).violation).toBeNull();
  });

  it.each([
    ['a column too far', 1],
    ['columns before the first', -200],
    ['beyond the line', 400],
  ])('is seen where places are %s', (_, by) => {
    const subject = planted(function* (items) {
      for (const item of items) yield moved(item, by);
    });
    expect(verdict(subject)).toMatchObject({ invariant: 'spans' });
  });

  it('is seen where a value is not what stands at its place', () => {
    const subject = planted(function* (items) {
      for (const item of items) {
        if (item.kind !== 'registry' || item.data?.kind !== 'text') yield item;
        else {
          const text = { ...item.data.text, value: item.data.text.value.replace('beta', 'BETA') };
          yield { ...item, data: { ...item.data, text } };
        }
      }
    });
    expect(verdict(subject)).toMatchObject({
      invariant: 'spans',
      message: expect.stringMatching(/is said to be/),
    });
  });

  it('is seen where a reader says that it is unsure, now and then', () => {
    let times = 0;
    const subject = planted(function* (items) {
      yield* items;
      // The run itself is not told: what was said to somebody else is held against it.
      if (++times > 2) yield diagnostic('malformed', 'partial', 'planted', null);
    });
    expect(verdict(subject)).toMatchObject({
      invariant: 'unsure',
      message: expect.stringMatching(/planted/),
    });
  });

  it('is seen where a document is no JSON, and a reader takes it for some', () => {
    const { readers: reading, ...subject } = planted((items) => items);
    const taken = reading?.map((reader) => ({ ...reader, format: 'json' as const }));
    expect(verdict({ ...subject, readers: taken ?? [] })).toMatchObject({
      invariant: 'judge',
      message: expect.stringMatching(/JSON/),
    });
  });

  it('is seen where a document is no XML, and a reader takes it for some', () => {
    const bytes = encode(`<a>\n${REG}`);
    const reader: Reader = {
      ...real,
      format: 'clixml',
      holder: 'client',
      accepts: () => true,
      read: (source, interest, options) => {
        const rest = { ...source, size: source.size - 4 };
        const read = (offset: number, length: number) => source.read(offset + 4, length);
        return real?.read({ ...rest, read }, interest, options) ?? [];
      },
    };
    expect(verdict({ path: 'x.xml', bytes, readers: [reader] })).toMatchObject({
      invariant: 'judge',
      message: expect.stringMatching(/saxes/),
    });
  });

  it.each([
    ['UTF-8', encode(REG.replace('Version', '\0\0\0rsion'))],
    ['UTF-16', encode(REG.replace('Version', '\0\0rsion'), 'utf-16le-bom')],
  ])('is seen where a reader passes over zeros in %s', (_, bytes) => {
    const reader: Reader = {
      ...real,
      accepts: () => true,
      read: (_source, interest, options) =>
        real.read({ ...sourceOf(encode(REG)), path: 'PC-0217.reg' }, interest, options),
    };
    const subject = { path: 'PC-0217.reg', bytes };
    expect(verdict({ ...subject, readers: [reader] })).toMatchObject({
      invariant: 'torn',
      message: expect.stringMatching(/offset \d+/),
    });
    expect(verdict({ ...subject, readers: [{ ...real, accepts: () => true }] })).toBeNull();
  });

  it('is seen where the same bytes do not give the same', () => {
    let times = 0;
    const subject = planted(function* (items) {
      const odd = ++times % 4 === 0;
      for (const item of items) if (!odd || item.kind !== 'registry') yield item;
    });
    expect(verdict(subject)).toMatchObject({ invariant: 'unstable' });
  });

  it('is seen where facts give another report than the export', () => {
    let times = 0;
    const subject = planted(function* (items) {
      // The eighth time it is read for its facts.
      const odd = ++times === 8;
      for (const item of items) if (!odd || item.kind !== 'registry') yield item;
    });
    expect(verdict(subject, true)).toMatchObject({ invariant: 'facts' });
    expect(times).toBe(8);
  });
});
