// What judges mutants must fail what vitest would fail, and call hooks as vitest does; and it must judge everything that is to be judged.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { itThorough } from '../support/thorough.ts';
import { AREAS, testFilesOf } from './areas.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCORES = new URL('scores.json', import.meta.url);
const JUDGE = fileURLToPath(new URL('judge.mjs', import.meta.url));

function judged(text: string): Record<string, string> {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.judged-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'sample.test.ts');
  writeFileSync(file, text);
  const out = execFileSync(process.execPath, [JUDGE, file], { cwd: folder, encoding: 'utf8' });
  return JSON.parse(out) as Record<string, string>;
}

describe('the collector', () => {
  itThorough('runs each test with its hooks, and tells which of them fail', () => {
    const results = judged(`
      import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
      const calls: string[] = [];
      beforeAll(() => { calls.push('file'); return () => { calls.push('file ends'); }; });
      beforeEach(() => { calls.push('each'); });
      describe('a suite', () => {
        beforeAll(() => { calls.push('suite'); });
        afterEach(() => { calls.push('after'); });
        it('is right', () => expect(calls).toEqual(['file', 'suite', 'each']));
        it('is right once more', () => expect(calls).toEqual(['file', 'suite', 'each', 'after', 'each']));
        it('is wrong', () => expect({ realm: 'A' }).toEqual({ realm: 'B' }));
        it('throws', () => { throw new Error('a defect'); });
        it('rejects', async () => { await Promise.reject(new Error('later')); });
        it.each([1, 2])('of a table %i', (n) => expect(n).toBe(1));
        it('twice', () => expect([]).toContainEqual(expect.stringContaining('a')));
        it('twice', () => expect('abc').toMatch(/b/));
        it.skip('is not run', () => expect(1).toBe(2));
        it('leaves itself out', (context) => context.skip());
      });
    `);
    const passed = Object.keys(results).filter((id) => results[id] === 'passed');
    const name = 'sample.test.ts > a suite >';
    expect(passed).toEqual([
      `${name} is right`,
      `${name} is right once more`,
      `${name} of a table 1`,
      `${name} twice (2)`,
    ]);
    expect(results[`${name} throws`]).toBe('a defect');
    expect(results[`${name} rejects`]).toBe('later');
    expect(results[`${name} leaves itself out`]).toBe('left out');
    expect(Object.keys(results)).toHaveLength(10);
  });
});

describe('areas', () => {
  const folders = (root: string) =>
    readdirSync(join(ROOT, root), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${root}/${name}`);

  it('are all folders of rules, interpreters and readers', () => {
    const wanted = [...folders('rules'), 'src/interpreters', ...folders('src/readers'), 'src/readers'];
    expect(AREAS.map(({ name }) => name).sort()).toEqual(wanted.sort());
  });

  it.each(AREAS.map((area) => [area.name, area] as const))('%s has tests that judge it', (_name, area) => {
    expect(testFilesOf(area.near, ROOT).length).toBeGreaterThan(0);
  });

  it.each(AREAS.map(({ name }) => name))('%s has a score of 85 %% or more', (name) => {
    const scores = JSON.parse(readFileSync(SCORES, 'utf8')) as Record<string, { score: number }>;
    expect(scores[name]?.score).toBeGreaterThanOrEqual(85);
  });
});
