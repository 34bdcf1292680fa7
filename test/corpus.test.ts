// Real and independently produced exports: what is right stays silent, what is wrong raises its rule.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Input, lint, type Report } from '../src/lint.ts';
import { sourceOf } from './support/bytes.ts';
import { CORPUS, corpusFiles, hasCorpus, WHY_SKIPPED } from './support/corpus.ts';

/** The rule for each defect of the produced samples: the file's or folder's name is the defect. */
const RULE_OF: Readonly<Record<string, string>> = {
  'dr-missing-dot': 'missing-leading-dot',
  'dr-lowercase-realm': 'realm-not-uppercase',
  'dr-nbsp': 'suspicious-characters',
  'dr-multi-sz': 'policy-wrong-type',
  'mit-wrong-kdc': 'kdc-wrong-host',
  'mit-no-k-tags': 'kdc-missing-k-tag',
  'mit-disabled': 'policy-not-enabled',
};

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

const READ_HERE = /\.(reg|pol)$|wine\/.*\.txt$/i;

describe.runIf(hasCorpus)(`produced exports${WHY_SKIPPED}`, () => {
  const bad = corpusFiles('produced', READ_HERE).filter((path) => path.includes('/bad/'));
  const good = corpusFiles('produced', READ_HERE).filter((path) => path.includes('/good/'));

  it.each(bad.map((path) => [path.slice(CORPUS.length + 1), path]))(
    '%s raises its rule alone',
    (shown, path) => {
      const defect = Object.keys(RULE_OF).find((name) => shown.includes(`/bad/${name}.`)) ?? '';
      expect(loud(report([path]))).toEqual([RULE_OF[defect]]);
    },
  );

  it.each(good.map((path) => [path.slice(CORPUS.length + 1), path]))('%s is clean', (_shown, path) => {
    // The output of a query for a key that is not there names no key: nothing can be read from it.
    if (basename(path) === 'good.query-missing.txt') {
      expect(report([path]).summary).toMatchObject({ exitCode: 3, unreadable: 1 });
      return;
    }
    const { findings, summary } = report([path]);
    expect(findings).toEqual([]);
    expect(summary.exitCode).toBe(0);
  });

  it('are seen', () => {
    expect(bad.length).toBeGreaterThan(40);
    expect(good.length).toBeGreaterThan(12);
  });
});

describe.runIf(hasCorpus)(`real exports${WHY_SKIPPED}`, () => {
  const OURS = /(gpreport|backup|bkupinfo|manifest)\.xml$|\.pol$|gpttmpl\.inf$|gpt\.ini$/i;
  const reports = corpusFiles('real/raandree+GpoReport', /(AllPreferences1|AllSettings1|Settings1)\.xml$/);
  const real = [...corpusFiles('real', OURS), ...reports];

  it('give no error or warning, and no evidence', () => {
    const all = report(real);
    expect(loud(all)).toEqual([]);
    expect(all.summary).toMatchObject({ exitCode: 3, unreadable: 0 });
    expect(all.inputs.filter(({ status }) => status !== 'no-evidence' && status !== 'superseded')).toEqual(
      [],
    );
    expect(report(real, true).summary.exitCode).toBe(0);
  });

  it.each(real.map((path) => [path.slice(CORPUS.length + 1), path]))(
    '%s is read by itself',
    (_shown, path) => {
      const { findings, summary } = report([path], true);
      expect(findings).toEqual([]);
      expect(summary).toMatchObject({ exitCode: 0, unreadable: 0, inputs: 1 });
    },
  );

  it('are seen', () => expect(real.length).toBeGreaterThan(150));
});
