// What is in the baseline is reported no more: on every bad case of every rule, all but gaps are held back, and lint passes.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { readBaseline, writeBaseline } from '../src/config/baseline.ts';
import { grown } from '../src/engine/baseline.ts';
import { gather, judge } from '../src/lint.ts';
import { inputsBelow } from './support/inputs.ts';
import { settingsFrom } from './support/settings.ts';
import { sample } from './support/thorough.ts';

const ROOT = fileURLToPath(new URL('../fixtures/rules', import.meta.url));
const CONFIG = 'realmlint.config.jsonc';
const TODAY = '2026-03-09';

const CASES = rules.flatMap(({ id }) => {
  const folder = join(ROOT, id, 'bad');
  return existsSync(folder)
    ? sample(readdirSync(folder).sort(), 5).map((name) => [`${id}/${name}`, join(folder, name)] as const)
    : [];
});

describe('a baseline of every bad case', () => {
  it('has cases', () => {
    expect(CASES.length).toBeGreaterThan(100);
  });

  it.each(CASES)('%s', (_, folder) => {
    const config = join(folder, CONFIG);
    const settings = {
      ...settingsFrom(existsSync(config) ? readFileSync(config, 'utf8') : undefined),
      failOn: 'info' as const,
    };
    const gathered = gather(inputsBelow(folder, ['expected.json', CONFIG]));
    const { report } = judge(gathered, { settings });
    const text = writeBaseline(grown([], report.findings, TODAY), '1.2.3');
    const baseline = readBaseline(text).entries;
    const again = judge(gathered, { settings, hold: { today: TODAY, suppressions: [], baseline } });
    const left = again.report.findings.filter(({ suppressed }) => !suppressed);
    const gaps = report.findings.filter(({ ruleId }) => ruleId === 'evidence-incomplete');
    expect(left).toEqual(gaps);
    expect(again.gone).toEqual([]);
    expect(again.report.problems).toEqual([]);
    const blocked = gaps.some(({ blocking }) => blocking);
    expect(again.report.summary.exitCode).toBe(blocked ? 3 : gaps.length > 0 ? 1 : 0);
    expect(again.report.coverage).toEqual(report.coverage);
  });
});
