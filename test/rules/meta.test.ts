// What holds for every rule: its data is complete, and the examples of its page raise it, or not.

import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { CONSEQUENCES } from '../../src/engine/consequences.ts';
import { type Finding, lint, type Report } from '../../src/lint.ts';
import { SEVERITIES } from '../../src/model/finding.ts';
import { type Example, kindsOf } from '../../src/model/rule.ts';
import { compact } from '../../src/reporters/compact.ts';
import { contextOf } from '../reporters/support.ts';
import { CATALOGUE } from '../support/catalogue.ts';
import { DECLARED } from '../support/declarations.ts';
import { inputOf } from '../support/inputs.ts';
import { settingsFrom } from '../support/settings.ts';

const GROUPS = ['realm', 'mapping', 'trust', 'gpo', 'client', 'browser', 'evidence'];

const reports = new Map<Example, Report>();

/** What is said of an example, which is asked once. */
function reportOf(example: Example): Report {
  const report = reports.get(example) ?? judged(example);
  reports.set(example, report);
  return report;
}

function judged(example: Example): Report {
  const files = [{ path: `example.${example.format}`, ...example }, ...(example.beside ?? [])];
  const inputs = files.map(({ path, content }) => inputOf(path, new TextEncoder().encode(content)));
  const { report } = lint(inputs, { settings: settingsFrom(example.config) });
  expect(report.problems).toEqual([]);
  const formats = new Map(report.inputs.map((input) => [input.path, input.format]));
  for (const { path, format } of files) expect(formats.get(path)).toBe(format);
  return report;
}

function findingsOf(example: Example): readonly Finding[] {
  return reportOf(example).findings;
}

describe('the catalogue of rules', () => {
  it('has unique ids in kebab-case', () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  it('has exactly the ids that were given out, in their order, also where consequences are named', () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(CATALOGUE).size).toBe(62);
    expect(ids).toEqual(CATALOGUE);
    expect(CONSEQUENCES.length).toBeGreaterThan(0);
    const named = CONSEQUENCES.flatMap(({ primary, silenced }) => [...primary, ...silenced]);
    expect(named.filter((id) => !CATALOGUE.includes(id))).toEqual([]);
  });

  it('is ordered by group', () => {
    const order = rules.map((rule) => GROUPS.indexOf(rule.group));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has a short summary', () => {
    expect(rule.summary.length).toBeLessThan(80);
    expect(rule.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  it('declares its severities, worst first, and what it walks', () => {
    expect(rule.severities.length).toBeGreaterThan(0);
    expect(rule.severities).toEqual(SEVERITIES.filter((severity) => rule.severities.includes(severity)));
    expect(kindsOf(rule).length).toBeGreaterThan(0);
    for (const over of Object.keys(rule.guideOver ?? {})) expect(kindsOf(rule)).toContain(over);
    const { guide, guideOver, severities, over, needs, byFormat } = rule;
    expect({ guide, guideOver, severities, over, needs, byFormat }).toEqual(DECLARED[id]);
  });

  it('has a whole page', () => {
    const { why, detected, proof, fix, whenNot, references } = rule.docs;
    for (const text of [why, detected, proof.text, whenNot]) {
      expect(text).toMatch(/[^.]\.$/);
      expect(text.length).toBeGreaterThan(20);
    }
    expect(fix.length).toBeGreaterThan(0);
    for (const way of fix) expect([way.with, way.steps].join(' ').length).toBeGreaterThan(30);
    if (rule.guide !== null) expect(references.length).toBeGreaterThan(0);
    expect(new Set(rule.symptoms).size).toBe(rule.symptoms.length);
  });

  it('offers no way to leave a finding that does not exist', () => {
    const { whenNot, fix } = rule.docs;
    for (const text of [whenNot, ...fix.map((way) => way.steps)]) {
      const others = text.replace(/\bsuppressions in realmlint\.config\.jsonc\b/g, '');
      expect(others).not.toMatch(/suppress|baseline|\bdates?\b/i);
      for (const [, named] of text.matchAll(/--rule ([\w-]+)=(?:error|warning|info|off)\b/g))
        expect(named).toBe(id);
      expect(text.match(/--rule\b/g)?.length).toBe(
        text.match(/--rule [\w-]+=(?:error|warning|info|off)\b/g)?.length,
      );
    }
  });

  it('claims no outage that was not seen', () => {
    const { proof } = rule.docs;
    if (proof.kind === 'outage') expect(proof.text).toMatch(/failed|An outage with/);
    // Whoever has nothing to prove says nothing about a setting: its findings are information about the whole run.
    const aboutEvidence = rule.over === 'run' && rule.guide === null && rule.severities.join() === 'info';
    expect(proof.kind === 'none').toBe(aboutEvidence);
    if (proof.kind === 'prescription') expect(proof.text).toMatch(/not (tested|documented)|was not/);
  });

  it('is raised by its bad example, and nothing beside it is an error', () => {
    const findings = findingsOf(rule.docs.bad);
    expect(findings.map((finding) => finding.ruleId)).toContain(id);
    const errors = findings.filter((finding) => finding.severity === 'error');
    expect(errors.filter((finding) => finding.ruleId !== id)).toEqual([]);
  });

  it('says of its bad example what it said before', async () => {
    const said = [...compact(reportOf(rule.docs.bad), contextOf())].join('');
    await expect(said).toMatchFileSnapshot(`../../fixtures/cli/golden/examples/${id}.txt`);
  });

  it('is not raised by its good example, and nothing else is', () => {
    expect(findingsOf(rule.docs.good)).toEqual([]);
  });
});
