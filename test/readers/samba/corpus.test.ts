// What Samba itself wrote, through the whole of lint: what is right stays silent, what is wrong raises its rule alone.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, lint, type Report } from '../../../src/lint.ts';
import { CORPUS, hasCorpus, ruleOf, WHY_SKIPPED } from '../../support/corpus.ts';
import { inputsBelow } from '../../support/inputs.ts';

const FOLDER = `${CORPUS}/produced/samba-ad`;
const WITHOUT_POLICIES = /getlink|setlink|listall|gpo-show-4\.17/;

function entries(quality: 'good' | 'bad', pattern: RegExp): string[] {
  const folder = `${FOLDER}/${quality}`;
  return existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
}

/** A folder as a user names it: strangers in it are passed over. A file is an input by itself. */
function judged(quality: 'good' | 'bad', name: string, prefix = 'export'): Report {
  const path = `${FOLDER}/${quality}/${name}`;
  const isFolder = statSync(path).isDirectory();
  const inputs = isFolder
    ? inputsBelow(path).map((input) => ({ ...input, path: `${prefix}/${input.path}`, named: false }))
    : inputsBelow(`${FOLDER}/${quality}`).filter((input) => input.path === name);
  expect(inputs.length).toBeGreaterThan(0);
  return lint(inputs, { settings: DEFAULT_SETTINGS }).report;
}

const loud = ({ findings }: Report) => findings.filter(({ severity }) => severity !== 'info');

describe.runIf(hasCorpus)(`trees and output of Samba${WHY_SKIPPED}`, () => {
  const good = entries('good', /\.backup|\.fetch$|\.gpo4|^sysvol$|gpo-/);
  const bad = entries('bad', /\.backup|\.fetch$|\.gpo4|gpo-show/);

  it('are there', () => {
    expect([good.length, bad.length]).toEqual([12, 24]);
  });

  it.each(good)('good: %s', (name) => {
    const report = judged('good', name);
    expect(loud(report)).toEqual([]);
    expect(report.inputs.filter(({ status }) => status === 'partial' || status === 'unreadable')).toEqual([]);
    expect(report.summary.exitCode).toBe(WITHOUT_POLICIES.test(name) ? 3 : 0);
  });

  it.each(bad)('bad: %s', (name) => {
    const report = judged('bad', name);
    const expected = WITHOUT_POLICIES.test(name) ? [] : [ruleOf(name)];
    expect([...new Set(loud(report).map(({ ruleId }) => ruleId))]).toEqual(expected);
    expect(report.inputs.filter(({ status }) => status === 'partial' || status === 'unreadable')).toEqual([]);
  });

  it.each(bad.filter((name) => name.includes('.backup')))(
    '%s shows its defect once, with the copy beside it',
    (name) => {
      const findings = loud(judged('bad', name));
      expect(findings).toHaveLength(1);
      const [finding] = findings;
      const paths = [finding?.path, ...(finding?.related ?? []).map(({ path }) => path)];
      expect(new Set(paths.map((path) => path?.replace(/^.*\//, '')))).toEqual(
        new Set(['Registry.pol.SAMBABACKUP', 'Registry.pol.xml']),
      );
    },
  );
});
