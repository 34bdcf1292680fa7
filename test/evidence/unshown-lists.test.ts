// Policies that are on while nothing shows what they give: one gap for each such list of each subject, at its switch.

import { describe, expect, it } from 'vitest';
import { gapsOfUnshown } from '../../src/evidence/unshown-lists.ts';
import { DEFAULT_SETTINGS, lint, type Report, type Settings, type Subject } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import {
  at,
  gap,
  localMapping,
  localRealm,
  mapping,
  realm,
  state,
  subject,
  trust,
} from '../support/facts.ts';
import { from, originOf, scope } from '../support/gathered.ts';
import { inputOf } from '../support/inputs.ts';
import { LOCAL_KEY, POLICY_KEY } from '../support/records.ts';

const REALM = 'ZSCALERBETA.NET';
const ON = state('MitRealms', 'enabled', 4);
const MAP_ON = state('domain_realm', 'enabled', 5);
const { origin: PLACE } = ON;

/** Which lists the gaps are about, in their order. */
function lists(subjects: readonly Partial<Subject>[], known: Parameters<typeof gapsOfUnshown>[1] = []) {
  return gapsOfUnshown(subjects.map(subject), known).map(({ locator }) => locator.replace('_Enabled', ''));
}

describe('the list of a policy that is on', () => {
  it('is missed at its switch', () => {
    expect(lists([{ states: [ON, MAP_ON] }])).toEqual(['MitRealms', 'domain_realm']);
    const [first] = gapsOfUnshown([subject({ states: [ON] })], []);
    expect(first).toMatchObject({ code: 'not-read', effect: 'partial', origin: PLACE, at: ON.at });
    expect(first?.message).toMatch(/^The policy of MitRealms is enabled, and nothing/);
    expect(first?.hint).toMatch(/reg query with \/s.*Get-GPRegistryValue for the key MitRealms too\.$/);
  });

  it('is missed once, however many files show the switch', () => {
    const again = from(originOf('exports/client-018.txt', 'reg-query'), ON);
    expect(lists([{ states: [ON, again] }])).toEqual(['MitRealms']);
  });

  it('is shown by one of its entries, or as a whole', () => {
    expect(lists([{ states: [ON], realms: [realm(REALM, '<k>a.example</k>')] }])).toEqual([]);
    expect(lists([{ states: [MAP_ON], mappings: [mapping(REALM, '.a.example')] }])).toEqual([]);
    expect(lists([{ states: [ON, MAP_ON], scopes: [scope(PLACE, 'MitRealms')] }])).toEqual(['domain_realm']);
    expect(lists([{ states: [ON, MAP_ON], scopes: [scope(PLACE, 'domain_realm')] }])).toEqual(['MitRealms']);
  });

  it('is shown by nothing else of its subject', () => {
    const others: readonly Partial<Subject>[] = [
      { realms: [localRealm(REALM, ['a.example'])] },
      { realms: [{ ...realm(REALM, '<k>a.example</k>'), layer: 'dead' }] },
      { realms: [{ ...realm(REALM, '<k>a.example</k>'), layer: 'user' }] },
      { mappings: [mapping(REALM, '.a.example')] },
      { scopes: [scope(PLACE, 'switches', 'domain_realm', 'local MitRealms', 'local domain_realm')] },
      { trusts: [trust({ cn: null, name: null, trustPartner: at(REALM) })] },
    ];
    for (const other of others) expect(lists([{ states: [ON], ...other }])).toEqual(['MitRealms']);
    expect(lists([{ states: [MAP_ON], mappings: [localMapping(REALM, ['.a.example'])] }])).toEqual([
      'domain_realm',
    ]);
    expect(lists([{ states: [MAP_ON], realms: [realm(REALM, '<k>a.example</k>')] }])).toEqual([
      'domain_realm',
    ]);
  });

  it('is shown by no other subject', () => {
    const shown = { realms: [realm(REALM, '<k>a.example</k>')], mappings: [mapping(REALM, '.a.example')] };
    const domain = { holder: 'domain', trusts: [trust()] } as const;
    const gpo = { holder: 'gpo', ...shown } as const;
    expect(lists([shown, { states: [ON] }, domain, gpo, { states: [MAP_ON] }])).toEqual([
      'MitRealms',
      'domain_realm',
    ]);
  });

  it('is not asked for where the policy is not known to be on', () => {
    for (const how of ['disabled', 'not-configured', 'unknown'] as const)
      expect(lists([{ states: [state('MitRealms', how)] }])).toEqual([]);
    for (const layer of ['dead', 'user', 'local'] as const)
      expect(lists([{ states: [{ ...ON, layer }] }])).toEqual([]);
    expect(lists([{ states: [{ ...ON, layer: 'mdm' }] }])).toEqual(['MitRealms']);
    expect(lists([{ realms: [realm(REALM, '<k>a.example</k>')] }])).toEqual([]);
  });

  it('is not asked for where a gap of the same place says that something is missing', () => {
    const known = (bend: object, effect: 'partial' | 'unreadable' | 'notice' = 'partial') =>
      lists([{ states: [ON] }], [gap({ effect, origin: { ...PLACE, ...bend } })]);
    expect(known({})).toEqual([]);
    expect(known({}, 'unreadable')).toEqual([]);
    expect(known({}, 'notice')).toEqual(['MitRealms']);
    for (const bend of [{ path: 'exports/client-019.reg' }, { part: '{1}' }, { side: 'user' }])
      expect(known(bend)).toEqual(['MitRealms']);
  });
});

/** `reg query` without /s: values of the key, and the names of those below it. */
function query(...names: readonly string[]): string {
  const key = `HKEY_LOCAL_MACHINE\\${POLICY_KEY}`;
  const values = names.map((name) => `    ${name}    REG_DWORD    0x1`);
  return ['', key, ...values, '', `${key}\\domain_realm`, `${key}\\MitRealms`, ''].join('\r\n');
}

/** `reg query HKLM\SYSTEM\...\Lsa\Kerberos /s`, with what ksetup wrote. */
const KSETUP = [
  '',
  `HKEY_LOCAL_MACHINE\\${LOCAL_KEY}\\Domains\\${REALM}`,
  '    KdcNames    REG_MULTI_SZ    kerberos.zscalerbeta.net',
  '',
  `HKEY_LOCAL_MACHINE\\${LOCAL_KEY}\\HostToRealm\\${REALM}`,
  '    SpnMappings    REG_MULTI_SZ    .zscalerbeta.net\\0.gateway.zscalerbeta.net',
  '',
].join('\r\n');

const WHOLE = [
  '',
  `HKEY_LOCAL_MACHINE\\${POLICY_KEY}`,
  '    MitRealms_Enabled    REG_DWORD    0x1',
  '    domain_realm_Enabled    REG_DWORD    0x1',
  '',
  `HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\MitRealms`,
  `    ${REALM}    REG_SZ    <k>kerberos.zscalerbeta.net</k>`,
  '',
  `HKEY_LOCAL_MACHINE\\${POLICY_KEY}\\domain_realm`,
  `    ${REALM}    REG_SZ    .zscalerbeta.net; .gateway.zscalerbeta.net`,
  '',
].join('\r\n');

/** A .reg file of the whole key, its lists without entries. */
function exported(...switches: readonly string[]): string {
  const key = `HKEY_LOCAL_MACHINE\\${POLICY_KEY}`;
  const sections = ['', ...switches, '', `[${key}\\MitRealms]`, '', `[${key}\\domain_realm]`, ''];
  return ['Windows Registry Editor Version 5.00', '', `[${key}]`, ...sections.slice(1)].join('\r\n');
}

function judged(files: Readonly<Record<string, string>>, settings: Partial<Settings> = {}): Report {
  const inputs = Object.entries(files).map(([path, text]) => inputOf(path, encode(text)));
  return lint(inputs, { settings: { ...DEFAULT_SETTINGS, ...settings } }).report;
}

/** Exit code, problems, and findings with their places. */
const summary = ({ findings, problems, summary: { exitCode } }: Report) => [
  exitCode,
  ...problems.map(({ kind }) => kind),
  ...findings.map(({ path, region, ruleId, blocking, subject: { name } }) =>
    [
      `${path}:${region?.startLine}:${region?.startColumn}`,
      name,
      ruleId,
      ...(blocking ? ['blocks'] : []),
    ].join(' '),
  ),
];

describe('a run', () => {
  const REALMS_OF_PC1 = 'PC-1.txt:3:39 PC-1 evidence-incomplete blocks';
  const MAP_OF_PC1 = 'PC-1.txt:4:42 PC-1 evidence-incomplete blocks';
  const switches = { 'PC-1.txt': query('MitRealms_Enabled', 'domain_realm_Enabled') };

  it('has no verdict on a client of which the switches alone were shown', () => {
    expect(summary(judged(switches))).toEqual([3, REALMS_OF_PC1, MAP_OF_PC1]);
    expect(summary(judged({ 'PC-1.txt': query('MitRealms_Enabled') }))).toEqual([3, REALMS_OF_PC1]);
  });

  it('has none either beside others of which all was shown', () => {
    const others = { ...switches, 'PC-2.txt': WHOLE, 'PC-3.txt': WHOLE };
    expect(summary(judged(others))).toEqual([3, REALMS_OF_PC1, MAP_OF_PC1]);
  });

  it('has none either with --allow-empty, or when the rule is off', () => {
    expect(summary(judged(switches, { allowEmpty: true }))).toEqual([3, REALMS_OF_PC1, MAP_OF_PC1]);
    expect(summary(judged(switches, { severities: { 'evidence-incomplete': 'off' } }))).toEqual([3]);
  });

  it('has one where another file of the client shows the lists', () => {
    const files = { 'PC-1/switches.txt': query('MitRealms_Enabled'), 'PC-1/lists.txt': WHOLE };
    const inputs = Object.entries(files).map(([path, text]) => ({
      ...inputOf(path, encode(text)),
      client: 'PC-1',
    }));
    expect(summary(lint(inputs, { settings: DEFAULT_SETTINGS }).report)).toEqual([0]);
  });

  it('has none where ksetup gave what a policy overrides, and accuses nothing that the policy may give', () => {
    const report = judged({ 'PC-1.txt': `${query('MitRealms_Enabled', 'domain_realm_Enabled')}${KSETUP}` });
    expect(summary(report)).toEqual([3, REALMS_OF_PC1, MAP_OF_PC1]);
    const rows = report.coverage.filter(({ check }) => check === 'mapping-required-suffix-missing');
    expect(rows).toMatchObject([
      { status: 'not-evaluated', reason: expect.stringMatching(/^the policy hides this mapping/) },
    ]);
    expect(summary(judged({ 'PC-1.txt': KSETUP }))).toEqual([0]);
  });

  it('has one on a whole key whose lists are empty', () => {
    const on = '"MitRealms_Enabled"=dword:00000001';
    expect(summary(judged({ 'PC-1.reg': exported(on) }))).toEqual([0]);
    const off = '"domain_realm_Enabled"=dword:00000000';
    expect(summary(judged({ 'PC-1.reg': exported(on, off) }))).toEqual([
      0,
      'PC-1.reg:5:30 PC-1 policy-not-enabled',
    ]);
    const both = exported(on, '"domain_realm_Enabled"=dword:00000001');
    expect(summary(judged({ 'PC-1.reg': both }))).toEqual([1, 'PC-1.reg:4:27 PC-1 policy-not-enabled']);
  });
});
