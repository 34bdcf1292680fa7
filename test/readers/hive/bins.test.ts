// Bins and cells: damaged headers and sizes are said with their offset, and the rest is read.

import { describe, expect, it } from 'vitest';
import { kerberosKey, softwareHive } from '../../support/formats/hive.ts';
import { damaged, gapsOf, type Hurt } from '../../support/hive-damage.ts';
import { key, sz } from '../../support/hive-keys.ts';

const CONFIGURATION = {
  mitRealms: [{ name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalerbeta.net</k>' }],
  domainRealm: [{ name: 'ZSCALERBETA.NET', data: '.zscalerbeta.net; .gateway.zscalerbeta.net' }],
  mitRealmsEnabled: true,
};
// Several bins, the settings in the first.
const padding = Array.from({ length: 40 }, (_, i) => key(`Vendor${i}`, sz('Notes', 'x'.repeat(300))));
const root = softwareHive(kerberosKey(CONFIGURATION), key('Vendors', ...padding));

describe('a bin', () => {
  it.each<[string, (hurt: Hurt) => void]>([
    ['no signature', ({ view }) => view.setUint8(8192, 0x67)],
    ['another place', ({ view }) => view.setUint32(8196, 0, true)],
    ['no size', ({ view }) => view.setUint32(8200, 0, true)],
    ['an odd size', ({ view }) => view.setUint32(8200, 4000, true)],
    ['more than there is', ({ view }) => view.setUint32(8200, 1 << 30, true)],
  ])('whose header has %s is damaged; the settings in another are read', (_, hurt) => {
    const all = damaged(root, hurt);
    expect(all.gaps).toMatchObject([
      { code: 'malformed', effect: 'partial', at: { start: 8192, region: null } },
    ]);
    expect(gapsOf(all)[0]).toContain('8192 (0x2000)');
    expect(all.records).toHaveLength(4);
    expect(all.scopes).toEqual([]);
  });

  it('that is damaged itself is still read cell by cell', () => {
    const all = damaged(root, ({ view }) => view.setUint8(4096, 0));
    expect(all.gaps[0]?.at?.start).toBe(4096);
    expect(all.records).toHaveLength(4);
  });

  it.each([0, 12, -8192, 16384])('with a cell of %i bytes is damaged from there on', (size) => {
    const all = damaged(root, ({ view, body }) =>
      view.setInt32(body('value Vendors\\Vendor20 : Notes') - 4, size, true),
    );
    expect(all.gaps).toHaveLength(1);
    expect(all.gaps[0]?.message).toContain(`claims ${Math.abs(size)} bytes`);
    expect(all.records).toHaveLength(4);
  });
});

it('a large bin that is damaged is said once, with the four bytes where its header is', () => {
  const large = softwareHive(kerberosKey(CONFIGURATION), key('Vendors', sz('Notes', 'x'.repeat(9000))));
  const all = damaged(large, ({ view }) => view.setUint8(8192, 0));
  expect(all.gaps.map(({ at }) => at)).toEqual([{ start: 8192, end: 8196, region: null }]);
});

describe('a key of ours', () => {
  it('ends with its bin, wherever that is', () => {
    const many = padding.map((one, i) => (i === 20 ? key('MitRealms', sz('A', 'b')) : one));
    const all = damaged(softwareHive(null, key('Vendors', ...many)), ({ view, body }) =>
      view.setInt32(body('value Vendors\\MitRealms : A') - 4, -8192, true),
    );
    expect(gapsOf(all).some((gap) => gap.includes('more than its bin has'))).toBe(true);
    expect(all.records).toEqual([]);
  });

  it('that was deleted leaves its cell behind, and is none', () => {
    const all = damaged(softwareHive(null, key('ZMitRealms', sz('a', 'b'))), ({ view, body }) => {
      const count = view.getUint16(body('list ') + 2, true) - 1;
      view.setUint16(body('list ') + 2, count, true);
      view.setUint32(body('key ') + 20, count, true);
      const cell = body('key ZMitRealms') - 4;
      view.setInt32(cell, -view.getInt32(cell, true), true);
    });
    expect(all.items.map(({ kind }) => kind)).toEqual(['scope']);
  });

  const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

  it('that no list leads to is said', () => {
    const all = damaged(
      softwareHive(null, key('Kerberos', sz('a', 'b')), key('Other')),
      ({ view, body, offset }) => {
        // The list names the other key twice.
        const list = body('list ');
        for (let i = 0; i < view.getUint16(list + 2, true); i++) {
          const entry = list + 4 + i * 8;
          if (view.getUint32(entry, true) === offset('key Kerberos'))
            view.setUint32(entry, offset('key Other'), true);
        }
      },
    );
    expect(all.records).toEqual([]);
    expect(gapsOf(all).some((gap) => gap.includes('no list of its parents leads to it'))).toBe(true);
    expect(gapsOf(all).some((gap) => gap.includes('two subkeys'))).toBe(true);
  });

  it('whose cell is free was deleted', () => {
    const all = damaged(root, ({ view, body }) => {
      const cell = body(`key ${POLICY}`) - 4;
      view.setInt32(cell, -view.getInt32(cell, true), true);
    });
    expect(all.gaps.some(({ message }) => message.includes('is free'))).toBe(true);
    expect(all.scopes).toEqual([]);
  });

  it('has a name, and no path for one', () => {
    const stray = softwareHive(null, key('A', key('Kerberos', sz('a', 'b'))));
    for (const [at, to] of [
      [72, 0],
      [76, 0x5c],
    ] as const) {
      const all = damaged(stray, ({ view, body }) => view.setUint16(body('key A\\Kerberos') + at, to, true));
      expect(all.records).toEqual([]);
    }
    const own = damaged(root, ({ view, body }) => view.setUint8(body(`key ${POLICY}`) + 80, 0x5c));
    expect(gapsOf(own).join()).toContain('a backslash');
  });

  it('has a name within its cell, or is none', () => {
    const all = damaged(root, ({ view, body }) => view.setUint16(body(`key ${POLICY}`) + 72, 5000, true));
    expect(all.gaps.some(({ message }) => message.includes('the name of a key claims 5000 bytes'))).toBe(
      true,
    );
  });
});
