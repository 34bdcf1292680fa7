// The whole bench on its smallest row: with the built command, and with programs that are wrong, broken or slow.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { itThorough } from '../support/thorough.ts';
import { main } from './main.ts';
import { writeReport } from './make/report.ts';
import type { Results } from './results.ts';
import { ONE_REPORT } from './rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realmlint-bench-test-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function bench(argv: readonly string[], root = ROOT): { code: number; out: string; err: string } {
  const said = { out: '', err: '' };
  for (const [stream, name] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[name] += text;
      return true;
    });
  }
  const code = main([...argv, '--dir', folder], root);
  vi.restoreAllMocks();
  return { code, ...said };
}

/** A project whose command is `program`, with as much of the bench as is read at run time. */
function projectWith(program: string): string {
  const root = join(folder, 'project');
  for (const file of [
    'test/bench/make/report.ts',
    'test/support/mutations/random.ts',
    'test/large/print-peak.mjs',
  ]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(root, file));
  }
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'package.json'), '{ "type": "commonjs" }');
  writeFileSync(join(root, 'dist/realmlint.js'), program);
  return root;
}

const SMALLEST = ['--quick', '--rows', 'start', '--runs', '1', '--no-peers'];
const finding = (line: number) => `
  const asked = process.argv.find((arg) => arg.startsWith('compact='));
  if (asked) require('fs').writeFileSync(asked.slice(8), 'one-report.xml:${line}:3: error kdc-wrong-host: words\\n');
  process.exitCode = 1;
`;

describe('the bench', () => {
  itThorough('measures the built command, and writes table and JSON', () => {
    const { code, out } = bench(SMALLEST);
    expect(code).toBe(0);
    expect(out).toMatch(/^start +26 KB .* 1\.3 /m);
    const path = join(folder, 'realmlint-bench/results.json');
    const { rows } = JSON.parse(readFileSync(path, 'utf8')) as Results;
    expect(rows).toMatchObject([
      { row: 'start', runs: 1, target: { kind: 'ratio', limit: 1.3 }, growth: null },
    ]);
    expect(rows[0]?.ratio.median).toBeGreaterThan(1);
    expect(rows[0]?.peak).toBeGreaterThan(2e7);
  });

  itThorough('has no time for a wrong finding, and ends with 1', () => {
    const { code, out, err } = bench(SMALLEST, projectWith(finding(1)));
    expect(code).toBe(1);
    expect(err).toMatch(
      /FAILED start: 2 results are wrong\n {2}not found: one-report.xml:\d+ kdc-wrong-host\n {2}not/,
    );
    expect(out).not.toMatch(/^start/m);
  });

  itThorough('ends with 1 for a program that breaks', () => {
    const { code, err } = bench(SMALLEST, projectWith('throw new Error("out of order");'));
    expect(code).toBe(1);
    expect(err).toContain('Error: out of order');
  });

  itThorough('ends with 0 for a program that is right and slow', () => {
    const { expected } = writeReport(join(folder, 'same.xml'), ONE_REPORT);
    const slow = `${finding(expected[0]?.line ?? 0)}Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);`;
    const { code, out } = bench(SMALLEST, projectWith(slow));
    expect(code).toBe(0);
    expect(out).toContain('start 26 KB: ratio misses 1.3 by x ');
  });

  it('removes its inputs', () => {
    bench(SMALLEST, projectWith(finding(1)));
    expect(existsSync(join(folder, 'realmlint-bench'))).toBe(true);
    expect(bench(['--clean']).code).toBe(0);
    expect(existsSync(join(folder, 'realmlint-bench'))).toBe(false);
  });

  it('answers help with 0 and a wrong option with 2', () => {
    expect(bench(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--quick') });
    expect(bench(['--rows', 'all'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no row all'),
    });
  });
});
