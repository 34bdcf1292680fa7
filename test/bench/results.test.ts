// Targets and the comparison with earlier results, and how the table says them.

import { describe, expect, it } from 'vitest';
import { missedBy, type Results, type RowResult, worse } from './results.ts';
import { report } from './table.ts';

const MIB = 1024 * 1024;
const flat = (value: number) => ({ median: value, min: value, max: value });

function row(ratio: number, bend: Partial<RowResult> = {}): RowResult {
  return {
    row: 'document',
    size: '2 GB',
    bytes: 2e9,
    runs: 5,
    milliseconds: flat(ratio * 250),
    yardstick: { name: 'cat', milliseconds: flat(250) },
    ratio: flat(ratio),
    rate: null,
    target: { kind: 'ratio', limit: 5 },
    missedBy: ratio / 5,
    processorTime: { user: 1, system: 1 },
    peak: 100 * MIB,
    peakLimit: 120 * MIB,
    flat: true,
    growth: { time: 10, peak: 1 },
    peers: [],
    ...bend,
  };
}

const IDLE = {
  processor: 'Some CPU',
  processors: 2,
  memoryGiB: 8,
  system: 'Linux x64',
  node: '20.19.0',
  load: 0.4,
};

function shown(rows: readonly RowResult[], before: readonly RowResult[] = [], machine = IDLE): string {
  const results: Results = { schemaVersion: 1, quick: false, runs: 5, machine, rows };
  return report(results, { missing: ['xmllint'], worse: worse(rows, before) });
}

describe('missedBy', () => {
  it('is above 1 where a target is missed, in either direction', () => {
    expect(missedBy({ kind: 'ratio', limit: 5 }, 10, null)).toBe(2);
    expect(missedBy({ kind: 'ratio', limit: 5 }, 4, null)).toBe(0.8);
    expect(missedBy({ kind: 'rate', limit: 500 }, 3, 250)).toBe(2);
    expect(missedBy({ kind: 'rate', limit: 500 }, 3, 1_000)).toBe(0.5);
    expect(missedBy({ kind: 'rate', limit: 500 }, 1, null)).toBeNull();
  });
});

describe('worse', () => {
  it('tells what became worse by more than a quarter, by row and size', () => {
    expect(worse([row(5.1)], [row(4)])).toEqual([
      { row: 'document 2 GB', what: 'ratio', before: 4, now: 5.1 },
    ]);
    expect(worse([row(5)], [row(4)])).toEqual([]);
    expect(worse([row(4)], [row(9)])).toEqual([]);
    expect(worse([row(9)], [row(4, { size: '100 MB' })])).toEqual([]);
  });

  it('tells it of memory too', () => {
    expect(worse([row(4, { peak: 200 * MIB })], [row(4)])).toEqual([
      { row: 'document 2 GB', what: 'memory', before: 100, now: 200 },
    ]);
  });
});

describe('the table', () => {
  const misses = [
    row(12.5, { peak: 240 * MIB, growth: { time: 31, peak: 4 }, runs: 1 }),
    row(1.2, { row: 'fleet-distinct', size: '100,000', target: null, missedBy: null, growth: null }),
    row(40, {
      row: 'policy-file',
      size: '49 MB',
      rate: flat(100),
      target: { kind: 'rate', limit: 500 },
      missedBy: 5,
      peers: [{ name: "Samba's ndr_unpack", milliseconds: flat(9_000), ratio: flat(36) }],
    }),
  ];

  it('fits into 100 columns', () => {
    const lines = shown([
      ...misses,
      row(119.4, { row: 'document-utf-16be', missedBy: 23.9 }),
      row(5, { row: 'start', yardstick: { name: 'node -e 0', milliseconds: flat(1_155) } }),
    ]).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('says what is met, what is missed and by how much', () => {
    expect(shown([row(4)])).toMatch(/^document +2 GB .* 4\.00 4\.00-4\.00 +5 +met +100 +10\.0$/m);
    const text = shown(misses);
    expect(text).toMatch(/^document .* 12\.5-12\.5 +5 +x 2\.50 240! +31\.0$/m);
    for (const line of [
      'document 2 GB: ratio misses 5 by x 2.50',
      'document 2 GB: 240 MiB of memory, x 2.00 of the 120 allowed',
      'document 2 GB: x 31.0 per tenfold is more than linear',
      'document 2 GB: memory grows by x 4.00 per tenfold, and should not',
      'document 2 GB: 1 of 5 runs, for it takes long',
      'policy-file 49 MB: rate misses 500 by x 5.00',
      "policy-file 49 MB: Samba's ndr_unpack 9.00 s, 36.0 x cat; ours 40.0 x",
      'xmllint is not installed: skipped',
    ]) {
      expect(text).toContain(`\n  ${line}\n`);
    }
    expect(shown([row(4)])).not.toContain('missed');
  });

  it('says that a machine was busy', () => {
    expect(shown([row(4)])).not.toContain('busy');
    expect(shown([row(4)], [], { ...IDLE, load: 3 })).toContain('load 3\nthe machine was busy');
  });

  it('warns of what became worse than the last results', () => {
    expect(shown([row(8)], [row(4)])).toContain('\n  warning: document 2 GB: ratio 8.00, it was 4.00\n');
    expect(shown([row(4)], [row(4)])).not.toContain('warning');
  });
});
