// Get-ADTrust: words and numbers of enumerations become the directory's numbers; bits that are shown in words count as such.

import { describe, expect, it } from 'vitest';
import { getAdTrust } from '../../../src/readers/cmdlets/get-adtrust.ts';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { formatTable } from '../../../src/readers/serializations/format-table.ts';
import { json } from '../../../src/readers/serializations/json.ts';
import { encode, fixture } from '../../support/bytes.ts';
import { attributesIn, codes, gaps, readAll, textAt, valuesOf } from '../../support/serializations.ts';

const TRUST = {
  Direction: 1,
  DisallowTransivity: true,
  DistinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
  ForestTransitive: false,
  Name: 'ZSCALERBETA.NET',
  ObjectClass: 'trustedDomain',
  Source: 'DC=corp,DC=contoso,DC=example',
  Target: 'ZSCALERBETA.NET',
  TrustAttributes: 1,
  TrustType: 3,
  UsesAESKeys: true,
  UsesRC4Encryption: false,
};

const RIGHT = {
  trustDirection: ['1'],
  distinguishedName: [TRUST.DistinguishedName],
  name: ['ZSCALERBETA.NET'],
  objectClass: ['trustedDomain'],
  trustPartner: ['ZSCALERBETA.NET'],
  trustType: ['3'],
  trustAttributes: ['1'],
};

const of = (bend: Record<string, unknown>) => readAll(json, JSON.stringify({ ...TRUST, ...bend }));

describe('Get-ADTrust', () => {
  it('shows attributes by their LDAP names, and never the encryption types', () => {
    const bytes = fixture('format-list/get-adtrust.txt');
    const read = readAll(formatList, bytes);
    expect(codes(read)).toEqual([]);
    expect(attributesIn(read.records[0])).toEqual(RIGHT);
    expect(read.records[0]).toMatchObject({ domain: { value: 'corp.contoso.example' } });
    expect(read.records[0]).not.toHaveProperty('masks');
    expect(read.records[0]?.attributes).toHaveLength(Object.keys(RIGHT).length);
    expect(read.scopes.map((scope) => textAt(bytes, scope.at))).toEqual(['ZSCALERBETA.NET']);
    expect(read.items.every(({ holder }) => holder === 'domain')).toBe(true);
    const shown = Object.keys(RIGHT)
      .map((name) => name.toLowerCase())
      .sort();
    expect(read.records[0]?.shown).toEqual(shown);
    expect(read.scopes.map(({ covers }) => covers)).toEqual([{ what: 'object', attributes: shown }]);
    const at = (name: string) => valuesOf(read.records[0], name).map((value) => textAt(bytes, value.at));
    expect([at('trustDirection'), at('trustType'), at('trustAttributes')]).toEqual([
      ['Inbound'],
      ['MIT'],
      ['1'],
    ]);
  });

  it('reads numbers of enumerations as those of the directory', () => {
    expect(attributesIn(of({}).records[0])).toEqual(RIGHT);
    for (const [direction, number] of [
      ['Disabled', '0'],
      ['inbound', '1'],
      ['Outbound', '2'],
      ['BiDirectional', '3'],
      [' inbound ', '1'],
      [2, '2'],
    ] as const) {
      expect(attributesIn(of({ Direction: direction }).records[0]).trustDirection).toEqual([number]);
    }
    for (const [type, number] of [
      ['Downlevel', '1'],
      ['Uplevel', '2'],
      ['MIT', '3'],
      ['DCE', '4'],
      [2, '2'],
    ] as const) {
      expect(attributesIn(of({ TrustType: type }).records[0]).trustType).toEqual([number]);
    }
  });

  it.each([
    ['0x01', '0x01'],
    [' 1 ', '1'],
    [33, '33'],
    [null, '1'],
  ])('reads the number of the attributes: %j', (number, shown) => {
    const read = of({ TrustAttributes: number });
    expect([codes(read), attributesIn(read.records[0]).trustAttributes]).toEqual([[], [shown]]);
  });

  it.each([
    ['DC=corp , DC=contoso', 'corp.contoso'],
    ['DC=corp', 'corp'],
    ['CN=System', undefined],
    ['', undefined],
  ])('has the domain of Source: %j', (source, domain) => {
    expect(of({ Source: source }).records[0]?.domain?.value).toBe(domain);
  });

  it('wants what has two properties of its own, one of them the direction', () => {
    const wants = (...names: string[]) => getAdTrust.wants(new Set(names));
    expect(wants('disallowtransivity')).toBe(true);
    for (const name of [
      'foresttransitive',
      'intraforest',
      'istreeparent',
      'istreeroot',
      'selectiveauthentication',
      'sidfilteringforestaware',
      'sidfilteringquarantined',
      'source',
      'target',
      'tgtdelegation',
      'trusttype',
      'uplevelonly',
      'usesaeskeys',
      'usesrc4encryption',
    ]) {
      expect([name, wants('direction', name)]).toEqual([name, true]);
    }
    expect([wants('direction'), wants('direction', 'name'), wants('source', 'target')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    [{ Direction: 'Sideways' }, 'trustDirection'],
    [{ Direction: 'x1' }, 'trustDirection'],
    [{ Direction: '1x' }, 'trustDirection'],
    [{ Name: { Text: 'A' } }, 'name'],
    [{ TrustAttributes: 'x1' }, 'trustAttributes'],
    [{ TrustAttributes: '1x' }, 'trustAttributes'],
    [{ ForestTransitive: 'perhaps' }, 'trustAttributes'],
    [{ TrustAttributes: null, DisallowTransivity: 'perhaps' }, 'trustAttributes'],
    [{ Direction: 4 }, 'trustDirection'],
    [{ TrustType: 0 }, 'trustType'],
    [{ TrustType: 'Kerberos' }, 'trustType'],
    [{ TrustAttributes: 'one' }, 'trustAttributes'],
    [{ TrustAttributes: [1, 2] }, 'trustAttributes'],
    [{ TrustAttributes: { value: 1 } }, 'trustAttributes'],
    [{ TrustType: { Name: 'MIT' } }, 'trustType'],
    [{ DisallowTransivity: false }, 'trustAttributes'],
    [{ DisallowTransivity: 'perhaps' }, 'trustAttributes'],
    [{ ForestTransitive: true }, 'trustAttributes'],
    [{ UsesRC4Encryption: true }, 'trustAttributes'],
  ])('says what contradicts or is no word: %j', (bend, attribute) => {
    const read = of(bend);
    expect(codes(read)).toEqual(['bad-value partial']);
    expect(read.diagnostics[0]?.message).toBeTruthy();
    expect(attributesIn(read.records[0])).not.toHaveProperty(attribute);
    expect(read.records[0]?.shown).not.toContain(attribute.toLowerCase());
  });

  it('takes the bits that words show where the number was not selected', () => {
    const { TrustAttributes: _, ...words } = TRUST;
    const read = readAll(json, JSON.stringify(words));
    expect(codes(read)).toEqual([]);
    expect(attributesIn(read.records[0])).toEqual(RIGHT);
    expect(read.records[0]?.masks).toEqual({ trustattributes: 0x89 });
    const transitive = readAll(
      json,
      JSON.stringify({ ...words, DisallowTransivity: false, ForestTransitive: true }),
    );
    expect(attributesIn(transitive.records[0]).trustAttributes).toEqual(['8']);
    const text = JSON.stringify(words);
    const [value] = valuesOf(read.records[0], 'trustAttributes');
    expect(value && textAt(encode(text, 'utf-8'), value.at)).toBe('true');
  });

  it.each([
    ['UplevelOnly', 0x2],
    ['SIDFilteringQuarantined', 0x4],
    ['ForestTransitive', 0x8],
    ['SelectiveAuthentication', 0x10],
    ['IntraForest', 0x20],
    ['SIDFilteringForestAware', 0x40],
    ['UsesRC4Encryption', 0x80],
  ])('knows the bit of %s (MS-ADTS 6.1.6.7.9), and points at the word for transitivity', (name, bit) => {
    const text = JSON.stringify({ Name: 'A', TrustType: 'MIT', [name]: true, DisallowTransivity: ' false ' });
    const read = readAll(json, text);
    expect(codes(read)).toEqual([]);
    const [value] = valuesOf(read.records[0], 'trustAttributes');
    expect(value?.value).toBe(String(bit));
    expect(value && textAt(encode(text), value.at)).toBe(' false ');
    expect(read.records[0]?.masks).toEqual({ trustattributes: bit | 1 });
  });

  it('says nothing of the attributes where transitivity is not among the words', () => {
    const { TrustAttributes: _, DisallowTransivity: __, ...words } = TRUST;
    const read = readAll(json, JSON.stringify(words));
    expect(attributesIn(read.records[0])).not.toHaveProperty('trustAttributes');
    expect(gaps(read)).toEqual([]);
  });

  it('does not take what was printed empty for unset', () => {
    const read = of({
      TrustAttributes: null,
      DisallowTransivity: null,
      ForestTransitive: null,
      UsesRC4Encryption: '',
      Direction: '',
      Name: ' ',
    });
    expect(codes(read)).toEqual([]);
    expect(read.records[0]?.shown).not.toContain('name');
    expect(codes(of({ TrustAttributes: ' ', ForestTransitive: ' ' }))).toEqual([]);
    expect(read.records[0]?.shown).not.toContain('trustattributes');
    expect(read.records[0]?.shown).not.toContain('trustdirection');
  });

  it('knows a selection of its properties, and that it must name the trust', () => {
    expect(
      attributesIn(readAll(json, '{"Target": "A", "Direction": 1, "TrustType": "MIT"}').records[0]),
    ).toEqual({
      trustPartner: ['A'],
      trustDirection: ['1'],
      trustType: ['3'],
      objectClass: ['trustedDomain'],
    });
    expect(attributesIn(readAll(json, '{"Name": "A", "TrustType": "MIT"}').records[0]).trustType).toEqual([
      '3',
    ]);
    expect(attributesIn(readAll(json, '{"Name": "A", "TrustType": " mit "}').records[0]).trustType).toEqual([
      '3',
    ]);
    const bare = '{"DistinguishedName": "CN=A,DC=b", "Direction": 1, "TrustType": "MIT"}';
    expect(readAll(json, bare).scopes.map(({ at }) => textAt(encode(bare), at))).toEqual([bare]);
    const nameless = readAll(json, '{"Direction": 1, "TrustType": "MIT", "IntraForest": false}');
    expect([codes(nameless), nameless.records]).toEqual([['bad-value partial'], []]);
    expect(codes(readAll(json, '{"Direction": "x", "TrustType": 3, "Name": "A"}'))).toEqual([
      'bad-value partial',
    ]);
  });

  it('is whole after its last property, and without it only where an empty line follows', () => {
    const text = 'Direction         : Inbound\nName              : A\nTrustType         : MIT\n';
    expect(codes(readAll(formatList, text))).toEqual(['truncated partial']);
    expect(codes(readAll(formatList, `${text}\n`))).toEqual([]);
    expect(codes(readAll(formatList, `${text}UsesRC4Encryption : False\n`))).toEqual([]);
    expect(codes(readAll(formatList, `${text}UsesRC4Encryption : Fal`))).toEqual(['truncated partial']);
    const cut = readAll(formatList, `${text}Target            : ZSC`);
    expect([codes(cut), cut.scopes]).toEqual([['truncated partial'], []]);
    expect(attributesIn(cut.records[0])).not.toHaveProperty('trustPartner');
  });
});

describe('all trusts of a domain', () => {
  const table = fixture('format-table/get-adtrust-selected.txt');
  const domainScopes = (text: string) =>
    readAll(formatList, text).scopes.filter(({ covers }) => covers.what === 'domain-trusts');
  const one = 'Name      : A\nSource    : DC=corp,DC=example\nTrustType : MIT\nDirection : Inbound\n\n\n';

  it('are shown where the command asks for them and the next prompt stands below', () => {
    const read = readAll(formatTable, table);
    expect(codes(read)).toEqual([]);
    expect(read.records.map((record) => attributesIn(record))).toMatchObject([
      { name: ['ZSCALERBETA.NET'], trustDirection: ['1'], trustType: ['3'], trustAttributes: ['1'] },
      { name: ['corp.fabrikam.example'], trustDirection: ['2'], trustType: ['2'], trustAttributes: ['8'] },
    ]);
    expect(read.scopes.at(-1)).toMatchObject({ covers: { what: 'domain-trusts', domain: null } });
    expect(domainScopes(`PS C:\\> Get-ADTrust -Filter *\n\n\n${one}PS C:\\>`)).toMatchObject([
      { covers: { domain: 'corp.example' } },
    ]);
    expect(domainScopes(`PS C:\\> Get-ADTrust -Filter * -Server dc01\nPS C:\\>`)).toHaveLength(1);
    expect(domainScopes(`PS C:\\> Get-ADTrust -Filter *\n\n\n${one}`)).toHaveLength(1);
    const more = 'Get-ADTrust -Filter " * " -Properties * -Credential $c -AuthType Negotiate';
    expect(domainScopes(`PS C:\\> ${more}\n\n\n${one}PS C:\\>`)).toHaveLength(1);
  });

  it.each([
    'Get-ADTrust -Filter *| select -First 1',
    'Get-ADTrust -Filter {Name -eq "A"}',
    'Get-ADTrust A',
    'Get-ADTrust -Server dc01',
    'Get-ADTrust -Identity A',
    'Get-ADTrust -Filter * -ResultSetSize 1',
  ])('are not shown by %s', (command) => {
    expect(domainScopes(`PS C:\\> ${command}\n\n\n${one}PS C:\\>`)).toEqual([]);
  });

  it('are not shown where the answer is cut, or was not understood', () => {
    expect(domainScopes(`PS C:\\> Get-ADTrust -Filter *\n\n\n${one.trimEnd()}\n`)).toEqual([]);
    expect(domainScopes(`PS C:\\> Get-ADTrust -Filter *\n\n\n${one}stray words\nPS C:\\>`)).toEqual([]);
    const failed = readAll(
      formatList,
      `PS C:\\> Get-ADTrust -Filter *\nGet-ADTrust : Unable to contact the server.\nAt line:1 char:1\n    + CategoryInfo          : ResourceUnavailable\n\nPS C:\\>`,
    );
    expect([codes(failed), failed.scopes]).toEqual([['not-read partial'], []]);
    expect(codes(readAll(formatList, 'PS C:\\> Get-ADTrust -Filter *\n'))).toEqual(['truncated partial']);
    expect(codes(readAll(formatList, 'PS C:\\> Get-ADTrust A\nPS C:\\>'))).toEqual(['empty partial']);
  });
});
