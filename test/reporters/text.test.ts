// The report for people: golden files for its looks, properties for its safety.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/finding.ts';
import { columns } from '../../src/reporters/columns.ts';
import { compact } from '../../src/reporters/compact.ts';
import { visible } from '../../src/reporters/escape.ts';
import { text } from '../../src/reporters/text.ts';
import { anyText } from '../support/any-text.ts';
import { CASE_RULE, contextOf, findingOf, HOSTILE_REPORT, reportOf, SOURCES, TAGS } from './support.ts';

const GOLDEN = '../../fixtures/cli/golden';

function render(report: Report, changes = {}): string {
  return [...text(report, contextOf(changes))].join('');
}

describe('the text report', () => {
  it('looks like this', async () => {
    await expect(render(HOSTILE_REPORT)).toMatchFileSnapshot(`${GOLDEN}/report.txt`);
  });

  it('looks like this in colour, with everything', async () => {
    const changes = { palette: TAGS, verbose: true };
    const { findings } = HOSTILE_REPORT;
    // The verbose report has the long value in full, which makes no golden file.
    const report = {
      ...HOSTILE_REPORT,
      findings: findings.filter((finding) => finding.ruleId !== 'mapping-too-long'),
    };
    await expect(render(report, changes)).toMatchFileSnapshot(`${GOLDEN}/report.verbose.txt`);
  });

  it('looks like this when there is nothing to say', async () => {
    const coverage = ([1, 2, 3, 4, 6] as const).map((guide) => ({
      check: 'realm-not-uppercase',
      guide,
      subject: { kind: 'client', id: 'ws-0417', name: 'WS-0417' } as const,
      status: 'pass' as const,
    }));
    await expect(render(reportOf({ coverage }))).toMatchFileSnapshot(`${GOLDEN}/clean.txt`);
  });

  it('is silent when quiet and clean, and has the findings alone when quiet', () => {
    expect(render(reportOf({}), { quiet: true })).toBe('');
    const quiet = render(HOSTILE_REPORT, { quiet: true });
    expect(quiet).not.toContain("The guide's steps");
    expect(quiet).toContain('missing-leading-dot');
    expect(quiet).toMatch(/[^\n]\n$/);
  });

  it('says how to mend a defect once a rule, and every time when verbose', () => {
    const findings = [findingOf({}), findingOf({ fingerprint: 'another' })];
    expect(render(reportOf({ findings })).match(/realmlint explain/g)).toHaveLength(1);
    expect(render(reportOf({ findings }), { verbose: true }).match(/realmlint explain/g)).toHaveLength(2);
  });

  it('does not count a short finding as explained', () => {
    const findings = [findingOf({ severity: 'info' }), findingOf({})];
    expect(render(reportOf({ findings })).match(/realmlint explain/g)).toHaveLength(1);
  });

  it('counts what --max-findings hides', () => {
    const shown = render(HOSTILE_REPORT, { maxFindings: 2 });
    expect(shown).toContain('8 more findings not shown (5 errors, 2 warnings, 1 info): raise --max-findings');
  });

  it('shows the value where the source is gone', () => {
    const finding = findingOf({
      region: { startLine: 9, startColumn: 5, endLine: 9, endColumn: 9 },
      locator: 'domain_realm : ZSCALERBETA.NET',
      actual: 'zscalerbeta.net',
    });
    const shown = render(reportOf({ findings: [finding] }), { lines: () => null });
    expect(shown).toContain('  at        domain_realm : ZSCALERBETA.NET\n');
    expect(shown).toContain('  actual    zscalerbeta.net\n');
  });

  it('shows the value beside the frame only when the frame shows something else', () => {
    const region = { startLine: 5, startColumn: 22, endLine: 5, endColumn: 31 };
    const path = HOSTILE_REPORT.findings.find((finding) => finding.ruleId === 'kdc-wrong-host')?.path ?? '';
    const raw = SOURCES[path]?.[4]?.slice(21, 30) ?? '';
    const shown = (actual: string) => render(reportOf({ findings: [findingOf({ path, region, actual })] }));
    expect(raw).toBe('&lt;k&gt;');
    expect(shown('<k>')).toContain('  actual    <k>\n');
    expect(shown(raw)).not.toContain('  actual');
  });

  it('has the step at the end of the first line, however long that is', () => {
    const finding = findingOf({ path: `${'a'.repeat(44)}.xml`, format: 'x' });
    const [first = ''] = render(reportOf({ findings: [finding] })).split('\n');
    expect(first).toMatch(/missing-leading-dot {2}\(guide step 4\)$/);
  });

  it('shows what is mere information after the rest', () => {
    const info = findingOf({ severity: 'info', ruleId: 'realm-unknown-cloud', path: 'a.reg' });
    const error = findingOf({ ruleId: 'kdc-wrong-host', path: 'b.reg' });
    const shown = render(reportOf({ findings: [info, error] }));
    expect(shown.indexOf('b.reg')).toBeLessThan(shown.indexOf('a.reg'));
  });

  it('knows a rule without a way to mend it, and a finding without a rule', () => {
    const bare = { ...CASE_RULE, docs: { ...CASE_RULE.docs, fix: [] } };
    const findings = [findingOf({ ruleId: 'realm-not-uppercase' }), findingOf({ ruleId: 'not-listed' })];
    const shown = render(reportOf({ findings }), { rules: new Map([[bare.id, bare]]) });
    expect(shown).not.toContain('  fix');
    expect(shown).not.toContain('explain not-listed');
  });

  it('cuts names and locators that fill screens', () => {
    const name = 'X'.repeat(5000);
    const report = reportOf({ findings: [findingOf({ realm: name, locator: `MitRealms : ${name}` })] });
    expect(render(report, { quiet: true })).not.toContain('X'.repeat(100));
    expect(render(report, { quiet: true, verbose: true }).match(/X{5000}/g)).toHaveLength(2);
  });

  it('counts the other places of a short finding', () => {
    const related = [{ path: 'a', region: null, locator: '', message: '' }];
    const shown = render(reportOf({ findings: [findingOf({ severity: 'info', related })] }));
    expect(shown).toContain('  also in   1 other place\n');
  });

  it('keeps to the width, but for paths and single words', () => {
    const paths = HOSTILE_REPORT.findings.flatMap(({ path, related }) => [
      path,
      ...related.map((place) => place.path),
    ]);
    const mayBeLong = (line: string) =>
      paths.some((path) => line.includes(visible(path))) || !line.slice(12).trim().includes(' ');
    for (const width of [60, 80, 120]) {
      const long = render(HOSTILE_REPORT, { width })
        .split('\n')
        .filter((line) => columns(line) > width && !mayBeLong(line));
      expect(long).toEqual([]);
    }
  });
});

describe('no report for people', () => {
  const nasty = anyText(40);
  const finding = fc
    .record({
      message: nasty,
      path: nasty,
      locator: nasty,
      realm: nasty,
      actual: fc.option(nasty),
      expected: fc.option(nasty),
      symptoms: fc.array(nasty, { maxLength: 2 }),
      subject: fc.record({
        kind: fc.constantFrom('gpo', 'client', 'domain', 'file'),
        id: nasty,
        name: nasty,
      }),
      severity: fc.constantFrom('error', 'warning', 'info'),
      region: fc.constantFrom(null, { startLine: 1, startColumn: 2, endLine: 1, endColumn: 5 }),
      related: fc.array(
        fc.record({ path: nasty, region: fc.constant(null), locator: nasty, message: nasty }),
      ),
    })
    .map((changes) => findingOf(changes as Partial<Finding>));

  it.each([
    ['text', text],
    ['compact', compact],
  ])('(%s) holds a control character of its input', (_, reporter) => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 3 }), nasty, fc.boolean(), (findings, word, verbose) => {
        const report = reportOf({
          findings,
          problems: [{ kind: 'internal', message: word }],
          coverage: findings.map(({ subject }) => ({
            check: 'a',
            guide: 4,
            subject,
            status: 'not-evaluated',
            reason: word,
          })),
        });
        const lines = () => ({ firstLine: 1, lines: [word] });
        const shown = [...reporter(report, contextOf({ verbose, lines, basis: () => word }))].join('');
        expect(shown).not.toMatch(/(?!\n)[\p{C}\u00a0]/u);
        expect(shown).toMatch(/\n$/);
      }),
    );
  });
});
