// Passwords beside realms: said with their place, silent where no realm is near, and shown nowhere.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/evidence/secret-in-evidence.ts';
import { trustList } from '../../../rules/support/examples.ts';
import { DEFAULT_SETTINGS, gather, lint } from '../../../src/lint.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { SecretFact } from '../../../src/model/fact.ts';
import { at, contextOf, mapping, realm, run, state, trust } from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';

const FACT = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');

function secret(path = FACT.origin.path, name = '/passwordt'): SecretFact {
  const origin = { ...FACT.origin, path };
  return { kind: 'secret', origin, at: at(name, 3).at, locator: name, form: 'command', name, owner: null };
}

function judged(own: Partial<Subject>, others: readonly Partial<Subject>[] = []) {
  const context = contextOf({ subject: own, others, expectation: null });
  return run(rule, 'client', context.subject, context);
}

describe('secret-in-evidence', () => {
  it('does not apply without secrets', () => {
    expect(judged({ realms: [FACT] }).applies).toBe(false);
  });

  it('is silent where nothing of the subject and of the file speaks of realms', () => {
    expect(judged({ secrets: [secret()] }).findings).toEqual([]);
    const elsewhere = { realms: [FACT] };
    expect(judged({ secrets: [secret('exports/other.txt')] }, [elsewhere]).findings).toEqual([]);
    const toDomain = trust({ type: { value: 2, at: FACT.at } });
    expect(judged({ secrets: [secret()], trusts: [toDomain] }).findings).toEqual([]);
  });

  it.each([
    ['a realm', { realms: [FACT] }],
    ['a mapping', { mappings: [mapping('ZSCALERBETA.NET', '.zscalerbeta.net')] }],
    ['a policy', { states: [state('MitRealms', 'disabled')] }],
    ['a trust', { trusts: [trust()] }],
  ])('speaks beside %s of the same subject, whichever file it is in', (_what, held) => {
    const { findings } = judged({ ...held, secrets: [secret('exports/other.txt')] });
    expect(findings).toMatchObject([
      { severity: 'warning', actual: null, expected: null, setting: 'command', variant: '/passwordt' },
    ]);
  });

  it('speaks beside a realm of the same file, whosever it is', () => {
    expect(judged({ secrets: [secret()] }, [{ realms: [FACT] }]).findings).toHaveLength(1);
  });

  it('makes a finding of each', () => {
    const secrets = [secret(), secret(FACT.origin.path, '/passwordd')];
    expect(judged({ realms: [FACT], secrets }).findings.map(({ variant }) => variant)).toEqual([
      '/passwordt',
      '/passwordd',
    ]);
  });
});

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const COMMAND =
  'C:\\>netdom trust ZSCALERBETA.NET /domain:corp.contoso.example /add /realm /passwordt:Hunter2-2026';
const CONSOLES: readonly (readonly [string, string])[] = [
  [
    'reg-query',
    `\r\n${KEY}\\MitRealms\r\n    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalerbeta.net</k>\r\n\r\n`,
  ],
  ['format-list', trustList().content],
  [
    'ksetup',
    'default realm = corp.contoso.example (NT Domain)\r\nZSCALERBETA.NET:\r\n\tkdc = kerberos.zscalerbeta.net\r\n\tRealm Flags = 0x0none\r\nNo user mappings defined.\r\n',
  ],
  [
    'nltest',
    'List of domain trusts:\r\n    0: ZSCALERBETA.NET (MIT) (Direct Inbound) ( Attr: non-trans )\r\nThe command completed successfully\r\n',
  ],
];

describe('what is said of a password', () => {
  const said = (bend: Partial<SecretFact>) =>
    judged({ realms: [FACT], secrets: [{ ...secret(), ...bend }] }).findings.map(({ message }) => message);

  it('names whose it is, where that is told', () => {
    expect(said({ owner: 'CORP\\svc-join' })).toEqual([expect.stringContaining('of CORP\\svc-join')]);
    expect(said({ owner: null })).toEqual([expect.not.stringContaining('null')]);
  });

  it('tells of each form who can read it', () => {
    const messages = (['cpassword', 'command', 'autologon'] as const).flatMap((form) => said({ form }));
    expect(new Set(messages).size).toBe(3);
  });
});

describe('the text of a console', () => {
  it.each(CONSOLES)('of %s gives the secret of a command before it, without its value', (format, output) => {
    const inputs = [inputOf('PC-0217.txt', new TextEncoder().encode(`${COMMAND}\r\n${output}`))];
    const gathered = gather(inputs);
    expect(gathered.inputs[0]?.format).toBe(format);
    const { report } = lint(inputs, { settings: DEFAULT_SETTINGS });
    const findings = report.findings.filter(({ ruleId }) => ruleId === rule.id);
    expect(findings).toMatchObject([{ region: { startLine: 1, startColumn: 75, endColumn: 85 } }]);
    expect(JSON.stringify([gathered, report])).not.toContain('Hunter2');
  });
});
