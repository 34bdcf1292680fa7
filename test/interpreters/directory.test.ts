// Directory objects to trust facts: numbers, names and domains, and a gap for every value that is not understood.

import { describe, expect, it } from 'vitest';
import { DIRECTORY_INTEREST, interpretDirectory } from '../../src/interpreters/directory.ts';
import type { GapFact, Origin, TrustFact } from '../../src/model/fact.ts';
import type { DirectoryRecord } from '../../src/model/record.ts';
import type { Span } from '../../src/model/span.ts';

const origin: Origin = {
  path: 'trust.txt',
  format: 'format-list',
  holder: 'domain',
  container: null,
  part: null,
  side: null,
};
const spanOf = (start: number, length: number): Span => ({
  start,
  end: start + length,
  region: { startLine: 1, startColumn: start + 1, endLine: 1, endColumn: start + length + 1 },
});

type Attributes = readonly (readonly [string, ...string[]])[];

const namesOf = (attributes: Attributes) =>
  [...new Set(attributes.map(([name]) => name.toLowerCase()))].sort();

function record(attributes: Attributes, shown: DirectoryRecord['shown']): DirectoryRecord {
  let at = 0;
  const located = (value: string) => {
    const span = spanOf(at, value.length);
    at += 100;
    return { value, at: span };
  };
  const list = attributes.map(([name, ...values]) => ({ name: located(name), values: values.map(located) }));
  return { kind: 'directory', attributes: list, shown, at: spanOf(0, at) };
}

function interpret(
  attributes: Attributes,
  shown: DirectoryRecord['shown'] = namesOf(attributes),
): { trust: TrustFact; gaps: GapFact[] } {
  const facts = [...interpretDirectory(record(attributes, shown), origin)];
  const trust = facts.find((fact) => fact.kind === 'trust');
  if (!trust) throw new Error('no trust');
  return { trust, gaps: facts.filter((fact) => fact.kind === 'gap') };
}

const MANY = Array.from({ length: 200_000 }, (_, i) => `CN=${i}`);

it('takes more values than a call can be given', () => {
  const { trust } = interpret([
    ['trustPartner', 'A.NET'],
    ['memberOf', ...MANY],
  ]);
  expect(trust.trustPartner?.value).toBe('A.NET');
});

const dn = 'CN=ZSCALERBETA.NET,CN=System,DC=EMEA,DC=corp,DC=contoso,DC=example';
const whole = [
  ['DistinguishedName', dn],
  ['CN', 'ZSCALERBETA.NET'],
  ['Name', 'ZSCALERBETA.NET'],
  ['ObjectClass', 'top', 'leaf', 'trustedDomain'],
  ['trustAttributes', '1'],
  ['trustDirection', '1'],
  ['trustPartner', 'ZSCALERBETA.NET'],
  ['trustType', '3'],
  ['msDS-SupportedEncryptionTypes', ' 24 '],
] as const;

const without = (name: string) => whole.filter(([known]) => known !== name);

describe('interpretDirectory', () => {
  it('makes a trust fact with the places of its values', () => {
    const { trust, gaps } = interpret(whole);
    expect(gaps).toEqual([]);
    expect(trust).toMatchObject({
      kind: 'trust',
      origin,
      locator: dn,
      domain: 'emea.corp.contoso.example',
      direction: { value: 1 },
      type: { value: 3 },
      attributes: { value: 1 },
      trustPartner: { value: 'ZSCALERBETA.NET' },
      cn: { value: 'ZSCALERBETA.NET' },
      name: { value: 'ZSCALERBETA.NET' },
    });
    expect(trust.objectClass.map((name) => name.value)).toEqual(['top', 'leaf', 'trustedDomain']);
    expect(trust.encryptionTypes?.value).toBe(24);
    expect((trust.encryptionTypes?.at.start ?? 0) % 100).toBe(1);
    expect(trust.shown).toEqual(whole.map(([name]) => name.toLowerCase()).sort());
    expect(JSON.parse(JSON.stringify(trust))).toEqual(trust);
  });

  it.each([
    ['0x18', 24],
    ['0X1F', 31],
    ['-2147483648', -2147483648],
    ['0', 0],
    ['4294967295', 4294967295],
  ])('reads %s as a number', (text, value) => {
    const { trust, gaps } = interpret([...without('trustAttributes'), ['trustAttributes', text]]);
    expect([trust.attributes?.value, gaps.length]).toEqual([value, 0]);
  });

  it.each(['MIT', '3.0', '0x', '1e1', '\u00a03', '99999999999999999999', '4294967297', '-2147483649'])(
    'says that %j is no number',
    (text) => {
      const { trust, gaps } = interpret([...without('trustType'), ['TrustType', text]], 'all');
      expect(trust.type).toBeNull();
      expect(gaps).toMatchObject([
        { kind: 'gap', code: 'bad-value', effect: 'partial', locator: dn, origin },
      ]);
      expect(gaps[0]?.message).toContain('TrustType');
      expect(gaps[0]?.message).toContain(text);
      expect(gaps[0]?.at.end).toBe((gaps[0]?.at.start ?? 0) + text.length);
      expect(trust.shown).toEqual(DIRECTORY_INTEREST.attributes.filter((name) => name !== 'trusttype'));
    },
  );

  it('says when one attribute has two values, and not when they are equal', () => {
    const equal = interpret([...whole, ['TRUSTTYPE', '0x3'], ['cn', 'ZSCALERBETA.NET']]);
    expect([equal.gaps, equal.trust.type?.value]).toEqual([[], 3]);
    const numbers = interpret([...whole, ['trustType', '2']]);
    expect(numbers.trust.type).toBeNull();
    expect(numbers.gaps[0]?.message).toMatch(/3 and 2/);
    const names = interpret([...without('CN'), ['cn', 'A', 'B']]);
    expect(names.trust.cn).toBeNull();
    expect(names.gaps).toMatchObject([{ code: 'bad-value' }]);
    expect(names.trust.shown).not.toContain('cn');
  });

  it('takes what was shown from the record', () => {
    expect(interpret(whole, 'all').trust.shown).toBe('all');
    expect(interpret(whole, ['cn', 'flatname']).trust.shown).toEqual(['cn', 'flatname']);
    const odd = [...without('trustType'), ['trustType', 'MIT']] as const;
    expect(interpret(odd, ['cn', 'trusttype']).trust.shown).toEqual(['cn']);
  });

  it.each([
    ['CN=A\\,DC=fabrikam,CN=System,DC=corp,DC=contoso,DC=example', 'corp.contoso.example'],
    ['CN=A\\2CDC=fabrikam,CN=System,dc=Corp , dc = Example', 'corp.example'],
    ['CN="A,DC=fabrikam",CN=System,DC=corp', 'corp'],
    [
      '<GUID=7c0f3a52-4f0e-4e0b-9c55-3f6a0a1b2c3d>;<SID=S-1-5-21>;CN=A,CN=System,DC=corp,DC=example',
      'corp.example',
    ],
    ['CN=A,CN=System', null],
    ['CN=A\\', null],
  ])('finds the domain of %s', (name, domain) => {
    expect(interpret([...without('DistinguishedName'), ['DistinguishedName', name]]).trust.domain).toBe(
      domain,
    );
  });

  it('names the trust where no DN was printed', () => {
    const { trust } = interpret(without('DistinguishedName'));
    expect([trust.distinguishedName, trust.domain, trust.locator]).toEqual([
      null,
      null,
      'trustedDomain ZSCALERBETA.NET',
    ]);
    expect(
      interpret([
        ['objectClass', 'trustedDomain'],
        ['CN', 'A'],
      ]).trust.locator,
    ).toBe('trustedDomain A');
    expect(interpret([['objectClass', 'TRUSTEDDOMAIN']]).trust.locator).toBe('trustedDomain without a name');
    const both = [
      ['name', 'A'],
      ['trustPartner', 'B.NET'],
    ] as const;
    expect(interpret(both).trust.locator).toBe('trustedDomain B.NET');
    expect(interpret([['trustDirection', '1']]).trust.direction?.value).toBe(1);
  });

  it.each(['trustDirection', 'trustType', 'trustAttributes'])('says that %s shows no value', (name) => {
    const empty = interpret(whole.map((row) => (row[0] === name ? [name, ''] : row)));
    expect(empty.gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(empty.gaps[0]?.message).toContain(name);
    expect(empty.trust.shown).not.toContain(name.toLowerCase());
    expect(interpret(without(name), 'all').gaps).toHaveLength(1);
    expect(interpret(without(name)).gaps).toEqual([]);
  });

  it('says that an export of names alone shows no trust', () => {
    const names = whole.filter(([name]) => !String(name).toLowerCase().startsWith('trust'));
    expect(interpret(names).gaps).toMatchObject([{ effect: 'partial' }]);
  });

  it('takes no other object for a trust', () => {
    expect(DIRECTORY_INTEREST.objectClasses).toEqual(['trusteddomain']);
    expect(DIRECTORY_INTEREST.attributes).toEqual(namesOf(whole));
    expect([
      ...interpretDirectory(
        record(
          [
            ['objectClass', 'top', 'user'],
            ['trustPartner', ''],
          ],
          'all',
        ),
        origin,
      ),
    ]).toEqual([]);
    expect(interpret([['trustPartner', 'ZSCALERBETA.NET']]).trust.objectClass).toEqual([]);
  });

  it('knows a trust by what only trusts have, and names it by its DN where nothing else was exported', () => {
    const { trust, gaps } = interpret([
      ['dn', 'x'],
      ['distinguishedName', dn],
      ['trustAttributes', '1'],
    ]);
    expect([trust.cn?.value, trust.trustPartner, gaps]).toEqual(['ZSCALERBETA.NET', null, []]);
    expect(trust.cn?.at.start).toBe(303);
    expect(
      interpret([
        ['distinguishedName', 'OU=a,CN=x,DC=b'],
        ['trustType', '3'],
      ]).trust.cn,
    ).toBeNull();
    expect(
      interpret([
        ['distinguishedName', dn],
        ['name', 'A'],
        ['trustType', '3'],
      ]).trust.cn,
    ).toBeNull();
    expect([
      ...interpretDirectory(
        record(
          [
            ['cn', 'a'],
            ['trustType', ' '],
          ],
          [],
        ),
        origin,
      ),
    ]).toEqual([]);
  });

  it('cuts the identifiers off an extended DN', () => {
    const { trust } = interpret([
      ...without('DistinguishedName'),
      ['distinguishedName', `<GUID=b5e3>;<SID=S-1>;${dn}`],
    ]);
    const odd = 'CN=A<x>;,CN=System,DC=corp';
    const kept = interpret([...without('DistinguishedName'), ['distinguishedName', odd]]);
    expect(kept.trust.distinguishedName?.value).toBe(odd);
    expect([trust.distinguishedName?.value, trust.locator, trust.domain]).toEqual([
      dn,
      dn,
      'emea.corp.contoso.example',
    ]);
  });

  it('passes on the domain, the mask and the case of names that the format knows', () => {
    const base = record(
      [
        ['trustPartner', 'A'],
        ['trustAttributes', '1'],
      ],
      ['trustattributes', 'trustpartner'],
    );
    const domain = { value: 'Corp.Example', at: spanOf(0, 1) };
    const facts = [
      ...interpretDirectory({ ...base, domain, caseless: true, masks: { trustattributes: 1 } }, origin),
    ];
    expect(facts).toMatchObject([
      { kind: 'trust', domain: 'corp.example', caseless: true, attributesMask: 1 },
    ]);
  });
});
