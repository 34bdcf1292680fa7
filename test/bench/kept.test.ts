// The results that are kept, and the table that CONTRIBUTING.md shows of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keptResults, resultsTable, withOthers, withResults } from './kept.ts';
import { ROWS } from './options.ts';
import type { Results } from './results.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').replaceAll('\r\n', '\n');

function kept(): Results {
  const results = keptResults(root);
  if (!results) throw new Error('no results are kept');
  return results;
}

describe('the results that are kept', () => {
  it('are of a full run, of rows that the bench still has', () => {
    expect(kept()).toMatchObject({ schemaVersion: 1, quick: false });
    expect(kept().rows.length).toBeGreaterThan(0);
    expect(kept().rows.filter(({ row }) => !ROWS.includes(row))).toEqual([]);
  });

  it('name no machine', () => {
    const { machine } = kept();
    const told = ['load', 'memoryGiB', 'node', 'processor', 'processors', 'system'];
    expect(Object.keys(machine).sort()).toEqual(told);
    expect(JSON.stringify(kept())).not.toMatch(/[\\/](?:home|tmp|root|Users)[\\/]/);
  });

  it('are what CONTRIBUTING.md shows: npm run bench -- --keep writes both', () => {
    expect(withResults(page, kept())).toBe(page);
  });
});

describe('withResults', () => {
  it('replaces the table and nothing else', () => {
    const old = 'a\n<!-- results of the bench -->\nold\n<!-- end of results -->\nz\n';
    const now = withResults(old, kept());
    expect(now).toBe(old.replace('old', () => resultsTable(kept())));
    expect(withResults(now, kept())).toBe(now);
    expect(() => withResults('a page', kept())).toThrow('has no <!--');
  });
});

describe('withOthers', () => {
  it('keeps rows that were not run as they were, in their order', () => {
    const before = { ...kept(), rows: kept().rows.filter(({ row }) => row !== 'reg-file') };
    const [first] = before.rows;
    if (!first) throw new Error('the results have no rows');
    const fresh = { ...first, size: 'new' };
    const other = { ...first, row: 'reg-file' } as const;
    const { rows } = withOthers({ ...kept(), rows: [fresh, other] }, before);
    expect(rows.filter(({ row }) => row === first.row)).toEqual([fresh]);
    expect(rows.slice(1, -1)).toEqual(before.rows.filter(({ row }) => row !== first.row));
    expect(rows.at(-1)).toEqual(other);
    expect(withOthers(kept(), null)).toEqual(kept());
  });
});
