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
const list = (...entries: readonly string[]) => {
  const size = 8 + entries.reduce((sum, entry) => sum + entry.split(' ').length, 0);
  const low = (size & 0xff).toString(16).padStart(2, '0');
  const high = (size >>> 8).toString(16).padStart(2, '0');
  const count = entries.length.toString(16).padStart(2, '0');
  return [HEAD, `04 00 ${low} ${high} ${count} 00 00 00`, ...entries].join(' ');
};
const shown = (text: string) => {
  const { entries, unclear } = binaryPermissions(at(text));
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
    expect(entries[0]?.at.region?.startColumn).toBe(85);
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
  });
});
