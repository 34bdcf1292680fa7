// One line a finding, always.

import { describe, expect, it } from 'vitest';
import { compact } from '../../src/reporters/compact.ts';
import { contextOf, FINDINGS, findingOf, HOSTILE_REPORT, reportOf, TAGS } from './support.ts';

describe('the compact report', () => {
  it('looks like this', async () => {
    const shown = [...compact(HOSTILE_REPORT, contextOf())].join('');
    await expect(shown).toMatchFileSnapshot('../../fixtures/cli/golden/report.compact.txt');
  });

  it('has as many lines as findings, and none when there is nothing to say', () => {
    const report = reportOf({ findings: FINDINGS });
    expect([...compact(report, contextOf())].join('').match(/\n/g)).toHaveLength(FINDINGS.length);
    expect([...compact(reportOf({}), contextOf())]).toEqual([]);
  });

  it('is what editors jump to', () => {
    const region = { startLine: 4, startColumn: 22, endLine: 4, endColumn: 30 };
    const finding = findingOf({ path: 'a.xml', region, message: 'No dot.', expected: '.net' });
    const report = reportOf({ findings: [finding] });
    expect([...compact(report, contextOf())]).toEqual([
      'a.xml:4:22: error missing-leading-dot: No dot. (expected .net)\n',
    ]);
    expect([...compact(report, contextOf({ palette: TAGS }))][0]).toContain(': [red]error[/] missing');
  });

  it('shows long values in full when verbose', () => {
    const report = reportOf({ findings: [findingOf({ expected: 'x'.repeat(5000) })] });
    expect([...compact(report, contextOf())].join('').length).toBeLessThan(1000);
    expect([...compact(report, contextOf({ verbose: true }))].join('')).toContain('x'.repeat(5000));
  });

  it('counts what --max-findings hides', () => {
    const lines = [...compact(reportOf({ findings: FINDINGS }), contextOf({ maxFindings: 1 }))];
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('9 more findings not shown');
  });
});
