// LDIF of ldifde, ldapsearch and ldbsearch: what was asked for, folds and base64, what is cut, and what is no export.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { sub } from '../../../src/model/located.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { ldif } from '../../../src/readers/directory/ldif.ts';
import { encode, fixture, rawText, regionText, sourceOf } from '../../support/bytes.ts';
import { STEP } from '../../support/thorough.ts';
import { coveredTrusts, readTrusts, shownTrusts, type TrustsRead } from '../../support/trusts.ts';

const DN = 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example';
const REALM = 'ZSCALERBETA.NET 3 1 1 24 corp.contoso.example';
const FABRIKAM = 'fabrikam.example 2 3 8 - corp.contoso.example';
const CLASSES = ['objectClass: top', 'objectClass: leaf', 'objectClass: trustedDomain'];
const VALUES = ['trustDirection: 1', 'trustPartner: ZSCALERBETA.NET', 'trustType: 3', 'trustAttributes: 1'];
const AES = 'msDS-SupportedEncryptionTypes: 24';
const TRUST = [`dn: ${DN}`, ...CLASSES, ...VALUES, AES, ''];
const ASKED = ['# extended LDIF', '#', '# LDAPv3'];
const header = (base: string, depth = 'subtree', filter = '(objectClass=trustedDomain)', names = 'ALL') => [
  ...ASKED,
  `# base <${base}> with scope ${depth}`,
  `# filter: ${filter}`,
  `# requesting: ${names}`,
  '#',
  '',
];
const SYSTEM = 'CN=System,DC=corp,DC=contoso,DC=example';
const END = ['# search result', 'search: 2', 'result: 0 Success', '', '# numEntries: 1'];

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const read = (...lines: string[]) => readTrusts(ldif, encode(text(lines)));
const codes = ({ diagnostics }: TrustsRead) => diagnostics.map(({ code, effect }) => `${code} ${effect}`);
const accepts = (given: string) => ldif.accepts(headOf(sourceOf(encode(given))));

describe('fixtures', () => {
  it.each<[string, string[], string[]]>([
    ['ldifde.ldf', [REALM, FABRIKAM], ['object', 'object']],
    ['ldifde-unicode.ldf', [REALM], ['object']],
    ['ldapsearch-sasl.ldif', [REALM, FABRIKAM], ['object', 'object', 'all of corp.contoso.example']],
    ['ldapsearch-LLL.ldif', [REALM], ['object']],
    ['ldapsearch-paged.ldif', [REALM], ['object']],
    ['ldbsearch.ldif', [REALM], ['object']],
  ])('%s', (name, trusts, covered) => {
    const bytes = fixture(`ldif/${name}`);
    expect(ldif.accepts(headOf(sourceOf(bytes)))).toBe(true);
    const result = readTrusts(ldif, bytes);
    expect(shownTrusts(result)).toEqual(trusts);
    expect(result.diagnostics).toEqual([]);
    expect(result.gaps).toEqual([]);
    expect(coveredTrusts(result)).toEqual(covered);
    expect(result.trusts.map(({ shown }) => shown)).toEqual(trusts.map(() => 'all'));
  });

  it('names of attributes alone show no trust', () => {
    const result = readTrusts(ldif, fixture('ldif/ldapsearch-types-only.txt'));
    expect(codes(result)).toEqual(['not-read partial']);
    expect(result.records).toEqual([]);
    expect(result.scopes).toEqual([]);
  });
});

describe('accepts', () => {
  it.each([
    'dn: CN=a,DC=b\n',
    '\n# a comment\n\ndn:: Q049YSxEQz1i\ncn: a\n',
    'version: 1\n\ndn: cn=a\n',
    'dn: <GUID=b5e3fd27-b658-47e9-9a0e-d69c5f301cc0>;CN=a,DC=b\n',
    '# extended LDIF\n#\n# LDAPv3\n# base <dc=a> with scope subtree\n',
    '$ ldapsearch -LLL -H ldap://dc01\ndn: CN=a,DC=b\n',
    'C:\\>ldapsearch -b DC=b\nSASL SSF: 256\ndn: CN=a,DC=b\n',
  ])('%j', (given) => expect(accepts(given)).toBe(true));

  it.each([
    '',
    'dn:\n',
    'A search prints\ndn: CN=a,DC=b\n',
    'dn           : CN=a,DC=b\n',
    'DistinguishedName : CN=a,DC=b\n',
    'version: 1\nname: a\n',
    '# LDAPv3\n\nhow it works\n',
    '{"dn": "CN=a"}',
  ])('not %j', (given) => expect(accepts(given)).toBe(false));
});

describe('values', () => {
  it('stand where they are written, through folds and base64', () => {
    const partner = Buffer.from('ZSCALERBETA.NET').toString('base64');
    const given = text([
      `dn: ${DN.slice(0, 20)}`,
      ` ${DN.slice(20)}`,
      ...CLASSES,
      'cn: ZSCALER',
      ' BETA.NET',
      `trustPartner:: ${partner.slice(0, 8)}`,
      ` ${partner.slice(8)}`,
      'trustDirection: 1',
      'trustType:3',
      'trustAttributes: ',
      ' 1',
      'name: Zürich ⟦x',
      AES,
      '',
    ]);
    for (const encoding of ['utf-8', 'utf-8-bom', 'utf-16le-bom', 'utf-16be-bom'] as const) {
      const bytes = encode(given, encoding);
      const [trust] = readTrusts(ldif, bytes).trusts;
      if (!trust?.cn || !trust.trustPartner || !trust.name || !trust.distinguishedName)
        throw new Error('no trust');
      expect(regionText(given, trust.cn)).toBe('ZSCALER\n BETA.NET');
      expect(regionText(given, sub(trust.cn, 8, 12))).toBe('ETA.');
      expect(rawText(bytes, sub(trust.cn, 8, 12), encoding)).toBe('ETA.');
      expect(trust.trustPartner.value).toBe('ZSCALERBETA.NET');
      expect(regionText(given, sub(trust.trustPartner, 2, 3)).replace(/\n /, '')).toBe(partner);
      expect(trust.distinguishedName.value).toBe(DN);
      expect(regionText(given, sub(trust.name, 7, 8))).toBe('⟦');
      expect(rawText(bytes, sub(trust.name, 7, 8), encoding)).toBe('⟦');
      expect([trust.type?.value, trust.attributes?.value]).toEqual([3, 1]);
      expect(regionText(given, { value: '', at: trust.attributes?.at ?? trust.at })).toBe('1');
    }
  });

  it('keep the blanks that were written raw, and those in base64', () => {
    const { trusts } = read(
      `dn: ${DN}`,
      ...CLASSES,
      'cn: ZSCALERBETA.NET ',
      'name:: ZSCALERBETA.NET'.replace('ZSCALERBETA.NET', Buffer.from(' A ').toString('base64')),
      ...VALUES,
      AES,
      '',
    );
    expect([trusts[0]?.cn?.value, trusts[0]?.name?.value]).toEqual(['ZSCALERBETA.NET ', ' A ']);
  });

  it('in base64 may be empty, or begin with a byte order mark', () => {
    const mark = Buffer.from('\ufeffA').toString('base64');
    const result = read(`dn: ${DN}`, ...CLASSES, `cn:: ${mark}`, 'name:: ', ...VALUES, AES, '');
    expect(result.diagnostics).toEqual([]);
    const values = result.records[0]?.attributes.flatMap(({ values }) => values.map(({ value }) => value));
    expect(values).toEqual(expect.arrayContaining(['\ufeffA', '']));
  });

  it('may stand in what continues their line alone', () => {
    const { trusts } = read(`dn: ${DN}`, 'trustType:', ' 3', 'trustDirection:', ' 1', '');
    expect(trusts.map(({ type, direction }) => [type?.value, direction?.value])).toEqual([[3, 1]]);
  });

  it.each<[string, string, string]>([
    ['no base64', 'trustDirection:: 1', 'bad-value partial'],
    ['a letter that is not of base64', 'trustDirection:: MQ=!', 'bad-value partial'],
    ['no UTF-8 in base64', 'trustDirection:: /w==', 'encoding partial'],
    ['a URL', 'trustDirection:< file:///c:/direction.txt', 'not-read partial'],
    ['a range', 'trustDirection;range=0-0: 1', 'bad-value partial'],
    ['a value without end', `trustDirection: ${'1'.repeat(1024 * 1024 + 1)}`, 'too-large partial'],
    [
      'a value without end in pieces',
      `trustDirection: 1\n ${'1'.repeat(600_000)}\n ${'1'.repeat(600_000)}`,
      'too-large partial',
    ],
  ])('%s is said, and the value is not known', (_, line, expected) => {
    const rest = VALUES.filter((value) => !value.startsWith('trustDirection'));
    const result = read(`dn: ${DN}`, ...CLASSES, ...rest, 'instanceType: 4', line, AES, '');
    expect(codes(result)).toEqual([expected]);
    expect(result.diagnostics[0]?.at?.region?.startLine).toBe(9);
    expect(result.trusts[0]?.direction).toBeNull();
    expect(result.trusts[0]?.shown).not.toContain('trustdirection');
    expect(result.trusts[0]?.shown).not.toBe('all');
    expect(result.trusts[0]?.shown).toContain('cn');
  });

  it('of a dn that is not known leave the domain open', () => {
    const result = read('dn:: Q0', ...CLASSES, ...VALUES, AES, '');
    expect(codes(result)).toEqual(['bad-value partial']);
    expect(result.trusts[0]?.domain).toBeNull();
  });

  it('of other objects do not matter', () => {
    expect(
      read('dn: CN=a,DC=b', 'objectClass: user', 'jpegPhoto:< file:///x', 'x:: !', '').diagnostics,
    ).toEqual([]);
  });

  it('that are not UTF-8 are said one by one', () => {
    const lines = (cn: string) =>
      text([`dn: ${DN}`, ...CLASSES, cn, ...VALUES, AES, 'description: \u00fc', '']);
    const other = readTrusts(ldif, encode(lines('cn: ZSCALERBETA.NET'), 'latin1'));
    expect(codes(other)).toEqual(['encoding-assumed notice']);
    expect(other.trusts[0]?.cn?.value).toBe('ZSCALERBETA.NET');
    const ours = readTrusts(ldif, encode(lines('cn: Z\u00fcrich'), 'latin1'));
    expect(codes(ours)).toEqual(['encoding-assumed notice', 'encoding partial']);
    expect(ours.trusts[0]?.cn).toBeNull();
    expect(
      readTrusts(ldif, encode(lines('cn: Z\u00fcrich'), 'latin1'), { encoding: 'windows-1252' }).trusts[0]?.cn
        ?.value,
    ).toBe('Z\u00fcrich');
  });

  it('with options are values of their attribute; two of one attribute contradict each other', () => {
    expect(read(`dn: ${DN}`, ...CLASSES, ...VALUES, 'cn;lang-en: A', AES, '').trusts[0]?.cn?.value).toBe('A');
    const two = read(`dn: ${DN}`, ...CLASSES, ...VALUES, 'trustAttributes: 0', AES, '');
    expect(two.gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(two.trusts[0]?.attributes).toBeNull();
    expect(
      read(`dn: ${DN}`, 'distinguishedName: CN=A,DC=b', ...CLASSES, ...VALUES, AES, '').gaps,
    ).toHaveLength(1);
    const same = read(`dn: ${DN}`, `distinguishedName: ${DN.toLowerCase()}`, ...CLASSES, ...VALUES, AES, '');
    expect(same.gaps).toEqual([]);
    expect(
      same.records[0]?.attributes.filter(({ name }) => /^distinguishedName$/i.test(name.value)),
    ).toHaveLength(1);
  });

  it('an extended DN has its name behind identifiers', () => {
    const extended = `<GUID=b5e3fd27-b658-47e9-9a0e-d69c5f301cc0>;<SID=S-1-5-21-1>;${DN}`;
    const given = text([`dn: ${extended}`, ...CLASSES, `distinguishedName: ${extended}`, ...VALUES, AES, '']);
    const [trust] = readTrusts(ldif, encode(given)).trusts;
    expect([trust?.locator, trust?.domain]).toEqual([DN, 'corp.contoso.example']);
    expect(
      regionText(given, trust?.distinguishedName ?? { value: '', at: { start: 0, end: 0, region: null } }),
    ).toBe(DN);
  });
});

describe('what was asked for', () => {
  const without = TRUST.filter((line) => line !== AES);
  const shown = ({ trusts }: TrustsRead) => trusts[0]?.shown;

  it('everything, by the header or by what only everything shows', () => {
    expect(shown(read(...header(SYSTEM), ...without, ...END))).toBe('all');
    expect(shown(read(...header(SYSTEM, 'subtree', '(objectClass=*)', '* +'), ...without, ...END))).toBe(
      'all',
    );
    for (const line of ['instanceType: 4', 'uSNChanged: 5', 'uSNCreated: 5', 'uSNCreated:: !'])
      expect(shown(read(...without.slice(0, -1), line, ''))).toBe('all');
    expect(read(...without.slice(0, -1), 'uSNCreated:: !', '').gaps).toEqual([]);
    // Of trusts, scripts ask for their age by name.
    const asked = read(...without.slice(0, -1), 'whenCreated: 20260311081502.0Z', '');
    expect(shown(asked)).not.toContain('msds-supportedencryptiontypes');
  });

  it('some attributes: what was asked for and is not there is unset', () => {
    const names = 'trustType trustDirection msDS-SupportedEncryptionTypes';
    const asked = read(
      ...header(SYSTEM, 'subtree', '(objectClass=trustedDomain)', names),
      ...without,
      ...END,
    );
    expect(shown(asked)).toContain('msds-supportedencryptiontypes');
    expect(shown(asked)).not.toContain('cn');
    expect(shown(read(...without))).not.toContain('msds-supportedencryptiontypes');
  });

  it('nothing is known of: what is printed is shown, in the order of the alphabet', () => {
    const printed = [
      'distinguishedname',
      'msds-supportedencryptiontypes',
      'objectclass',
      'trustattributes',
      'trustdirection',
      'trustpartner',
      'trusttype',
    ];
    expect(read(...TRUST).records[0]?.shown).toEqual(printed);
    expect(read(...header(SYSTEM), ...TRUST.slice(0, -1)).records[0]?.shown).toEqual(printed);
    const flawed = read(...TRUST.slice(0, -1), 'instanceType: 4', 'cn:: !', '').records[0]?.shown;
    expect(flawed).not.toBe('all');
    expect(flawed).not.toContain('cn');
    expect(flawed).toContain('name');
  });

  it.each([
    '# ldapsearch -H ldap://dc01:3268',
    '$ ldapsearch -p 3269 -b DC=b',
    'ldap_initialize( ldap://dc01:3268 )',
  ])('a global catalog has no encryption types: %s', (line) => {
    const result = read(line, ...header(SYSTEM), ...without, ...END);
    expect(shown(result)).not.toContain('msds-supportedencryptiontypes');
    expect(shown(result)).toContain('cn');
    expect(result.diagnostics).toEqual([]);
  });

  it('a trust is one by any attribute that only trusts have, and is named by its DN', () => {
    const result = read(`dn: ${DN}`, 'trustAttributes: 0', 'trustDirection: 1', 'trustType: 3', '');
    expect(result.trusts.map(({ cn, attributes }) => [cn?.value, attributes?.value])).toEqual([
      ['ZSCALERBETA.NET', 0],
    ]);
    expect(read('dn: OU=a,DC=b', 'trustType: 3', '').trusts[0]?.cn).toBeNull();
  });

  it('nothing but names is a gap', () => {
    const named = read(
      ...header(SYSTEM, 'subtree', '(objectClass=trustedDomain)', 'cn'),
      `dn: ${DN}`,
      'cn: A',
      '',
      ...END,
    );
    expect(named.gaps.map(({ code }) => code)).toEqual(['not-read']);
    const filter = 'objectClass=trustedDomain';
    expect(codes(read(...header(SYSTEM, 'subtree', filter, 'cn'), `dn: ${DN}`, 'cn: A', '', ...END))).toEqual(
      ['not-read partial'],
    );
    expect(codes(read(...header(SYSTEM, 'subtree', filter, '1.1'), `dn: ${DN}`, '', ...END))).toContain(
      'not-read partial',
    );
    const any = header(SYSTEM, 'subtree', '(|(objectClass=trustedDomain)(cn=a))', 'cn');
    expect(read(...any, 'dn: CN=a,DC=b', 'cn: a', '', ...END).items).toEqual([]);
    const classed = read(`dn: ${DN}`, ...CLASSES, 'cn: A', '');
    expect(classed.gaps.map(({ code }) => code)).toEqual(['bad-value']);
  });
});

describe('all trusts of a domain', () => {
  const ALL = 'all of corp.contoso.example';
  const covers = (...lines: string[]) => coveredTrusts(read(...lines)).filter((one) => one !== 'object');

  it.each<[string, string[], string[]]>([
    ['below the container', header(SYSTEM), [ALL]],
    ['in the container', header(SYSTEM, 'oneLevel'), [ALL]],
    ['below the root', header('DC=corp,DC=contoso,DC=example', 'subtree', '(objectClass=*)'), [ALL]],
    ['in the root', header('DC=corp,DC=contoso,DC=example', 'oneLevel'), []],
    ['the container itself', header(SYSTEM, 'baseObject'), []],
    ['some of them', header(SYSTEM, 'subtree', '(&(objectClass=trustedDomain)(cn=Z*))'), []],
    ['of another container', header('CN=Users,DC=corp'), []],
  ])('%s', (_, lines, expected) => {
    expect(covers(...lines, ...TRUST, ...END)).toEqual(expected);
  });

  it('also where there is none', () => {
    expect(covers(...header(SYSTEM), '# search result', 'result: 0 Success')).toEqual([ALL]);
  });

  it('also where comments are folded, have blanks at their end, or name another program', () => {
    const trailing = (lines: readonly string[]) =>
      lines.map((line) => (line.startsWith('#') ? `${line}  ` : line));
    expect(covers(...trailing(header(SYSTEM)), ...TRUST, ...END)).toEqual([ALL]);
    const folded = header(SYSTEM).map((line) => line.replace('trustedDomain', 'trusted\n Domain'));
    expect(covers(...folded, ...TRUST, ...END)).toEqual([ALL]);
    expect(covers(...header(SYSTEM).slice(2), ...TRUST, 'result: 0 Success')).toEqual([ALL]);
  });

  it('also where changes of other objects stand beside it', () => {
    const change = ['dn: CN=a,DC=b', 'changetype: modify', 'replace: description', 'description: a', '-', ''];
    expect(covers(...header(SYSTEM), ...change, ...TRUST, ...END.slice(0, 3))).toEqual([ALL]);
  });

  it.each([
    'control: 1.2.3',
    'filter: a',
    'matchedDN: DC=b',
    'pagedresults: cookie=',
    'requesting: a',
    'text: b',
    'version: 1',
  ])('also with what searches print at their end: %s', (line) => {
    const result = read(...header(SYSTEM), ...TRUST, ...END, '', line);
    expect(result.diagnostics).toEqual([]);
    expect(coveredTrusts(result)).toEqual(['object', ALL]);
  });

  it.each<[string, string[]]>([
    ['a referral', ['# search reference', 'ref: ldap://dc/DC=x', '']],
    ['a referral without its comment', ['ref: ldap://dc/DC=x', '']],
    ['a line that is not understood', ['what is this', '']],
    ['an attribute without dn', ['cn: a', '']],
    [
      'an entry that is not read',
      [`dn: ${DN}`, 'changetype: modify', 'replace: trustType', 'trustType: 3', '-', ''],
    ],
  ])('not with %s', (_, lines) => {
    expect(
      covers(...header(SYSTEM), ...lines, ...TRUST, ...END.filter((line) => !line.includes('num'))),
    ).toEqual([]);
  });

  it.each([
    'result: 4 Size limit exceeded',
    'result:\n 4 Size limit exceeded',
    '# result: 3 Time limit exceeded',
  ])('and it is said once how the search ended: %j', (line) => {
    const result = read(...header(SYSTEM), ...TRUST, '# search result', line, '', '# numEntries: 1');
    expect(codes(result)).toEqual(['not-read partial']);
  });

  it('a result that is no number is none', () => {
    expect(codes(read(...header(SYSTEM), ...TRUST, 'result: none (4)'))).toEqual(['truncated partial']);
  });

  it.each(['result: 4 Size limit exceeded', '# result: 3 Time limit exceeded', 'Size limit exceeded (4)'])(
    'not when the search ended early: %s',
    (line) => {
      const result = read(...header(SYSTEM), ...TRUST, '# search result', line, 'result: 0 Success');
      expect(codes(result)[0]).toBe('not-read partial');
      expect(coveredTrusts(result)).toEqual(['object']);
    },
  );

  const SIBLINGS = ['AdminSDHolder', 'IP Security', 'Policies', 'PSPs', 'RID Manager$', 'WMIPolicy'];
  const dump = (names: readonly string[], ending: readonly string[]) => [
    '# record 1',
    ...names.flatMap((name) => [`dn: CN=${name},${SYSTEM}`, 'objectClass: container', '']),
    ...TRUST,
    ...ending,
  ];

  it('a dump of the container, by what stands beside them', () => {
    const ending = ['# returned 7 records', '# 7 entries', '# 0 referrals'];
    expect(covers(...dump(SIBLINGS, ending))).toEqual([ALL]);
    expect(covers(...dump(SIBLINGS.slice(3), ['# returned 4 records', '# 4 entries']))).toEqual([]);
    expect(covers(...dump(SIBLINGS, ['# returned 7 records', '# 7 entries', '# Referral']))).toEqual([]);
  });

  it('several searches in a file are several', () => {
    const one = [...header(SYSTEM), ...TRUST, ...END, ''];
    const result = read(...one, ...one);
    expect(coveredTrusts(result)).toEqual(['object', ALL, 'object', ALL]);
    const close = read(...header(SYSTEM), ...TRUST.slice(0, -1), ...header(SYSTEM), ...TRUST, ...END);
    expect(codes(close)).toEqual(['truncated partial']);
    expect(coveredTrusts(close)).toEqual(['object', 'object', ALL]);
    const dumps = read('# record 1', ...TRUST, '# returned 1 records', '# 1 entries', '# record 1', ...TRUST);
    expect(codes(dumps)).toEqual(['truncated partial']);
  });
});

describe('what is no export', () => {
  it.each<[string, string[], string[]]>([
    [
      'a change of a trust',
      ['changetype: modify', 'replace: trustAttributes', 'trustAttributes: 1', '-'],
      ['not-read partial'],
    ],
    [
      'the change of an attribute to nothing',
      ['changetype: modify', 'delete: trustAttributes ', '-'],
      ['not-read partial'],
    ],
    ['a change in a folded line', ['changetype: mod', ' ify ', 'trustType: 3', '-'], ['not-read partial']],
    [
      'a line in a change',
      ['changetype: modify', 'what is this', '-'],
      ['malformed partial', 'not-read notice'],
    ],
    [
      'a change of something else',
      ['changetype: modify', 'replace: description', 'description: a', '-'],
      ['not-read notice'],
    ],
    ['a deletion', ['changetype: delete'], ['not-read notice']],
  ])('%s', (_, lines, expected) => {
    const result = read(`dn: ${DN}`, ...lines, '', `dn: ${DN}`, 'changetype: delete', '');
    expect(codes(result)).toEqual(expected);
    expect(result.trusts).toEqual([]);
  });

  it('a new trust is one as it will be', () => {
    const added = read(`dn: ${DN}`, 'changetype: add ', ...TRUST.slice(1, -1), 'foo: bar', '');
    expect(shownTrusts(added)).toEqual([REALM]);
    expect(added.records[0]?.shown).not.toContain('foo');
    expect(read(...TRUST.slice(0, -1), 'add: bar', '').records[0]?.shown).not.toContain('add');
  });

  it('names of attributes without values, said once, and only of trusts', () => {
    const bare = ['dn: CN=a,DC=b', 'objectClass:', ''];
    expect(codes(read(...bare, ...bare))).toEqual(['not-read partial']);
    expect(codes(read('dn: CN=a,DC=b', 'cn:', ''))).toEqual([]);
  });

  it('lines that are neither, no more of them than anybody reads', () => {
    const result = read(...TRUST, ...Array.from({ length: 30 }, () => 'what is this'), '- ', 'trustType: 3');
    expect(result.gaps).toHaveLength(20);
    expect(shownTrusts(result)).toEqual([REALM]);
  });

  it('attributes without dn are said once for each block', () => {
    expect(codes(read('cn: a', 'name: a', '', ...TRUST, 'cn: b', ''))).toEqual([
      'malformed partial',
      'malformed partial',
      'malformed partial',
    ]);
    const many = Array.from({ length: 25 }, () => ['cn: a', '']).flat();
    expect(codes(read(...many))).toHaveLength(20);
  });

  it('lines that stand alone are said where they are, with what continues them', () => {
    for (const line of ['-', ' what', 'what'])
      expect(codes(read(...TRUST, line))).toEqual(['malformed partial']);
    const [folded] = read(...TRUST, 'result: 4', ' Size', ' limit', ' exceeded').diagnostics;
    expect(folded?.at?.region).toMatchObject({ startLine: 11, endLine: 14 });
  });

  it('an entry with an empty line in it shows nothing to be unset', () => {
    const { shown } = read(...TRUST.slice(0, 4), 'instanceType: 4', '', ...TRUST.slice(4)).records[0] ?? {};
    expect(shown).not.toBe('all');
    expect(shown).not.toContain('msds-supportedencryptiontypes');
  });

  it.each([
    'ldap_bind: Invalid credentials (49)',
    'search error - NT_STATUS_ACCESS_DENIED',
    'No such object (32)',
  ])('a search that failed: %s', (line) =>
    expect(codes(read(line, '\tadditional info: 80090308', ''))).toEqual(['not-read partial']),
  );

  it('an entry of thousands of lines', () => {
    const result = read(
      `dn: ${DN}`,
      ...Array.from({ length: 1100 }, () => 'objectClass: trustedDomain'),
      ...VALUES,
      '',
    );
    expect(codes(result)).toEqual(['too-large partial']);
    const exactly = (count: number) =>
      codes(
        read(
          `dn: ${DN}`,
          ...Array.from({ length: count - 4 }, () => 'objectClass: trustedDomain'),
          ...VALUES,
          '',
        ),
      );
    expect([exactly(1000), exactly(1001)]).toEqual([[], ['too-large partial']]);
    const large = Array.from({ length: 5 }, () => `cn: ${'a'.repeat(1_000_000)}`);
    expect(codes(read(`dn: ${DN}`, ...CLASSES, ...large, ''))).toEqual(['too-large partial']);
  });

  it('blank lines, comments within, and two entries without a line between them', () => {
    const comment = [`dn: ${DN}`, '# a comment', ' that goes on', ...TRUST.slice(1)];
    expect(shownTrusts(read('', '   ', ...comment, '', '  '))).toEqual([REALM]);
    const two = read(...TRUST.slice(0, -1), ...TRUST);
    expect(shownTrusts(two)).toEqual([REALM, REALM]);
    expect(coveredTrusts(two)).toEqual(['object', 'object']);
    const blank = CLASSES.map((line) => `${line} `);
    expect(read('dn: CN=a,DC=b', ...blank, 'cn: a', '').records).toHaveLength(1);
  });
});

describe('cuts', () => {
  it.each([
    'ldifde.ldf',
    'ldifde-unicode.ldf',
    'ldapsearch-sasl.ldif',
    'ldapsearch-LLL.ldif',
    'ldapsearch-paged.ldif',
    'ldbsearch.ldif',
  ])('%s at every byte: a gap, or what is there is whole', (name) => {
    const bytes = fixture(`ldif/${name}`);
    const whole = new Set(shownTrusts(readTrusts(ldif, bytes)));
    for (let size = 1; size < bytes.length; size += STEP) {
      const result = readTrusts(ldif, bytes.slice(0, size));
      if (result.gaps.length > 0) {
        expect([size, coveredTrusts(result).filter((one) => one.startsWith('all'))]).toEqual([size, []]);
        continue;
      }
      for (const trust of shownTrusts(result)) expect([size, whole.has(trust)]).toEqual([size, true]);
    }
  });

  it('an entry at the end of the file is whole when nothing of it can be missing', () => {
    expect(read(...TRUST.slice(0, -1)).gaps).toEqual([]);
    expect(readTrusts(ldif, encode(text(TRUST).trimEnd())).gaps.map(({ code }) => code)).toEqual([
      'truncated',
    ]);
    expect(read(...TRUST.slice(0, -2)).gaps.map(({ code }) => code)).toEqual(['truncated']);
    expect(read('dn: CN=a,DC=b', 'objectClass: user', 'cn: a').gaps).toEqual([]);
    expect(read('dn: CN=a,DC=b', 'objectClass: top').gaps.map(({ code }) => code)).toEqual(['truncated']);
    expect(read('dn: CN=a,DC=b', 'cn: a').gaps.map(({ code }) => code)).toEqual(['truncated']);
    expect(coveredTrusts(read(...TRUST.slice(0, -2)))).toEqual([]);
  });

  it('a text that ends in half a character', () => {
    const result = readTrusts(ldif, encode(text([...TRUST, ...TRUST]), 'utf-16le-bom').slice(0, -5));
    expect(result.gaps.map(({ code }) => code)).toEqual(['truncated', 'encoding']);
    expect(result.trusts).toHaveLength(2);
    const half = readTrusts(ldif, encode(text(TRUST.slice(0, -1)), 'utf-16le-bom').slice(0, -3));
    expect(codes(half)).toEqual(['truncated partial', 'encoding partial']);
    const whole = readTrusts(ldif, Uint8Array.of(...encode(text(TRUST), 'utf-16le-bom'), 0x61));
    expect(codes(whole)).toEqual(['encoding partial']);
    expect(coveredTrusts(whole)).toEqual(['object']);
    const cut = readTrusts(ldif, encode(text(TRUST.slice(0, -1)).slice(0, -2)));
    for (const { trusts } of [half, cut])
      expect(trusts.map(({ encryptionTypes }) => encryptionTypes)).toEqual([null]);
    expect(codes(readTrusts(ldif, Uint8Array.of(0xff, 0xfe, 0x61)))).toEqual(['encoding partial']);
  });

  it('what was counted and is not there was lost', () => {
    const result = read(...header(SYSTEM), ...TRUST, ...END.slice(0, -1), '# numEntries: 2');
    expect(codes(result)).toEqual(['truncated partial']);
    expect(codes(read(...header(SYSTEM), ...TRUST, ...END.slice(0, -1), '# numEntries: 2  '))).toEqual([
      'truncated partial',
    ]);
  });
});

it('a directory of many objects is read as a stream', () => {
  const user = text([
    'dn: CN=u,OU=Staff,DC=b',
    'objectClass: user',
    `jpegPhoto:: ${'A'.repeat(60)}`,
    ` ${'A'.repeat(76)}`,
    '',
  ]);
  const unit = encode(user);
  const [count, tail] = [20_000, encode(text(TRUST))];
  const size = unit.length * count + tail.length;
  let largest = 0;
  const source = {
    path: 'large',
    size,
    read(offset: number, length: number) {
      largest = Math.max(largest, length);
      const bytes = new Uint8Array(Math.min(length, size - offset));
      for (let i = 0; i < bytes.length; i++) {
        const at = offset + i;
        bytes[i] = (at < unit.length * count ? unit[at % unit.length] : tail[at - unit.length * count]) ?? 0;
      }
      return bytes;
    },
  };
  const items = [...ldif.read(source, INTEREST, {})];
  expect(items.map(({ kind }) => kind)).toEqual(['directory', 'scope']);
  expect(largest).toBeLessThan(1024 * 1024);
});
