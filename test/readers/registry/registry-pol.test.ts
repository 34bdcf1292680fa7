// Registry.pol: records by size, spans in bytes, every way in which a file can be broken.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryRecord } from '../../../src/model/record.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { byteWindow } from '../../../src/readers/registry/pol-bytes.ts';
import { registryPol } from '../../../src/readers/registry/registry-pol.ts';
import { decodeUtf16 } from '../../../src/readers/text/decode.ts';
import { anyText } from '../../support/any-text.ts';
import { fixture, readAll, shown, sourceOf } from '../../support/bytes.ts';
import { CORPUS, corpusFiles, WHY_SKIPPED } from '../../support/corpus.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough, STEP } from '../../support/thorough.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const HEADER = Buffer.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]);

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const text = (value: string) => utf16(`${value}\0`);

function uint32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function encoded({ key, name, type, data }: Entry): Buffer {
  const semicolon = utf16(';');
  return Buffer.concat([
    utf16('['),
    text(key),
    semicolon,
    text(name),
    semicolon,
    uint32(type),
    semicolon,
    uint32(data.length),
    semicolon,
    data,
    utf16(']'),
  ]);
}

function pol(...entries: Entry[]): Uint8Array {
  return Uint8Array.from(Buffer.concat([HEADER, ...entries.map(encoded)]));
}

function sz(name: string, value: string, key = `${KEY}\\MitRealms`): Entry {
  return { key, name, type: 1, data: text(value) };
}

describe('a whole file', () => {
  const bytes = fixture('registry-pol/zscaler.pol');

  it('yields the wanted settings and covers its side', () => {
    const read = readAll(registryPol, bytes);
    expect(shown(read.records)).toEqual([
      `?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\MitRealms : ZSCALERTHREE.NET REG_SZ = "<k>kerberos.zscalerthree.net</k>"`,
      `?\\${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\domain_realm : ZSCALERTHREE.NET REG_SZ = ".zscalerthree.net; .gateway.zscalerthree.net"`,
    ]);
    expect(read.diagnostics).toEqual([]);
    expect(read.scopes.map((scope) => scope.covers)).toEqual([{ what: 'gpo-side' }]);
  });

  it('gives every text its bytes', () => {
    for (const record of readAll(registryPol, bytes).records) {
      const parts = [
        record.keyPath,
        record.valueName,
        record.data?.kind === 'text' ? record.data.text : null,
      ];
      for (const part of parts) {
        if (!part) continue;
        expect(decodeUtf16(bytes.slice(part.at.start, part.at.end))).toBe(part.value);
        expect(part.at.region).toBeNull();
        expect(part.segments).toBeUndefined();
      }
      expect(decodeUtf16(bytes.slice(record.at.start, record.at.start + 2))).toBe('[');
      expect(decodeUtf16(bytes.slice(record.at.end - 2, record.at.end))).toBe(']');
    }
  });

  it('is accepted by its first bytes', () => {
    expect(registryPol.accepts(headOf(sourceOf(bytes)))).toBe(true);
    expect(registryPol.accepts(headOf(sourceOf(bytes.slice(0, 3))))).toBe(false);
  });

  it('may be its header alone', () => {
    const read = readAll(registryPol, fixture('registry-pol/header-only.pol'));
    expect(read.items.map((item) => item.kind)).toEqual(['scope']);
  });
});

describe('data', () => {
  const one = (type: number, data: Uint8Array): ReturnType<typeof readAll> =>
    readAll(registryPol, pol({ key: KEY, name: 'value', type, data }));

  it.each<[string, number, Uint8Array, string]>([
    ['brackets and semicolons', 1, text('a;b];[c'), 'REG_SZ = "a;b];[c"'],
    ['a NUL within', 1, text('a\0b'), 'REG_SZ = "a\\u0000b"'],
    ['one NUL too many', 1, text('a\0'), 'REG_SZ = "a\\u0000"'],
    ['no NUL', 2, utf16('a'), 'REG_EXPAND_SZ = "a"'],
    ['nothing', 1, new Uint8Array(0), 'REG_SZ = ""'],
    ['a list', 7, text('a\0b\0'), 'REG_MULTI_SZ = ["a","b"]'],
    ['a list with an empty end', 7, text('a\0\0'), 'REG_MULTI_SZ = ["a",""]'],
    ['an empty list', 7, text('\0'), 'REG_MULTI_SZ = []'],
    ['a list without its end', 7, utf16('a\0b'), 'REG_MULTI_SZ = ["a","b"]'],
    ['a big-endian number', 5, Uint8Array.of(0, 0, 1, 2), 'REG_DWORD_BIG_ENDIAN = 258'],
    ['a long number', 11, Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0), 'REG_QWORD = 4294967297'],
    ['bytes', 3, Uint8Array.of(1, 2, 3), 'REG_BINARY = 3 bytes'],
    ['a type without a name', 77, Uint8Array.of(1), 'REG_TYPE_77 = 1 bytes'],
  ])('%s', (_, type, data, expected) => {
    const read = one(type, data);
    expect(shown(read.records)).toEqual([`?\\${KEY} : value ${expected}`]);
    expect(read.diagnostics).toEqual([]);
  });

  it.each<[string, number, Uint8Array, string]>([
    ['half a unit', 1, Uint8Array.of(0x61, 0, 0x62), 'REG_SZ = "a"'],
    ['half a unit of a list', 7, Uint8Array.of(0x61, 0, 0x62), 'REG_MULTI_SZ = ["a"]'],
    ['a number of three bytes', 4, Uint8Array.of(1, 0, 0), 'REG_DWORD = 3 bytes'],
  ])('%s is said', (_, type, data, expected) => {
    const read = one(type, data);
    expect(shown(read.records)).toEqual([`?\\${KEY} : value ${expected}`]);
    expect(read.gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(read.gaps[0]?.at?.end).toBe((read.gaps[0]?.at?.start ?? 0) + data.length);
  });

  it('keeps lone surrogates', () => {
    expect(shown(one(1, utf16('a\ud800b\0')).records)).toEqual([`?\\${KEY} : value REG_SZ = "a\\ud800b"`]);
  });

  it('of absurd size is left alone, and that is said', () => {
    const read = one(3, new Uint8Array(16 * 1024 * 1024 + 1));
    expect(read.records).toEqual([]);
    expect(read.gaps).toMatchObject([{ code: 'too-large', effect: 'partial' }]);
  });
});

describe('directives', () => {
  const order = (name: string, data: Uint8Array = text(' '), type = 1, key = KEY) =>
    readAll(registryPol, pol({ key, name, type, data }));

  it.each<[string, string[]]>([
    ['**del.MitRealms_Enabled', [`delete-value ?\\${KEY} : MitRealms_Enabled`]],
    ['**DelVals.', [`delete-all-values ?\\${KEY}`]],
    ['**SecureKey', [`secure-key ?\\${KEY}`]],
    ['**SecureKey=1', [`secure-key ?\\${KEY}`]],
  ])('%s', (name, expected) => {
    const read = order(name);
    expect(shown(read.records)).toEqual(expected);
    expect(read.records.every((record) => record.data === null && record.type === null)).toBe(true);
  });

  it('**soft sets a value that is not there', () => {
    expect(shown(order('**soft.MitRealms_Enabled', uint32(1), 4).records)).toEqual([
      `set-if-absent ?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
    ]);
  });

  it('**DeleteValues names its values in the data', () => {
    const read = order('**DeleteValues', text('MitRealms_Enabled; domain_realm_Enabled'));
    expect(shown(read.records)).toEqual([
      `delete-value ?\\${KEY} : MitRealms_Enabled`,
      `delete-value ?\\${KEY} : domain_realm_Enabled`,
    ]);
  });

  it('**DeleteKeys below a key that nobody wants can name one that is wanted', () => {
    const above = KEY.slice(0, KEY.lastIndexOf('\\'));
    const read = order('**DeleteKeys', text('Kerberos;Audit'), 1, above);
    expect(shown(read.records)).toEqual([`delete-key ?\\${above}\\Kerberos`]);
    expect(order('**del.x', text(' '), 1, above).items.map((item) => item.kind)).toEqual(['scope']);
    // The backslash between the two names stands nowhere.
    expect(read.records[0]?.keyPath.segments?.map(({ linear }) => linear)).toEqual([true, false, true]);
  });

  it('that set a value say what is wrong with its data, where somebody wants it', () => {
    const gaps = (key: string) => order('**soft.x', Uint8Array.of(1), 4, key).gaps.map(({ code }) => code);
    expect(gaps(KEY)).toEqual(['bad-value']);
    expect(gaps('Software\\Contoso')).toEqual([]);
  });

  it('that delete have no data to be wrong', () => {
    expect(order('**del.x', Uint8Array.of(1), 1).gaps).toEqual([]);
    expect(order('**DeleteValues', text(' ')).items.map((item) => item.kind)).toEqual(['scope']);
  });

  it('that name nothing readable are said', () => {
    const read = order('**DeleteValues', Uint8Array.of(1), 3);
    expect(read.records).toEqual([]);
    expect(read.gaps.map((gap) => gap.code)).toEqual(['bad-value']);
  });

  it('that nobody knows are said, and are no values', () => {
    const read = order('**delvalue.ZSCALERBETA.NET');
    expect(read.records).toEqual([]);
    expect(read.gaps.map((gap) => gap.code)).toEqual(['bad-value']);
    expect(order('**delvalue.x', text(' '), 1, 'Software\\Contoso').gaps).toEqual([]);
  });

  it('a record of a key alone creates it', () => {
    const data = new Uint8Array(0);
    const read = readAll(
      registryPol,
      pol({ key: KEY, name: '', type: 0, data }, { key: KEY, name: '', type: 1, data }),
    );
    expect(shown(read.records)).toEqual([`create-key ?\\${KEY}`, `?\\${KEY} :  REG_SZ = ""`]);
    const named = pol(
      { key: KEY, name: 'x', type: 0, data },
      { key: KEY, name: '', type: 0, data: Uint8Array.of(1) },
    );
    expect(shown(readAll(registryPol, named).records)).toEqual([
      `?\\${KEY} : x REG_NONE = 0 bytes`,
      `?\\${KEY} :  REG_NONE = 1 bytes`,
    ]);
  });
});

describe('a broken file', () => {
  const good = pol(sz('ZSCALERTHREE.NET', '<k>kerberos.zscalerthree.net</k>'));
  const changed = (change: (bytes: Uint8Array) => void) => {
    const bytes = good.slice();
    change(bytes);
    return readAll(registryPol, bytes);
  };
  const semicolons = [...good.keys()].filter((i) => i % 2 === 0 && good[i] === 0x3b && good[i + 1] === 0);

  it('without the signature is unreadable', () => {
    const read = readAll(registryPol, Uint8Array.of(0x50, 0x4b, 3, 4, 1, 0, 0, 0));
    expect(read.items).toHaveLength(1);
    expect(read.gaps[0]).toMatchObject({ code: 'bad-header', effect: 'unreadable' });
    expect(read.gaps[0]?.message).toContain('50 4b 03 04');
  });

  it('is cut off where its first bytes are the signature, or its beginning', () => {
    for (const size of [3, 4, 7]) {
      const read = readAll(registryPol, good.slice(0, size));
      expect(read.items).toMatchObject([{ code: 'truncated', effect: 'unreadable' }]);
    }
    const read = readAll(registryPol, Uint8Array.of(0x50, 0x4b));
    expect(read.items).toMatchObject([{ code: 'bad-header', effect: 'unreadable' }]);
  });

  it('of another version is unreadable', () => {
    const read = changed((bytes) => bytes.set([2], 4));
    expect(read.items).toHaveLength(1);
    expect(read.gaps[0]).toMatchObject({ code: 'bad-header', effect: 'unreadable' });
  });

  it('that claims more data than it has says where', () => {
    const at = (semicolons[3] ?? 0) - 4;
    const read = changed((bytes) => bytes.set([0xff, 0xff], at));
    expect(read.records).toEqual([]);
    expect(read.scopes).toEqual([]);
    expect(read.gaps).toMatchObject([
      { code: 'truncated', effect: 'partial', at: { start: at, end: at + 4 } },
    ]);
  });

  it.each([
    ['opening bracket', 8],
    ['first semicolon', semicolons[0] ?? 0],
    ['second semicolon', semicolons[1] ?? 0],
    ['third semicolon', semicolons[2] ?? 0],
    ['fourth semicolon', semicolons[3] ?? 0],
    ['closing bracket', good.length - 2],
  ])('without its %s says where', (_, at) => {
    const read = changed((bytes) => bytes.set([0x21], at));
    expect(read.gaps).toMatchObject([
      { code: 'malformed', effect: 'partial', at: { start: at, end: at + 2 } },
    ]);
    expect(read.scopes).toEqual([]);
  });

  it.each([
    ['key', utf16('[')],
    ['value', Buffer.concat([utf16('['), text(KEY), utf16(';')])],
  ])('with a name of a %s that never ends says where', (_, before) => {
    const start = HEADER.length + before.length;
    const of = (length: number) => {
      const endless = Buffer.concat([HEADER, before, Buffer.alloc(length, 0x41)]);
      return readAll(registryPol, Uint8Array.from(endless)).gaps;
    };
    expect(of(65_538)).toMatchObject([{ code: 'malformed', effect: 'partial', at: { start } }]);
    // No longer than a name may be: the rest of it may just be missing.
    expect(of(65_536)).toMatchObject([
      { code: 'truncated', effect: 'partial', at: { start: start + 65_536 } },
    ]);
  });

  it('keeps what stands before the break', () => {
    const bytes = pol(sz('A.EXAMPLE', 'a'), sz('B.EXAMPLE', 'b')).slice(0, -2);
    const read = readAll(registryPol, bytes);
    expect(read.records.map((record) => record.valueName?.value)).toEqual(['A.EXAMPLE']);
    expect(read.gaps).toMatchObject([{ code: 'truncated', effect: 'partial', at: { start: bytes.length } }]);
  });
});

it('a cut anywhere but at the end of a record is no whole side', () => {
  const bytes = fixture('registry-pol/zscaler.pol');
  // The format by itself: a record is two NUL-terminated names, two numbers and that many bytes.
  const ends = new Set([8]);
  for (let at = 8; at < bytes.length; ) {
    let names = 0;
    for (at += 2; names < 2; at += 2) {
      if (bytes[at] === 0 && bytes[at + 1] === 0) {
        names++;
        at += 2;
      }
    }
    at += 6;
    at += 4 + 2 + new DataView(bytes.buffer).getUint32(at, true) + 2;
    ends.add(at);
  }
  expect(ends.size).toBe(7);
  expect(ends.has(bytes.length)).toBe(true);
  for (let size = 4; size <= bytes.length; size += STEP) {
    const read = readAll(registryPol, bytes.slice(0, size));
    expect([size, read.scopes.length]).toEqual([size, ends.has(size) ? 1 : 0]);
    expect([size, read.gaps.length]).toEqual([size, ends.has(size) ? 0 : 1]);
  }
});

itThorough('reads back what was written, over the borders of its window too', () => {
  const name = anyText(30).map((s) => s.replaceAll('\0', '').replace(/^\*\*/, ''));
  const entry = fc.record({
    name,
    value: anyText(40_000),
    multiple: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
      const bytes = pol(
        ...entries.map(({ name, value, multiple }) => ({ ...sz(name, value), type: multiple ? 7 : 2 })),
      );
      const { records, gaps } = readAll(registryPol, bytes);
      expect(gaps).toEqual([]);
      const wanted = entries.map(({ name, value, multiple }) => [name, multiple ? 'list' : value]);
      expect(records.map((record) => [record.valueName?.value, textOf(record)])).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
});

function textOf(record: RegistryRecord): string | undefined {
  return record.data?.kind === 'text' ? record.data.text.value : record.data?.kind;
}

describe(`samples${WHY_SKIPPED}`, () => {
  const files = [...corpusFiles('real', /\.pol$/i), ...corpusFiles('produced', /\.pol(\.SAMBABACKUP)?$/i)];
  it.skipIf(files.length === 0)('of Windows and Samba are read to their end', () => {
    expect(files.length).toBeGreaterThan(70);
    for (const path of files) {
      const bytes = Uint8Array.from(readFileSync(path));
      const read = readAll(registryPol, bytes, ['']);
      expect([path, registryPol.accepts(headOf(sourceOf(bytes)))]).toEqual([path, true]);
      expect([path, read.diagnostics]).toEqual([path, []]);
      expect([path, read.scopes.length]).toEqual([path, 1]);
    }
  });

  it.skipIf(files.length === 0)('hold what Samba was told to write', () => {
    const path = `${CORPUS}/produced/samba-ad/good/good.gpo417/Registry.pol`;
    const read = readAll(registryPol, Uint8Array.from(readFileSync(path)));
    expect(shown(read.records)).toEqual([
      `?\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
      `?\\${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `?\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_SZ = ".zscalerbeta.net; .gateway.zscalerbeta.net"`,
    ]);
  });
});

describe('the window', () => {
  it('copies for keeps what a Buffer held that is used again', () => {
    const room = Buffer.alloc(8);
    const read = (offset: number, length: number) => room.fill(offset + 1).subarray(0, length);
    const window = byteWindow({ path: 'one.pol', size: 64, read }, 4);
    const first = window.copy(0, 4);
    expect(window.unit(8)).toBe(0x0909);
    expect([...first]).toEqual([1, 1, 1, 1]);
  });

  const entries = fc.record({
    key: fc.constantFrom(
      KEY,
      `${KEY}\\MitRealms`,
      'Software\\Policies\\Other',
      'Software\\Policies\\othe',
      '',
    ),
    name: fc.constantFrom('a', '**del.a', '**DeleteKeys', ''),
    type: fc.constantFrom(1, 3, 4),
    data: fc.uint8Array({ maxLength: 9 }),
  });

  it.each([2, 3, 64, 4096])('of %i bytes answers as one that holds the file', (windowBytes) => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 5 }), fc.nat(), fc.nat(), (given, a, b) => {
        const bytes = pol(...given);
        const [small, whole] = [byteWindow(sourceOf(bytes), windowBytes), byteWindow(sourceOf(bytes))];
        const [from, to] = [a % bytes.length, b % bytes.length].sort((x, y) => x - y) as [number, number];
        for (const at of [from, to, bytes.length - 1, from]) {
          expect(small.unit(at)).toBe(whole.unit(at));
          expect(small.uint32(at)).toBe(whole.uint32(at));
          expect(small.findNul(at, to - from)).toBe(whole.findNul(at, to - from));
          // What it cannot hold at once it may call different, never the same.
          if (small.same(from, at, 6)) expect(whole.same(from, at, 6)).toBe(true);
        }
        expect(small.copy(from, to)).toEqual(bytes.slice(from, to));
      }),
    );
  });

  it('tells keys apart that differ in one letter, and reads each of those that are wanted', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 8 }), (given) => {
        const read = readAll(registryPol, pol(...given));
        const alone = given.flatMap((entry) => shown(readAll(registryPol, pol(entry)).records));
        expect(shown(read.records)).toEqual(alone);
      }),
    );
  });

  itThorough('costs by the length of the file', () => {
    const of = (count: number) => {
      const other = encoded({
        key: `Software\\Policies\\Other`,
        name: 'value',
        type: 1,
        data: text('some text'),
      });
      return Uint8Array.from(Buffer.concat([HEADER, ...Array.from({ length: count }, () => other)]));
    };
    const [small, large] = [of(20_000), of(200_000)];
    readAll(registryPol, small);
    const first = cpuClock();
    readAll(registryPol, small);
    const ms = Math.max(first(), 10);
    const second = cpuClock();
    readAll(registryPol, large);
    expect(second()).toBeLessThan(ms * 40);
  });
});
