// GPO reports: records, places, scopes, and everything that keeps a report from being complete.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Located, sub } from '../../../src/model/located.ts';
import type {
  Diagnostic,
  GpoRecord,
  Item,
  PolicyRecord,
  RegistryRecord,
  Scope,
} from '../../../src/model/record.ts';
import type { Interest } from '../../../src/model/source.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { sniff } from '../../../src/readers/text/sniff.ts';
import { encode, fixture, rawText, regionText, sourceOf } from '../../support/bytes.ts';
import { cutsOf } from '../../support/cuts.ts';
import { itThorough, sample } from '../../support/thorough.ts';

const INTEREST: Interest = {
  keyPaths: ['\\system\\kerberos'],
  policyText: ['kerberos', '&lt;k&gt;'],
  objectClasses: [],
  attributes: [],
};
const ONE = fixture('gpo-report/gpreport.xml');
const ALL = fixture('gpo-report/all-gpos.xml');
const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const PART = '{6c1f2b7e-3d4a-4e5f-9a10-2b7c8d9e0f11}@corp.contoso.example';

function read(bytes: Uint8Array, interest = INTEREST) {
  const items: Item[] = [...gpoReport.read(sourceOf(bytes), interest, {})];
  return {
    items,
    gpos: items.filter((item): item is GpoRecord => item.kind === 'gpo'),
    policies: items.filter((item): item is PolicyRecord => item.kind === 'policy'),
    records: items.filter((item): item is RegistryRecord => item.kind === 'registry'),
    scopes: items.filter((item): item is Scope => item.kind === 'scope'),
    diagnostics: items.filter((item): item is Diagnostic => item.kind === 'diagnostic'),
  };
}

function accepts(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const text = new TextDecoder(sniff(head)?.encoding ?? 'utf-8').decode(head);
  return gpoReport.accepts({ bytes: head, text, size: bytes.length });
}

/** A report with this inside its Computer element. */
function computer(inner: string): Uint8Array {
  const extension = `<ExtensionData><Extension xmlns:q1="${SETTINGS}/Registry">${inner}</Extension><Name>Registry</Name></ExtensionData>`;
  return gpo(inner.startsWith('<ExtensionData') ? inner : extension);
}

function gpo(inner: string): Uint8Array {
  return encode(`<GPO xmlns="${SETTINGS}"><Name>Realm</Name><Computer>${inner}</Computer></GPO>`);
}

describe('a report of one GPO, UTF-16 with CRLF', () => {
  let report: ReturnType<typeof read>;
  beforeEach(() => {
    report = read(ONE);
  });
  const text = rawText(ONE, { value: '', at: { start: 2, end: ONE.length, region: null } }, 'utf-16le');
  const raw = (located: Located | null | undefined) => {
    if (!located) throw new Error('nothing located');
    const found = rawText(ONE, located, 'utf-16le');
    expect(regionText(text, located)).toBe(found);
    return found;
  };

  it('is accepted and has no gaps', () => {
    expect(accepts(ONE)).toBe(true);
    expect(report.diagnostics).toEqual([]);
  });

  it('gives the GPO with links, versions and times', () => {
    const [record] = report.gpos;
    expect(record).toMatchObject({
      part: PART,
      computer: { enabled: true, versionDirectory: 7, versionSysvol: 7 },
      user: { enabled: false, versionDirectory: 0, versionSysvol: 0 },
      computerExtensions: null,
    });
    expect(raw(record?.id)).toBe('{6C1F2B7E-3D4A-4E5F-9A10-2B7C8D9E0F11}');
    expect(raw(record?.domain)).toBe('corp.contoso.example');
    expect(raw(record?.name)).toBe('CORP Zscaler Kerberos');
    expect(raw(record?.readTime)).toBe('2025-03-12T08:30:00.1234567Z');
    expect(record?.links?.map((link) => [raw(link.path), link.enabled])).toEqual([
      ['corp.contoso.example/Workstations', true],
      ['corp.contoso.example/Kiosks', false],
    ]);
    expect(record?.at.region).toMatchObject({ startLine: 2, startColumn: 1, endColumn: 7 });
  });

  it('gives the policies that matter in their states, with lists, entries and help', () => {
    expect(report.policies.map(({ name, state }) => [name.value, state.value])).toEqual([
      ['Define interoperable Kerberos V5 realm settings', 'Enabled'],
      ['Define host name-to-Kerberos realm mappings', 'Enabled'],
      ['Specify KDC proxy servers for Kerberos clients', 'Disabled'],
    ]);
    const [realms, mappings, proxy] = report.policies;
    expect(realms).toMatchObject({ part: PART, side: 'computer' });
    expect(realms?.help).toEqual([
      'Syntax:',
      'Enter the realm in the name field and <f>0x0000000E</f><k>kdc1.example.com</k> in the value field.',
    ]);
    expect(realms?.category?.value).toBe('System/Kerberos');
    expect(raw(realms?.lists[0]?.name)).toBe('Define interoperable Kerberos V5 realm settings:');
    expect(raw(realms?.lists[0]?.state)).toBe('Enabled');
    expect(mappings?.lists[0]?.entries.map(({ name, data }) => [raw(name), data?.value])).toEqual([
      ['ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'],
      ['MIT.CONTOSO.EXAMPLE', ''],
    ]);
    expect(proxy?.lists).toEqual([]);
  });

  it('places one host inside an escaped value', () => {
    const data = report.policies[0]?.lists[0]?.entries[0]?.data;
    if (!data) throw new Error('no data');
    expect(data.value).toBe('<k>kerberos.zscalerbeta.net</k>');
    expect(raw(sub(data, 3, 27))).toBe('kerberos.zscalerbeta.net');
    expect(raw(sub(data, 0, 3))).toBe('&lt;k&gt;');
    expect(sub(data, 3, 27).at.region).toEqual({
      startLine: 37,
      startColumn: 35,
      endLine: 37,
      endColumn: 59,
    });
  });

  it('gives the extra settings of wanted keys alone', () => {
    expect(report.records).toHaveLength(1);
    const [record] = report.records;
    expect(record).toMatchObject({
      part: PART,
      side: 'computer',
      hive: null,
      operation: 'delete-all-values',
      valueName: null,
    });
    expect(raw(record?.keyPath)).toMatch(/^software\\microsoft.*\\domain_realm$/);
  });

  it('covers both sides, shown at the name of the GPO', () => {
    expect(report.scopes.map(({ part, side, covers }) => [part, side, covers.what])).toEqual([
      [PART, 'computer', 'gpo-side'],
      [PART, 'user', 'gpo-side'],
    ]);
    expect(raw({ value: '', at: report.scopes[1]?.at ?? { start: 0, end: 0, region: null } })).toBe(
      'CORP Zscaler Kerberos',
    );
  });

  it('gives the GPO after all that belongs to it', () => {
    expect(report.items.at(-1)?.kind).toBe('gpo');
  });

  it('never ends in silence when it is cut, at any byte that matters', () => {
    const userEnd = 2 + 2 * (text.indexOf('</User>') + '</User>'.length);
    const computerEnd = 2 + 2 * (text.indexOf('</Computer>') + '</Computer>'.length);
    for (const length of sample(cutsOf(ONE), 15)) {
      const { diagnostics, scopes, gpos } = read(ONE.slice(0, length));
      expect(diagnostics, `${length} bytes`).toHaveLength(1);
      expect(['unreadable', 'partial']).toContain(diagnostics[0]?.effect);
      expect(scopes.length, `${length} bytes`).toBe(length < computerEnd ? 0 : length < userEnd ? 1 : 2);
      expect(gpos.every((record) => record.links === null)).toBe(true);
    }
  }, 120_000);

  it('keeps what is known of a GPO that is cut off', () => {
    const cut = 2 + 2 * text.indexOf('.gateway');
    const { diagnostics, gpos, policies } = read(ONE.slice(0, cut));
    expect(policies).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: 'truncated', effect: 'partial', part: PART, side: 'computer' },
    ]);
    expect(gpos).toMatchObject([{ part: PART, computer: { enabled: true }, user: null, links: null }]);
    expect(read(ONE.slice(0, 600)).diagnostics).toMatchObject([{ code: 'truncated', effect: 'unreadable' }]);
  });
});

describe('a document of all GPOs, prefixed, declared utf-16 and UTF-8', () => {
  let report: ReturnType<typeof read>;
  beforeEach(() => {
    report = read(ALL);
  });

  it('is accepted, and keeps its GPOs apart', () => {
    expect(accepts(ALL)).toBe(true);
    expect(report.gpos.map((record) => [record.part, record.name?.value, record.links])).toEqual([
      ['{11111111-aaaa-4bbb-8ccc-000000000001}@corp.contoso.example', 'Bereich für Zürich', []],
      ['{11111111-aaaa-4bbb-8ccc-000000000002}@emea.contoso.example', 'EMEA Kerberos preferences', []],
    ]);
  });

  it('says which settings are not shown, and blocks for the registry alone', () => {
    const [registry, security, ...more] = report.diagnostics;
    expect(registry).toMatchObject({ code: 'extension-error', effect: 'partial', side: 'computer' });
    expect(registry?.message).toContain('$(string.KerberosRealm)');
    expect(registry?.at?.region).toMatchObject({ startLine: 12, startColumn: 9, endLine: 14, endColumn: 19 });
    expect(security).toMatchObject({ code: 'extension-error', effect: 'notice', side: 'user' });
    expect(more).toEqual([]);
  });

  it('covers only the sides of which nothing is missing', () => {
    expect(report.scopes.map(({ part, side }) => [part?.slice(0, 38), side])).toEqual([
      ['{11111111-aaaa-4bbb-8ccc-000000000001}', 'user'],
      ['{11111111-aaaa-4bbb-8ccc-000000000002}', 'computer'],
      ['{11111111-aaaa-4bbb-8ccc-000000000002}', 'user'],
    ]);
  });

  it('reads items of Preferences with the GPO and the side in which they stand', () => {
    const records = report.items.filter((item) => item.kind === 'registry');
    expect(records.map(({ delivery, conditional }) => [delivery, conditional])).toEqual([
      ['preferences', undefined],
    ]);
    expect(records[0]?.part).toBe('{11111111-aaaa-4bbb-8ccc-000000000002}@emea.contoso.example');
    expect(records[0]?.at.region?.startLine).toBe(41);
  });

  it('keeps whole GPOs before a place that is malformed', () => {
    const text = new TextDecoder()
      .decode(ALL)

      .replace('<Name>Windows Registry</Name>', '<Name>Windows & Registry</Name>');
    const { gpos, diagnostics } = read(encode(text));
    expect(gpos.map((record) => record.links)).toEqual([[], null]);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'malformed', effect: 'partial', side: 'computer' });
  });
});

describe('accepts', () => {
  it.each([
    `<GPO xmlns="${SETTINGS}"/>`,
    `<?xml version="1.0"?>\n<!-- all -->\n<a><b><x:GPO xmlns:x="${SETTINGS}">`,
    `<report xmlns="${SETTINGS}"><Comment>none yet</Comment>`,
    `<report xmlns="${SETTINGS}"/>`,
    `<report xmlns:g="${SETTINGS}"/>`,
    `<!DOCTYPE GPO [<!ENTITY a "b">]><GPO xmlns="${SETTINGS}">&a;</GPO>`,
    `<?xml version="1.1"?><GPO xmlns="${SETTINGS}"/>`,
  ])('%s', (xml) => {
    expect(accepts(encode(xml))).toBe(true);
    expect(accepts(encode(xml, 'utf-16le'))).toBe(true);
    expect(accepts(encode(xml, 'utf-16be-bom'))).toBe(true);
  });

  it.each([
    '<GPO/>',
    '<GPO xmlns="urn:contoso:gpo"/>',
    `<GPOS xmlns="${SETTINGS}"/>`,
    `<reports xmlns="${SETTINGS}"/>`,
    `<!-- <GPO xmlns="${SETTINGS}"/> --><a/>`,
    `<Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop"><GPO xmlns="${SETTINGS}"/></Rsop>`,
    '<report/>',
    'GPO',
    '',
  ])('not %j', (xml) => {
    expect(accepts(encode(xml))).toBe(false);
  });
});

describe('an RSoP in a wrapper', () => {
  const RSOP = 'http://www.microsoft.com/GroupPolicy/Rsop';
  const ours = `<GPO xmlns="${SETTINGS}"><Name>Realm</Name><Computer/></GPO>`;
  const results = `<Rsop xmlns="${RSOP}"><GPO/>${ours}<a>${'x'.repeat(5000)}</a></Rsop>`;

  it('is named at its place, and the GPOs beside it are read', () => {
    const bytes = encode(`<report>\n${results}\n${ours}</report>`);
    expect(accepts(bytes)).toBe(true);
    const { diagnostics, gpos, scopes } = read(bytes);
    expect(diagnostics).toMatchObject([{ code: 'not-read', effect: 'partial', part: null, side: null }]);
    expect(diagnostics[0]?.at?.region).toMatchObject({ startLine: 2, startColumn: 1, endLine: 2 });
    // What stands inside an RSoP is the setting of no GPO.
    expect(gpos.map(({ at }) => at.region?.startLine)).toEqual([3]);
    expect(scopes).toHaveLength(1);
  });

  it('is named each time, as nothing would tell their clients apart', () => {
    const { items } = read(encode(`<report>${results}${results}</report>`));
    const gap = { code: 'not-read', effect: 'partial' };
    expect(items).toMatchObject([gap, gap]);
  });

  it('that is cut off is a gap', () => {
    const bytes = encode(`<report>${ours}${results}`).slice(0, -20);
    expect(read(bytes).diagnostics).toMatchObject([
      { code: 'not-read', effect: 'partial' },
      { code: 'truncated', effect: 'partial', part: null },
    ]);
  });

  it('inside a GPO is none', () => {
    const { diagnostics, scopes } = read(gpo(`<Rsop xmlns="${RSOP}"/>`));
    expect(diagnostics).toEqual([]);
    expect(scopes).toHaveLength(1);
  });
});

describe('policies', () => {
  it('are found however their words are escaped', () => {
    const { policies } = read(
      computer(
        '<q1:Policy><q1:Name>&#x4B;erbero<!-- -->s</q1:Name><q1:State> Enabled </q1:State></q1:Policy>',
      ),
    );
    expect(policies.map(({ name, state, category }) => [name.value, state.value, category])).toEqual([
      ['Kerberos', 'Enabled', null],
    ]);
  });

  it('pass in every state, with empty lists', () => {
    const { policies, scopes } = read(
      computer(
        '<q1:Policy><q1:Name>Kerberos</q1:Name><q1:State>NotConfigured</q1:State><q1:Comment>later</q1:Comment><q1:ListBox><q1:Name>l</q1:Name><q1:State>NotConfigured</q1:State></q1:ListBox><q1:ListBox><q1:Value><q1:Element><q1:Data>d</q1:Data></q1:Element></q1:Value></q1:ListBox><q1:Text>plain</q1:Text></q1:Policy>',
      ),
    );
    expect(policies[0]?.state.value).toBe('NotConfigured');
    expect(policies[0]?.lists[0]).toMatchObject({ state: { value: 'NotConfigured' }, entries: [] });
    expect(policies[0]?.lists[1]).toMatchObject({
      name: null,
      entries: [{ name: { value: '' }, data: { value: 'd' } }],
    });
    expect(policies[0]?.help).toEqual(['plain']);
    expect(scopes).toHaveLength(1);
  });

  it('hand on entries whose name is empty, where it would stand', () => {
    const entry = '<q1:Element>\n<q1:Name></q1:Name><q1:Data>.contoso.example</q1:Data></q1:Element>';
    const list = `<q1:ListBox><q1:Value>${entry}</q1:Value></q1:ListBox>`;
    const { policies, diagnostics } = read(
      computer(`<q1:Policy><q1:Name>Kerberos</q1:Name><q1:State>Enabled</q1:State>${list}</q1:Policy>`),
    );
    const [found] = policies[0]?.lists[0]?.entries ?? [];
    expect(found).toMatchObject({ name: { value: '' }, data: { value: '.contoso.example' } });
    const place = { startLine: 2, startColumn: 10, endLine: 2, endColumn: 10 };
    expect(found?.name.at.region).toEqual(place);
    expect(diagnostics).toEqual([]);
  });

  it.each(['Name', 'State'])('say when they have no %s', (missing) => {
    const other = missing === 'Name' ? '<q1:State>Kerberos</q1:State>' : '<q1:Name>Kerberos</q1:Name>';
    const { diagnostics, scopes } = read(computer(`<q1:Policy>${other}</q1:Policy>`));
    expect(diagnostics).toMatchObject([{ code: 'bad-value', effect: 'partial', side: 'computer' }]);
    expect(scopes).toEqual([]);
  });

  it('have the texts of their fields, where they have one', () => {
    const fields =
      '<q1:EditText><q1:Name>Hosts</q1:Name><q1:Value>kdc</q1:Value></q1:EditText><q1:EditText/>';
    const { policies } = read(
      computer(`<q1:Policy><q1:Name>Kerberos</q1:Name><q1:State>Enabled</q1:State>${fields}</q1:Policy>`),
    );
    expect(policies[0]?.texts?.map(({ value }) => value)).toEqual(['kdc']);
  });

  it('of other namespaces are none', () => {
    const inner = `<ExtensionData><Extension xmlns:q1="urn:contoso:other"><q1:Policy><q1:Name>Kerberos</q1:Name></q1:Policy></Extension></ExtensionData>`;
    const { policies, scopes } = read(computer(inner));
    expect(policies).toEqual([]);
    expect(scopes).toHaveLength(1);
  });
});

describe('passwords of Preferences', () => {
  const accounts = (root: string, inner: string) =>
    computer(
      `<ExtensionData><Extension xmlns:p="${SETTINGS}/${root}"><p:${root}>${inner}</p:${root}></Extension><Name>x</Name></ExtensionData>`,
    );
  const properties = '<p:Properties userName="admin" cpassword="j1Uy"/>';
  const secrets = (bytes: Uint8Array) =>
    read(bytes).items.flatMap((item) => (item.kind === 'secret' ? [[item.part, item.side, item.owner]] : []));

  it('are found in the items that can have one', () => {
    const expected = [['gpo 1', 'computer', 'admin']];
    expect(secrets(accounts('LocalUsersAndGroups', `<p:User>${properties}</p:User>`))).toEqual(expected);
    expect(secrets(accounts('LocalUsersAndGroups', `<p:User>${properties.repeat(2)}</p:User>`))).toHaveLength(
      2,
    );
    expect(secrets(accounts('LocalUsersAndGroups', `<p:User cpassword="j1Uy"/>`))).toEqual([]);
    expect(secrets(accounts('Other', `<p:User>${properties}</p:User>`))).toEqual([]);
  });
});

describe('errors of extensions', () => {
  const error = (name: string, more = '') =>
    `<ExtensionData>${more}<Error/>${name && `<Name>${name}</Name>`}</ExtensionData>`;

  it.each([
    ['Registry', 'partial'],
    ['Windows Registry', 'partial'],
    ['Μητρώο', 'partial'],
    ['', 'partial'],
    ['Security', 'notice'],
    ['Sécurité', 'notice'],
    ['Scripts', 'notice'],
    ['Sicherheit', 'notice'],
    ['Seguridad', 'notice'],
    ['Ασφάλεια', 'notice'],
    ['Public Key', 'notice'],
    ['Folder Redirection', 'notice'],
    ['Software Installation', 'notice'],
    ['Internet Explorer Maintenance', 'notice'],
  ])('of %j are %s', (name, effect) => {
    const { diagnostics, scopes } = read(computer(error(name)));
    expect(diagnostics).toMatchObject([{ code: 'extension-error', effect, side: 'computer' }]);
    expect(scopes).toHaveLength(effect === 'notice' ? 1 : 0);
  });

  it('are told by what the extension holds, before its name', () => {
    const holding = (namespace: string) =>
      `<Extension xmlns:q="${namespace}"><q:Blocked>false</q:Blocked></Extension>`;
    const effectOf = (namespace: string, name: string) =>
      read(computer(error(name, holding(namespace)))).diagnostics[0]?.effect;
    expect(effectOf(`${SETTINGS}/Security`, 'Registry')).toBe('notice');
    expect(effectOf(`${SETTINGS}/Registry`, 'Security')).toBe('partial');
    expect(effectOf(`${SETTINGS}/Windows/Registry`, 'Security')).toBe('partial');
  });

  it('are shown in one line of bearable length', () => {
    const details = `<ExtensionData><Error><Details>a\n${'b'.repeat(1000)}</Details></Error></ExtensionData>`;
    const [diagnostic] = read(computer(details)).diagnostics;
    expect(diagnostic?.message.length).toBeLessThan(500);
    expect(diagnostic?.message).not.toContain('\n');
  });
});

describe('documents that are not as they should be', () => {
  it('without a GPO are not silent', () => {
    const { items } = read(encode(`<report xmlns="${SETTINGS}"/>`));
    expect(items).toMatchObject([{ code: 'empty', effect: 'unreadable' }]);
  });

  it('with a document type are refused', () => {
    const { items } = read(encode(`<!DOCTYPE GPO [<!ENTITY a "b">]><GPO xmlns="${SETTINGS}">&a;</GPO>`));
    expect(items).toMatchObject([{ code: 'doctype', effect: 'unreadable' }]);
  });

  it('keep two reports of one GPO apart, of which none is newer', () => {
    const identifier = (type: string, text: string) =>
      `<${type} xmlns="http://www.microsoft.com/GroupPolicy/Types">${text}</${type}>`;
    const id = identifier('Identifier', '{6C1F2B7E-3D4A-4E5F-9A10-2B7C8D9E0F11}');
    const gpo = `<GPO xmlns="${SETTINGS}"><Identifier>${id}${identifier('Domain', 'corp.contoso.example')}</Identifier></GPO>`;
    const { gpos } = read(encode(`<report>${gpo}${gpo}</report>`));
    expect(gpos.map(({ part }) => part)).toEqual([PART, `${PART}#2`]);
  });

  it('keep GPOs apart that have no identity', () => {
    const nameless = `<GPO xmlns="${SETTINGS}"><Computer><Enabled>maybe</Enabled><VersionSysvol>x</VersionSysvol></Computer><LinksTo/></GPO>`;
    const { gpos, scopes } = read(encode(`<report>${nameless}${nameless}</report>`));
    expect(new Set(gpos.map((record) => record.part)).size).toBe(2);
    expect(gpos[0]).toMatchObject({
      id: null,
      name: null,
      user: null,
      links: [],
      computer: { enabled: null, versionSysvol: null },
    });
    expect(scopes.map(({ part }) => part)).toEqual(gpos.map((record) => record.part));
    expect(scopes[0]?.at.region).toMatchObject({ startLine: 1, startColumn: 9 });
  });

  it('pass over what they have beyond the schema', () => {
    const odd = `<Other>Kerberos</Other>`;
    const inner = `${odd}<ExtensionData>${odd}<Extension xmlns=""><Policy>Kerberos</Policy></Extension><Extension><Plain xmlns="">Kerberos</Plain></Extension><Error/></ExtensionData>`;
    const identity = '<Identifier><Identifier>{1}</Identifier></Identifier><Identifier/>';
    const xml = `<all>${odd}<GPO xmlns="${SETTINGS}">${odd}<Name>a</Name><Name>b</Name>${identity}<Computer>${inner}</Computer><Computer/></GPO></all>`;
    const { gpos, diagnostics, policies, scopes } = read(encode(xml));
    expect(gpos).toMatchObject([{ part: '{1}@', name: { value: 'a' }, domain: null }]);
    expect(policies).toEqual([]);
    // A namespace that is none of Group Policy does not tell which extension it is.
    expect(diagnostics).toMatchObject([{ code: 'extension-error', effect: 'partial' }]);
    expect(scopes).toHaveLength(1);
  });

  it('say in which GPO nothing was read before they break', () => {
    const { diagnostics, gpos } = read(encode(`<report><GPO xmlns="${SETTINGS}"><Computer></report>`));
    expect(diagnostics).toMatchObject([{ code: 'malformed', effect: 'unreadable', side: 'computer' }]);
    expect(gpos).toMatchObject([{ id: null, name: null, links: null }]);
    expect(read(encode('<report><a></report>')).items).toMatchObject([{ effect: 'unreadable', part: null }]);
    const second = `<report><GPO xmlns="${SETTINGS}"/><GPO xmlns="${SETTINGS}"></report>`;
    expect(read(encode(second)).diagnostics).toMatchObject([{ effect: 'partial', side: null }]);
  });

  itThorough('with a policy too long to be read do not cover its side', () => {
    const long = 'Kerberos '.repeat(2_000_000);
    const { diagnostics, scopes } = read(computer(`<q1:Policy><q1:Name>${long}</q1:Name></q1:Policy>`));
    expect(diagnostics).toMatchObject([{ code: 'too-large', effect: 'partial', side: 'computer' }]);
    expect(scopes).toEqual([]);
  });
});
