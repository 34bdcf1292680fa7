// The sections of a report: what each of them has, and that nothing is lost on the way.

import { describe, expect, it } from 'vitest';
import type { DriftReport } from '../../../src/model/drift.ts';
import type { Finding, Report } from '../../../src/model/finding.ts';
import type { Pictures } from '../../../src/model/picture.ts';
import type { ReportComparison } from '../../../src/model/reporter.ts';
import { reportBody } from '../../../src/reporters/html/body.ts';
import { html } from '../../../src/reporters/html.ts';
import { CASE_RULE, CLIENT, contextOf, findingOf, HOSTILE_REPORT, reportOf } from '../support.ts';
import { all, attribute, elementsOf, parsed, textOf } from './tree.ts';

const body = (report: Report, changes = {}) => [...reportBody(report, contextOf(changes))].join('');
const titles = (markup: string) => all(markup, 'h2').map(textOf);

function withCode(exitCode: number): Report {
  const report = reportOf({ inputs: [{ path: 'a.reg', format: 'reg', status: 'read', facts: 1 }] });
  return { ...report, summary: { ...report.summary, exitCode } };
}

describe('the body of a report', () => {
  it('has the verdict first, then steps, findings, rules and evidence', () => {
    const markup = body(HOSTILE_REPORT);
    expect(markup.indexOf('<header class="verdict')).toBe(0);
    expect(titles(markup)).toEqual([
      "Steps of the vendor's guide",
      'Findings',
      'What the rules say',
      'Evidence',
    ]);
  });

  it.each([
    [0, 'passed', /Passed$/],
    [1, 'failed', /Failed$/],
    [3, 'none', /No verdict$/],
    [70, 'none', /Not to be trusted$/],
  ])('says exit code %i as what it is', (exitCode, look, title) => {
    const markup = body(withCode(exitCode));
    expect(all(markup, 'header', look)).toHaveLength(1);
    expect(all(markup, 'h1').map(textOf)[0]).toMatch(title);
  });

  it('does not take a run in which nothing was judged for one that passed', () => {
    const markup = body(reportOf({}));
    expect(all(markup, 'header', 'passed')).toEqual([]);
    expect(all(markup, 'h1').map(textOf)[0]).toMatch(/nothing judged$/);
  });

  it('has the six steps in their order', () => {
    const [list] = all(body(HOSTILE_REPORT), 'ol', 'steps');
    const steps = list ? [...elementsOf(list)].filter(({ tagName }) => tagName === 'b') : [];
    expect(steps.map(textOf)).toEqual([
      'trust',
      'trust properties',
      'trust validation',
      'GPO',
      'GPO validation',
      'workstation',
    ]);
  });

  it('has an article for each finding, with what filters ask for', () => {
    const markup = body(HOSTILE_REPORT);
    const articles = all(markup, 'article');
    expect(articles).toHaveLength(HOSTILE_REPORT.findings.filter(({ suppressed }) => !suppressed).length);
    for (const article of articles) {
      expect(['error', 'warning', 'info']).toContain(attribute(article, 'data-severity'));
      expect(attribute(article, 'data-subjects')).not.toBe('');
    }
    expect(all(markup, 'form', 'filters')).toHaveLength(1);
    expect(attribute(all(markup, 'form', 'filters')[0] as never, 'hidden')).toBe('');
  });

  it('says of a rule what it says once, and leads every link to it', () => {
    const findings = [findingOf({}), findingOf({ fingerprint: 'another' })];
    const markup = body(reportOf({ findings }));
    expect(all(markup, 'details', 'rule')).toHaveLength(1);
    const ids = [...elementsOf(parsed(markup))].map((one) => attribute(one, 'id'));
    for (const link of all(markup, 'a')) expect(ids).toContain((attribute(link, 'href') ?? '').slice(1));
  });

  it('shows clients with the same finding once, and names them all', () => {
    const findings = Array.from({ length: 5 }, (_, index) =>
      findingOf({
        path: `PC-${index}.reg`,
        subject: { ...CLIENT, id: `pc-${index}`, name: `PC-${index}` },
        fingerprint: `print-${index}`,
      }),
    );
    const markup = body(reportOf({ findings }));
    const articles = all(markup, 'article');
    expect(articles).toHaveLength(1);
    expect(attribute(articles[0] as never, 'data-subjects')).toBe('0-4');
  });

  it('shows the gravest of too many, and counts the others', () => {
    const findings = Array.from({ length: 1200 }, (_, index) =>
      findingOf({ fingerprint: `print-${index}`, severity: index === 1199 ? 'error' : 'warning' }),
    );
    const markup = body(reportOf({ findings }));
    const articles = all(markup, 'article');
    expect(articles).toHaveLength(1000);
    const classes = articles.flatMap((article) => (attribute(article, 'class') ?? '').split(' '));
    expect(classes.filter((name) => name === 'error')).toHaveLength(1);
    expect(markup).toContain('200 more findings not shown');
    expect(all(body(reportOf({ findings }), { maxFindings: 3 }), 'article')).toHaveLength(3);
  });

  it('is findings alone when quiet', () => {
    const pictures = () => {
      throw new Error('nobody is to look at them');
    };
    const markup = body(reportOf({ findings: [findingOf({})] }), { quiet: true, pictures });
    expect(titles(markup)).toEqual(['Findings', 'What the rules say', 'Evidence']);
    expect(all(markup, 'details', 'rule')).toHaveLength(1);
  });

  it('draws what it is given, with what it shows in words', () => {
    const pictures: Pictures = {
      trusts: [
        {
          domain: 'corp.contoso.example',
          realm: 'ZSCALERBETA.NET',
          state: 'shown',
          ways: { out: { there: true, mark: 'right' }, in: { there: true, mark: 'wrong' } },
          transitive: true,
          mark: 'wrong',
          traits: [
            { name: 'direction', actual: '3 (two-way)', expected: '1', mark: 'wrong', rules: [CASE_RULE.id] },
          ],
          place: null,
          rules: [],
        },
      ],
      moreTrusts: 2,
      routes: [],
      moreRoutes: 0,
    };
    const markup = body(HOSTILE_REPORT, { pictures: () => pictures });
    expect(titles(markup)).toContain('Trust');
    const [drawing] = all(markup, 'svg');
    expect(attribute(drawing as never, 'role')).toBe('img');
    expect(attribute(drawing as never, 'aria-label')).toContain(
      'users of ZSCALERBETA.NET get tickets for corp.contoso.example',
    );
    expect(markup).toContain('and 2 more trusts, not drawn');
    expect(all(markup, 'details', 'rule').map((one) => attribute(one, 'id'))).toContain(
      `rule-${CASE_RULE.id}`,
    );
  });

  describe('the comparison', () => {
    const summary = {
      ...{ compared: 2, agreeing: 2, deviating: 0, notKnown: 0 },
      ...{ cohorts: 0, errors: 0, warnings: 0, exitCode: 0 },
    };
    const agreeing = ['PC-1', 'PC-2'].map(
      (name) => ({ kind: 'client', id: name.toLowerCase(), name }) as const,
    );
    const drift = (kind: DriftReport['expected']['kind']): DriftReport => ({
      schemaVersion: 1,
      tool: { name: 'realmlint', version: '0.0.0' },
      expected: { kind, names: ['ZSCALERBETA.NET'], taken: null },
      ...{ inputs: [], matrix: [], cohorts: [], notKnown: [], notices: [], problems: [] },
      ...{ agreeing, summary },
    });
    const shown = (findings: readonly Finding[], compared: ReportComparison = { report: drift('guide') }) => {
      const markup = body(reportOf({ findings }), { comparison: () => compared });
      const [tells] = all(markup, 'ul', 'tells');
      const lines = tells ? [...elementsOf(tells)].filter(({ tagName }) => tagName === 'li') : [];
      return { markup, lines: lines.map(textOf) };
    };

    it('says in its title what copies are held against', () => {
      expect(titles(shown([]).markup)).toContain('Held against what is expected');
      expect(titles(shown([], { report: drift('gpo') }).markup)).toContain('Compared with the GPOs');
    });

    it('has a check mark where all agree, and no word of none that deviate', () => {
      expect(shown([]).lines).toEqual([
        '✓ 2 of 2 agree with what is expected, as far as their exports show it: PC-1, PC-2',
      ]);
    });

    it.each([
      [null, {}],
      ['held back', { suppressed: { by: 'config' } as Finding['suppressed'] }],
    ])('has none where findings say that copies differ, and leads to their rules: %s', (_, change) => {
      const drifted = findingOf({ ruleId: 'client-value-drift', ...change } as Partial<Finding>);
      const { markup, lines } = shown([drifted]);
      expect(lines).toEqual([
        '2 of 2 agree with what is expected, as far as their exports show it: PC-1, PC-2',
        '≠ copies differ from each other: client-value-drift',
      ]);
      expect(all(markup, 'a').map((link) => attribute(link, 'href'))).toContain('#rule-client-value-drift');
    });

    it('counts what it was too much of', () => {
      expect(shown([], { limit: 5000, of: 'clients' }).markup).toContain('more than 5,000 clients:');
      const { markup } = shown([], { limit: 20_000, of: 'exports' });
      expect(markup).toContain('more than 20,000 exports of clients:');
      expect(titles(markup)).toContain('Copies not compared');
    });
  });

  it('is the same for the same report', () => {
    const once = [...html(HOSTILE_REPORT, contextOf())].join('');
    expect([...html(HOSTILE_REPORT, contextOf())].join('')).toBe(once);
  });
});
