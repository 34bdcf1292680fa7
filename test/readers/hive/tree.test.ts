// The tree of keys: no root, circles, depth, doubles; none of them ends in an exception or without an end.

import { describe, expect, it } from 'vitest';
import { hive } from '../../../src/readers/hive/hive.ts';
import { readAll, shown } from '../../support/bytes.ts';
import { kerberosKey } from '../../support/formats/hive.ts';
import { buildHive, seal } from '../../support/hive-bytes.ts';
import { damaged, gapsOf, type Hurt, WANTED } from '../../support/hive-damage.ts';
import { key, nested, sz } from '../../support/hive-keys.ts';
import { itThorough } from '../../support/thorough.ts';

const kerberos = kerberosKey({
  mitRealms: [{ name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalerbeta.net</k>' }],
  domainRealm: [],
  mitRealmsEnabled: true,
});

describe('the root', () => {
  it.each<[string, (hurt: Hurt) => void]>([
    ['out of range', ({ view }) => view.setUint32(36, 0x00ffff00, true)],
    ['no key', ({ view, body }) => view.setUint16(body('key '), 0, true)],
    ['free', ({ view, body }) => view.setInt32(body('key ') - 4, 88, true)],
  ])('that is %s ends it', (_, hurt) => {
    const all = damaged(kerberos, (places) => {
      hurt(places);
      seal(new Uint8Array(places.view.buffer));
    });
    expect(all.items).toHaveLength(1);
    expect(all.gaps).toMatchObject([{ code: 'malformed', effect: 'unreadable' }]);
    expect(all.gaps[0]?.message).toMatch(/no root key: at offset \d+ \(0x/);
  });

  it('that is not marked as one is none, but what lies below it is read', () => {
    const all = damaged(kerberos, ({ view, body }) => view.setUint16(body('key ') + 2, 0x20, true));
    expect(all.gaps).toMatchObject([{ code: 'malformed', effect: 'unreadable', at: { start: 4128 } }]);
    expect(all.records).toHaveLength(4);
    expect(all.scopes).toEqual([]);
  });
});

describe('a key', () => {
  it('that is listed below itself ends there', () => {
    const all = damaged(kerberos, ({ view, body, offset }) => {
      view.setUint32(body('key MitRealms') + 20, 1, true);
      view.setUint32(body('key MitRealms') + 28, offset('list '), true);
    });
    expect(gapsOf(all).length).toBeGreaterThan(0);
    expect(all.records.length).toBeGreaterThan(2);
    expect(all.scopes).toEqual([]);
  });

  it('that is its own parent and child ends there', () => {
    const all = damaged(kerberos, ({ view, body, offset }) => {
      const list = body('list ');
      for (let i = 0; i < 2; i++) view.setUint32(list + 4 + i * 8, offset('key MitRealms'), true);
      view.setUint32(body('key MitRealms') + 16, offset('key MitRealms'), true);
      view.setUint32(body('key MitRealms') + 20, 2, true);
      view.setUint32(body('key MitRealms') + 28, offset('list '), true);
    });
    expect(all.gaps.length).toBeGreaterThan(0);
  });

  it('that is listed twice is said', () => {
    const all = damaged(kerberos, ({ view, body, offset }) => {
      for (let i = 0; i < 2; i++) view.setUint32(body('list ') + 4 + i * 8, offset('key MitRealms'), true);
    });
    expect(gapsOf(all).join('\n')).toContain('listed twice, or below itself');
    expect(all.scopes).toEqual([]);
  });

  it('that has two subkeys or two values of one name is said, whatever their case', () => {
    for (const child of [
      key('Kerberos', key('MitRealms'), key('mitrealms')),
      key('Kerberos', key('MitRealms', sz('a', '1'), sz('A', '2'))),
    ]) {
      const all = readAll(hive, buildHive(child).bytes, WANTED);
      expect(gapsOf(all)).toHaveLength(1);
      expect(gapsOf(all)[0]).toContain('two');
      expect(all.scopes).toEqual([]);
    }
  });

  it('more than 512 deep is left alone', () => {
    const all = readAll(
      hive,
      buildHive(key('Kerberos', key('MitRealms'), nested(Array(600).fill('a').join('\\')))).bytes,
      WANTED,
    );
    expect(gapsOf(all)).toHaveLength(1);
    expect(gapsOf(all)[0]).toContain('512 deep');
    expect(all.records.length).toBeGreaterThan(500);
  });

  it('of ours in a circle of parents is said, and not followed', () => {
    const root = key(
      'ROOT',
      key('Microsoft', nested('Windows\\CurrentVersion\\Policies')),
      nested('A\\B\\Kerberos', sz('x', 'y')),
    );
    const all = damaged(root, ({ view, body, offset }) => {
      view.setUint32(body('key A') + 16, offset('key A\\B'), true);
      view.setUint32(body('key A\\B') + 20, 2, true);
    });
    expect(gapsOf(all).join('\n')).toContain('no list of its parents leads to it');
    expect(all.records).toEqual([]);
  });

  it('of ours in a circle of parents whose lists agree is said, and not followed', () => {
    const root = key(
      'ROOT',
      key('Microsoft', nested('Windows\\CurrentVersion\\Policies')),
      key('A', key('B', key('Kerberos', sz('x', 'y')), key('Z'))),
    );
    const all = damaged(root, ({ view, body, offset }) => {
      view.setUint32(body('key A') + 16, offset('key A\\B'), true);
      view.setUint32(body('list A\\B') + 4 + 8, offset('key A'), true);
    });
    expect(gapsOf(all).join('\n')).toContain('no list of its parents leads to it');
    expect(all.records).toEqual([]);
  });
});

itThorough('a list of lists that names one over and over comes to an end, and that is said', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, i) => key(`K${i}`));
  const much = { ...key('Much', ...keys(800)), list: 'ri' as const };
  // 400 lists of 400 keys, which are one list, and one key: none of these stands for something that is damaged.
  const all = damaged(key('Kerberos', key('MitRealms'), much, key('Other', ...keys(400))), (hurt) => {
    const { view, body, offset } = hurt;
    view.setUint32(body('key Much') + 20, 400 * 400, true);
    for (let i = 0; i < 400; i++) {
      view.setUint32(body('list Much') + 4 + i * 4, offset('list Other'), true);
      view.setUint32(body('list Other') + 4 + i * 8, offset('key Much\\K0'), true);
    }
  });
  expect(gapsOf(all).join('\n')).toContain('name the same cells over and over');
  expect(all.scopes).toEqual([]);
});

itThorough('lists that name one another crosswise come to an end', () => {
  // Each key has the list of the root for its own, and says that it is the parent of nobody.
  const many = Array.from({ length: 600 }, (_, i) => key(`K${i}`, key('a'), sz('v', 'x'.repeat(9))));
  const all = damaged(key('Kerberos', key('MitRealms'), ...many), ({ view, body, offset }) => {
    for (let i = 0; i < 600; i++) {
      view.setUint32(body(`key K${i}`) + 20, 601, true);
      view.setUint32(body(`key K${i}`) + 28, offset('list '), true);
    }
  });
  expect(all.gaps.length).toBeGreaterThan(0);
  expect(all.gaps.length).toBeLessThan(100);
});

itThorough('random damage never throws, and is said where it takes settings away', () => {
  const { bytes } = buildHive(
    key('ROOT', key('Microsoft', nested('Windows\\CurrentVersion\\Policies\\System', kerberos))),
  );
  const before = shown(readAll(hive, bytes, WANTED).records);
  // A changed name is that of another key or value, which is no damage: names, and the flags that say how they are written.
  const names = new Set<number>();
  for (const { 0: found, index } of Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/[A-Za-z_.]{4,}|[nv]k/g)) {
    const [from, length] = found === 'nk' ? [2, 2] : found === 'vk' ? [16, 2] : [0, found.length];
    for (let at = from; at < from + length; at++) names.add(index + at);
  }
  let seed = 20_260_302;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let [silent, said] = [0, 0];
  for (let run = 0; run < 1500; run++) {
    const copy = bytes.slice();
    for (let i = 0; i <= run % 3; i++) {
      const [at, value] = [next(copy.length), next(256)];
      if (!names.has(at)) copy[at] = value;
    }
    const all = readAll(hive, copy, WANTED);
    if (all.gaps.length > 0) said++;
    else {
      silent++;
      // A changed number or text is another setting; less than there was is damage.
      expect([run, all.records.length]).toEqual([run, before.length]);
    }
  }
  expect(silent).toBeGreaterThan(100);
  expect(said).toBeGreaterThan(100);
});
