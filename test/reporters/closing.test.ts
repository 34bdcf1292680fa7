// Why a run ended as it did.

import { describe, expect, it } from 'vitest';
import type { InputReport } from '../../src/model/finding.ts';
import { closingLine } from '../../src/reporters/closing.ts';
import { contextOf, FINDINGS, findingOf, HOSTILE_REPORT, reportOf, TAGS } from './support.ts';

const read: InputReport = { path: 'gpreport.xml', format: 'gpo-report', status: 'read', facts: 2 };
const bare: InputReport = { path: 'empty.pol', format: 'registry-pol', status: 'no-evidence', facts: 0 };
const wide = { width: 1000 };

function verdict(...of: Parameters<typeof reportOf>): string {
  return closingLine(reportOf(...of), contextOf(wide)).split('\n')[1] ?? '';
}

describe('closingLine', () => {
  it('looks like this', async () => {
    const shown = closingLine(HOSTILE_REPORT, { ...contextOf(), config: 'realmlint.config.jsonc' });
    await expect(shown).toMatchFileSnapshot('../../fixtures/cli/golden/closing.txt');
  });

  it('looks like this without evidence', async () => {
    const shown = closingLine(reportOf({ inputs: [bare, bare] }, { exitCode: 3 }), contextOf());
    await expect(shown).toMatchFileSnapshot('../../fixtures/cli/golden/closing.no-evidence.txt');
  });

  it('counts inputs and what was left out', () => {
    const inputs: InputReport[] = [
      read,
      { ...read, status: 'partial' },
      { ...read, status: 'superseded' },
      { ...bare, status: 'unreadable' },
    ];
    const [line] = closingLine(reportOf({ inputs }, { skipped: 1, suppressed: 2 }), contextOf(wide)).split(
      '\n',
    );
    expect(line).toBe(
      'realmlint: 3 of 4 inputs read, 2 with realm settings, 1 only in part, 1 superseded by a newer backup, 1 other file skipped; no findings, 2 suppressed',
    );
  });

  it('tells at length when the evidence was exported, as far as it says so', () => {
    const inputs: InputReport[] = [
      { ...read, path: 'b.xml', taken: '2026-03-09T08:41:27' },
      { ...read, path: 'a.xml', taken: '2025-11-02' },
      { ...read, path: 'old.xml', taken: '2019-01-01', status: 'superseded' },
      bare,
    ];
    const lines = (of: readonly InputReport[], verbose: boolean) =>
      closingLine(reportOf({ inputs: of }), contextOf({ ...wide, verbose })).split('\n');
    expect(lines(inputs, true)).toContain(
      'exported: 2025-11-02 (a.xml) to 2026-03-09T08:41:27 (b.xml), as 2 of 4 inputs tell',
    );
    expect(lines(inputs.slice(0, 1), true)[1]).toMatch(
      /^exported: 2026-03-09T08:41:27 \(b\.xml\), as 1 of 1 input/,
    );
    expect(lines(inputs, false).join()).not.toContain('exported');
    expect(lines([bare], true).join()).not.toContain('exported');
  });

  it('names the config', () => {
    const line = (config: string | null) =>
      closingLine(reportOf({}), { ...contextOf(wide), config }).split('\n')[0];
    expect(line('../my config.jsonc')).toMatch(/; config \.\.\/my config\.jsonc$/);
    expect(line(null)).toMatch(/; no config file$/);
  });

  it('says that it passed, and by what measure', () => {
    expect(verdict({ inputs: [read] })).toBe('passed: nothing at or above --fail-on error');
    const never = closingLine(
      reportOf({ inputs: [read], findings: FINDINGS }),
      contextOf({ failOn: 'never' }),
    );
    expect(never).toContain('passed: --fail-on never');
  });

  it('says what failed it', () => {
    const report = reportOf({ inputs: [read], findings: FINDINGS }, { exitCode: 1 });
    const line = (failOn: 'error' | 'warning' | 'info') =>
      closingLine(report, contextOf({ ...wide, failOn })).split('\n')[1];
    expect(line('error')).toBe('failed: 6 errors at or above --fail-on error');
    expect(line('warning')).toBe('failed: 6 errors, 2 warnings at or above --fail-on warning');
    expect(line('info')).toBe('failed: 6 errors, 2 warnings, 2 infos at or above --fail-on info');
  });

  it('says why there is no verdict', () => {
    const gap = findingOf({ severity: 'info', blocking: true });
    expect(verdict({ inputs: [read], findings: [gap] }, { exitCode: 3 })).toBe(
      'no verdict (exit 3): 1 gap in what could be read',
    );
    expect(verdict({ inputs: [read], findings: [gap, gap, findingOf({})] }, { exitCode: 3 })).toBe(
      'no verdict (exit 3): 2 gaps in what could be read; besides, 1 error at or above --fail-on error',
    );
    const problems = [{ kind: 'no-evidence' as const, message: 'Nothing that was read shows a realm.' }];
    expect(verdict({ inputs: [bare], problems }, { exitCode: 3 })).toBe('no verdict (exit 3): no evidence');
    expect(verdict({ inputs: [{ ...read, status: 'partial' }] }, { exitCode: 3 })).toBe(
      'no verdict (exit 3): gaps in what could be read',
    );
    expect(verdict({ inputs: [read] }, { exitCode: 3 })).toBe(
      'no verdict (exit 3): gaps in what could be judged',
    );
  });

  it('names what --require asked for and did not get', () => {
    const problems = [
      { kind: 'evidence-required' as const, message: 'Required and not there: a realm trust (trust).' },
    ];
    expect(verdict({ inputs: [read], problems }, { exitCode: 3 })).toBe(
      'no verdict (exit 3): required and not there: a realm trust (trust)',
    );
  });

  it('cuts the name of a realm that would be all there is to see', () => {
    const judged = [
      { realm: 'A'.repeat(5000), basis: null, subjects: [{ kind: 'file', id: 'a', name: 'a' }] },
    ] as const;
    const said = closingLine(reportOf({ inputs: [read] }), { ...contextOf({ ...wide }), judged });
    expect(said).toContain('(5,000 characters)');
    expect(said.length).toBeLessThan(500);
  });

  it('says which realms were judged, by whom and where', () => {
    const subjects = ['pc-1', 'pc-2'].map((id) => ({ kind: 'client' as const, id, name: id.toUpperCase() }));
    const judged = [
      { realm: 'ZSCALERBETA.NET', basis: 'profile zscaler', subjects },
      { realm: 'HADOOP.CONTOSO.EXAMPLE', basis: null, subjects: subjects.slice(0, 1) },
    ];
    const lines = (verbose: boolean) =>
      closingLine(reportOf({ inputs: [read] }), { ...contextOf({ ...wide, verbose }), judged }).split('\n');
    expect(lines(false)[1]).toBe(
      'judged: realm ZSCALERBETA.NET (profile zscaler) in 2 clients, realm HADOOP.CONTOSO.EXAMPLE (nothing expected) in 1 client',
    );
    expect(lines(true)[1]).toContain('in client PC-1, client PC-2');
  });

  it('does not take superseded backups for evidence', () => {
    expect(verdict({ inputs: [{ ...read, status: 'superseded' }] })).toContain('no evidence');
  });

  it('does not call an empty run clean', () => {
    expect(verdict({ inputs: [bare] })).toBe('passed with nothing judged: no evidence, and --allow-empty');
  });

  it('says what was read and what to export when there is no evidence', () => {
    const inputs = [read, bare, bare].map((input) => ({ ...input, facts: 0 }));
    const shown = closingLine(reportOf({ inputs }, { exitCode: 3 }), contextOf(wide));
    expect(shown).toContain('Read: 1 GPO report (XML), 2 Registry.pol files.');
    for (const tool of ['Backup-GPO', 'Get-ADObject', 'reg query']) expect(shown).toContain(tool);
    expect(closingLine(reportOf({ inputs: [] }, { exitCode: 3 }), contextOf(wide))).toContain(
      'Read: nothing of a kind that is read.',
    );
    // Where nothing could be read there is nothing to add to the gaps, recognised or not.
    for (const format of [null, 'rsop']) {
      const unread = [{ ...bare, format, status: 'unreadable' as const }];
      expect(closingLine(reportOf({ inputs: unread }), contextOf(wide))).not.toMatch(/Export|Read: /);
    }
  });

  it('says what stands beside the settings, and does not repeat what the report said', () => {
    const inputs = ['a', 'b', 'c', 'd'].map((name): InputReport => {
      return { ...bare, path: `${name}.txt`, format: 'klist', message: 'It shows tickets.' };
    });
    const told = closingLine(reportOf({ inputs }, { exitCode: 3 }), { ...contextOf(wide), told: true });
    expect(told).toContain('  Read: 4 klist outputs.\n  a.txt: It shows tickets.\n  b.txt: ');
    expect(told).toMatch(/c\.txt: It shows tickets\.\n {2}and 1 more \(--verbose shows all\)\n$/);
    const full = closingLine(reportOf({ inputs }, { exitCode: 3 }), contextOf({ ...wide, verbose: true }));
    expect(full).toMatch(/d\.txt: It shows tickets\.\n {2}None of it shows a realm/);
    // Whoever allows an empty run needs no advice.
    expect(closingLine(reportOf({ inputs }), contextOf(wide))).not.toContain('Export');
  });

  it('names three unreadable inputs, and all when verbose', () => {
    const inputs = ['a', 'b', 'c', 'd'].map((path): InputReport => ({ ...read, path, status: 'unreadable' }));
    const shown = (verbose: boolean) => closingLine(reportOf({ inputs }), contextOf({ ...wide, verbose }));
    expect(shown(false)).toContain('  not readable: a, b, c and 1 more\n');
    expect(shown(true)).toContain('  not readable: a, b, c, d\n');
    // The report itself names its gaps.
    const findings = [findingOf({ severity: 'info', blocking: true })];
    expect(closingLine(reportOf({ inputs, findings }), contextOf(wide))).not.toContain('not readable: a');
  });

  it('names superseded inputs when verbose', () => {
    const report = reportOf({ inputs: [read, { ...read, path: 'old.xml', status: 'superseded' }] });
    expect(closingLine(report, contextOf(wide))).not.toContain('old.xml');
    expect(closingLine(report, contextOf({ ...wide, verbose: true }))).toContain('  superseded: old.xml\n');
  });

  it('paints the verdict alone', () => {
    const passed = closingLine(reportOf({ inputs: [read] }), contextOf({ palette: TAGS }));
    expect(passed).toContain('[green]passed: nothing at or above --fail-on error[/]\n');
    const failed = closingLine(HOSTILE_REPORT, contextOf({ palette: TAGS, width: 1000 }));
    expect(failed).toContain('[red]not to be trusted (exit 70): 1 internal error; besides, 6 errors');
  });
});
