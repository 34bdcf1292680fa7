// Documents far larger than the memory that reading them may take: the way is streaming, measured on the built command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeReport } from '../bench/make/report.ts';

const COMMAND = fileURLToPath(new URL('../../dist/realmlint.js', import.meta.url));
const PEAK = pathToFileURL(fileURLToPath(new URL('./print-peak.mjs', import.meta.url))).href;
const MIB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'realmlint-large-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a report document of 300 MB', () => {
  it('is linted with right lines in less than 250 MB of memory', () => {
    const path = join(folder, 'all-gpos.xml');
    const made = writeReport(path, { bytes: 300_000_000 });
    expect(made.bytes).toBeGreaterThan(300_000_000);
    const started = Date.now();
    const run = spawnSync(process.execPath, ['--import', PEAK, COMMAND, '--format', 'json', path], {
      encoding: 'utf8',
      maxBuffer: 64 * MIB,
    });
    const seconds = (Date.now() - started) / 1000;
    const peak = Number(/peak-bytes (\d+)/.exec(run.stderr)?.[1]);
    console.log(
      `${(made.bytes / 1e6).toFixed(0)} MB: ${seconds.toFixed(1)} s, peak ${(peak / MIB).toFixed(0)} MiB`,
    );
    expect(run.status).toBe(1);
    const report = JSON.parse(run.stdout) as {
      findings: { ruleId: string; region: { startLine: number } }[];
    };
    expect(report.findings.map((finding) => [finding.ruleId, finding.region.startLine])).toEqual(
      made.expected.map(({ ruleId, line }) => [ruleId, line]),
    );
    expect(made.expected.length).toBeGreaterThan(1);
    expect(peak).toBeLessThan(250_000_000);
  });
});
