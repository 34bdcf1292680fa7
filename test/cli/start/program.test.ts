// Scripts that are loaded by each other, once and when they are asked for.

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { programIn } from '../../../src/cli/start/program.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realmlint-'));
  put('core', "module.exports = { file, sep: require('node:path').sep, ask: () => script('pac').hosts() };");
  put('pac', "let asked = 0; module.exports = { hosts: () => 'asked ' + ++asked };");
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, body: string): void {
  writeFileSync(join(folder, `${name}.js`), `(function (module, require, script, file) { ${body} })`);
}

interface Core {
  readonly file: string;
  readonly sep: string;
  ask(): string;
}

const load = () => {
  const program = programIn(folder, 'a', createRequire(import.meta.url));
  return { program, core: program.load('core') as Core };
};

const cached = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.cache'))
    .sort();

it('hands a script its file, what Node.js has, and the other scripts, each of them once', () => {
  const { core } = load();
  expect(core.file).toBe(join(folder, 'core.js'));
  expect(['/', '\\']).toContain(core.sep);
  expect([core.ask(), core.ask()]).toEqual(['asked 1', 'asked 2']);
});

it('keeps what was compiled of the scripts that ran', () => {
  load().program.keep(1);
  expect(cached()).toEqual(['core.js.cache']);
  const { program, core } = load();
  core.ask();
  program.keep(1);
  expect(cached()).toEqual(['core.js.cache', 'pac.js.cache']);
});

it('replaces it only by that of a run that did more', () => {
  // A file of its own is renamed into place: its time may be the same.
  const which = () => statSync(join(folder, 'core.js.cache'), { bigint: true }).ino;
  load().program.keep(1);
  const first = which();
  load().program.keep(1);
  load().program.keep(0);
  expect(which()).toBe(first);
  load().program.keep(2);
  expect(which()).not.toBe(first);
});

it('says which script is missing', () => {
  rmSync(join(folder, 'pac.js'));
  expect(() => load().core.ask()).toThrow(/ENOENT.*pac\.js/);
});
