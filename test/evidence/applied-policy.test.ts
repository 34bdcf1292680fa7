// What a client keeps of the policy that was last applied to it, and its local policy: a client in all that is said of it.

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, lint, type Report } from '../../src/lint.ts';
import { encode } from '../support/bytes.ts';
import type { Configuration } from '../support/formats/configuration.ts';
import { CONFIGURATION } from '../support/formats/defects.ts';
import { writers } from '../support/formats/registry.ts';
import { inputOf } from '../support/inputs.ts';

const writer = writers.find(({ format }) => format === 'registry-pol');

function pol(bend: Partial<Configuration> = {}): Uint8Array {
  const written = writer?.write({ ...CONFIGURATION, ...bend });
  if (!(written instanceof Uint8Array)) throw new Error('no bytes');
  return written;
}

const run = (...inputs: Input[]): Report => lint(inputs, { settings: DEFAULT_SETTINGS }).report;

const check = (report: Report, id: string) => report.coverage.find((row) => row.check === id);

const wrong = { mitRealms: [{ name: 'ZSCALERBETA.NET', data: '<k>kerberos.zscalertwo.net</k>' }] };

describe.each([
  'PC-0217/ntuser.pol',
  'PC-0217/ProgramData/ntuser.pol',
  'PC-0217/Windows/System32/GroupPolicy/Machine/Registry.pol',
])('%s', (path) => {
  it('is judged as its client, in the last step of the guide', () => {
    const { coverage, findings, summary } = run(inputOf(path, pol()));
    expect(findings).toEqual([]);
    expect(summary.exitCode).toBe(0);
    expect(new Set(coverage.map(({ guide }) => guide))).toEqual(new Set([6]));
    expect(new Set(coverage.map(({ subject }) => JSON.stringify(subject)))).toEqual(
      new Set([JSON.stringify({ kind: 'client', id: 'pc-0217', name: 'PC-0217' })]),
    );
    const open = coverage.filter(({ status }) => status !== 'pass').map(({ check: id }) => id);
    expect(open).toEqual([]);
  });

  it('says that a list which it does not have may stand in the local settings', () => {
    const report = run(inputOf(path, pol({ domainRealm: [] })));
    // The switch is on, so the policy is in force, and its empty list hides the local one.
    expect(check(report, 'realm-without-mapping')?.status).toBe('fail');
    const without = run(inputOf(path, withoutSwitches()));
    expect(check(without, 'realm-without-mapping')).toMatchObject({
      status: 'not-evaluated',
      reason: expect.stringContaining('local settings'),
    });
  });

  it('is one client with what else was exported of it', () => {
    const reg = `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\EXAMPLE.NET]\r\n`;
    const { coverage } = run(
      inputOf(path, pol()),
      inputOf('PC-0217/export.reg', encode(reg, 'utf-16le-bom')),
    );
    expect(new Set(coverage.map(({ subject }) => subject.id))).toEqual(new Set(['pc-0217']));
  });

  it('shows a defect that a GPO of the run has too as that of the GPO', () => {
    const gpo = 'Policies/{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}/Machine/Registry.pol';
    const { findings } = run(inputOf(path, pol(wrong)), inputOf(gpo, pol(wrong)));
    expect(findings.map(({ ruleId, subject }) => [ruleId, subject?.kind])).toEqual([
      ['kdc-wrong-host', 'gpo'],
    ]);
  });

  it('is switched off by the deletion of its switch', () => {
    const { findings } = run(inputOf(path, switchedOff()));
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['policy-not-enabled']);
  });
});

function record(key: string, name: string, text: string): Uint8Array {
  const unit = (number: number) => String.fromCharCode(number, 0);
  const data = `${text}\0`;
  return encode(
    `[Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos${key}\0;${name}\0;${unit(1)};${unit(data.length * 2)};${data}]`,
    'utf-16le',
  );
}

function file(...records: Uint8Array[]): Uint8Array {
  return Uint8Array.from([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0, ...records.flatMap((one) => [...one])]);
}

const realm = record('\\MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');

function withoutSwitches(): Uint8Array {
  return file(realm);
}

function switchedOff(): Uint8Array {
  return file(record('', '**del.MitRealms_Enabled', ' '), realm);
}

describe('ntuser.pol of a user', () => {
  it('holds nothing that Windows reads for the computer', () => {
    const { findings, coverage } = run(inputOf('PC-0217/Users/anna/ntuser.pol', pol()));
    expect(coverage.map(({ check, status }) => [check, status])).toEqual([
      ['policy-wrong-hive-or-key', 'fail'],
    ]);
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['policy-wrong-hive-or-key']));
  });
});

describe('a backup of the local policy (LGPO /b)', () => {
  it('is a GPO as any other', () => {
    const folder = '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}';
    const { coverage, summary } = run(inputOf(`${folder}/DomainSysvol/GPO/Machine/registry.pol`, pol()));
    expect(summary.exitCode).toBe(0);
    expect(new Set(coverage.map(({ guide }) => guide))).toEqual(new Set([5]));
  });
});
