// Scripts of remedies, read back by a parser of the tests' own: every command, every guard, and the way back.

import { describe, expect, it } from 'vitest';
import type { Change, NamedValue, Remedy, RemedyPlan } from '../../../src/model/remedy.ts';
import { powershellLeft, powershellScript } from '../../../src/remedies/powershell/script.ts';
import { parseScript } from '../../support/powershell-script.ts';
import { applyScript, emptyWorld } from '../../support/powershell-world.ts';
import {
  CLIENT,
  DOMAIN,
  findingOf,
  GPO,
  LOCAL_KERBEROS,
  list,
  number,
  POLICY_LIST,
  remedyOf,
  text,
  valueChange,
} from '../../support/remedies.ts';

const OPTIONS = { version: '0.1.0', undo: false };
const planOf = (...remedies: readonly Remedy[]): RemedyPlan => ({ remedies, refusals: [] });
const scriptOf = (plan: RemedyPlan, undo = false) => powershellScript(plan, { ...OPTIONS, undo });
const parsed = (plan: RemedyPlan, undo = false) => parseScript(scriptOf(plan, undo));
const left = (...remedies: readonly Remedy[]) =>
  powershellLeft(planOf(...remedies)).map(({ reason }) => reason);

function only(plan: RemedyPlan, undo = false) {
  const { changes } = parsed(plan, undo);
  const [change, ...more] = changes;
  if (!change || more.length > 0) throw new Error(`${changes.length} changes`);
  return change;
}

/** The comments of a script on one line. */
const said = (script: string) =>
  script
    .split('\r\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'))
    .join(' ')
    .replaceAll(/ #(?: {1,3}|(?= |$))/g, ' ');

const WRONG = text('zscalerbeta.net', 'kerberos.zscalerbeta.net\u00a0');
const RIGHT = text('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const UPPER = remedyOf(valueChange(WRONG, RIGHT));
const ID = { Guid: '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}', Domain: 'corp.contoso.example' };
const IN_GPO = { ...ID, Key: `HKLM\\${POLICY_LIST}` };
const DN = 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example';
const DOMAINS = `${LOCAL_KERBEROS}\\Domains`;
const HOSTS = `${LOCAL_KERBEROS}\\HostToRealm`;

const cmdlet = (name: string, parameters: object) => ({ name, parameters, operands: [] });
const ksetup = (...operands: readonly string[]) => ({ name: 'ksetup', parameters: {}, operands });
const local = (change: Change) => remedyOf(change, { target: CLIENT });
const kdcs = (before: readonly string[], after: readonly string[], realm = 'ZSCALERBETA.NET') =>
  local(valueChange(list('KdcNames', ...before), list('KdcNames', ...after), `${DOMAINS}\\${realm}`));
const renamed = (...values: readonly NamedValue[]): Change & { kind: 'key' } => ({
  kind: 'key',
  list: 'MitRealms',
  parent: DOMAINS,
  before: 'zscaler.net',
  after: 'ZSCALER.NET',
  values,
});

describe('a value of a GPO', () => {
  it('whose name changes by case is removed and made anew, and can be put back', () => {
    expect(only(planOf(UPPER))).toEqual({
      of: `GPO "CORP Zscaler Kerberos", HKLM\\${POLICY_LIST}`,
      computer: null,
      before: { name: 'zscalerbeta.net', type: 'String', data: ['kerberos.zscalerbeta.net\u00a0'] },
      after: { name: 'ZSCALERBETA.NET', type: 'String', data: ['<k>kerberos.zscalerbeta.net</k>'] },
      steps: ['remove zscalerbeta.net', 'set ZSCALERBETA.NET (String) to "<k>kerberos.zscalerbeta.net</k>"'],
      read: cmdlet('Read-PolicyValue', { ...IN_GPO, ValueName: ['zscalerbeta.net', 'ZSCALERBETA.NET'] }),
      make: [
        cmdlet('Remove-GPRegistryValue', { ...IN_GPO, ValueName: 'zscalerbeta.net' }),
        cmdlet('Set-GPRegistryValue', {
          ...IN_GPO,
          ValueName: 'ZSCALERBETA.NET',
          Type: 'String',
          Value: '<k>kerberos.zscalerbeta.net</k>',
        }),
      ],
      back: [
        cmdlet('Set-GPRegistryValue', {
          ...IN_GPO,
          ValueName: 'zscalerbeta.net',
          Type: 'String',
          Value: 'kerberos.zscalerbeta.net\u00a0',
        }),
      ],
    });
  });

  it('with other data is set in place', () => {
    const change = only(planOf(remedyOf(valueChange(text('A.EXAMPLE', 'a'), text('A.EXAMPLE', "it's")))));
    expect(change.make).toEqual([
      cmdlet('Set-GPRegistryValue', { ...IN_GPO, ValueName: 'A.EXAMPLE', Type: 'String', Value: "it's" }),
    ]);
    expect(change.back).toBeNull();
  });

  it('with another type is removed first', () => {
    const change = only(
      planOf(remedyOf(valueChange(list('A.EXAMPLE', 'a', 'b'), text('A.EXAMPLE', 'a; b')))),
    );
    expect(change.make.map(({ name }) => name)).toEqual(['Remove-GPRegistryValue', 'Set-GPRegistryValue']);
    expect(change.back).toEqual([
      cmdlet('Set-GPRegistryValue', {
        ...IN_GPO,
        ValueName: 'A.EXAMPLE',
        Type: 'MultiString',
        Value: ['a', 'b'],
      }),
    ]);
  });

  it('is made anew, or goes', () => {
    const made = only(planOf(remedyOf(valueChange(null, number('MitRealms_Enabled', 1)))));
    expect(made.before).toBeNull();
    expect(made.make).toEqual([
      cmdlet('Set-GPRegistryValue', { ...IN_GPO, ValueName: 'MitRealms_Enabled', Type: 'DWord', Value: 1 }),
    ]);
    const gone = only(planOf(remedyOf(valueChange(number('MitRealms_Enabled', 0xffffffff), null))));
    expect(gone.before).toEqual({ name: 'MitRealms_Enabled', type: 'DWord', data: ['4294967295'] });
    expect(gone.make).toEqual([
      cmdlet('Remove-GPRegistryValue', { ...IN_GPO, ValueName: 'MitRealms_Enabled' }),
    ]);
    expect(gone.back).toBeNull();
  });

  it('with characters that nobody sees has each by its number, a run of them in one expression', () => {
    const script = scriptOf(planOf(remedyOf(valueChange(null, text('A', '\u200b\u00a0b\u2028')))));
    expect(script).toContain(" -Value ('' + (-join [char[]](0x200B, 0x00A0)) + 'b' + [char]0x2028)\r\n");
  });

  it('has no bracket of a command that a build obeys where it prints the script', () => {
    const script = scriptOf(
      planOf(remedyOf(valueChange(null, text('A', '##vso[task.x]y ##[error]z [q] ##a b[c')))),
    );
    expect(script).toContain(
      " -Value ('##vso' + [char]0x005B + 'task.x]y ##' + [char]0x005B + 'error]z [q] ##a b[c')\r\n",
    );
    expect(script).not.toMatch(/##\w*\[/);
  });

  it('of a DWORD above the signed numbers is given as .NET has it', () => {
    const change = only(planOf(remedyOf(valueChange(null, number('a', 0xfffffffe)))));
    expect(change.make[0]?.parameters.Value).toBe(-2);
  });

  it('is looked for once more before each change', () => {
    const script = scriptOf(planOf(UPPER));
    const pass = script.slice(script.indexOf('foreach ($change in $todo)'));
    expect(pass.indexOf('$present = & $change.Read')).toBeGreaterThan(0);
    expect(pass.indexOf('$present = & $change.Read')).toBeLessThan(pass.indexOf('& $change.Make'));
    expect(pass).toContain('if (-not (Test-SameValue $present $change.Before) -or ');
  });

  it('whose GPO no export tells is asked for', () => {
    const unknown = {
      ...GPO,
      id: null,
      domain: null,
      subject: { ...GPO.subject, id: 'x', name: 'machine.pol' },
    };
    const plan = planOf({ ...UPPER, target: unknown }, { ...UPPER, target: unknown });
    const script = scriptOf(plan);
    expect(script).toContain('    [Parameter(Mandatory = $true)] [guid] $Gpo1\r\n)');
    expect(script).not.toContain('$Gpo2');
    expect(said(script)).toContain('The id of the GPO "machine.pol", which no export tells');
    expect(script).toContain("\r\nAssert-Gpo -Guid $Gpo1 -Name 'machine.pol'\r\n");
    expect(parsed(plan).changes[0]?.make[0]?.parameters).toEqual({
      Guid: { variable: '$Gpo1' },
      Key: IN_GPO.Key,
      ValueName: 'zscalerbeta.net',
    });
  });

  it('whose id is no GUID is asked for, too: it is no text to be trusted', () => {
    const hostile = { ...GPO, id: "{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}'; evil" };
    expect(parsed(planOf({ ...UPPER, target: hostile })).changes[0]?.read.parameters.Guid).toEqual({
      variable: '$Gpo1',
    });
  });
});

describe('encryption types', () => {
  const change = { kind: 'encryption-types', distinguishedName: DN, before: 28, after: 24 } as const;
  const object = { Identity: DN, Server: { variable: '$controller1' } };
  const TYPES = 'msDS-SupportedEncryptionTypes';

  it('are the one attribute that is replaced', () => {
    const plan = planOf(remedyOf(change, { target: DOMAIN, notes: ['Set the password again.'] }));
    expect(only(plan)).toMatchObject({
      before: { name: TYPES, type: 'Number', data: ['28'] },
      after: { name: TYPES, type: 'Number', data: ['24'] },
      read: cmdlet('Read-EncryptionTypes', object),
      make: [cmdlet('Set-ADObject', { ...object, Replace: { [TYPES]: 24 } })],
      back: null,
    });
    expect(only(plan, true).make).toEqual([cmdlet('Set-ADObject', { ...object, Replace: { [TYPES]: 28 } })]);
    expect(scriptOf(plan)).toContain("$controller1 = Get-Controller 'corp.contoso.example'");
    expect(said(scriptOf(plan))).toContain('Note: Set the password again.');
  });

  it('that were not set are cleared again', () => {
    const plan = planOf(remedyOf({ ...change, before: null }, { target: DOMAIN }));
    expect(only(plan).before).toBeNull();
    expect(only(plan, true)).toMatchObject({
      before: { data: ['24'] },
      after: null,
      steps: [`clear ${TYPES}`],
      make: [cmdlet('Set-ADObject', { ...object, Clear: TYPES })],
    });
  });

  it('are left alone where the object lies in no domain', () => {
    const nowhere = (distinguishedName: string) =>
      remedyOf({ ...change, distinguishedName }, { target: DOMAIN });
    for (const name of ['CN=X', 'CN=X,DC=a b', 'CN=X\\,DC=evil', 'CN=X,DC=-']) {
      expect(left(nowhere(name)), name).toEqual([expect.stringContaining('no DNS name')]);
    }
    const escaped = planOf(nowhere('CN=X\\,DC=evil,DC=corp,DC=example'));
    expect(scriptOf(escaped)).toContain("Get-Controller 'corp.example'");
  });

  it('are all that a script does to a trust', () => {
    const script = scriptOf(planOf(remedyOf(change, { target: DOMAIN }), UPPER));
    const code = script.replaceAll(/^ *#.*$/gm, '');
    expect(code).not.toMatch(
      /password|trustDirection|trustType|trustAttributes|netdom|New-ADObject|Remove-AD/i,
    );
    expect(code.match(/Set-AD\w+/g)).toEqual(['Set-ADObject']);
  });
});

describe('a local setting', () => {
  it('is mended by ksetup, on its computer alone', () => {
    const plan = planOf(kdcs(['kdc.wrong.example', ''], ['kerberos.zscalerbeta.net', '']));
    expect(only(plan)).toEqual({
      of: `client PC-0412, HKLM\\${DOMAINS}\\ZSCALERBETA.NET`,
      computer: 'PC-0412',
      before: { name: 'KdcNames', type: 'MultiString', data: ['kdc.wrong.example'] },
      after: { name: 'KdcNames', type: 'MultiString', data: ['kerberos.zscalerbeta.net'] },
      steps: [
        'run ksetup /delkdc ZSCALERBETA.NET kdc.wrong.example',
        'run ksetup /addkdc ZSCALERBETA.NET kerberos.zscalerbeta.net',
      ],
      read: cmdlet('Read-LocalValue', { Path: `HKLM:\\${DOMAINS}\\ZSCALERBETA.NET`, ValueName: 'KdcNames' }),
      make: [
        ksetup('/delkdc', 'ZSCALERBETA.NET', 'kdc.wrong.example'),
        ksetup('/addkdc', 'ZSCALERBETA.NET', 'kerberos.zscalerbeta.net'),
      ],
      back: null,
    });
    expect(scriptOf(plan)).toContain('Test-SameName $_.Computer $env:COMPUTERNAME');
    expect(scriptOf(plan)).not.toContain('GroupPolicy');
    expect(scriptOf(plan)).not.toContain('$Local');
  });

  it('keeps what stays and comes first, and is made anew where the order changes', () => {
    const make = (before: readonly string[], after: readonly string[]) =>
      only(planOf(kdcs(before, after))).make.map(({ operands }) => `${operands[0]} ${operands[2]}`);
    expect(make(['a', 'b'], ['a', 'c'])).toEqual(['/delkdc b', '/addkdc c']);
    expect(make(['a', 'b'], ['b'])).toEqual(['/delkdc a']);
    expect(make(['a', 'b'], ['c', 'a'])).toEqual(['/delkdc a', '/delkdc b', '/addkdc c', '/addkdc a']);
  });

  it('is one of a subkey of ksetup, whatever the case of its path', () => {
    const at = (key: string) => planOf(local(valueChange(list('KdcNames', 'a'), list('KdcNames', 'b'), key)));
    expect(only(at(`${DOMAINS.toUpperCase()}\\A.EXAMPLE`)).make[0]).toEqual(
      ksetup('/delkdc', 'A.EXAMPLE', 'a'),
    );
    for (const key of [DOMAINS, `${DOMAINS}\\`, `${DOMAINS}\\A\\B`, `${DOMAINS}x\\A`, LOCAL_KERBEROS]) {
      expect(parsed(at(key)).changes, key).toEqual([]);
    }
  });

  it('of hosts names them before the realm', () => {
    const change = valueChange(
      list('SpnMappings', 'zscaler.net', ''),
      list('SpnMappings', '.zscaler.net', ''),
      `${HOSTS}\\ZSCALER.NET`,
    );
    expect(only(planOf(local(change))).make).toEqual([
      ksetup('/delhosttorealmmap', 'zscaler.net', 'ZSCALER.NET'),
      ksetup('/addhosttorealmmap', '.zscaler.net', 'ZSCALER.NET'),
    ]);
  });

  it('of flags goes and comes with its key', () => {
    const made = (bits: number) =>
      only(planOf(local(renamed(number('RealmFlags', bits))))).make.map(({ operands }) => operands.join(' '));
    expect(made(0x86)).toEqual([
      '/delrealmflags zscaler.net tcpsupported delegate rc4',
      '',
      '/setrealmflags ZSCALER.NET tcpsupported delegate rc4',
    ]);
    expect(made(0)).toEqual(['', '/addkdc ZSCALER.NET']);
  });

  it('of a key takes its values along', () => {
    const change = renamed(number('RealmFlags', 2), list('KdcNames', 'kerberos.zscaler.net', ''));
    expect(only(planOf(local(change)))).toMatchObject({
      before: {
        name: 'zscaler.net',
        type: 'Key',
        data: ['KdcNames MultiString kerberos.zscaler.net', 'RealmFlags DWord 2'],
      },
      after: { name: 'ZSCALER.NET' },
      read: cmdlet('Read-LocalKey', { Parent: `HKLM:\\${DOMAINS}`, Name: ['zscaler.net', 'ZSCALER.NET'] }),
      make: [
        ksetup('/delrealmflags', 'zscaler.net', 'tcpsupported'),
        ksetup('/delkdc', 'zscaler.net', 'kerberos.zscaler.net'),
        cmdlet('Remove-EmptyKey', { Parent: `HKLM:\\${DOMAINS}`, Name: 'zscaler.net' }),
        ksetup('/setrealmflags', 'ZSCALER.NET', 'tcpsupported'),
        ksetup('/addkdc', 'ZSCALER.NET', 'kerberos.zscaler.net'),
      ],
    });
    expect(only(planOf(local({ ...change, values: [] }))).make).toEqual([
      cmdlet('Remove-EmptyKey', { Parent: `HKLM:\\${DOMAINS}`, Name: 'zscaler.net' }),
      ksetup('/addkdc', 'ZSCALER.NET'),
    ]);
  });

  it('of a value in a key that gets another name is mended with it, and brought back with it', () => {
    const key = renamed(list('KdcNames', 'kdc.wrong.example', ''), number('RealmFlags', 2));
    const value = kdcs(['kdc.wrong.example', ''], ['kerberos.zscaler.net', ''], 'ZSCALER.NET');
    const plan = planOf(local(key), { ...value, notes: ['Of the value.'] });
    const wrong = ['KdcNames MultiString kdc.wrong.example', 'RealmFlags DWord 2'];
    const right = ['KdcNames MultiString kerberos.zscaler.net', 'RealmFlags DWord 2'];
    expect(only(plan)).toMatchObject({
      before: { name: 'zscaler.net', data: wrong },
      after: { name: 'ZSCALER.NET', data: right },
    });
    expect(only(plan).make.at(-1)).toEqual(ksetup('/addkdc', 'ZSCALER.NET', 'kerberos.zscaler.net'));
    expect(only(plan, true)).toMatchObject({
      before: { name: 'ZSCALER.NET', data: right },
      after: { name: 'zscaler.net', data: wrong },
    });
    expect(said(scriptOf(plan))).toContain('Note: Of the value.');
    // What cannot be done of it is all left.
    const odd = kdcs(['kdc.wrong.example', ''], ['a b', ''], 'ZSCALER.NET');
    expect(left(local(key), odd)).toHaveLength(2);
  });

  it('of a key that holds more than realmlint keeps is left alone, and everything else is made', () => {
    const plan = planOf(local(renamed(list('KdcNames', 'a', ''))), kdcs(['b'], ['c'], 'A.EXAMPLE'));
    const script = scriptOf(plan);
    expect(script).toContain('The key also holds {0}, which realmlint does not keep: rename it by hand.');
    expect(said(script)).toContain(
      'holds what realmlint does not keep (KpasswdNames) is left alone, and named',
    );
    expect(said(scriptOf(planOf(UPPER)))).not.toContain('KpasswdNames');
    const world = emptyWorld();
    const seed = (name: string, ...lists: [string, string[]][]) =>
      world.keys.set(`hklm:\\${DOMAINS}\\${name}`.toLowerCase(), { name, lists: new Map(lists), flags: 0 });
    seed('zscaler.net', ['KdcNames', ['a', '']], ['KpasswdNames', ['kpasswd.example', '']]);
    seed('A.EXAMPLE', ['KdcNames', ['b', '']]);
    const before = [...world.keys.values()].map(({ name }) => name);
    expect(applyScript(parseScript(script), world)).toBe('made');
    expect([...world.keys.values()].map(({ name }) => name)).toEqual(before);
    expect([...world.keys.values()].map(({ lists }) => lists.get('KdcNames'))).toEqual([
      ['a', ''],
      ['c', ''],
    ]);
    expect(applyScript(parsed(plan, true), world)).toBe('made');
    expect([...world.keys.values()].map(({ lists }) => lists.get('KdcNames')?.[0])).toEqual(['a', 'b']);
  });

  it('is chosen by -Local where the script has others, too', () => {
    const script = scriptOf(planOf(UPPER, kdcs(['a'], ['b'])));
    expect(script).toContain(' [switch] $Local\r\n)');
    expect(script).toContain('if (-not $Local) {\r\n    Assert-Gpo');
    expect(parseScript(script).changes.map(({ computer }) => computer)).toEqual([null, 'PC-0412']);
  });

  it('of a computer that no export names, or by what is no name, is of one that is asked for', () => {
    for (const computer of [null, 'a b', '']) {
      const target = { ...CLIENT, subject: { ...CLIENT.subject, name: 'LOCAL' }, computer };
      const one = { ...kdcs(['a'], ['b']), target, findings: [findingOf({ path: 'exports/local.reg' })] };
      const script = scriptOf(planOf(one, one));
      expect(script).toContain('    [Parameter(Mandatory = $true)] [string] $Computer1\r\n)');
      expect(script).not.toContain('$Computer2');
      expect(script).not.toContain("'LOCAL'");
      expect(said(script)).toContain(
        'The name of the computer "LOCAL", which no export tells: hostname shows it there. ' +
          'Its settings stand in exports/local.reg.',
      );
      expect(parseScript(script).changes[0]?.computer).toEqual({ variable: '$Computer1' });
    }
  });

  it('asks whoever runs it for GPOs for no computer, and for a computer for no GPO', () => {
    const gpo = { ...UPPER, target: { ...GPO, id: null } };
    const script = scriptOf(planOf(gpo, { ...kdcs(['a'], ['b']), target: { ...CLIENT, computer: null } }));
    const parameter = (set: string) => `[Parameter(Mandatory = $true, ParameterSetName = '${set}')]`;
    expect(script).toContain("[CmdletBinding(DefaultParameterSetName = 'Domain')]\r\nparam(");
    expect(script).toContain(`    ${parameter('Local')} [switch] $Local,\r\n`);
    expect(script).toContain(`    ${parameter('Domain')} [guid] $Gpo1,\r\n`);
    expect(script).toContain(`    ${parameter('Local')} [string] $Computer1\r\n)`);
    // What was not asked for is an empty string, and no name of a GPO's changes.
    expect(script).toContain('Where-Object { $null -eq $_.Computer }');
  });

  it('of a computer with a long name, or one with its domain, is told by what Windows calls it', () => {
    const named = (name: string) =>
      only(planOf({ ...kdcs(['a'], ['b']), target: { ...CLIENT, computer: name } })).computer;
    expect(named('pc-0412.corp.contoso.example')).toBe('PC-0412');
    expect(named('WORKSTATION-0000412')).toBe('WORKSTATION-000');
  });
});

describe('what a script cannot do', () => {
  const key = (change: Partial<Change & { kind: 'key' }>) => local({ ...renamed(), ...change });

  it('is policy on a client', () => {
    expect(left({ ...UPPER, target: CLIENT })).toEqual([
      'Policy writes this value again: mend the GPO; for a test on this computer use --to reg.',
    ]);
  });

  it('is what could be more than one argument of ksetup', () => {
    const reason = expect.stringContaining('cannot safely be given to ksetup');
    for (const item of [
      'a b',
      'a"b',
      'a\\',
      '/setcomputerpassword',
      '-x',
      'a\u00a0',
      "a'b",
      'a`b',
      'a$b',
      '@a',
    ]) {
      expect(left(kdcs(['a'], [item])), item).toEqual([reason]);
      expect(left(kdcs([item], ['a'])), item).toEqual([reason]);
    }
    expect(left(kdcs(['a'], ['b'], 'A B'))).toEqual([reason]);
    expect(left(key({ after: '/domain', values: [list('KdcNames', 'a')] }))).toEqual([reason]);
    expect(left(key({ after: 'A B' }))).toEqual([reason]);
  });

  it('is what ksetup has no words for', () => {
    const reason = expect.stringContaining('ksetup has no words');
    expect(left(key({ values: [number('RealmFlags', 0x42)] }))).toEqual([
      'ksetup has no words for this value: rename the key by hand, with everything that it holds.',
    ]);
    expect(left(local(valueChange(null, number('RealmFlags', 2), `${DOMAINS}\\A`)))).toEqual([
      'ksetup has no words for this value: use --to reg for this computer.',
    ]);
    expect(left(local(valueChange(text('KdcNames', 'a'), list('KdcNames', 'a'), `${DOMAINS}\\A`)))).toEqual([
      reason,
    ]);
    expect(left(key({ values: [text('Other', 'a')] }))).toEqual([reason]);
    expect(left(key({ list: 'domain_realm', parent: HOSTS }))).toEqual([reason]);
    expect(left(key({ parent: 'SOFTWARE\\Other' }))).toEqual([reason]);
  });

  it('is to take one of two equal entries', () => {
    expect(left(kdcs(['a.example', 'A.example'], ['a.example']))).toEqual([
      expect.stringContaining('listed twice'),
    ]);
  });

  it('is what the cmdlets would cut, or take for an order', () => {
    const to = (name: string, value = 'x') => left(remedyOf(valueChange(null, text(name, value))));
    expect(to('**delvals.')).toEqual([expect.stringContaining('directive')]);
    expect(to('a\0b')).toEqual([expect.stringContaining('NUL')]);
    expect(to('a', 'b\0c')).toEqual([expect.stringContaining('NUL')]);
    expect(to('a'.repeat(256))).toEqual([expect.stringContaining('255 characters')]);
    expect(left(remedyOf(valueChange(null, text('a', 'b'), 'a'.repeat(260))))).toEqual([
      expect.stringContaining('no key'),
    ]);
  });

  it('is a value of more characters than a policy holds', () => {
    const reason = [expect.stringContaining('more than 32,767 characters')];
    const [most, more] = ['\u00a0'.repeat(32_760), '\u00a0'.repeat(32_767)];
    expect(left(remedyOf(valueChange(text('A', most), text('A', 'b'))))).toEqual([]);
    expect(left(remedyOf(valueChange(text('A', more), text('A', 'b'))))).toEqual(reason);
    expect(left(remedyOf(valueChange(null, list('A', ...Array(400).fill('x'.repeat(100))))))).toEqual(reason);
    expect(left(key({ values: [list('KdcNames', 'a'.repeat(40_000))] }))).toEqual(reason);
    const findings = [findingOf({ message: more, path: more })];
    const long = remedyOf(valueChange(text('A', more), null), { findings });
    expect(scriptOf(planOf(long)).length).toBeLessThan(50_000);
  });

  it('is to ask a domain whose name is none', () => {
    expect(left({ ...UPPER, target: { ...GPO, domain: "evil.example' -Server 'x" } })).toEqual([
      expect.stringContaining('no DNS name'),
    ]);
  });

  it('stands at its end, with the reason and what to do by hand', () => {
    const refusal = {
      kind: 'by-hand' as const,
      finding: findingOf({
        ruleId: 'trust-transitive',
        message: 'The trust is transitive. It exposes the vendor.',
      }),
      reason: 'Transitivity is decided when a trust is made.',
      byHand: ['Look for child domains first.', 'Make the trust anew, with a new password on both sides.'],
    };
    const plan = { remedies: [{ ...UPPER, target: CLIENT }, UPPER], refusals: [refusal] };
    const script = scriptOf(plan);
    const end = said(script.slice(script.indexOf('were made and verified')));
    expect(end).toContain('Not done by this script: client PC-0412. Policy writes this value again');
    expect(end).toContain('Not done by this script: trust-transitive, GPO "CORP Zscaler Kerberos"');
    expect(end).toContain('The trust is transitive. Transitivity is decided when a trust is made.');
    expect(end).toContain('1. Look for child domains first. 2. Make the trust anew');
    expect(said(script)).toContain('What it does not do stands at its end (2).');
    expect(parsed(plan).changes).toHaveLength(1);
    expect(scriptOf(plan, true)).not.toContain('trust-transitive');
  });

  it('may be everything', () => {
    const script = scriptOf(planOf({ ...UPPER, target: CLIENT }));
    expect(parseScript(script).changes).toEqual([]);
    expect(script).toContain("Write-Host 'There is nothing that this script could do.'");
  });
});

describe('the functions', () => {
  it('give no parameter of theirs another value: names of variables have no case', () => {
    const types = { kind: 'encryption-types', distinguishedName: DN, before: 4, after: 24 } as const;
    const script = scriptOf(planOf(UPPER, kdcs(['a'], ['b']), remedyOf(types, { target: DOMAIN })));
    const functions = script.split(/^function /m).slice(1);
    expect(functions.length).toBeGreaterThan(10);
    for (const one of functions) {
      const [head = '', ...body] = (one.split(/^\}/m)[0] ?? '').split('\r\n');
      const parameters = [...head.matchAll(/\$(\w+)/g)].map(([, name]) => name?.toLowerCase());
      const given = [...body.join('\n').matchAll(/(?<=foreach \()\$(\w+) in|\$(\w+) \+?= /g)];
      for (const [, looped, set] of given)
        expect(parameters, head).not.toContain((looped ?? set)?.toLowerCase());
    }
  });
});

describe('the comments', () => {
  it('say what the script is, and of each change its grade, findings and notes', () => {
    const proposed = {
      ...UPPER,
      grade: 'proposed',
      notes: ['Clients read it at their next refresh.'],
    } as const;
    const words = said(scriptOf(planOf(proposed)));
    expect(words).toContain('Made by realmlint 0.1.0');
    expect(words).toContain('Without -Apply it changes nothing');
    expect(words).toContain('run the undo script');
    expect(words).toContain(`GPO "CORP Zscaler Kerberos" ${ID.Guid} of corp.contoso.example: 1 change`);
    expect(words).toContain('Proposed: somebody should say that it is what was meant.');
    expect(words).toContain('kdc-missing-k-tag, gpo-backup/registry.pol @0x1A4: The KDC stands without <k>.');
    expect(words).not.toContain('Windows then asks DNS');
    expect(words).toContain('Note: Clients read it at their next refresh.');
    expect(said(scriptOf(planOf(UPPER), true))).toContain(
      'it takes back every change that it lists, whoever made it. Look at its dry run first.',
    );
  });

  it('end with what is left to do before it takes effect', () => {
    const types = { kind: 'encryption-types', distinguishedName: DN, before: 4, after: 24 } as const;
    const trust = remedyOf(types, { target: DOMAIN });
    const ending = (...remedies: readonly Remedy[]) => {
      const script = scriptOf(planOf(...remedies));
      return script.slice(script.indexOf('were made and verified'));
    };
    const [refresh, again] = ['gpupdate /force, then klist purge', 'after replication'];
    const restart = 'Restart this computer';
    const says = (end: string) => [refresh, again, restart].map((words) => end.includes(words));
    expect(says(ending(UPPER))).toEqual([true, false, false]);
    expect(says(ending(trust))).toEqual([false, true, false]);
    expect(says(ending(kdcs(['a'], ['b'])))).toEqual([false, false, true]);
    expect(says(ending(UPPER, trust, kdcs(['a'], ['b'])))).toEqual([true, true, true]);
    expect(ending(UPPER, kdcs(['a'], ['b']))).toMatch(
      /if \(\$Local\) \{ Write-Host 'Restart[^']*' \} else \{\r\n {4}Write-Host 'A GPO[^']*'\r\n\}/,
    );
  });

  it('keep to 120 columns', () => {
    const lines = scriptOf(planOf(UPPER, kdcs(['a'], ['b']))).split('\r\n');
    const comments = lines.filter((line) => line.trim().startsWith('#'));
    expect(Math.max(...comments.map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
