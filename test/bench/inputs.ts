// Inputs are made once and kept: a folder of the bench, with a note beside each input of what made it.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something to be linted; `Made` is what its generator says of it. */
export interface Input<Made> {
  /** Its file or folder below that of the bench. */
  readonly name: string;
  readonly options: object;
  /** Space that it takes on a disk, nearly. */
  readonly bytes: number;
  readonly make: (path: string) => Made;
}

const FOLDER = 'realmlint-bench';

/** Below the folder that was asked for, so that --clean removes nothing else. */
export const inputFolder = (dir: string) => join(dir, FOLDER);

/** Says which generator made an input: its sources, for a number would be forgotten when they change. */
export function generatorVersion(root: string): string {
  const folder = join(root, 'test/bench/make');
  const files = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  const hash = createHash('sha256');
  for (const file of [...files, join(root, 'test/support/mutations/random.ts')]) {
    hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex').slice(0, 16);
}

export interface Store {
  /** The input's path and what its generator said, from an earlier run where nothing has changed. */
  prepare<Made>(input: Input<Made>): { readonly path: string; readonly made: Made };
}

interface Note {
  readonly generator: string;
  readonly options: string;
  readonly made: unknown;
}

function noteOf(path: string): Note | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Note) : null;
}

function demandSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free > bytes * 1.1) return;
  const mb = (count: number) => `${Math.ceil(count / 1e6).toLocaleString('en')} MB`;
  throw new Error(
    `${folder} has ${mb(free)} left and needs ${mb(bytes * 1.1)}: --dir names another, --sizes asks for less`,
  );
}

export function storeIn(folder: string, generator: string, say: (text: string) => void): Store {
  mkdirSync(folder, { recursive: true });
  return {
    prepare<Made>({ name, options, bytes, make }: Input<Made>) {
      const path = join(folder, name);
      const notePath = `${path}.json`;
      const asked = JSON.stringify(options);
      const note = noteOf(notePath);
      if (note?.generator === generator && note.options === asked && existsSync(path)) {
        return { path, made: note.made as Made };
      }
      rmSync(path, { recursive: true, force: true });
      rmSync(notePath, { force: true });
      demandSpace(folder, bytes);
      say(`making ${name}`);
      const made = make(path);
      // Last: an input without its note was broken off.
      writeFileSync(notePath, `${JSON.stringify({ generator, options: asked, made })}\n`);
      return { path, made };
    },
  };
}

export function removeInputs(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
