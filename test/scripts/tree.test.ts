// Generated files against what is there: what differs, what is missing, and what nobody generates any more.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bring, differences } from '../../scripts/generate/tree.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'realmlint-generate-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}

const files = [
  { path: 'fixtures/rules/bad/pol/Registry.pol', content: Uint8Array.of(0x50, 0x52, 0xff) },
  { path: 'fixtures/rules/bad/pol/expected.json', content: '[]\n' },
];
const fixtures = { folder: 'fixtures/rules', files };

const pathsOf = (generated: Parameters<typeof differences>[1]) =>
  [...differences(root, generated)].map(({ path, content }) => [
    path,
    content === null ? 'removed' : 'written',
  ]);

describe('differences', () => {
  it('are none where everything is there, text and bytes alike', () => {
    for (const { path, content } of files) put(path, content);
    expect(pathsOf(fixtures)).toEqual([]);
    expect(pathsOf({ path: 'fixtures/rules/bad/pol/expected.json', content: '[]\n' })).toEqual([]);
  });

  it('name what is missing and what has changed by a byte', () => {
    put('fixtures/rules/bad/pol/Registry.pol', Uint8Array.of(0x50, 0x52, 0xfe));
    expect(pathsOf(fixtures)).toEqual(files.map(({ path }) => [path, 'written']));
    expect(pathsOf({ path: 'rules/README.md', content: '# Rules\n' })).toEqual([
      ['rules/README.md', 'written'],
    ]);
  });

  it('name what nobody generates any more below the folder, and there alone', () => {
    for (const { path, content } of files) put(path, content);
    put('fixtures/rules/gone/expected.json', '[]\n');
    put('fixtures/formats/reg/regedit.reg', '');
    expect(pathsOf(fixtures)).toEqual([['fixtures/rules/gone/expected.json', 'removed']]);
  });
});

describe('bring', () => {
  it('leaves no difference, and no folder without files', () => {
    put('fixtures/rules/gone/bad/expected.json', '[]\n');
    for (const difference of [...differences(root, fixtures)]) bring(root, difference);
    expect(pathsOf(fixtures)).toEqual([]);
    expect(readFileSync(join(root, files[0]?.path ?? ''))).toEqual(Buffer.of(0x50, 0x52, 0xff));
    expect(readdirSync(join(root, 'fixtures/rules'))).toEqual(['bad']);
  });
});
