// GPMC's HTML report: the records of its XML twin, exact places through entities, and every way in which it says less.

import { beforeEach, describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { DEFAULT_SETTINGS, gather, lint } from '../../../src/lint.ts';
import { sub } from '../../../src/model/located.ts';
import type { Item } from '../../../src/model/record.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { gpoReportHtml } from '../../../src/readers/reports/gpo-report-html.ts';
import { encode, fixture, rawText, regionText, sourceOf } from '../../support/bytes.ts';
import { page, policyRows } from '../../support/formats/reports.ts';
import { inputOf } from '../../support/inputs.ts';
import { itThorough, STEP, THOROUGH } from '../../support/thorough.ts';

const REPORT = fixture('gpo-report-html/CORP Zscaler Kerberos.htm');
const TEXT = new TextDecoder('utf-16le').decode(REPORT);
const PART = '{6c1f2b7e-3d4a-4e5f-9a10-2b7c8d9e0f11}@corp.contoso.example';
const REALMS = 'Define interoperable Kerberos V5 realm settings';
const HOSTS = 'Define host name-to-Kerberos realm mappings';
const ENTRY = { name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalerbeta.net</k>' };

function read(given: Uint8Array | string) {
  const bytes = typeof given === 'string' ? encode(given) : given;
  const items: Item[] = [...gpoReportHtml.read(sourceOf(bytes), INTEREST, {})];
  const diagnostics = items.filter((item) => item.kind === 'diagnostic');
  return {
    items,
    gpos: items.filter((item) => item.kind === 'gpo'),
    policies: items.filter((item) => item.kind === 'policy'),
    records: items.filter((item) => item.kind === 'registry'),
    scopes: items.filter((item) => item.kind === 'scope').map(({ side }) => side),
    diagnostics,
    gaps: diagnostics
      .filter(({ effect }) => effect !== 'notice')
      .map(({ code, effect, side }) => [code, effect, side]),
  };
}

const accepted = (bytes: Uint8Array) =>
  readers.filter((reader) => reader.accepts(headOf(sourceOf(bytes)))).map(({ format }) => format);
const exitOf = (bytes: Uint8Array) =>
  lint([inputOf('report.htm', bytes)], { settings: { ...DEFAULT_SETTINGS, allowEmpty: true } }).report.summary
    .exitCode;
const right = page(policyRows(REALMS, 'Enabled', [ENTRY]));

describe('a report of the console, UTF-16 with CRLF', () => {
  let report: ReturnType<typeof read>;
  beforeEach(() => {
    report = read(REPORT);
  });
  const raw = (located: Parameters<typeof rawText>[1] | null | undefined) => {
    if (!located) throw new Error('nothing located');
    const found = rawText(REPORT, located, 'utf-16le');
    expect(regionText(TEXT, located)).toBe(found);
    return found;
  };

  it('is accepted by this reader alone and has no gaps', () => {
    expect(accepted(REPORT)).toEqual(['gpo-report-html']);
    expect(report.diagnostics).toEqual([]);
    expect(report.scopes).toEqual(['computer', 'user']);
  });

  it('gives the GPO with versions and links; its times are in no certain order', () => {
    const [gpo, ...others] = report.gpos;
    expect(others).toEqual([]);
    expect(gpo).toMatchObject({
      part: PART,
      readTime: null,
      computer: { enabled: true, versionDirectory: 7, versionSysvol: 7 },
      user: { enabled: false, versionDirectory: 0, versionSysvol: 0 },
    });
    expect(raw(gpo?.id)).toBe('{6C1F2B7E-3D4A-4E5F-9A10-2B7C8D9E0F11}');
    expect(raw(gpo?.domain)).toBe('corp.contoso.example');
    expect(raw(gpo?.name)).toBe('CORP Zscaler Kerberos');
    expect(gpo?.links?.map((link) => [raw(link.path), link.enabled])).toEqual([
      ['corp.contoso.example/Workstations', true],
      ['corp.contoso.example/Kiosks', false],
    ]);
  });

  it('gives the policies that matter with category, help, lists and entries', () => {
    expect(
      report.policies.map(({ side, part, name, state, category }) => [
        side,
        part === PART,
        raw(name),
        raw(state),
        category && raw(category),
      ]),
    ).toEqual([
      ['computer', true, REALMS, 'Enabled', 'System/Kerberos'],
      ['computer', true, HOSTS, 'Enabled', 'System/Kerberos'],
      ['computer', true, 'Specify KDC proxy servers for Kerberos clients', 'Disabled', 'System/Kerberos'],
    ]);
    const [realms, , proxy] = report.policies;
    expect(realms?.help[1]).toContain('<f>0x0000000E</f>');
    expect(realms?.lists[0]?.name?.value).toBe(`${REALMS}:`);
    expect(proxy?.lists).toEqual([]);
  });

  it('places one host within a value, through its entities', () => {
    const data = report.policies[0]?.lists[0]?.entries[0]?.data;
    if (!data) throw new Error('no data');
    expect(data.value).toBe(ENTRY.data);
    expect(raw(sub(data, 3, 27))).toBe('kerberos.zscalerbeta.net');
    expect(raw(sub(data, 0, 3))).toBe('&lt;k&gt;');
    const entry = report.policies[0]?.lists[0]?.entries[0];
    expect(entry && raw({ value: '', at: entry.at })).toMatch(/^<tr><td>ZSCALERBETA.NET<.*<\/tr>$/);
  });

  it('reads the settings without a template whose key is wanted', () => {
    expect(report.records).toMatchObject([
      {
        side: 'computer',
        keyPath: { value: 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos' },
        valueName: { value: 'domain_realm_Enabled' },
        data: { kind: 'number', number: 1 },
        operation: 'set',
      },
    ]);
    expect(raw(report.records[0]?.valueName)).toBe('domain_realm_Enabled');
  });

  it('is incomplete wherever it is cut off', () => {
    for (let size = TEXT.indexOf('gpmc_') * 2 + 40; size < REPORT.length; size += 101 * STEP) {
      const cut = REPORT.slice(0, size);
      expect([size, exitOf(cut), read(cut).scopes]).toEqual([size, 3, []]);
    }
    for (let size = REPORT.length - 60; size < REPORT.length; size += THOROUGH ? 1 : 7) {
      expect([size, exitOf(REPORT.slice(0, size))]).toEqual([size, 3]);
    }
    expect(exitOf(REPORT)).toBe(0);
  });
});

describe('other reports', () => {
  it('in German say the same of the two policies', () => {
    const said = (name: string) =>
      gather([inputOf('report.htm', fixture(`gpo-report-html/${name}`))])
        .facts.filter(({ kind }) => kind === 'realm' || kind === 'host-mapping' || kind === 'policy-state')
        .map((fact) => [
          fact.kind,
          'key' in fact && fact.key,
          'valueName' in fact && fact.valueName,
          'value' in fact && fact.value?.value,
          'state' in fact && fact.state,
        ]);
    expect(said('german.htm')).toHaveLength(4);
    for (const fact of said('german.htm')) expect(said('CORP Zscaler Kerberos.htm')).toContainEqual(fact);
    const { gpos, gaps } = read(fixture('gpo-report-html/german.htm'));
    expect(gaps).toEqual([]);
    expect(gpos).toMatchObject([
      {
        computer: { enabled: true },
        user: { enabled: false },
        links: [{ enabled: true }, { enabled: false }],
      },
    ]);
  });

  it('saved by a browser, in capitals and without end tags, are the same', () => {
    const bytes = fixture('gpo-report-html/saved-by-browser.htm');
    expect(accepted(bytes)).toEqual(['gpo-report-html']);
    const saved = read(bytes);
    const original = read(REPORT);
    expect(saved.gaps).toEqual([]);
    const essence = ({ policies, records, gpos, scopes }: typeof saved) => [
      policies.map(({ name, state, help, lists }) => [
        name.value,
        state.value,
        help,
        lists.map(({ entries }) => entries.map(({ name, data }) => [name.value, data?.value])),
      ]),
      records.map(({ keyPath, valueName }) => [keyPath.value, valueName?.value]),
      gpos.map(({ part, links, computer }) => [part, links?.length, { ...computer, at: null }]),
      scopes,
    ];
    expect(essence(saved)).toEqual(essence(original));
  });

  it('written one after the other are several', () => {
    const other = right.replace('{8B7C0F52', '{9B7C0F52');
    const { gpos, scopes, gaps } = read(`${right}\r\n${other}\r\n`);
    expect(gpos.map(({ part }) => part?.slice(0, 9))).toEqual(['{8b7c0f52', '{9b7c0f52']);
    expect(scopes).toHaveLength(4);
    expect(gaps).toEqual([]);
  });

  it('of one GPO have each their own key, and place its states and scopes', () => {
    const bytes = encode(right + right);
    const { gpos, items } = read(bytes);
    expect(gpos.map(({ part }) => part?.slice(38))).toEqual([
      '@corp.contoso.example',
      '@corp.contoso.example#2',
    ]);
    const raw = (at: (typeof items)[number]['at'] | undefined) =>
      at && rawText(bytes, { value: '', at }, 'utf-8');
    expect(raw(gpos[0]?.computer?.at?.enabled)).toBe('Computer Configuration (Enabled)');
    expect(raw(gpos[0]?.computer?.at?.versions)).toBe('7 (AD), 7 (SYSVOL)');
    const scopes = items.filter((item) => item.kind === 'scope');
    expect(scopes.map(({ covers, at }) => [covers.what, raw(at)])).toEqual(
      Array(4).fill(['gpo-side', 'CORP Zscaler Kerberos']),
    );
  });

  it('of one GPO, a wrong one and a right one, are both judged', () => {
    const wrong = page(policyRows(REALMS, 'Enabled', [{ ...ENTRY, data: 'kerberos.zscalerbeta.net' }]));
    for (const text of [wrong + right, right + wrong]) {
      const { report, judged } = lint([inputOf('report.htm', encode(text))], {
        settings: DEFAULT_SETTINGS,
      });
      expect(report.findings.map(({ ruleId }) => ruleId)).toContain('kdc-missing-k-tag');
      expect(judged.flatMap(({ subjects }) => subjects)).toHaveLength(1);
    }
  });

  it('of a resultant set are answered with the command that is read', () => {
    const bytes = fixture('gpo-report-html/gpresult-h.htm');
    expect(accepted(bytes)).toEqual(['gpo-report-html']);
    expect(read(bytes).items).toMatchObject([
      { code: 'unsupported', effect: 'unreadable', hint: expect.stringContaining('gpresult /x') },
    ]);
  });

  it('saved as a web archive are answered likewise', () => {
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html dir=3D"ltr" gpmc_reportInitialized=3D"false">`;
    expect(accepted(encode(archive))).toEqual(['gpo-report-html']);
    expect(read(archive).gaps).toEqual([['unsupported', 'unreadable', null]]);
  });

  it.each(['<html><body>gpmc', '<p class="he0_expanded">', '', 'gpmc_reportInitialized'])(
    'are not %j',
    (text) => {
      expect(accepted(encode(`${text} `))).toEqual([]);
    },
  );
});

describe('what is shown in place of settings', () => {
  it('an error is a gap, never a policy that is not configured', () => {
    const { gaps, scopes, diagnostics } = read(fixture('gpo-report-html/error.htm'));
    expect(gaps).toEqual([['extension-error', 'partial', 'computer']]);
    expect(diagnostics[0]?.message).toContain('$(string.KerberosRealm)');
    expect(scopes).toEqual(['user']);
  });

  const bend = (from: string | RegExp, to: string) => read(right.replace(from, to));
  const TEMPLATES = />Administrative Templates</;

  it('an error in a language that is not known is one too', () => {
    const error = '<div class="he4i">Virhe: C:\\PolicyDefinitions\\a.admx</div>';
    const without = right.replace(
      /<div class="he4i">Policy definitions[\s\S]*?<\/table><\/div><\/div>/,
      error,
    );
    expect(without).not.toBe(right);
    expect(read(without).gaps).toEqual([['extension-error', 'partial', 'computer']]);
    expect(read(without.replace(TEMPLATES, '>Hallintamallit<')).gaps.length).toBeGreaterThan(0);
    expect(read(without.replace(TEMPLATES, '>Hallintamallit<')).scopes).toEqual(['user']);
  });

  it('an error in a table is one too, and so is a note beside policies', () => {
    const table = '<table class="info"><tr><td>Virhe</td></tr></table>';
    expect(bend(/<div class="he3">/, `<div class="he4i">${table}</div><div class="he3">`).gaps).toEqual([
      ['extension-error', 'partial', 'computer'],
    ]);
    const long = `<div class="he4i">${'Virhe '.repeat(100)}</div>`;
    const { gaps, diagnostics, policies } = bend(/<div class="he3">/, `${long}<div class="he3">`);
    expect(gaps).toEqual([['extension-error', 'partial', 'computer']]);
    expect(diagnostics[0]?.message.length).toBeLessThan(400);
    expect(policies).toHaveLength(1);
  });

  it('an error that stands in no box, or beside a table, is one too', () => {
    const gap = [['extension-error', 'partial', 'computer']];
    expect(bend('<div class="he3">', 'Virhe<div class="he3">').gaps).toEqual(gap);
    expect(bend('<table class="info3">\r\n<tr><th scope="col">Policy', 'Virhe$&').gaps).toEqual(gap);
    expect(
      bend('<div class="he4i">No settings defined.</div></div>', '</div><p>Virhe</p><p>Virhe</p>').gaps,
    ).toEqual([
      ['extension-error', 'partial', 'user'],
      ['extension-error', 'partial', 'user'],
    ]);
    const above = '<div class="container"><div class="he1h_expanded">';
    expect(bend(above, above.replace('<div class="he1h', 'Virhe<div class="he1h')).gaps).toEqual(gap);
    expect(bend('</body>', '<script>var a;</script></body>').gaps).toEqual([]);
  });

  it('a side in a language that is not known, without policies, is a gap', () => {
    const table = '<table class="info"><tr><td>a</td><td>b</td></tr></table>';
    const side = `<div class="he1"><span class="sectionTitle">Asetukset</span></div><div class="container"><div class="he4i">${table}</div></div>`;
    const { gaps, scopes } = bend('<div class="he4i">No settings defined.</div>', side);
    expect(gaps).toEqual([['extension-error', 'partial', 'user']]);
    expect(scopes).toEqual(['computer']);
    const known = bend(
      '<div class="he4i">No settings defined.</div>',
      side.replace('Asetukset', 'Windows Settings'),
    );
    expect(known.gaps).toEqual([]);
  });

  it('Preferences that speak of our keys are said not to be read; others are passed over', () => {
    const item = (key: string) =>
      `<div class="he1h_expanded"><span class="sectionTitle">Preferences</span></div><div class="container"><div class="he4i"><table class="info"><tr><td>Key path</td><td>${key}</td></tr></table></div></div>`;
    const at = '<div class="he4i">No settings defined.</div>';
    const ours = bend(
      at,
      item('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms'),
    );
    expect(ours.gaps).toEqual([['not-read', 'partial', 'user']]);
    expect(bend(at, item('SOFTWARE\\Contoso')).gaps).toEqual([]);
  });
});

describe('tables', () => {
  const table = (rows: string) => read(page(rows));
  const row = policyRows(REALMS, 'Enabled', [ENTRY]);

  it('may hold policies without an explanation, and pass over those of which nobody asks', () => {
    const plain = `<tr><td>${HOSTS}</td><td>Disabled</td><td></td></tr>`;
    const { policies, gaps } = table(plain);
    expect(policies.map(({ name, state }) => [name.value, state.value])).toEqual([[HOSTS, 'Disabled']]);
    expect(gaps).toEqual([]);
    const other = page(row)
      .replace('>System/Kerberos<', '>System/Logon<')
      .replaceAll(/erberos/g, 'x');
    expect(read(other.replaceAll('&lt;k&gt;', '')).policies).toEqual([]);
  });

  it.each([
    ['a row of no policy', '<tr><td>stray</td></tr>', 1],
    [
      'an entry of three columns',
      row.replace('</td></tr>\n</table>', '</td></tr>\n<tr><td>a</td><td>b</td><td>c</td></tr></table>'),
      1,
    ],
    ['an entry with mark-up in it', row.replace('&lt;k&gt;', '<k>').replace('&lt;/k&gt;', '</k>'), 1],
    [
      'an element of three columns',
      row.replace(
        '<table class="subtable_frame">',
        '<table class="subtable_frame"><tr><td>a</td><td>b</td><td>c</td></tr>',
      ),
      1,
    ],
    ['a name with a table in it', `<tr><td><x>Kerberos</x></td><td>Enabled</td><td></td></tr>`, 1],
    [
      'the elements and help texts of policies',
      row.replace(
        '<table class="subtable_frame">',
        '<table class="subtable_frame"><tr><th>a</th></tr><tr><td>a</td><td>b</td></tr><tr><td colspan="2">c<br/>d</td></tr>',
      ),
      0,
    ],
    [
      'an empty row of a list',
      row.replace('<table class="subtable">', '<table class="subtable"><tr></tr>'),
      0,
    ],
  ])('with %s', (_what, rows, gaps) => {
    const found = table(rows);
    expect(found.gaps).toEqual(Array(gaps).fill(['bad-value', 'partial', 'computer']));
    expect(found.scopes).toHaveLength(2 - gaps);
  });

  it('of lists without names give entries without names', () => {
    const { policies } = table(row.replace('<td>ZSCALERBETA.NET</td>', ''));
    expect(policies[0]?.lists[0]?.entries).toMatchObject([
      { name: { value: '' }, data: { value: ENTRY.data } },
    ]);
  });

  it('keep blanks that are data, and drop those that came with line breaks', () => {
    const entry = (data: string) =>
      table(row.replace('&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;', data)).policies[0]?.lists[0]
        ?.entries[0]?.data?.value;
    expect(entry(' a&nbsp; ')).toBe(' a\u00a0 ');
    expect(entry('\n    a b\n  ')).toBe('a b');
    expect(entry('a<br>b<i>c</i>&unknown;')).toBe('a\nbc&unknown;');
    expect(entry('')).toBe('');
  });
});

describe('settings without a template', () => {
  const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
  const extra = (...rows: readonly (readonly [string, string])[]) => {
    const cells = rows.map(([setting, value]) => `<tr><td>${setting}</td><td>${value}</td></tr>`);
    const section = `<div class="he3"><span class="sectionTitle">Extra Registry Settings</span></div><div class="container"><div class="he4i">Update the .ADM files.</div><div class="he4i"><table class="info"><tr><th>Setting</th><th>State</th></tr>${cells.join('')}</table></div></div>`;
    return read(right.replace('<div class="he3">', `${section}<div class="he3">`));
  };

  it('are values and directives of our keys', () => {
    const { records, gaps } = extra(
      [`${KEY}\\MitRealms\\ZSCALERBETA.NET`, '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;'],
      [`${KEY}\\domain_realm\\**delvals.`, '(none)'],
      [`${KEY}\\**del.MitRealms_Enabled`, '(none)'],
      [`${KEY}\\**soft.MitRealms_Enabled`, '1'],
      ['Software\\Policies\\Contoso\\Interval', '30'],
    );
    expect(gaps).toEqual([]);
    expect(
      records.map(({ operation, valueName, data }) => [operation, valueName?.value, data?.kind]),
    ).toEqual([
      ['set', 'ZSCALERBETA.NET', 'text'],
      ['delete-all-values', undefined, undefined],
      ['delete-value', 'MitRealms_Enabled', undefined],
      ['set-if-absent', 'MitRealms_Enabled', 'number'],
    ]);
  });

  it.each([
    ['a directive without its targets', `${KEY}\\**DeleteKeys`, 'a'],
    ['a value that is no text', `${KEY}\\MitRealms\\X.EXAMPLE`, '<k>kdc</k>'],
    ['a row that names no key', 'Kerberos', '1'],
  ])('with %s are a gap', (_what, setting, value) => {
    const { gaps, scopes } = extra([setting, value]);
    expect(gaps).toHaveLength(1);
    expect(scopes).toEqual(['user']);
  });
});

describe('a report that is not whole', () => {
  it('keeps the policies before the place where it was cut off', () => {
    const { policies, gaps, scopes, gpos } = read(right.slice(0, right.indexOf('User Configuration')));
    expect(policies).toHaveLength(1);
    expect(gpos).toHaveLength(1);
    expect(gaps).toEqual([['truncated', 'partial', null]]);
    expect(scopes).toEqual([]);
  });

  it('has no entry of a row that was cut', () => {
    const from = right.indexOf('<td>&lt;k&gt;');
    for (let size = from; size < right.indexOf('</tr>', from); size++) {
      const { policies, gaps } = read(right.slice(0, size));
      expect(policies.map(({ lists }) => lists.map(({ entries }) => entries))).toEqual([[[]]]);
      expect(gaps).toEqual([['truncated', 'partial', null]]);
    }
  });

  it('with a third side is not told apart', () => {
    const more = right.replace(
      '</body>',
      '<div class="he0"><span class="sectionTitle">More</span></div></body>',
    );
    expect(read(more).gaps).toEqual([['malformed', 'partial', null]]);
    expect(read(more).policies).toEqual([]);
  });

  it.each([
    ['with a tag that ends nothing', right.replace('</table>', '</b></table>'), 'malformed', 'partial'],
    ['with text outside', `${right}more`, 'malformed', 'partial'],
    [
      'without its second side',
      right.replace(/<div class="he0_expanded"><span[^>]*>User/, '<div class="x"><span>User'),
      'malformed',
      'partial',
    ],
    ['without a document', '<!-- gpmc_ --> ', 'empty', 'unreadable'],
    ['of another root', '<!-- gpmc_ --><p></p>', 'empty', 'unreadable'],
    ['without an end', '<html', 'truncated', 'unreadable'],
  ])('%s', (_what, text, code, effect) => {
    const { gaps, scopes } = read(text);
    expect(gaps).toEqual([[code, effect, null]]);
    expect(scopes).toEqual([]);
  });

  it('in UTF-16 with half a character at its end', () => {
    const { gaps, scopes, policies } = read(encode(right, 'utf-16le-bom').slice(0, -1));
    expect(gaps.map(([code, effect]) => [code, effect])).toEqual([
      ['encoding', 'partial'],
      ['truncated', 'partial'],
    ]);
    expect(read(encode('<!-- gpmc_ -->', 'utf-16le-bom').slice(0, -1)).gaps[0]?.[1]).toBe('unreadable');
    expect(scopes).toEqual([]);
    expect(policies).toHaveLength(1);
  });

  it('in a code page says which it was read in', () => {
    const { diagnostics, policies } = read(encode(right.replace('None.', 'Gerät'), 'latin1'));
    expect(diagnostics.map(({ code }) => code)).toEqual(['encoding-assumed']);
    expect(policies).toHaveLength(1);
  });

  itThorough('longer than what fits in memory is not read', () => {
    const blanks = new Uint8Array(65 * 1024 * 1024).fill(0x20);
    expect(read(blanks).items).toMatchObject([{ code: 'too-large', effect: 'unreadable' }]);
  });

  it('without the details of the GPO leaves them open', () => {
    const bare = right.replace(
      /<div class="gposummary">[\s\S]*?(?=<div class="he0_expanded"><span[^>]*>Computer)/,
      '',
    );
    const { gpos, gaps } = read(
      bare.replace(/<tr><td[^>]*class="gponame"[\s\S]*?<\/tr>/, '').replace('(Enabled)', '(Käytössä)'),
    );
    expect(gaps).toEqual([]);
    expect(gpos).toMatchObject([
      { part: 'gpo 1', id: null, domain: null, name: null, links: null, computer: { enabled: null } },
    ]);
  });

  it('leaves links open whose state is in words that are not known', () => {
    const links = TEXT.replace('<td>Enabled</td><td>corp.', '<td>Käytössä</td><td>corp.');
    expect(read(links).gpos[0]?.links).toBeNull();
    const none = TEXT.replace(
      /<tr><td>Workstations[\s\S]*?Kiosks<\/td><\/tr>/,
      '<tr><td colspan="4">None</td></tr>',
    );
    expect(read(none).gpos[0]?.links).toEqual([]);
  });
});
