// Real and independently produced exports: what is right stays silent, what is wrong raises its rule.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, judgeSurvey, lint, type Report, survey } from '../src/lint.ts';
import { sourceOf } from './support/bytes.ts';
import { CORPUS, corpusFiles, hasCorpus, producedSamples, ruleOf, WHY_SKIPPED } from './support/corpus.ts';
import { sample } from './support/thorough.ts';

function input(path: string, named = true): Input {
  const shown = path.slice(CORPUS.length + 1);
  return {
    path: shown,
    named,
    open: () => ({ ...sourceOf(Uint8Array.from(readFileSync(path)), shown), close() {} }),
  };
}

function report(paths: readonly string[], allowEmpty = false, named = true): Report {
  const inputs = paths.map((path) => input(path, named));
  return lint(inputs, { settings: { ...DEFAULT_SETTINGS, allowEmpty } }).report;
}

const loud = ({ findings }: Report) =>
  findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId);

/** What shows none of the settings, and why. */
const SHOWS_NONE: readonly (readonly [RegExp, string])[] = [
  [/query-missing\.txt$/, 'the error of a query that names no key'],
  [/gpo-(?:show-4\.17|listall|getlink|setlink)\.txt$/, 'names of GPOs without their policies'],
  [/\.gpc\.ldif$/, 'GPOs as objects of the directory'],
  [/good\.query-parent\.txt$/, 'switches that are on, without their lists'],
  [/ldapsearch-typesonly\.txt$/, 'names of attributes without values'],
];

const showsNone = (name: string) => SHOWS_NONE.some(([pattern]) => pattern.test(name));

describe.runIf(hasCorpus)(`produced exports${WHY_SKIPPED}`, () => {
  const bad = producedSamples('bad');
  const good = producedSamples('good');

  it.each(bad.map((sample) => [sample.name, sample] as const))(
    '%s raises its rule alone',
    (name, { files }) => {
      const found = loud(report(files, false, files.length === 1));
      expect([...new Set(found)]).toEqual(showsNone(name) ? [] : [ruleOf(basename(name))]);
    },
  );

  it.each(good.map((sample) => [sample.name, sample] as const))('%s is clean', (name, { files }) => {
    const { findings, summary } = report(files, false, files.length === 1);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(findings.filter(({ blocking }) => blocking && !showsNone(name))).toEqual([]);
    expect(summary.exitCode).toBe(showsNone(name) ? 3 : 0);
  });

  it('are seen', () => {
    expect(bad.length).toBeGreaterThan(70);
    expect(good.length).toBeGreaterThan(40);
  });
});

describe.runIf(hasCorpus)(`real exports${WHY_SKIPPED}`, () => {
  const OURS = /(gpreport|backup|bkupinfo|manifest)\.xml$|\.pol$|gpttmpl\.inf$|gpt\.ini$/i;
  const reports = corpusFiles('real/raandree+GpoReport', /(AllPreferences1|AllSettings1|Settings1)\.xml$/);
  const real = [...corpusFiles('real', OURS), ...reports];

  it('give no error or warning, and no evidence', () => {
    const surveyed = survey(real.map((path) => input(path)));
    const judged = (allowEmpty: boolean) =>
      judgeSurvey(surveyed, { settings: { ...DEFAULT_SETTINGS, allowEmpty } }).report;
    const all = judged(false);
    expect(loud(all)).toEqual([]);
    expect(all.summary).toMatchObject({ exitCode: 3, unreadable: 0 });
    expect(all.inputs.filter(({ status }) => status !== 'no-evidence' && status !== 'superseded')).toEqual(
      [],
    );
    expect(judged(true).summary.exitCode).toBe(0);
  });

  it.each(sample(real, 3).map((path) => [path.slice(CORPUS.length + 1), path]))(
    '%s is read by itself',
    (_shown, path) => {
      const { findings, summary } = report([path], true);
      expect(findings).toEqual([]);
      expect(summary).toMatchObject({ exitCode: 0, unreadable: 0, inputs: 1 });
    },
  );

  it('are seen', () => expect(real.length).toBeGreaterThan(150));
});
