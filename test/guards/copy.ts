// A copy of the tree in which guards are taken away, so that the tree itself is never changed.

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Guard, withoutGuard } from './guard.ts';
import type { Results } from './outcome.ts';
import { patiently } from './patience.ts';

/** What is not copied, from the root: large, or made anew. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'dist', 'node_modules', 'coverage']);

/** Milliseconds. Without its guard a test may go on for ever. */
const PATIENCE = 180_000;

export interface Copy {
  /** Runs tests of files by words of their names; null words are those of all. Throws where vitest gives no results. */
  run(files: readonly string[], named: readonly string[]): Promise<Results>;
  /** Makes the program. Throws where that fails. */
  build(): Promise<void>;
  /** Does something while the guard is gone. */
  without<T>(guard: Guard, act: () => Promise<T>): Promise<T>;
  remove(): void;
}

export function copyOf(root: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'realmlint-guards-'));
  cpSync(root, folder, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const report = join(folder, 'results.json');
  return {
    async run(files, named) {
      rmSync(report, { force: true });
      const argv = [
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...['run', '--config', 'test/guards/vitest.config.ts', '--reporter=json', `--outputFile=${report}`],
        ...['-t', named.map(escaped).join('|')],
        ...files,
      ];
      const { said } = await patiently(folder, argv, PATIENCE);
      try {
        return JSON.parse(readFileSync(report, 'utf8'));
      } catch (error) {
        throw new Error(`the tests came to no result: ${said.slice(-500)}`, { cause: error });
      }
    },
    async build() {
      const { code, said } = await patiently(folder, ['scripts/build.mjs'], PATIENCE);
      if (code !== 0) throw new Error(`the program cannot be built: ${said.slice(-500)}`);
    },
    async without(guard, act) {
      const path = join(folder, guard.file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, withoutGuard(guard, text));
      try {
        return await act();
      } finally {
        writeFileSync(path, text);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
