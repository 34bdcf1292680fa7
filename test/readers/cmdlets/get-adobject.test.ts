// Get-ADObject: which objects become records, and which absences the output vouches for.

import { describe, expect, it } from 'vitest';
import type { Located } from '../../../src/model/located.ts';
import type { Item } from '../../../src/model/record.ts';
import type { Span } from '../../../src/model/span.ts';
import { type Command, commandIn } from '../../../src/readers/cmdlets/command.ts';
import { getAdObject } from '../../../src/readers/cmdlets/get-adobject.ts';
import type { Bag, BagProperty } from '../../../src/readers/serializations/bag.ts';
import { INTEREST } from '../../support/serializations.ts';

const spanOf = (start: number): Span => ({ start, end: start + 1, region: null });
const located = (value: string, start: number): Located => ({ value, at: spanOf(start) });

type Value =
  | string
  | readonly string[]
  | { readonly flaw: 'truncated' | 'nested' | 'wrapped'; readonly values: readonly string[] };

function bag(properties: Readonly<Record<string, Value>>, end: Bag['end'] = 'closed'): Bag {
  const list: BagProperty[] = Object.entries(properties).map(([name, value], index) => {
    const flawed = typeof value === 'object' && 'flaw' in value;
    const values = flawed ? value.values : [value].flat();
    const start = index * 10;
    return {
      name: located(name, start),
      values: values.map((text) => located(text, start + 5)),
      at: spanOf(start),
      flaw: flawed ? value.flaw : null,
    };
  });
  return { kind: 'bag', properties: list, at: spanOf(1000), end };
}

const map = (input: Bag, asked: Command | null = null): Item[] => [
  ...getAdObject.map(input, INTEREST, asked),
];

/** What was typed after the name of the cmdlet, as its command. */
function typed(rest: string): Command {
  const command = commandIn(located(`Get-ADObject ${rest}`, 0), ['get-adobject']);
  if (!command) throw new Error('no command');
  return command;
}

function covered(items: readonly Item[]) {
  const scope = items.find((item) => item.kind === 'scope');
  return scope?.covers.what === 'object' ? scope.covers.attributes : null;
}

function recordOf(items: readonly Item[]) {
  const record = items.find((item) => item.kind === 'directory');
  if (!record) throw new Error('no record');
  return record;
}

const trust = { DistinguishedName: 'CN=A,DC=corp', Name: 'A', ObjectClass: 'trustedDomain', trustType: '3' };

describe('Get-ADObject', () => {
  it('yields the object and what was asked for', () => {
    const items = map(bag({ ...trust, 'msDS-SupportedEncryptionTypes': [] }));
    expect(items.map((item) => item.kind)).toEqual(['directory', 'scope']);
    expect(covered(items)).toEqual([
      'distinguishedname',
      'msds-supportedencryptiontypes',
      'name',
      'objectclass',
      'trusttype',
    ]);
    expect(items.find((item) => item.kind === 'scope')?.at).toEqual(spanOf(15));
    expect(items[0]).toMatchObject({
      attributes: Object.keys(trust)
        .concat('msDS-SupportedEncryptionTypes')
        .map((value) => ({ name: { value } })),
    });
  });

  it.each([
    'uSNChanged',
    'uSNCreated',
    'instanceType',
    'nTSecurityDescriptor',
    'ProtectedFromAccidentalDeletion',
  ])('takes %s beside the first of all for a sign that everything was asked for', (name) => {
    const CanonicalName = 'corp/System/A';
    expect(covered(map(bag({ CanonicalName, ...trust, [name]: '4' })))).toBe('all');
    expect(covered(map(bag({ CanonicalName, ...trust, [name]: [] })))).not.toBe('all');
    expect(covered(map(bag({ CanonicalName: [], ...trust, [name]: '4' })))).not.toBe('all');
    // The end of an object, copied without its beginning.
    expect(covered(map(bag({ ...trust, [name]: '4' })))).not.toBe('all');
  });

  it('does not take what scripts ask for by name for a sign of everything', () => {
    const asked = { CanonicalName: 'corp/System/A', ...trust, whenChanged: 'x', whenCreated: 'x' };
    expect(covered(map(bag(asked)))).not.toContain('msds-supportedencryptiontypes');
  });

  it('does not take for unset what Select-Object named and nobody had asked for', () => {
    const items = map(
      bag({ Name: 'A', ObjectClass: 'trustedDomain', trustType: [], 'msDS-SupportedEncryptionTypes': [] }),
    );
    expect(covered(items)).toEqual(['name', 'objectclass']);
    for (const name of ['trustAttributes', 'trustDirection', 'trustPartner']) {
      const selected = { Name: 'A', ObjectClass: 'trustedDomain', [name]: [], flatName: [] };
      expect(covered(map(bag(selected)))).toEqual(['name', 'objectclass']);
    }
  });

  it('knows that a global catalogue has no encryption types', () => {
    const all = bag({ CanonicalName: 'corp/System/A', ...trust, uSNChanged: '4' });
    for (const port of [':3268', ':3269']) {
      const shown = covered(map(all, typed(`-Filter * -Properties * -Server dc01${port}`)));
      expect(shown).toContain('trusttype');
      expect(shown).not.toContain('msds-supportedencryptiontypes');
    }
    for (const server of ['', ' -Server dc01', ' -Server dc01:389', ' -Server dc01:32680']) {
      expect(covered(map(all, typed(`-Filter * -Properties *${server}`)))).toBe('all');
    }
    const unset = bag({ ...trust, 'msDS-SupportedEncryptionTypes': [] });
    expect(covered(map(unset, typed('-Filter * -Server dc01:3268')))).not.toContain(
      'msds-supportedencryptiontypes',
    );
  });

  it('leaves out what only the object of PowerShell has', () => {
    const its = {
      AddedProperties: [],
      ModifiedProperties: [],
      PropertyCount: '4',
      PropertyNames: ['Name'],
      RemovedProperties: [],
    };
    expect(recordOf(map(bag({ ...its, ...trust }))).attributes.map(({ name }) => name.value)).toEqual(
      Object.keys(trust),
    );
  });

  it.each<[Readonly<Record<string, Value>>, boolean]>([
    [trust, true],
    [{ Name: 'A', ObjectClass: 'trustedDomain' }, false],
    [{ CanonicalName: 'corp/System/A', ...trust }, false],
    [{ CanonicalName: 'corp/System/A', ...trust, whenCreated: 'x' }, true],
    [{ ...trust, uSNChanged: '4' }, false],
    [{ ...trust, uSNChanged: '4', whenCreated: 'x' }, true],
  ])('tells at the end of the input whether more would have come: %j', (properties, whole) => {
    const items = map(bag(properties, 'open'));
    expect(items.some((item) => item.kind === 'diagnostic')).toBe(!whole);
    expect(items.some((item) => item.kind === 'scope')).toBe(whole);
  });

  it('knows a trust by its class in any case, or by its partner', () => {
    const kinds = (properties: Readonly<Record<string, Value>>) =>
      map(bag(properties)).map((item) => item.kind);
    expect(kinds({ OBJECTCLASS: ['top', 'leaf', 'TRUSTEDDOMAIN'] })).toEqual(['directory', 'scope']);
    expect(kinds({ TrustPartner: 'A' })).toEqual(['directory', 'scope']);
    expect(kinds({ ObjectClass: 'user', trustPartner: ' ' })).toEqual([]);
    expect(kinds({ ObjectClass: 'container' })).toEqual([]);
    expect(kinds({ Name: 'trustedDomain', ObjectClass: 'user' })).toEqual([]);
  });

  it('accepts what has a class or a partner', () => {
    expect(getAdObject.accepts(bag({ objectclass: 'user' }), null)).toBe(true);
    expect(getAdObject.accepts(bag({ trustPartner: 'A' }), null)).toBe(true);
    expect(getAdObject.accepts(bag({ trustDirection: '1' }), null)).toBe(true);
    expect(getAdObject.accepts(bag({ trustAttributes: '1' }), null)).toBe(true);
    expect(getAdObject.holder).toBe('domain');
    expect(getAdObject.accepts(bag({ ObjectClass: [], Name: 'A' }), null)).toBe(false);
  });

  it('wants inputs that print trust attributes or directory objects', () => {
    const wants = (...names: string[]) => getAdObject.wants(new Set(names));
    expect(wants('trustpartner')).toBe(true);
    expect(wants('trustdirection')).toBe(true);
    expect(wants('trustattributes')).toBe(true);
    expect(wants('distinguishedname', 'objectclass')).toBe(true);
    expect(wants('distinguishedname', 'canonicalname')).toBe(true);
    expect(wants('distinguishedname', 'samaccountname')).toBe(false);
    expect(wants('objectclass')).toBe(false);
  });

  it('says what was cut or nested among the attributes of a trust, and leaves it out of the scope', () => {
    const all = map(
      bag({
        CanonicalName: 'x',
        ...trust,
        instanceType: '4',
        Name: { flaw: 'nested', values: ['{'] },
        PropertyNames: ['a'],
        other: { flaw: 'nested', values: ['{'] },
      }),
    );
    expect(
      all.map((item) => (item.kind === 'diagnostic' ? `${item.code} ${item.at?.start}` : item.kind)),
    ).toEqual(['bad-value 20', 'directory', 'scope']);
    expect(covered(all)).toEqual(
      [...new Set([...INTEREST.attributes, 'canonicalname', 'instancetype'])]
        .filter((name) => name !== 'name')
        .sort(),
    );
    expect(
      all.find((item) => item.kind === 'directory')?.attributes.map((attribute) => attribute.name.value),
    ).toEqual(['CanonicalName', ...Object.keys(trust), 'instanceType']);
  });

  it('says when a list of classes was cut before it could name the class', () => {
    const of = (...values: string[]) =>
      map(bag({ ObjectClass: { flaw: 'truncated', values }, memberOf: 'x' })).map(
        (item) => item.kind === 'diagnostic' && item.code,
      );
    expect(of('top', 'Leaf')).toEqual(['truncated']);
    expect(of('top', 'person', 'organizationalPerson', 'user')).toEqual([]);
    expect(of('top', 'use...')).toEqual(['truncated']);
    expect(of('top', '...user')).toEqual(['truncated']);
    expect(of('top', 'laptop')).toEqual([]);
    expect(of('top', 'topology')).toEqual([]);
  });

  it('gives no scope to an object that is not whole, and leaves out its last value', () => {
    const items = map(bag({ CanonicalName: 'corp/System/A', ...trust }, 'cut'));
    expect(items.map((item) => item.kind)).toEqual(['diagnostic', 'directory']);
    expect(items[0]).toMatchObject({ code: 'truncated', effect: 'partial', at: spanOf(40) });
    expect(items[1]).toMatchObject({ attributes: [{}, {}, {}, {}] });
    expect(recordOf(items).attributes.map(({ name }) => name.value)).not.toContain('trustType');
    expect(recordOf(items).shown).toEqual(['canonicalname', 'distinguishedname', 'name', 'objectclass']);
    expect(map(bag({}, 'cut'))).toMatchObject([{ code: 'truncated', at: spanOf(1000) }]);
    expect(map(bag({ CN: 'svc-proxy', ObjectClass: 'user', zone: 'x' }, 'open'))).toMatchObject([
      { code: 'truncated' },
    ]);
  });

  it('looks for no attributes but those that somebody wants', () => {
    const all = { CanonicalName: 'x', ...trust, instanceType: '4' };
    const object = bag({ ...all, Name: { flaw: 'nested', values: ['{'] } });
    const items = [...getAdObject.map(object, { ...INTEREST, attributes: ['flatname'] }, null)];
    expect(items.map((item) => item.kind)).toEqual(['directory', 'scope']);
    expect([recordOf(items).shown, covered(items)]).toEqual(['all', 'all']);
    const flawed = bag({ ...all, flatName: { flaw: 'truncated', values: ['A'] } });
    const shown = recordOf([
      ...getAdObject.map(flawed, { ...INTEREST, attributes: ['cn', 'flatname'] }, null),
    ]).shown;
    expect(shown).toEqual([
      'canonicalname',
      'cn',
      'distinguishedname',
      'instancetype',
      'name',
      'objectclass',
      'trusttype',
    ]);
  });

  it('gives the record what the scope covers', () => {
    for (const properties of [trust, { ...trust, uSNChanged: '1' }, { ...trust, trustDirection: [] }]) {
      const items = map(bag(properties));
      expect(recordOf(items).shown).toEqual(covered(items));
    }
  });

  it('shows absence at the class when the object has no name', () => {
    const scope = map(bag({ ObjectClass: 'trustedDomain' })).find((item) => item.kind === 'scope');
    expect(scope?.at).toEqual(spanOf(0));
    const at = (properties: Readonly<Record<string, Value>>) =>
      map(bag(properties)).find((item) => item.kind === 'scope')?.at;
    expect(at({ ObjectClass: 'trustedDomain', CN: 'A' })).toEqual(spanOf(15));
    expect(at({ ObjectClass: 'trustedDomain', trustPartner: 'A' })).toEqual(spanOf(15));
  });

  it('says of an attribute that only trusts have what would tell which trust it is', () => {
    expect(map(bag({ Name: 'A', trustDirection: '1' }))).toMatchObject([
      { kind: 'diagnostic', code: 'bad-value', effect: 'partial', at: spanOf(10) },
    ]);
    expect(map(bag({ Name: 'A', trustDirection: [], trustAttributes: '1' }))).toMatchObject([
      { at: spanOf(20) },
    ]);
    expect(map(bag({ Name: 'A', trustDirection: [' '] }))).toEqual([]);
  });

  it('leaves out values that were not printed whole, and keeps the classes that were', () => {
    const flawed = { flaw: 'truncated', values: ['ZSCALERB...'] } as const;
    const items = map(
      bag({ ...trust, Name: flawed, ObjectClass: { flaw: 'truncated', values: ['top', 'trustedDomain'] } }),
    );
    const values = recordOf(items).attributes.map(({ name, values }) => [
      name.value,
      values.map(({ value }) => value),
    ]);
    expect(Object.fromEntries(values)).toMatchObject({ Name: [], ObjectClass: ['top', 'trustedDomain'] });
    expect(covered(items)).not.toContain('name');
    // That a value was cut does not make of those that were printed empty what nobody had asked for.
    const empty = { trustDirection: flawed, 'msDS-SupportedEncryptionTypes': [] };
    expect(covered(map(bag({ ...trust, ...empty })))).toContain('msds-supportedencryptiontypes');
    const lost = map(bag({ trustPartner: 'A', ObjectClass: { flaw: 'wrapped', values: ['trusted'] } }));
    expect(recordOf(lost).attributes.map(({ values: left }) => left.length)).toEqual([1, 0]);
  });
});

describe('an answer of Get-ADObject', () => {
  const answered = (rest: string, objects: number, whole = true) =>
    [
      ...getAdObject.answered(
        { command: typed(rest), objects, whole, complaint: null, domain: 'corp.example' },
        INTEREST,
      ),
    ].map((item) =>
      item.kind === 'scope' ? item.covers : item.kind === 'diagnostic' ? `${item.code} ${item.effect}` : item,
    );
  const ALL = { what: 'domain-trusts', domain: 'corp.example' };

  it.each([
    `-Filter 'objectClass -eq "trustedDomain"' -Properties *`,
    '-Filter {objectClass -eq "trustedDomain"} -Server dc01',
    `-Filter "(objectClass -like 'trustedDomain')" -Credential $c`,
    '-Filter "(  objectClass  -EQ  trustedDomain  )" -AuthType Negotiate',
    "-Filter 'objectClass -eq ''trustedDomain'''",
    '-Filter " objectClass -eq trustedDomain "',
    '-LDAPFilter "(objectClass=trustedDomain)" -Properties *',
    '-LDAPFilter "(  objectClass  =  trustedDomain  )"',
  ])('shows every trust: %s', (rest) => {
    expect(answered(rest, 2)).toEqual([ALL]);
    expect(answered(rest, 0)).toEqual([ALL]);
    expect(answered(rest, 2, false)).toEqual([]);
    expect(answered(`${rest} | select -First 1`, 2)).toEqual([]);
  });

  it.each([
    '-Filter *',
    '-Properties *',
    `-Filter "not objectClass -eq 'trustedDomain'"`,
    `-Filter "objectClass -eq 'trustedDomain' -and Name -eq 'A'"`,
    '-LDAPFilter "!(objectClass=trustedDomain)"',
    '-LDAPFilter "(objectClass=trustedDomain)(cn=A)"',
    '-Filter {objectClass -eq "trustedDomain"} -SearchBase "OU=A"',
    'A -Filter {objectClass -eq "trustedDomain"}',
  ])('shows what it shows: %s', (rest) => {
    expect(answered(rest, 2)).toEqual([]);
    expect(answered(rest, 0)).toEqual(['empty partial']);
    expect(answered(rest, 0, false)).toEqual([]);
  });
});
