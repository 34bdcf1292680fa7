// The header of a hive: versions, sums, sequence numbers, sizes.

import { describe, expect, it } from 'vitest';
import { hive } from '../../../src/readers/hive/hive.ts';
import { fixture, readAll } from '../../support/bytes.ts';
import { seal } from '../../support/hive-bytes.ts';

function changed(change: (view: DataView, bytes: Uint8Array) => void, sealed = true) {
  const bytes = fixture('hive/SYSTEM').slice();
  change(new DataView(bytes.buffer), bytes);
  if (sealed) seal(bytes);
  return readAll(hive, bytes, undefined, {}, true);
}

describe('a header', () => {
  it.each([3, 4, 5, 6])('of version 1.%i is read', (minor) => {
    expect(changed((view) => view.setUint32(24, minor, true)).diagnostics).toEqual([]);
  });

  it.each([
    [1, 2],
    [1, 7],
    [2, 5],
  ])('of version %i.%i is not', (major, minor) => {
    const { items, gaps } = changed((view) => {
      view.setUint32(20, major, true);
      view.setUint32(24, minor, true);
    });
    expect(items).toHaveLength(1);
    expect(gaps).toMatchObject([
      { code: 'unsupported', effect: 'unreadable', at: { start: 20, end: 28, region: null } },
    ]);
    expect(gaps[0]?.message).toContain(`${major}.${minor}`);
  });

  it('with two sequence numbers lacks what its logs hold, so that nothing is known to be absent', () => {
    const all = changed((view) => view.setUint32(8, 76, true));
    expect(all.gaps).toMatchObject([{ code: 'not-read', effect: 'partial', at: { start: 4, end: 12 } }]);
    expect(all.gaps[0]?.message).toContain('77 and 76');
    expect(all.records.length).toBeGreaterThan(0);
    expect(all.scopes).toEqual([]);
  });

  it('with a wrong sum is damaged, and what follows is read all the same', () => {
    const all = changed((view) => view.setUint32(44, 2, true), false);
    expect(all.gaps).toMatchObject([{ code: 'bad-header', effect: 'partial', at: { start: 508, end: 512 } }]);
    expect(all.records.length).toBeGreaterThan(0);
    expect(all.scopes).toEqual([]);
  });

  it.each([
    ['zero', 0, 1],
    ['all ones', 0xffffffff, 0xfffffffe],
  ])('never has a sum of %s', (_, sum, stored) => {
    const all = changed((view) => {
      view.setUint32(504, 0, true);
      let rest = 0;
      for (let at = 0; at < 508; at += 4) rest ^= view.getUint32(at, true);
      view.setUint32(504, (rest ^ sum) >>> 0, true);
      view.setUint32(508, stored, true);
    }, false);
    expect(all.diagnostics).toEqual([]);
  });

  it('that claims more than there is was cut', () => {
    const { gaps, scopes } = changed((view) => view.setUint32(40, 1024 * 1024, true));
    expect(gaps.map(({ code }) => code)).toContain('truncated');
    expect(scopes).toEqual([]);
  });

  it('that stands alone is no hive', () => {
    for (const size of [4, 511, 4095, 4096]) {
      const { items } = readAll(hive, fixture('hive/SYSTEM').slice(0, size));
      expect(items).toMatchObject([
        { code: 'truncated', effect: 'unreadable', at: { start: size, end: size } },
      ]);
    }
  });

  it.each([
    ['no time', 0n],
    ['a time after all times', 0xffff_ffff_ffff_ffffn],
  ])('with %s gives none', (_, ticks) => {
    const client = changed((view) => view.setBigUint64(12, ticks, true)).items.find(
      ({ kind }) => kind === 'client',
    );
    expect(client).toMatchObject({ name: { value: 'WS-0042' }, time: null });
  });
});
