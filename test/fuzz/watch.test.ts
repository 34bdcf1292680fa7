// The watchdog: a child that hangs or dies is seen, and what it ran last is known.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itThorough } from '../support/thorough.ts';
import { watch } from './watch.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'realmlint-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const BEGIN = `
  const { writeFileSync } = require('node:fs');
  writeFileSync(process.argv[2], JSON.stringify({ count: 1, index: 0, seed: 7, case: 'a' }) + '\\nrest of a longer one');
  console.log('{"index":0}');
`;

function run(rest: string, patience = 1500) {
  const program = join(folder, 'child.cjs');
  writeFileSync(program, BEGIN + rest);
  return watch([program], join(folder, 'case'), { patience, heap: 40 });
}

describe('a child', () => {
  it('that ends is let be', async () => {
    expect(await run('')).toMatchObject({ end: null, lines: [{ index: 0 }] });
  });

  itThorough('that never ends is ended', async () => {
    const last = { count: 1, index: 0, seed: 7, case: 'a' };
    expect(await run('for (;;);')).toMatchObject({ end: 'hangs', lines: [{ index: 0 }], last });
  });

  itThorough('that takes more memory than there is dies, and is not taken for a hang', async () => {
    const seen = await run('const all = []; for (;;) all.push(new Array(10000).fill({}));', 15_000);
    expect(seen).toMatchObject({ end: 'dies', last: { case: 'a' }, words: expect.stringMatching(/heap/) });
  });
});
