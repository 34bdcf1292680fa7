// Flags of a realm: hexadecimal numbers of harmless bits are right in every spelling.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/realm-flags-suspect.ts';
import type { RealmFact } from '../../../src/model/fact.ts';
import { at, localRealm, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'UNIX.CONTOSO.EXAMPLE';
const flagged = (flags: string) => onFact(rule, realm(REALM, `<f>${flags}</f><k>a.example</k>`));
const local = (flags: string): RealmFact => ({ ...localRealm(REALM, ['a.example']), flags: at(flags, 7) });

describe('realm-flags-suspect', () => {
  it.each(['0x0', '0x2', '0x8', '0xA', '0x0000000a', '0X0000000A', ' 0x0A ', '0x00000000000A'])(
    'is silent for %j',
    (flags) => {
      expect(flagged(flags).findings).toEqual([]);
    },
  );

  it('is silent without flags', () => {
    expect(onFact(rule, realm(REALM, '<k>a.example</k>')).findings).toEqual([]);
  });

  it('is silent for a text in a broken tag, and for a number in full-width digits, which are said as such', () => {
    expect(onFact(rule, realm(REALM, '<f>kdc1.example<k>a.example</k>')).findings).toEqual([]);
    expect(flagged('\uff10x\uff12').findings).toEqual([]);
  });

  it.each([
    ['0x0000000E', '0x0000000A', 'Delegate'],
    ['0xe', '0xA', 'help text'],
    ['0x1', '0x0', 'SendAddress'],
    ['0x80', '0x00', 'RC4'],
    ['0x10', '0x00', '0x10'],
    ['0xFFFFFFFF', '0x0000000A', '0xFFFFFF70'],
    ['14', null, 'are 14'],
    ['0x2;', null, 'hexadecimal'],
    ['00x2', null, 'hexadecimal'],
    ['0E', null, 'hexadecimal'],
    ['0x', null, 'hexadecimal'],
    ['', null, 'empty'],
    ['TcpSupported', null, 'hexadecimal'],
    ['0x100000002', null, '32 bits'],
  ])('reports %j, and would have %j', (flags, expected, what) => {
    const finding = only(flagged(flags));
    expect(finding).toMatchObject({ severity: 'warning', actual: flags, expected, setting: 'MitRealms' });
    expect(finding.message).toContain(what);
    expect(placed(finding)).toBe(`2:4-${4 + flags.length}`);
  });

  it('names every bit that is set in one finding', () => {
    const { message } = only(flagged('0x8F'));
    for (const name of ['SendAddress', 'Delegate', 'RC4']) expect(message).toContain(name);
    expect(message).not.toContain('help text');
  });

  it('speaks of the help text for its very value alone', () => {
    expect(only(flagged('0x0000000E')).message).toContain('help text');
    expect(only(flagged('0x4')).message).not.toContain('help text');
  });

  it('judges the number that ksetup keeps', () => {
    expect(onFact(rule, local('0x2')).findings).toEqual([]);
    const finding = only(onFact(rule, local('0x4')));
    expect(finding).toMatchObject({ actual: '0x4', expected: '0x0', setting: 'Domains' });
    expect(placed(finding)).toBe('7:1-4');
  });
});
