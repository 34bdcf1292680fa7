// Resultant sets of policy: records with their winners, the client, and everything that keeps one from being complete.

import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import { DEFAULT_SETTINGS, lint } from '../../../src/lint.ts';
import type { Diagnostic, Item } from '../../../src/model/record.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { gpresultText } from '../../../src/readers/reports/gpresult-text.ts';
import { rsop } from '../../../src/readers/reports/rsop.ts';
import { encode, fixture, rawText, regionText, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';
import { inputOf } from '../../support/inputs.ts';
import { THOROUGH } from '../../support/thorough.ts';

const RESULT = fixture('rsop/gpresult.xml');
const TEXT = new TextDecoder('utf-16le').decode(RESULT);
const SPACE = 'http://www.microsoft.com/GroupPolicy/Rsop';
const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const BASE = `xmlns="${SETTINGS}/Base"`;

function read(bytes: Uint8Array) {
  const items: Item[] = [...rsop.read(sourceOf(bytes), INTEREST, {})];
  const diagnostics = items.filter((item) => item.kind === 'diagnostic');
  return {
    items,
    policies: items.filter((item) => item.kind === 'policy'),
    records: items.filter((item) => item.kind === 'registry'),
    clients: items.filter((item) => item.kind === 'client'),
    scopes: items.filter((item) => item.kind === 'scope'),
    diagnostics,
    gaps: diagnostics.filter(({ effect }) => effect !== 'notice'),
  };
}

const accepted = (bytes: Uint8Array) =>
  readers.filter((reader) => reader.accepts(headOf(sourceOf(bytes)))).map(({ format }) => format);
const said = ({ code, effect, side }: Diagnostic) => [code, effect, side];

const LOCAL = '<GPO><Name>Local Group Policy</Name><Path><Identifier>LocalGPO</Identifier></Path></GPO>';
const POLICY = `<q:Policy><GPO ${BASE}><Identifier>LocalGPO</Identifier></GPO><Precedence ${BASE}>1</Precedence><q:Name>Kerberos</q:Name><q:State>Enabled</q:State></q:Policy>`;

/** A resultant set with this in its computer side, after the GPOs. */
function computer(inner: string, gpos = LOCAL): Uint8Array {
  return encode(
    `<Rsop xmlns="${SPACE}"><ComputerResults><Name>CORP\\PC-1$</Name>${gpos}${inner}</ComputerResults></Rsop>`,
  );
}

function extension(inner: string, name = 'Registry'): string {
  return `<ExtensionData><Extension xmlns="${SETTINGS}" xmlns:q="${SETTINGS}/Registry" xmlns:p="${SETTINGS}/Windows/Registry">${inner}</Extension><Name xmlns="${SETTINGS}">${name}</Name></ExtensionData>`;
}

describe('the domain of the computer', () => {
  it.each([
    ['<Domain>corp.contoso.example</Domain>', 'corp.contoso.example'],
    ['<Domain>CORP</Domain>', undefined],
    ['', undefined],
  ])('is told by %j as %j', (domain, expected) => {
    expect(read(computer('', domain + LOCAL)).clients.map((one) => one.domain?.value)).toEqual([expected]);
  });
});

describe('a resultant set of gpresult, UTF-16 with CRLF', () => {
  let result: ReturnType<typeof read>;
  beforeEach(() => {
    result = read(RESULT);
  });

  it('is accepted by this reader alone and has no gaps', () => {
    expect(accepted(RESULT)).toEqual(['rsop']);
    expect(result.diagnostics.map(said)).toEqual([
      ['not-read', 'notice', 'user'],
      ['not-read', 'notice', 'computer'],
    ]);
    expect(result.diagnostics[0]?.message).toContain('{C51B7F0E-6D2A-4F8B-8E93-1A4C70D5B286}');
    expect(result.diagnostics[1]?.message).toContain('CORP Pilot Printers');
  });

  it('names its client, without domain and dollar, and the time', () => {
    const [client, ...others] = result.clients;
    expect(others).toEqual([]);
    if (!client?.name || !client.time) throw new Error('no client');
    expect(regionText(TEXT, client.name)).toBe('PC-0217');
    expect(rawText(RESULT, client.name, 'utf-16le')).toBe('PC-0217');
    expect(client.name.value).toBe('PC-0217');
    expect(client.time.value).toBe('2026-03-09T08:52:17.4408812Z');
  });

  it('gives the settings with rank and GPO of each, as they stand', () => {
    expect(
      result.policies.map(({ side, name, winner, lists }) => [
        side,
        name.value.slice(0, 12),
        winner?.precedence,
        winner?.gpo?.value,
        lists[0]?.entries[0]?.data?.value,
      ]),
    ).toEqual([
      ['computer', 'Define inter', 2, 'CORP Proxy 2019', '<k>kerberos.zscalertwo.net</k>'],
      ['computer', 'Define inter', 1, 'CORP Zscaler Kerberos', '<k>kerberos.zscalerbeta.net</k>'],
      ['computer', 'Define host ', 1, 'CORP Zscaler Kerberos', '.zscalerbeta.net; .gateway.zscalerbeta.net'],
    ]);
    expect(result.records).toMatchObject([
      { side: 'computer', valueName: { value: 'domain_realm_Enabled' }, winner: { precedence: 1 } },
    ]);
    const gpo = result.policies[0]?.winner?.gpo;
    expect(gpo && regionText(TEXT, gpo)).toBe('CORP Proxy 2019');
  });

  it('covers both sides, the computer at its name', () => {
    expect(result.scopes.map(({ side, covers }) => [side, covers.what])).toEqual([
      ['user', 'gpo-side'],
      ['computer', 'gpo-side'],
    ]);
    const at = result.scopes[1]?.at;
    expect(at && regionText(TEXT, { value: '', at })).toBe('CORP\\PC-0217$');
  });

  it('is judged by what wins, whatever stands first', () => {
    const { report } = lint([inputOf('PC-0217.xml', RESULT)], { settings: DEFAULT_SETTINGS });
    // That something else lost is a conflict of its own; of the value that lost nothing is judged.
    const loud = report.findings.filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['gpo-conflicting-values', 'error'],
    ]);
    expect(report.summary.exitCode).toBe(1);
    expect(report.findings.map(({ subject }) => subject.kind)).toContain('client');
  });

  it('is a gap wherever it is cut off', () => {
    for (let size = TEXT.indexOf('<Rsop') * 2 + 2; size < RESULT.length - 4; size += THOROUGH ? 46 : 230) {
      const { gaps, items } = read(RESULT.slice(0, size));
      expect([size, gaps.map(({ code }) => code)]).toEqual([size, ['truncated']]);
      const computers = items.filter((item) => item.kind === 'scope' && item.side === 'computer');
      // The scope of the side may be stated once its end tag has been read.
      if (size < TEXT.indexOf('</ComputerResults') * 2) expect(computers).toEqual([]);
    }
  });

  it('keeps the settings that were read before a place that is malformed', () => {
    const { policies, gaps } = read(encode(TEXT.replace('<q2:KeyPath>', '<q2:KeyPath>&')));
    expect(policies).toHaveLength(3);
    expect(gaps.map(said)).toEqual([['malformed', 'partial', 'computer']]);
  });
});

describe('a resultant set that shows less', () => {
  it('without the computer, as gpresult writes it without elevation, is a gap', () => {
    const { gaps, clients, scopes } = read(fixture('rsop/gpresult-not-elevated.xml'));
    expect(gaps.map(said)).toEqual([['not-read', 'partial', null]]);
    expect(gaps[0]?.hint).toContain('administrator');
    expect(clients).toMatchObject([{ name: null, time: { value: '2026-03-09T08:52:17.4408812Z' } }]);
    expect(scopes.map(({ side }) => side)).toEqual(['user']);
  });

  it('of modelling names no client, and an unreadable GPO takes the whole of its side', () => {
    const { diagnostics, clients, scopes, policies } = read(fixture('rsop/modeling.xml'));
    expect(diagnostics.map(said)).toEqual([
      ['not-read', 'notice', null],
      ['not-read', 'partial', 'computer'],
    ]);
    expect(diagnostics[1]?.message).toContain('{C51B7F0E-6D2A-4F8B-8E93-1A4C70D5B286}');
    expect(clients).toMatchObject([{ name: null }]);
    expect(scopes).toEqual([]);
    expect(policies).toHaveLength(2);
  });

  it('lists GPOs that name themselves by nothing', () => {
    const { gaps } = read(computer('', '<GPO><IsValid>false</IsValid></GPO><GPO/>'));
    expect(gaps[0]?.message).toContain('One GPO could not be read');
    const at = read(computer('', '<GPO><IsValid>false</IsValid></GPO>')).gaps[0]?.at?.region;
    expect(at?.startColumn).toBeGreaterThan(1);
  });

  it('lists no GPO at all', () => {
    const { gaps, scopes } = read(computer('', ''));
    expect(gaps.map(said)).toEqual([['not-read', 'partial', 'computer']]);
    expect(scopes).toEqual([]);
  });

  it.each([
    ['Complete', '0', []],
    ['Complete', '1274', ['extension-error']],
    ['Incomplete', '0', ['extension-error']],
  ])('says it where the Registry extension ended %s with error %s', (logged, error, codes) => {
    const status = (id: string) =>
      `<ExtensionStatus><Identifier>${id}</Identifier><LoggingStatus>${logged}</LoggingStatus><Error>${error}</Error></ExtensionStatus>`;
    const ours = read(computer(status('{35378EAC-683F-11D2-A89A-00C04FBBCFA2}')));
    expect(ours.gaps.map(({ code }) => code)).toEqual(codes);
    expect(ours.scopes).toHaveLength(codes.length === 0 ? 1 : 0);
    expect(read(computer(status('{827D319E-6EAC-11D2-A4EA-00C04F79F83A}'))).gaps).toEqual([]);
  });

  const SERVICE = '<Identifier>{00000000-0000-0000-0000-000000000000}</Identifier>';
  it.each([
    ['the service with an error', `${SERVICE}<Error>5</Error>`, 1],
    ['the service without a word', SERVICE, 0],
    ['the service with half a log', `${SERVICE}<LoggingStatus>Failed</LoggingStatus>`, 1],
    ['nothing that is named', '<Error>5</Error>', 0],
  ])('has the status of %s', (_what, status, gaps) => {
    expect(read(computer(`<ExtensionStatus>${status}</ExtensionStatus>`)).gaps).toHaveLength(gaps);
  });

  it('names all GPOs that could not be read, and denied ones of the computer alone', () => {
    const gpo = (id: string, more: string) => `<GPO><Path><Identifier>${id}</Identifier></Path>${more}</GPO>`;
    const invalid = '<IsValid>false</IsValid>';
    const { gaps } = read(computer('', gpo('{A}', invalid) + gpo('{B}', invalid)));
    expect(gaps[0]?.message).toContain('{a}, {b}');
    const denied = gpo('{A}', '<AccessDenied>true</AccessDenied>');
    const user = computer('', denied + LOCAL);
    expect(read(user).diagnostics.map(said)).toEqual([['not-read', 'notice', 'computer']]);
    const text = new TextDecoder().decode(user).replaceAll('ComputerResults', 'UserResults');
    expect(read(encode(text)).diagnostics.map(said)).toEqual([['not-read', 'partial', null]]);
  });

  it('is told by what an extension holds, whatever its name and wherever that stands', () => {
    const name = `<Name xmlns="${SETTINGS}">Registry</Name>`;
    const error = `<Error xmlns="${SETTINGS}"/>`;
    const held = (inner: string) =>
      `<Extension xmlns="${SETTINGS}" xmlns:q="${SETTINGS}/Registry" xmlns:s="${SETTINGS}/Security">${inner}</Extension>`;
    const gapsOf = (inner: string) => read(computer(`<ExtensionData>${inner}</ExtensionData>`)).gaps.length;
    expect(gapsOf(held('<s:Account/><q:Policy/>') + error + name)).toBe(0);
    expect(gapsOf(name + held('<s:Account/>') + error)).toBe(0);
    expect(gapsOf(name + held('<q:Policy/><s:Account/>') + error)).toBe(1);
  });

  it('names its client without a dollar, or not at all, and its time whatever stands before', () => {
    const text = (name: string) =>
      `<Rsop xmlns="${SPACE}"><DataType>LoggedData</DataType><ReadTime>2026</ReadTime><ComputerResults>${name}${LOCAL}</ComputerResults></Rsop>`;
    expect(read(encode(text('<Name>CORP\\PC-1</Name>'))).clients).toMatchObject([
      { name: { value: 'PC-1' }, time: { value: '2026' } },
    ]);
    const { clients, scopes } = read(encode(text('')));
    expect(clients).toMatchObject([{ name: null }]);
    expect(scopes[0]?.at.start).toBe(text('').indexOf('<ComputerResults>'));
  });

  it('shows passwords of Preferences', () => {
    const item = `<g:LocalUsersAndGroups xmlns:g="${SETTINGS}/Lugs"><g:User><g:Properties userName="admin" cpassword="j1Uy"/></g:User></g:LocalUsersAndGroups>`;
    const secrets = read(computer(extension(item))).items.filter(({ kind }) => kind === 'secret');
    expect(secrets).toMatchObject([{ part: null, side: 'computer', owner: 'admin' }]);
  });

  it('has an error in place of an extension, in either namespace', () => {
    const error = (space: string) =>
      `<ExtensionData><Error xmlns="${space}"><Details>Kerberos.admx, line 41</Details></Error><Name xmlns="${space}">Registry</Name></ExtensionData>`;
    for (const space of [SPACE, SETTINGS]) {
      const { gaps, scopes } = read(computer(error(space)));
      expect(gaps.map(said)).toEqual([['extension-error', 'partial', 'computer']]);
      expect(gaps[0]?.message).toContain('Kerberos.admx');
      expect(scopes).toEqual([]);
    }
    const security = `<ExtensionData><Extension xmlns="${SETTINGS}" xmlns:s="${SETTINGS}/Security"><s:Account/></Extension><Error xmlns="${SETTINGS}"/><Name xmlns="${SETTINGS}">Sicherheit</Name></ExtensionData>`;
    expect(read(computer(security)).gaps).toEqual([]);
  });

  it('holds settings that a different authority controls', () => {
    const blocked = extension(`${POLICY}<q:Blocked>true</q:Blocked>`);
    const { gaps, policies, scopes } = read(computer(blocked));
    expect(gaps.map(said)).toEqual([['not-read', 'partial', 'computer']]);
    expect(gaps[0]?.message).toContain('"Kerberos"');
    expect(policies).toEqual([]);
    expect(scopes).toEqual([]);
    expect(read(computer(extension('<q:Blocked>true</q:Blocked>'))).gaps).toEqual([]);
    expect(read(computer(extension(`${POLICY}<q:Blocked> true\n</q:Blocked>`))).policies).toEqual([]);
    expect(read(computer(extension(`${POLICY}<q:Blocked>false</q:Blocked>`))).policies).toHaveLength(1);
    // The next extension is judged by itself.
    expect(read(computer(blocked + extension(POLICY))).policies).toHaveLength(1);
  });

  it('blocks a registry value likewise, and keeps what was unclear', () => {
    const key = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
    const setting = (value: string) =>
      `<q:RegistrySetting><Precedence ${BASE}>1</Precedence><q:KeyPath>${key}</q:KeyPath>${value}</q:RegistrySetting>`;
    const value = setting('<q:Value><q:Name>MitRealms_Enabled</q:Name><q:Number>x</q:Number></q:Value>');
    const { gaps, records } = read(computer(extension(`${value}<q:Blocked>true</q:Blocked>`)));
    expect(records).toEqual([]);
    expect(gaps.map(({ code }) => code)).toEqual(['not-read', 'bad-value']);
    expect(gaps[0]?.message).toContain(key);
  });
});

describe('a setting', () => {
  it.each(['', '0', 'first', '1.5'])('of the rank "%s" leaves open which value wins', (rank) => {
    const policy = POLICY.replace('>1<', `>${rank}<`);
    const { gaps, policies, scopes } = read(computer(extension(policy)));
    expect(gaps.map(said)).toEqual([['bad-value', 'partial', 'computer']]);
    expect(policies[0]?.winner).toBeUndefined();
    expect(scopes).toEqual([]);
  });

  it('of the local policy, and one whose GPO is not listed or not named', () => {
    const of = (policy: string) => read(computer(extension(policy))).policies[0]?.winner?.gpo?.value;
    expect(of(POLICY)).toBe('Local Group Policy');
    expect(of(POLICY.replace('LocalGPO', '{X}'))).toBe('{X}');
    expect(of(POLICY.replace('<Identifier>LocalGPO</Identifier>', ''))).toBeUndefined();
  });

  it('has a rank of any length, in its namespace alone', () => {
    const of = (policy: string) => read(computer(extension(policy))).policies[0]?.winner;
    expect(of(POLICY.replace('>1<', '>12<'))?.precedence).toBe(12);
    expect(of(POLICY.replace(`<Precedence ${BASE}>`, '<Precedence>'))).toBeUndefined();
    expect(of(POLICY.replace('LocalGPO', ' '))).toEqual({ precedence: 1, gpo: null });
    const domain = LOCAL.replace('<Identifier>', '<Domain>x</Domain><Identifier>');
    expect(read(computer(extension(POLICY), domain)).policies[0]?.winner?.gpo?.value).toBe(
      'Local Group Policy',
    );
  });

  it('without a rank is one gap more, unless it is none', () => {
    const unranked = POLICY.replace(/<Precedence.*?<\/Precedence>/, '');
    expect(read(computer(extension(unranked.replace(/<q:State>.*<\/q:State>/, '')))).gaps).toHaveLength(1);
    const key = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
    const setting = `<q:RegistrySetting><q:KeyPath>${key}</q:KeyPath><q:Value><q:Name>MitRealms_Enabled</q:Name><q:Number>x</q:Number></q:Value></q:RegistrySetting>`;
    const { gaps, records } = read(computer(extension(setting)));
    expect([gaps.length, records.length]).toEqual([2, 1]);
  });

  it('of Preferences has the winner of its own item', () => {
    const item = (name: string, rank: string) =>
      `<p:Registry name="${name}">${rank}<p:Properties action="U" hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms" name="${name}" type="REG_SZ" value="x"/></p:Registry>`;
    const rank = `<Precedence ${BASE}>2</Precedence>`;
    const items = `<p:RegistrySettings><p:Collection>${item('A.EXAMPLE', rank)}</p:Collection>${item('B.EXAMPLE', '')}</p:RegistrySettings>`;
    const { records, gaps } = read(computer(extension(items)));
    expect(gaps).toEqual([]);
    expect(
      records.map(({ valueName, winner, delivery }) => [valueName?.value, winner?.precedence, delivery]),
    ).toEqual([
      ['A.EXAMPLE', 2, 'preferences'],
      ['B.EXAMPLE', undefined, 'preferences'],
    ]);
  });

  it('of an extension in the namespace around it is read all the same', () => {
    const inner = extension(POLICY).replace(`<Extension xmlns="${SETTINGS}"`, '<Extension');
    expect(read(computer(inner)).policies).toHaveLength(1);
  });

  it('without a name is unclear, and of another policy is left out', () => {
    expect(read(computer(extension(POLICY.replace('<q:State>Enabled</q:State>', '')))).gaps).toHaveLength(1);
    expect(read(computer(extension(POLICY.replaceAll('Kerberos', 'Autoplay')))).items).toHaveLength(2);
  });
});

describe('other documents', () => {
  it('a document of another root is no silence', () => {
    expect(read(encode('<a/>')).items).toMatchObject([{ code: 'empty', effect: 'unreadable' }]);
    expect(read(encode(`<Rsop xmlns="${SPACE}"><a></Rsop>`)).gaps).toMatchObject([
      { code: 'malformed', effect: 'unreadable' },
    ]);
  });

  it('is told by its namespace, and leaves wrappers to the reader of reports', () => {
    expect(accepted(encode('<Rsop/>'))).toEqual([]);
    expect(accepted(encode(`<report><Rsop xmlns="${SPACE}"/></report>`))).toEqual(['gpo-report']);
    expect(read(encode(`<x:Rsop xmlns:x="${SPACE}"><x:Rsop/></x:Rsop>`)).gaps).toHaveLength(1);
  });

  it.each(['rsop', 'gpo-report', 'gpo-report-html'])('no other reader takes a fixture of %s', (format) => {
    const folder = new URL(`../../../fixtures/formats/${format}/`, import.meta.url);
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names)
      expect([name, accepted(fixture(`${format}/${name}`))]).toEqual([name, [format]]);
  });

  it('in UTF-8 under a declaration of UTF-16 is read by its bytes', () => {
    const { policies, gaps, clients } = read(fixture('rsop/gpresult-utf8.xml'));
    expect(gaps).toEqual([]);
    expect(policies).toHaveLength(2);
    expect(clients[0]?.name?.value).toBe('PC-0300');
  });

  it.each([
    ['Microsoft (R) Windows (R) Betriebssystem v10.0', true],
    ['Microsoft (R) Windows (R) Operating System v2.15 \t', true],
    ['Microsoft (R) Windows (R) Operating System v2.0 and more', false],
    ['> Microsoft (R) Windows (R) Operating System v2.0', false],
  ])('is told to be the text of gpresult by %j', (banner, expected) => {
    expect(accepted(encode(`\r\n${banner}\r\nRSOP data for CORP\\jdoe`))).toEqual(expected ? ['rsop'] : []);
  });

  it('the text of gpresult is answered with the command that is read', () => {
    const text = fixture('rsop/gpresult-r.txt');
    expect(accepted(text)).toEqual(['rsop']);
    expect([...gpresultText.read(sourceOf(text), INTEREST, {})]).toMatchObject([
      { code: 'unsupported', effect: 'unreadable', hint: expect.stringContaining('gpresult /x') },
    ]);
    expect(gpresultText).toMatchObject({ holder: rsop.holder, printed: true });
    expect(accepted(encode('Microsoft (R) Windows (R) Script Host Version 5.812\n'))).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)(`real results${WHY_SKIPPED}`, () => {
  it('are accepted by this reader alone, and name the GPOs that could not be read', () => {
    const files = corpusFiles('real', /gpresult-from-heredoc\.xml$|BaselineTest on [^/]*\.xml$/);
    expect(files).toHaveLength(2);
    const seen = files.map((file) => {
      const bytes = Uint8Array.from(readFileSync(file));
      expect([file, accepted(bytes)]).toEqual([file, ['rsop']]);
      const { items, clients, diagnostics, scopes } = read(bytes);
      expect(items.filter((item) => item.kind === 'policy')).toEqual([]);
      return [clients[0]?.name?.value ?? null, diagnostics.map(said), scopes.map(({ side }) => side)];
    });
    expect(seen).toEqual([
      [
        null,
        [
          ['not-read', 'notice', null],
          ['not-read', 'notice', 'user'],
          ['not-read', 'partial', 'computer'],
          ['not-read', 'notice', 'computer'],
        ],
        ['user'],
      ],
      ['DC1', [['not-read', 'notice', 'user']], ['user', 'computer']],
    ]);
  });

  it('print lists as they do in a report of one GPO, each policy with its winner', () => {
    const [file = ''] = corpusFiles('real', /BaselineTest on [^/]*\.xml$/);
    const interest = { ...INTEREST, policyText: ['hardened unc paths'] };
    const source = sourceOf(Uint8Array.from(readFileSync(file)));
    const policies = [...rsop.read(source, interest, {})].filter((item) => item.kind === 'policy');
    expect(
      policies.map(({ side, name, winner, lists }) => [
        side,
        name.value,
        winner?.precedence,
        winner?.gpo?.value,
        lists[0]?.entries.map((entry) => entry.name.value),
      ]),
    ).toEqual([
      [
        'computer',
        'Hardened UNC Paths',
        1,
        'MSFT Windows 11 24H2 - Computer',
        ['\\\\*\\NETLOGON', '\\\\*\\SYSVOL'],
      ],
    ]);
  });
});
