// Binary descriptors: the same as their text, and unclear wherever they are cut.

import { describe, expect, it } from 'vitest';
import { binaryPermissions } from '../../../src/readers/security/descriptor.ts';
import { at } from '../../support/facts.ts';

// As the console writes that of a new GPO: Authenticated Users apply and read, a group of the domain edits.
const HEAD = '01 00 04 9c 00 00 00 00 00 00 00 00 00 00 00 00 14 00 00 00';
const APPLY =
  '05 02 28 00 00 01 00 00 01 00 00 00 8f fd ac ed b3 ff d1 11 b4 1d 00 a0 c9 68 f9 39 01 01 00 00 00 00 00 05 0b 00 00 00';
const EDIT =
  '00 02 24 00 ff 00 0f 00 01 05 00 00 00 00 00 05 15 00 00 00 2a bc 2e ee 6e 44 db 3b 67 62 78 2f 00 02 00 00';
const READ = '00 02 14 00 94 00 02 00 01 01 00 00 00 00 00 05 0b 00 00 00';
const BELOW = '00 0a 14 00 ff 00 0f 00 01 01 00 00 00 00 00 03 00 00 00 00';
const TORN = expect.stringContaining('not whole');
const list = (...entries: readonly string[]) => {
  const size = 8 + entries.reduce((sum, entry) => sum + entry.split(' ').length, 0);
  const low = (size & 0xff).toString(16).padStart(2, '0');
  const high = (size >>> 8).toString(16).padStart(2, '0');
  const count = entries.length.toString(16).padStart(2, '0');
  return [HEAD, `04 00 ${low} ${high} ${count} 00 00 00`, ...entries].join(' ');
};
const shown = (text: string) => {
  const { entries, unclear } = binaryPermissions(at(text));
  if (unclear !== null) expect(entries).toEqual([]);
  return unclear ?? entries.map(({ sid, allow, apply, read }) => [sid, allow, apply, read]);
};

describe('binaryPermissions', () => {
  it('reads entries with and without a part of the object', () => {
    expect(shown(list(APPLY, EDIT, READ, BELOW))).toEqual([
      ['S-1-5-11', true, true, false],
      ['S-1-5-21-3996040234-1004225646-796418663-512', true, false, true],
      ['S-1-5-11', true, false, true],
    ]);
  });

  it('reads denials', () => {
    expect(shown(list(APPLY.replace('05', '06'), READ.replace('00', '01')))).toEqual([
      ['S-1-5-11', false, true, false],
      ['S-1-5-11', false, false, true],
    ]);
  });

  it('points at the head of the list and at each entry', () => {
    const { at: place, entries } = binaryPermissions(at(list(APPLY, READ)));
    expect([place.region?.startColumn, place.region?.endColumn]).toEqual([61, 84]);
    const columns = entries.map(({ at: { region } }) => [region?.startColumn, region?.endColumn]);
    expect(columns).toEqual([
      [85, 204],
      [205, 264],
    ]);
  });

  it('is open to everyone without a list, and unclear where it does not say', () => {
    expect(shown(HEAD.replace('14 00 00 00', '00 00 00 00'))).toEqual([['S-1-1-0', true, true, true]]);
    expect(shown(HEAD.replace('04 9c', '00 9c'))).toContain('no access list');
    expect(shown(list())).toEqual([]);
  });

  it('is unclear where it is cut, is no bytes, or holds entries that are not known', () => {
    const whole = list(APPLY, EDIT);
    for (let end = 0; end < whole.length; end++) expect(shown(whole.slice(0, end))).toContain('not whole');
    expect(shown(`${whole} xyz`)).toContain('not whole');
    expect(shown(list(READ.replace('00', '09')))).toContain('not whole');
    expect(shown(list(READ.replace('14 00', '00 00')))).toContain('not whole');
    expect(shown(list(READ.replace('01 01', '01 7f')))).toContain('not whole');
    expect(shown(list(READ).replace('01 00 04', '0 100 04'))).toContain('not whole');
    // No bytes but pairs of digits, although there would be enough of them.
    expect(shown(list(READ).replace('01 00', '01 000'))).toContain('not whole');
  });

  it('reads the place where the list begins, and nothing between it and the head', () => {
    const moved = list(READ)
      .replace('14 00 00 00', '16 00 00 00')
      .replace(/ 04 00/, ' ff ff 04 00');
    expect(shown(moved)).toEqual([['S-1-5-11', true, false, true]]);
  });

  it('is unclear where an entry ends before what it must hold', () => {
    // Sizes of entries: what is read of each lies within it, whatever follows in the list.
    const sized = (entry: string, size: number) =>
      list(entry.replace(/^(.. ..) .. ../, `$1 ${size.toString(16).padStart(2, '0')} 00`));
    for (const size of [4, 8, 11, 15, 16, 19]) expect([size, shown(sized(READ, size))]).toEqual([size, TORN]);
    for (const size of [8, 11, 12, 20, 27, 28, 35, 39])
      expect([size, shown(sized(APPLY, size))]).toEqual([size, TORN]);
    expect(shown(sized(READ, 21))).toEqual(TORN);
  });

  it('is unclear where the list ends before its entries do', () => {
    const shorter = (bytes: number) => {
      const size = 28 + bytes;
      return list(READ, READ).replace('04 00 30 00', `04 00 ${size.toString(16).padStart(2, '0')} 00`);
    };
    expect(shown(shorter(20))).toEqual([
      ['S-1-5-11', true, false, true],
      ['S-1-5-11', true, false, true],
    ]);
    for (const bytes of [0, 3, 4, 7, 8, 19]) expect([bytes, shown(shorter(bytes))]).toEqual([bytes, TORN]);
  });

  it('reads an entry for a part that is not named, or whose heirs are', () => {
    const [, rest = ''] = EDIT.split(' 01 05 ');
    const sid = `01 05 ${rest}`;
    const heir = '8f fd ac ed b3 ff d1 11 b4 1d 00 a0 c9 68 f9 39';
    const domain = 'S-1-5-21-3996040234-1004225646-796418663-512';
    expect(shown(list(`05 00 28 00 00 01 00 00 00 00 00 00 ${sid}`))).toEqual([[domain, true, true, false]]);
    expect(shown(list(`05 00 38 00 00 01 00 00 02 00 00 00 ${heir} ${sid}`))).toEqual([
      [domain, true, true, false],
    ]);
    expect(shown(list(`05 00 48 00 00 01 00 00 03 00 00 00 ${heir} ${heir} ${sid}`))).toEqual([
      [domain, true, true, false],
    ]);
    // The part alone, and no room for an account.
    expect(shown(list(`05 00 0c 00 00 01 00 00 00 00 00 00`))).toEqual(TORN);
    expect(shown(list(`05 00 0c 00 00 01 00 00 01 00 00 00`))).toEqual(TORN);
    expect(shown(list(`05 00 1c 00 00 01 00 00 01 00 00 00 ${heir}`))).toEqual(TORN);
  });

  it('reads parts whose groups begin with zeros, which are none of the rights', () => {
    const other = APPLY.replace('8f fd ac ed', '8f fd ac 0d')
      .replace('b3 ff', 'b3 0f')
      .replace('68 f9', '08 f9');
    expect(shown(list(other))).toEqual([]);
  });

  it('passes over entries that give neither right', () => {
    expect(shown(list(READ.replace('94 00 02 00', '84 00 02 00'), READ))).toEqual([
      ['S-1-5-11', true, false, true],
    ]);
  });

  it('reads accounts without parts, with many, and of a large authority', () => {
    const of = (sid: string) => {
      const size = (8 + sid.split(' ').length).toString(16).padStart(2, '0');
      return shown(list(`00 00 ${size} 00 10 00 00 00 ${sid}`));
    };
    expect(of('01 00 00 00 00 00 00 01')).toEqual([['S-1-1', true, false, true]]);
    expect(of('01 01 01 00 00 00 00 05 ff ff ff ff')).toEqual([
      ['S-1-1099511627781-4294967295', true, false, true],
    ]);
    expect(of('01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00')).toEqual([
      ['S-1-5-32-544', true, false, true],
    ]);
    expect(of('01 02 00 00 00 00 00 05 20 00 00 00 20 02 00')).toEqual(TORN);
    expect(of('01 01 00 00 00 00 00 05')).toEqual(TORN);
  });
});
