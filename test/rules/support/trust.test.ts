// Trusts in words: their names, their bits, what is expected of them, and where they are shown.

import { describe, expect, it } from 'vitest';
import {
  expectedTrust,
  holdsUsers,
  trustListWitness,
  trustsByRealm,
} from '../../../rules/support/domain-trusts.ts';
import { trustName, trustWitness } from '../../../rules/support/trust.ts';
import {
  bitWords,
  misplacedBits,
  rightAttributes,
  showAttributes,
  shownAttributes,
} from '../../../rules/support/trust-attributes.ts';
import { at, cloud, contextOf, numberAt, subject, trust } from '../../support/facts.ts';
import { originOf, scope } from '../../support/gathered.ts';

describe('the name of a trust', () => {
  it.each([
    ['A.NET', 'A.NET', 'B.NET', 'A.NET'],
    ['A.NET', 'B.NET', 'b.net', 'b.net'],
    ['A.NET', 'B.NET', 'C.NET', 'C.NET'],
    ['A.NET', 'B.NET', null, 'B.NET'],
    [null, null, null, 'the realm'],
  ])('of %s, %s and %s is %s', (cn, name, partner, expected) => {
    const [one, two, three] = [cn, name, partner].map((text) => (text === null ? null : at(text)));
    const named = trust({ cn: one ?? null, name: two ?? null, trustPartner: three ?? null });
    expect(trustName(named)).toBe(expected);
  });

  it('has its place, or else the trust', () => {
    const lines = [{}, { trustPartner: null }, { trustPartner: null, name: null }].map(
      (bend) => trustWitness(trust(bend)).at.region?.startLine,
    );
    expect(lines).toEqual([3, 2, 1]);
    const nameless = trust({ trustPartner: null, name: null, cn: null });
    expect(trustWitness(nameless).at).toBe(nameless.at);
  });
});

describe('trustAttributes', () => {
  it('are shown with all that they say', () => {
    expect(showAttributes(0x1fff).split(/[(,)] ?/)).toEqual([
      '8191 ',
      'non-transitive',
      'up-level only',
      'SID filtering',
      'forest transitive',
      'selective authentication',
      'within forest',
      'treat as external',
      'uses RC4 keys',
      'uses AES keys',
      'no delegation of tickets',
      'privileged identity management',
      'delegation of tickets enabled',
      'targets are not validated',
      '',
    ]);
    expect(showAttributes(0)).toBe('0 (transitive)');
    expect(showAttributes(0x8000_a000)).toBe('2147524608 (transitive, 0x8000A000)');
  });

  it('are numbers without a sign, of the bits that were shown', () => {
    const shown = (value: number, attributesMask: number | null) =>
      shownAttributes(trust({ attributes: numberAt(value), attributesMask }))?.value;
    expect(shown(-0x8000_0000, null)).toBe(0x8000_0000);
    expect(shown(0x85, 0x81)).toBe(0x81);
    expect(shownAttributes(trust({ attributes: null }))).toBeNull();
  });

  it('are right without what has no place', () => {
    expect(misplacedBits(0xffff_ffff)).toBe(0xffff_fc76);
    expect(misplacedBits(0x389)).toBe(0);
    expect(rightAttributes(0x3ff, { expectation: null })).toBe(
      '769 (non-transitive, uses AES keys, no delegation of tickets)',
    );
  });

  it('are explained bit by bit', () => {
    const bits = bitWords(0x2 | 0x4 | 0x10 | 0x20 | 0x40 | 0x400 | 0x800 | 0x1000 | 0x2000);
    expect(bits.map((words) => words.split(' ')[0])).toEqual([
      '0x2',
      '0x4',
      '0x10',
      '0x20',
      '0x40',
      '0x400',
      '0x800',
      '0x1000',
      '0x2000',
    ]);
    expect(bits[1]).toMatch(/^0x4 \(SID filtering\) \w/);
    expect(bitWords(0x1)).toEqual([]);
  });
});

describe('trusts of domains', () => {
  const expectation = cloud();

  it('are expected with a direction and a reach', () => {
    expect(expectedTrust(expectation)).toBe(
      'realm trust ZSCALERBETA.NET, direction 1 (one-way: incoming), nontransitive',
    );
    const open = cloud('zscalerbeta.net', {
      trust: { type: 3, direction: 3, transitive: true, encryptionTypes: null },
    });
    expect(expectedTrust(open)).toMatch(/direction 3 .*, transitive$/);
    expect(expectedTrust(cloud('zscalerbeta.net', { trust: null }))).toBeNull();
    expect(expectedTrust(null)).toBeNull();
  });

  it('are found by each of their names, once', () => {
    const one = trust({ cn: at('zscalerbeta.net') });
    const two = trust({ name: at('UNIX.EXAMPLE') });
    const held = subject({ holder: 'domain', trusts: [one, two] });
    const index = trustsByRealm({ subjects: [held], gaps: [] });
    expect(index.get('zscalerbeta.net')).toEqual([
      { trust: one, subject: held },
      { trust: two, subject: held },
    ]);
    expect(index.get('unix.example')).toEqual([{ trust: two, subject: held }]);
  });

  it('matter to domains that hold users', () => {
    const holds = (domain: string | null, userDomains: readonly string[] | null) =>
      holdsUsers(subject({ domain }), contextOf({ intents: { userDomains } }));
    expect(holds('corp.contoso.example', null)).toBe(true);
    expect(holds('corp.contoso.example', ['corp.contoso.example'])).toBe(true);
    expect(holds('corp.contoso.example', ['emea.contoso.example'])).toBe(false);
    expect(holds(null, ['emea.contoso.example'])).toBe(true);
  });

  it('are missing where all of them were listed, or else beside another', () => {
    const all = scope(originOf('trusts.txt', 'nltest'), 'all trusts of the domain');
    const object = scope(originOf('trust.txt', 'format-list'), 'trust object');
    const path = (scopes: readonly (typeof all)[], trusts = [trust()]) =>
      trustListWitness(subject({ holder: 'domain', scopes, trusts }))?.origin.path;
    expect(path([object, all])).toBe('trusts.txt');
    expect(path([object])).toBe('exports/trust.txt');
    expect(path([], [])).toBeUndefined();
  });
});
