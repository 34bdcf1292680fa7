// Inputs are made once, and anew when what makes them has changed.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatorVersion, inputFolder, removeInputs, storeIn } from './inputs.ts';

let dir = '';
let folder = '';
let said: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'realmlint-inputs-'));
  folder = inputFolder(dir);
  said = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function prepare(generator: string, text: string, bytes = 10) {
  const store = storeIn(folder, generator, (line) => said.push(line));
  return store.prepare({
    name: 'a.reg',
    options: { text },
    bytes,
    make: (path) => {
      writeFileSync(path, text);
      return { size: text.length };
    },
  });
}

describe('storeIn', () => {
  it('makes an input once, and tells what its maker said each time', () => {
    const first = prepare('v1', 'abc');
    writeFileSync(first.path, 'kept');
    const second = prepare('v1', 'abc');
    expect(second).toEqual({ path: join(folder, 'a.reg'), made: { size: 3 } });
    expect(readFileSync(second.path, 'utf8')).toBe('kept');
    expect(said).toEqual(['making a.reg']);
  });

  it('makes it anew for another generator, other options, and where it is gone', () => {
    prepare('v1', 'abc');
    prepare('v2', 'abc');
    prepare('v2', 'abcd');
    const { path } = prepare('v2', 'abcd');
    expect(said).toHaveLength(3);
    rmSync(path);
    expect(readFileSync(prepare('v2', 'abcd').path, 'utf8')).toBe('abcd');
    expect(said).toHaveLength(4);
  });

  it('makes it anew where making it was broken off', () => {
    const store = storeIn(folder, 'v1', () => {});
    const make = (path: string) => {
      writeFileSync(path, 'half');
      throw new Error('broken off');
    };
    expect(() => store.prepare({ name: 'a.reg', options: { text: 'abc' }, bytes: 10, make })).toThrow(
      'broken off',
    );
    expect(readFileSync(prepare('v1', 'abc').path, 'utf8')).toBe('abc');
  });

  it('asks for the space before it writes', () => {
    expect(() => prepare('v1', 'abc', 1e18)).toThrow(/ MB left and needs 1,100,000,000,\d+ MB: --dir/);
    expect(existsSync(join(folder, 'a.reg'))).toBe(false);
  });
});

describe('removeInputs', () => {
  it('removes the folder of the bench, and nothing beside it', () => {
    prepare('v1', 'abc');
    writeFileSync(join(dir, 'mine.txt'), '');
    removeInputs(folder);
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(join(dir, 'mine.txt'))).toBe(true);
  });
});

describe('generatorVersion', () => {
  it('is that of the sources', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    expect(generatorVersion(root)).toMatch(/^[0-9a-f]{16}$/);
    expect(generatorVersion(root)).toBe(generatorVersion(root));
  });
});
