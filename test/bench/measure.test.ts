// Whole processes: in alternation, never a time for one that failed, memory of its own.

import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { itThorough, THOROUGH } from '../support/thorough.ts';
import { alternate, type Command, installed, timed, usageOf } from './measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'realmlint-measure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const probe = new URL('../large/print-peak.mjs', import.meta.url).href;
const run = (code: string, status = 0): Command => ({
  name: 'a test',
  program: process.execPath,
  args: ['-e', code],
  cwd: folder,
  status,
});

describe.skipIf(!THOROUGH)('alternate', () => {
  const log = join(folder, 'log');
  const write = (letter: string) => run(`require('fs').appendFileSync('log', '${letter}')`);

  it('runs first, second, first, second', () => {
    appendFileSync(log, '');
    const times = alternate([write('a'), write('b')], { runs: 2, seconds: 60 });
    expect(readFileSync(log, 'utf8')).toBe('abab');
    expect(times.map((of) => of.length)).toEqual([2, 2]);
    expect(times.flat().every((time) => time > 0)).toBe(true);
  });

  it('makes one round and no more where time is short', () => {
    expect(alternate([run('0')], { runs: 3, seconds: 0 }).map((of) => of.length)).toEqual([1]);
  });
});

describe.skipIf(!THOROUGH)('timed', () => {
  it('takes an exit code that is expected, and no other', () => {
    expect(timed(run('process.exit(3)', 3))).toBeGreaterThan(0);
    expect(() => timed(run('console.error("no such key"); process.exit(70)', 1))).toThrow(
      /ended with 70: no such key/,
    );
  });

  it('has no time for a program that is not there', () => {
    expect(() => timed({ ...run('0'), program: join(folder, 'nothing') })).toThrow('ENOENT');
  });
});

describe.skipIf(!THOROUGH)('usageOf', () => {
  itThorough('tells memory and processor time of the program, whatever its exit code', () => {
    const small = usageOf(run('process.exitCode = 3', 3), probe);
    const large = usageOf(run('globalThis.kept = Buffer.alloc(150 * 1024 * 1024, 1)'), probe);
    expect(large.peak - small.peak).toBeGreaterThan(120 * 1024 * 1024);
    expect(large.peak - small.peak).toBeLessThan(180 * 1024 * 1024);
    expect(small.user + small.system).toBeGreaterThan(0);
  });

  itThorough('counts memory of threads, and says so once', () => {
    const worker =
      'new (require("worker_threads").Worker)("globalThis.kept = Buffer.alloc(1e8, 1)", { eval: true })';
    expect(usageOf(run(worker), probe).peak).toBeGreaterThan(1e8);
  });

  it('tells nothing of a program that failed', () => {
    expect(() => usageOf(run('throw new Error("out of order")'), probe)).toThrow(
      /ended with 1: [\s\S]*out of order/,
    );
  });
});

describe.skipIf(!THOROUGH)('installed', () => {
  it('names the first program that starts', () => {
    const none = join(folder, 'nothing');
    expect(installed([none, process.execPath], ['--version'])).toBe(process.execPath);
    expect(installed([none], ['--version'])).toBeNull();
  });
});
