// Access lists, read in their order: who may apply a GPO, and who of them cannot read it.

import { describe, expect, it } from 'vitest';
import { accessOf, trusteeOf } from '../../../rules/support/access.ts';
import type { GpoAccess } from '../../../src/model/gpo-record.ts';
import { access, permissions } from '../../support/gpos.ts';

const DOMAIN = 'S-1-5-21-1085031214-1563985344-725345543';
const PILOT = `${DOMAIN}-4102`;

/** `nobody`, `open`, or how many cannot read it; empty where all is right. */
function verdict(...entries: readonly GpoAccess[]): string {
  const { nobody, unread, open } = accessOf(permissions(...entries));
  return [nobody ? 'nobody' : '', open === null ? '' : 'open', unread.length > 0 ? `${unread.length}` : '']
    .filter((word) => word !== '')
    .join(' ');
}

describe('accessOf', () => {
  it.each(['S-1-1-0', 'S-1-5-11', 'S-1-5-2', `${DOMAIN}-515`, '*-515'])(
    'takes what %s may read for what every computer may',
    (sid) => {
      expect(verdict(access('apply', PILOT), access('read', sid))).toBe('');
    },
  );

  it.each([
    'S-1-3-0',
    'S-1-3-1',
    'S-1-3-4',
    'S-1-5-9',
    'S-1-5-10',
    'S-1-5-18',
    'S-1-5-32-544',
    'S-1-5-32-548',
    'S-1-5-32-549',
    'S-1-5-32-551',
    ...[498, 500, 512, 516, 517, 518, 519, 520, 521].flatMap((rid) => [`${DOMAIN}-${rid}`, `*-${rid}`]),
  ])('knows that no client is in %s', (sid) => {
    expect(verdict(access('apply', PILOT), access('read', sid))).toBe('1');
  });

  it.each([
    ['a group that may hold the other', `${DOMAIN}-4103`, 'open'],
    ['a group without a SID', null, 'open'],
    ['a group of another kind', 'S-1-5-32-545', 'open'],
    ['a SID that only ends like that of all computers', 'S-1-5-32-515', 'open'],
  ])('leaves open what %s may read', (_what, sid, expected) => {
    const reader = { ...access('read', ''), sid, name: 'CORP\\Readers' };
    expect(verdict(access('apply', PILOT), reader)).toBe(expected);
    const denied = { ...reader, allow: false };
    expect(verdict(access('apply', PILOT), denied, reader)).toBe('1');
  });

  it('compares by name where a SID is missing, and takes two that have neither for two', () => {
    const named = (rights: string, name: string | null) => ({ ...access(rights, ''), sid: null, name });
    expect(verdict(named('apply', 'CORP\\Pilot'), named('read', 'CORP\\Pilot'))).toBe('');
    expect(verdict(named('apply', 'CORP\\Pilot'), named('read', 'CORP\\Readers'))).toBe('open');
    expect(verdict(named('apply', null), named('read', null))).toBe('open');
    const both = { ...access('read', PILOT), name: 'CORP\\Pilot' };
    expect(verdict(named('apply', 'CORP\\Pilot'), both)).toBe('');
  });

  it('takes an alias for the group of any domain, and for no other group', () => {
    expect(verdict(access('apply', '*-513'), access('read', `${DOMAIN}-513`))).toBe('');
    expect(verdict(access('apply', `${DOMAIN}-513`), access('read', '*-513'))).toBe('');
    expect(verdict(access('apply', '*-513'), access('read', `${DOMAIN}-514`))).toBe('open');
    expect(verdict(access('apply', `${DOMAIN}-513`), access('read', 'S-1-5-21-1-2-3-513'))).toBe('open');
    expect(verdict(access('apply', '*'), access('read', 'S-1-5-32-545'))).toBe('open');
  });

  it('counts a denial of the same right alone, where it comes first', () => {
    const rest = [access('apply', PILOT), access('read', PILOT)];
    expect(verdict(access('!read', PILOT), ...rest)).toBe('1');
    expect(verdict(access('!apply', PILOT), ...rest)).toBe('nobody');
    expect(verdict(access('!apply', `${DOMAIN}-4103`), ...rest)).toBe('');
    expect(verdict(...rest, access('!read', 'S-1-1-0'))).toBe('');
    expect(verdict(access('!read', 'S-1-5-11'), ...rest)).toBe('1');
    // Denied to who applies, although the group that reads may.
    expect(verdict(access('!read', PILOT), access('apply', PILOT), access('read', 'S-1-1-0'))).toBe('1');
  });

  it('is open where all computers of the domain are denied, unless nobody may apply it at all', () => {
    const barred = access('!apply', `${DOMAIN}-515`);
    const right = access('apply read', 'S-1-5-11');
    expect(verdict(barred, right)).toBe('open');
    expect(verdict(barred)).toBe('nobody');
    expect(verdict(access('!read', `${DOMAIN}-515`), right)).toBe('');
    expect(verdict(access('apply', `${DOMAIN}-515`), right)).toBe('');
    expect(verdict(access('!apply', `${DOMAIN}-513`), right)).toBe('');
  });
});

describe('trusteeOf', () => {
  it.each([
    ['S-1-1-0', 'Everyone'],
    ['S-1-5-11', 'Authenticated Users'],
    ['S-1-5-18', 'SYSTEM'],
    ['S-1-5-32-544', 'Administrators'],
    [`${DOMAIN}-512`, 'Domain Admins'],
    ['*-513', 'Domain Users'],
    [`${DOMAIN}-515`, 'Domain Computers'],
    [`${DOMAIN}-516`, 'Domain Controllers'],
    [`${DOMAIN}-519`, 'Enterprise Admins'],
    [PILOT, PILOT],
    [null, 'CORP\\Pilot'],
  ])('of %s is %s', (sid, name) => {
    expect(trusteeOf({ ...access('read', ''), sid, name: 'CORP\\Pilot' })).toBe(name);
  });
});
