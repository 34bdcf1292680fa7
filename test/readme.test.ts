// README.md does not rot: the output that it shows is what the command prints, and its config is valid.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { FORMATS } from '../src/model/format.ts';
import { program } from './support/program.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll('\r\n', '\n');

function blockAfter(mark: string): string {
  const from = README.indexOf(mark);
  expect(from, `README.md has ${mark}`).toBeGreaterThan(-1);
  return /```\w*\n([\s\S]*?)```/.exec(README.slice(from))?.[1] ?? '';
}

describe('README.md', () => {
  it('shows what the sample really gives', async () => {
    const { stdout, status } = await program(['fixtures/demo']);
    expect(status).toBe(1);
    const printed = stdout.split('\n');
    let at = 0;
    for (const line of blockAfter('<!-- output: node dist/realmlint.js fixtures/demo -->')
      .trimEnd()
      .split('\n')) {
      if (line === '...') continue;
      const found = printed.indexOf(line, at);
      expect(found, `the command prints: ${line}`).toBeGreaterThan(-1);
      at = found + 1;
    }
  });

  it('tells of every format how to export it and how it is known', () => {
    const from = README.indexOf('## What to export, and how');
    const rows = README.slice(from, README.indexOf('\n## ', from + 1))
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| what'));
    const formats = new Set(rows.flatMap((row) => [...row.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)));
    expect(Object.keys(FORMATS).filter((name) => !formats.has(name))).toEqual([]);
    for (const row of rows) expect(row).toMatch(/\b(?:seen|documented|inferred)\b[^|]*\|$/);
  });

  it('has two commands', () => {
    expect(blockAfter('<!-- command: demo -->')).toContain('node dist/realmlint.js fixtures/demo');
    expect(blockAfter('<!-- command: test -->')).toContain('npm test');
  });

  it('shows a config that is valid', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'realmlint-readme-'));
    try {
      writeFileSync(join(folder, 'realmlint.config.jsonc'), blockAfter('## Config'));
      const { status, stderr } = await program(['--allow-empty', '.'], folder);
      expect(stderr).toContain('realmlint.config.jsonc');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('CHANGELOG.md', () => {
  it('names every rule of the unreleased version', () => {
    const text = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
    for (const { id } of rules) expect(text).toContain(id);
  });
});
