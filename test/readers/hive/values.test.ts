// Values: where their data may lie, all types, big data, and every claim that a cell does not bear out.

import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { hive } from '../../../src/readers/hive/hive.ts';
import { decodeUtf16 } from '../../../src/readers/text/decode.ts';
import { readAll, shown } from '../../support/bytes.ts';
import { buildHive } from '../../support/hive-bytes.ts';
import { damaged, gapsOf, type Hurt, WANTED } from '../../support/hive-damage.ts';
import { type HiveValue, key, multi, sz, utf16 } from '../../support/hive-keys.ts';

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
const root = (...values: HiveValue[]) => key('MitRealms', ...values);
const values = (...all: HiveValue[]) => shown(readAll(hive, buildHive(root(...all)).bytes, WANTED).records);
const raw = (type: number, ...bytes: number[]): HiveValue => ({
  name: 'v',
  type,
  data: Uint8Array.from(bytes),
});

describe('data', () => {
  it.each<[HiveValue, string]>([
    [raw(0), 'REG_NONE = 0 bytes'],
    [sz('v', ''), 'REG_SZ = ""'],
    [sz('v', 'a'), 'REG_SZ = "a"'],
    [sz('v', 'abc'), 'REG_SZ = "abc"'],
    [{ ...sz('v', '%x%'), type: 2 }, 'REG_EXPAND_SZ = "%x%"'],
    [raw(3, 1, 2, 3), 'REG_BINARY = 3 bytes'],
    [raw(4, 1, 2, 0, 0), 'REG_DWORD = 513'],
    [raw(5, 0, 0, 2, 1), 'REG_DWORD_BIG_ENDIAN = 513'],
    [raw(6, 1), 'REG_LINK = 1 bytes'],
    [multi('v', 'a', '', 'b'), 'REG_MULTI_SZ = ["a","","b"]'],
    [raw(11, 0, 0, 0, 0, 1, 0, 0, 0), 'REG_QWORD = 4294967296'],
    [raw(0x20000, 1), 'REG_TYPE_131072 = 1 bytes'],
  ])('%o', (value, expected) => {
    expect(values(value)).toEqual([`HKLM\\${KEY} : v ${expected}`]);
  });

  it('has names in Latin-1 and in UTF-16', () => {
    expect(values(sz('é\u00a0', '1'), sz('Жя', '2'), sz('', '3'))).toEqual(
      ['é\u00a0', 'Жя', ''].map((name, i) => `HKLM\\${KEY} : ${name} REG_SZ = "${i + 1}"`),
    );
  });

  it('keeps half a surrogate pair', () => {
    expect(values({ name: 'v', type: 1, data: utf16('a\ud800b\0') })).toEqual([
      `HKLM\\${KEY} : v REG_SZ = "a\\ud800b"`,
    ]);
  });
});

describe('big data', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x41 + (i % 50))).join('');

  it.each([3, 4, 5])('is read in version 1.%i, with its places', (minor) => {
    const { bytes } = buildHive(root(sz('v', text), multi('w', text, 'end')), { minor });
    const all = readAll(hive, bytes, WANTED);
    expect(all.diagnostics).toEqual([]);
    const [first, second] = all.records;
    if (first?.data?.kind !== 'text' || second?.data?.kind !== 'list') throw new Error('no text, no list');
    expect(first.data.text.value).toBe(text);
    expect(second.data.items.map((item) => item.value)).toEqual([text, 'end']);
    for (const from of [0, 8000, 8171, 8172, 9000, 16_343, 16_344, 19_996]) {
      const part = sub(first.data.text, from, from + 1);
      expect(decodeUtf16(bytes.slice(part.at.start, part.at.end))).toBe(text[from]);
    }
    const last = second.data.items[1];
    expect(decodeUtf16(bytes.slice(last?.at.start, last?.at.end))).toBe('end');
  });

  it('as bytes has the place of its first segment', () => {
    const { bytes, at } = buildHive(root({ name: 'v', type: 3, data: new Uint8Array(40_000) }));
    const data = readAll(hive, bytes, WANTED).records[0]?.data;
    const start = at('segment 0  : v') + 4;
    expect(data).toEqual({ kind: 'bytes', length: 40_000, at: { start, end: start + 16_344, region: null } });
  });

  it.each<[string, (hurt: Hurt) => void, string]>([
    [
      'too few segments',
      ({ view, body }) => view.setUint16(body('data  : v') + 2, 2, true),
      'need 3 segments, and 2 are named',
    ],
    ['no list', ({ view, body }) => view.setUint32(body('data  : v') + 4, 4, true), 'the list of segments'],
    [
      'a short list',
      ({ view, body, offset }) => view.setUint32(body('data  : v') + 4, offset('values '), true),
      'list of 3 segments is too short',
    ],
    [
      'a segment out of range',
      ({ view, body }) => view.setUint32(body('segments  : v') + 4, 0x7fffff00, true),
      'a segment of a value is said',
    ],
    [
      'a short segment',
      ({ view, body, offset }) => view.setUint32(body('segments  : v'), offset('value  : v'), true),
      'a segment of 16344 bytes is too short',
    ],
    ['no sign of any', ({ view, body }) => view.setUint16(body('data  : v'), 0, true), 'its cell has 12'],
  ])('with %s is damaged', (_, hurt, message) => {
    const all = damaged(root({ name: 'v', type: 3, data: new Uint8Array(40_000) }), hurt);
    expect(gapsOf(all).join('\n')).toContain(message);
    expect(all.records).toEqual([]);
    expect(all.scopes).toEqual([]);
  });
});

describe('a value', () => {
  it.each<[string, (hurt: Hurt) => void, string]>([
    ['is no value', ({ view, body }) => view.setUint16(body('value  : v'), 0, true), '(vk)'],
    [
      'lies out of range',
      ({ view, body }) => view.setUint32(body('values '), 0x7fffff00, true),
      'a value is said',
    ],
    [
      'has a name beyond its cell',
      ({ view, body }) => view.setUint16(body('value  : v') + 2, 999, true),
      'name of a value claims 999',
    ],
    [
      'holds more than a field of 4',
      ({ view, body }) => view.setUint32(body('value  : v') + 4, 0x80000005, true),
      'claims to hold 5 bytes',
    ],
    [
      'claims more than was read',
      ({ view, body }) => view.setUint32(body('value  : v') + 4, 0x7fffffff, true),
      'more than were read',
    ],
    [
      'claims more than its cell has',
      ({ view, body }) => view.setUint32(body('value  : v') + 4, 2000, true),
      '2000 bytes of data, and its cell has',
    ],
    [
      'has data out of range',
      ({ view, body }) => view.setUint32(body('value  : v') + 8, 3, true),
      'the data of a value is said',
    ],
    [
      'is listed twice',
      ({ view, body, offset }) => view.setUint32(body('values ') + 4, offset('value  : v'), true),
      'names one twice',
    ],
    [
      'is one of more than are listed',
      ({ view, body }) => view.setUint32(body('key ') + 36, 5000, true),
      'claims 5000 values',
    ],
    [
      'has no list',
      ({ view, body }) => view.setUint32(body('key ') + 40, 0xffffffff, true),
      'a list of values is said',
    ],
  ])('that %s is damaged', (_, hurt, message) => {
    const all = damaged(root(sz('v', 'some text'), sz('w', 'more text')), hurt);
    expect(gapsOf(all).join('\n')).toContain(message);
    expect(all.scopes).toEqual([]);
    for (const { at } of all.gaps) expect(at?.start).toBeGreaterThan(4096);
  });
});

describe('what is damaged of a value', () => {
  const long = sz('big', 'x'.repeat(20_000));
  it.each<[string, number, (hurt: Hurt) => void]>([
    ['key ', 36, ({ view, body }) => view.setUint32(body('key ') + 36, 5000, true)],
    ['key ', 40, ({ view, body }) => view.setUint32(body('key ') + 40, 0x123, true)],
    ['values ', 0, ({ view, body }) => view.setUint32(body('values '), 0x123, true)],
    ['value  : v', -4, ({ view, body }) => view.setUint16(body('value  : v'), 0, true)],
    ['value  : v', 2, ({ view, body }) => view.setUint16(body('value  : v') + 2, 999, true)],
    ['value  : v', 4, ({ view, body }) => view.setUint32(body('value  : v') + 4, 0x80000005, true)],
    ['value  : v', 4, ({ view, body }) => view.setUint32(body('value  : v') + 4, 0x7fffffff, true)],
    ['value  : v', 4, ({ view, body }) => view.setUint32(body('value  : v') + 4, 2000, true)],
    ['value  : v', 8, ({ view, body }) => view.setUint32(body('value  : v') + 8, 3, true)],
    ['data  : big', 2, ({ view, body }) => view.setUint16(body('data  : big') + 2, 2, true)],
    ['data  : big', 4, ({ view, body }) => view.setUint32(body('data  : big') + 4, 3, true)],
    ['segments  : big', 4, ({ view, body }) => view.setUint32(body('segments  : big') + 4, 3, true)],
  ])('is said at the bytes that are wrong: %s, %i', (what, from, hurt) => {
    let place = 0;
    const all = damaged(root(sz('v', 'some text'), long), (hive) => {
      hurt(hive);
      place = hive.body(what) + from;
    });
    expect(all.gaps.map(({ at }) => at)).toContainEqual({ start: place, end: place + 4, region: null });
  });

  it('is not that it has no data, which then is nothing at the place of its field', () => {
    let place = 0;
    const all = damaged(root(sz('v', 'some text')), ({ view, body }) => {
      view.setUint32(body('value  : v') + 4, 0, true);
      place = body('value  : v') + 8;
    });
    expect(all.gaps).toEqual([]);
    expect(all.records).toMatchObject([
      { data: { kind: 'text', text: { value: '', at: { start: place, end: place } } } },
    ]);
  });
});
