// What Wine's reg exports and prints of a registry into which it imported: the nearest to Windows that can be had without it.
// It is large, so pipelines have it not, and this alone is skipped where it is not installed (apt-get install wine wine64).

import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from '../../support/bytes.ts';
import type { Configuration } from '../../support/formats/configuration.ts';
import { POLICY_KEY } from '../../support/formats/registry.ts';
import { isThere } from '../support/programs.ts';
import { emptyFolder } from '../support/run.ts';
import { judged, type Producer } from './producer.ts';
import { fromQuoted, isAscii, regInput, textsOf } from './registry-input.ts';

const KEY = `HKLM\\${POLICY_KEY.replace('Software', 'SOFTWARE')}`;
const PROGRAM = 'wine';
const installed = isThere(PROGRAM);

let written: { readonly folder: string; readonly id: string } | null = null;

/** A folder with N.out.reg and N.query.txt of each configuration, by one batch file. */
function byWine(configurations: readonly Configuration[]): string {
  const id = JSON.stringify(configurations);
  if (written?.id === id) return written.folder;
  const folder = emptyFolder('wine');
  for (const [index, configuration] of configurations.entries()) {
    const text = regInput(configuration, { asBytes: false }).replaceAll('\n', '\r\n');
    writeFileSync(join(folder, `${index}.in.reg`), encode(text, 'utf-16le-bom'));
  }
  const steps = configurations.flatMap((_, index) => [
    `reg import ${index}.in.reg`,
    `reg export ${KEY} ${index}.out.reg /y`,
    `reg query ${KEY} /s > ${index}.query.txt`,
    `reg delete ${KEY} /f`,
  ]);
  writeFileSync(join(folder, 'all.bat'), ['@echo off', ...steps, ''].join('\r\n'));
  try {
    wine(folder, 'wineboot', '-i');
    wine(folder, 'cmd', '/c', 'all.bat');
  } finally {
    // Its services go on for a while otherwise.
    wine(folder, 'wineboot', '-k');
  }
  written = { folder, id };
  return folder;
}

/** With its output in a file: a pipe stays open as long as what it has started. */
function wine(folder: string, ...args: readonly string[]): void {
  const output = openSync(join(folder, 'wine.log'), 'a');
  const env = { ...process.env, WINEDEBUG: '-all', WINEPREFIX: join(folder, 'prefix') };
  const options = { cwd: folder, env, timeout: 150_000 };
  const { status, error } = spawnSync(PROGRAM, args, { ...options, stdio: ['ignore', output, output] });
  closeSync(output);
  if (error) throw error;
  if (status !== 0)
    throw new Error(`wine ${args.join(' ')}: ${readFileSync(join(folder, 'wine.log'), 'latin1')}`);
}

const files =
  (kind: string): Producer['produce'] =>
  (configurations) => {
    const folder = byWine(configurations);
    return configurations.map((_, index) => Uint8Array.from(readFileSync(join(folder, `${index}.${kind}`))));
  };

const ONLY = { shows: 'settings', only: ['right', 'defect'] } as const;

if (installed) {
  judged({
    ...ONLY,
    program: 'Wine exports a .reg file',
    format: 'reg',
    path: 'PC-0217.reg',
    encoding: 'utf-16le-bom',
    plain: fromQuoted,
    produce: files('out.reg'),
  });
  judged({
    ...ONLY,
    program: 'Wine prints a query',
    format: 'reg-query',
    path: 'PC-0217.txt',
    bends: (configuration) =>
      Object.values(textsOf(configuration)).flat().every(isAscii)
        ? null
        : 'a file has it in the code page of a console',
    produce: files('query.txt'),
  });
} else {
  describe('Wine', () => {
    it.skip('exports and prints a registry: not installed (apt-get install wine wine64)', () => {
      expect(installed).toBe(true);
    });
  });
}
