// Content alone tells formats apart: every fixture is taken by its own reader and by no other, whatever it is called.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gather } from '../src/lint.ts';
import { FORMATS } from '../src/model/format.ts';
import { headOf } from '../src/readers/detect.ts';
import { readers } from '../src/readers/readers.ts';
import { sourceOf } from './support/bytes.ts';
import { inputOf } from './support/inputs.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/formats', import.meta.url));

const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(FIXTURES.length + 1).replaceAll('\\', '/'))
  .sort();

function bytesOf(file: string): Uint8Array {
  return Uint8Array.from(readFileSync(`${FIXTURES}/${file}`));
}

function folderOf(file: string): string {
  return file.slice(0, file.indexOf('/'));
}

describe('the tables', () => {
  it('have a reader for each format, and a fixture', () => {
    const names = new Set(readers.map(({ format }) => format));
    expect([...names].sort()).toEqual(Object.keys(FORMATS).sort());
    expect(new Set(readers).size).toBe(readers.length);
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(FORMATS).sort());
  });
});

describe.each(files)('%s', (file) => {
  it('is accepted by its own reader alone', () => {
    const head = headOf(sourceOf(bytesOf(file)));
    expect(readers.filter((reader) => reader.accepts(head)).map(({ format }) => format)).toEqual([
      folderOf(file),
    ]);
  });

  it('is recognised under a name that tells nothing', () => {
    const { inputs, problems } = gather([inputOf('x.bin', bytesOf(file))]);
    expect(inputs.map(({ format }) => format)).toEqual([folderOf(file)]);
    expect(problems).toEqual([]);
  });
});
