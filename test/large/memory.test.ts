// Documents far larger than the memory that reading them may take: the way is streaming, measured on the built command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { writeReport } from '../bench/make/report.ts';

const COMMAND = fileURLToPath(new URL('../../dist/realmlint.js', import.meta.url));
const PEAK = pathToFileURL(fileURLToPath(new URL('./print-peak.mjs', import.meta.url))).href;
const MIB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'realmlint-large-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes that a lint of a document took at most; it must find what is wrong in it, with the right lines. */
function peakOf(bytes: number): number {
  const path = join(folder, 'all-gpos.xml');
  const made = writeReport(path, { bytes });
  const started = Date.now();
  const run = spawnSync(process.execPath, ['--import', PEAK, COMMAND, '--format', 'json', path], {
    encoding: 'utf8',
    maxBuffer: 64 * MIB,
  });
  const seconds = (Date.now() - started) / 1000;
  const peak = Number(/peak-bytes (\d+)/.exec(run.stderr)?.[1]);
  const words = [`${(made.bytes / 1e6).toFixed(0)} MB, ${made.gpos} GPOs`, `${seconds.toFixed(1)} s`];
  console.log(`${words.join(': ')}, peak ${(peak / MIB).toFixed(0)} MiB`);
  expect(run.status).toBe(1);
  const report = JSON.parse(run.stdout) as {
    findings: { ruleId: string; region: { startLine: number } }[];
  };
  expect(report.findings.map((finding) => [finding.ruleId, finding.region.startLine])).toEqual(
    made.expected.map(({ ruleId, line }) => [ruleId, line]),
  );
  expect(made.expected.length).toBeGreaterThan(1);
  return peak;
}

it('a document takes hardly more memory when it is ten times as large', () => {
  const [small, large] = [60_000_000, 600_000_000].map(peakOf);
  expect(large).toBeLessThan(120 * MIB);
  // Of each of 5,000 GPOs some 2 KB are kept, and judged.
  expect(Number(large) - Number(small)).toBeLessThan(24 * MIB);
});
