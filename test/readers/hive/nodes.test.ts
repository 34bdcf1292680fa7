// Keys and their lists: every kind of list, and every way in which one can be broken on the way to our keys.

import { describe, expect, it } from 'vitest';
import { hive } from '../../../src/readers/hive/hive.ts';
import { readAll, shown } from '../../support/bytes.ts';
import { buildHive } from '../../support/hive-bytes.ts';
import { damaged, gapsOf, type Hurt, WANTED } from '../../support/hive-damage.ts';
import { type HiveKey, key, nested, sz } from '../../support/hive-keys.ts';

const realm = sz('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const kerberos = (list: HiveKey['list'] = 'lh') => ({
  ...key('Kerberos', key('MitRealms', realm), key('domain_realm'), key('Ж')),
  list,
});
const hiveWith = (list: HiveKey['list']) =>
  key('ROOT', key('Microsoft', key('Windows', nested('CurrentVersion\\Policies\\System', kerberos(list)))));
const KEY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const VALUE = `HKLM\\SOFTWARE\\${KEY}\\MitRealms : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`;

it.each(['lf', 'lh', 'li', 'ri'] as const)('a list of kind %s is read', (list) => {
  const all = readAll(hive, buildHive(hiveWith(list)).bytes, WANTED);
  expect(all.diagnostics).toEqual([]);
  expect(shown(all.records)).toContain(VALUE);
  expect(shown(all.records)).toContain(`create-key HKLM\\SOFTWARE\\${KEY}\\Ж`);
  expect(all.scopes).toHaveLength(1);
});

describe('a list', () => {
  it.each<[string, (hurt: Hurt) => void, string]>([
    [
      'out of range',
      ({ view, body }) => view.setUint32(body('key Microsoft') + 28, 0x7fffff00, true),
      'where no cell can be',
    ],
    [
      'misaligned',
      ({ view, body }) => view.setUint32(body('key Microsoft') + 28, 0x123, true),
      'where no cell can be',
    ],
    [
      'within the header of a bin',
      ({ view, body }) => view.setUint32(body('key Microsoft') + 28, 0, true),
      'where no cell can be',
    ],
    ['of no kind', ({ view, body }) => view.setUint16(body('list Microsoft'), 0, true), 'lf, lh, li, ri'],
    [
      'of lists, in itself',
      ({ view, body }) => view.setUint16(body('list Microsoft'), 0x6972, true),
      'lf, lh, li, ri',
    ],
    [
      'with more entries than its cell has',
      ({ view, body }) => view.setUint16(body('list Microsoft') + 2, 900, true),
      'claims 900 entries',
    ],
    [
      'shorter than its key says',
      ({ view, body }) => view.setUint32(body('key Microsoft') + 20, 3, true),
      'claims 3 subkeys, and its list has 1',
    ],
    [
      'of which its key says nothing',
      ({ view, body }) => view.setUint32(body('key Microsoft') + 20, 0, true),
      'claims 0 subkeys, and its list has 1',
    ],
    [
      'of values of which its key says nothing',
      ({ view, body }) => view.setUint32(body(`key ${KEY}\\MitRealms`) + 36, 0, true),
      'claims 0 values, and its list has some',
    ],
    [
      'longer than its key says',
      ({ view, body }) => view.setUint32(body(`key ${KEY}`) + 20, 1, true),
      '1 subkeys, and its list more',
    ],
    [
      'that names no key',
      ({ view, body, offset }) =>
        view.setUint32(body('list Microsoft') + 4, offset(`value ${KEY}\\MitRealms : ZSCALERBETA.NET`), true),
      'the cell holds none (nk)',
    ],
    [
      'that names a key of another',
      ({ view, body, offset }) => view.setUint32(body('list Microsoft') + 4, offset(`key ${KEY}`), true),
      'whose parent is another',
    ],
    ['in a free cell', ({ view, body }) => view.setInt32(body('list Microsoft') - 4, 16, true), 'is free'],
    [
      'longer than its bin',
      ({ view, body }) => view.setInt32(body('list Microsoft') - 4, -40960, true),
      'more than its bin has',
    ],
  ])('%s is said, and nothing is said to be absent', (_, hurt, message) => {
    const all = damaged(hiveWith('lh'), hurt);
    expect(gapsOf(all).join('\n')).toContain(message);
    for (const { at, hint } of all.gaps) {
      expect(at).toMatchObject({ region: null });
      expect(hint).not.toBe('');
    }
    expect(all.scopes).toEqual([]);
  });

  it.each<[string, number, (hurt: Hurt) => void]>([
    ['key Microsoft', 28, ({ view, body }) => view.setUint32(body('key Microsoft') + 28, 0x123, true)],
    ['list Microsoft', -4, ({ view, body }) => view.setUint16(body('list Microsoft'), 0, true)],
    ['list Microsoft', 2, ({ view, body }) => view.setUint16(body('list Microsoft') + 2, 900, true)],
    ['key Microsoft', 20, ({ view, body }) => view.setUint32(body('key Microsoft') + 20, 3, true)],
    ['key Microsoft', 20, ({ view, body }) => view.setUint32(body('key Microsoft') + 20, 0, true)],
    ['list Microsoft', -4, ({ view, body }) => view.setInt32(body('list Microsoft') - 4, 16, true)],
    ['list Microsoft', 4, ({ view, body }) => view.setUint32(body('list Microsoft') + 4, 0x123, true)],
    [
      'list Microsoft',
      4,
      ({ view, body, offset }) => view.setUint32(body('list Microsoft') + 4, offset(`key ${KEY}`), true),
    ],
    [`key ${KEY}`, 72, ({ view, body }) => view.setUint16(body(`key ${KEY}`) + 72, 900, true)],
    [
      `key ${KEY}\\MitRealms`,
      36,
      ({ view, body }) => view.setUint32(body(`key ${KEY}\\MitRealms`) + 36, 0, true),
    ],
  ])('that is broken is said at the bytes that are wrong: %s, %i', (what, from, hurt) => {
    let place = 0;
    const all = damaged(hiveWith('lh'), (hive) => {
      hurt(hive);
      place = hive.body(what) + from;
    });
    expect(all.gaps.map(({ at }) => at)).toContainEqual({ start: place, end: place + 4, region: null });
  });

  it('of lists may hold a broken one: its sisters are read', () => {
    const all = damaged(hiveWith('ri'), ({ view, body }) => view.setUint16(body(`list ${KEY} 1`), 0, true));
    expect(shown(all.records)).toContain(VALUE);
    expect(all.gaps).toHaveLength(1);
  });

  it('of lists may hold an empty one', () => {
    const all = damaged(hiveWith('ri'), ({ view, body }) =>
      view.setUint16(body(`list ${KEY} 1`) + 2, 0, true),
    );
    expect(gapsOf(all).join('\n')).toContain('without entries');
  });

  it('that is broken where nobody looks hides nothing', () => {
    const root = key(
      'ROOT',
      key('Microsoft', key('Windows', nested('CurrentVersion\\Policies\\System', kerberos()))),
      nested('Vendor\\Product\\Part'),
    );
    const all = damaged(root, ({ view, body }) =>
      view.setUint32(body('key Vendor\\Product') + 28, 0x7fffff00, true),
    );
    expect(shown(all.records)).toContain(VALUE);
    expect(all.gaps).toEqual([]);
  });
});
