// What a run holds back: the suppressions of the config with their globs resolved, the file of the baseline, and today.

import { readBaseline } from '../config/baseline.ts';
import type { Gathered, Survey } from '../lint.ts';
import type { BaselineEntry, Hold } from '../model/hold.ts';
import { type LoadedConfig, readBytes } from './config-file.ts';
import { codeOf, refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { textOf } from './listed.ts';
import { absolute } from './paths.ts';

// Some 250 bytes a finding: this is more than a hundred thousand of them.
const LARGEST = 32 * 1024 * 1024;

const ANOTHER = 'Name another one with --baseline FILE.';

/** Null for nothing to hold back by. Globs become the paths of inputs here, for the engine has no file system. */
export function holdOf(
  io: Io,
  { suppressions }: Pick<LoadedConfig, 'suppressions'>,
  read: Gathered | Survey,
  baseline: readonly BaselineEntry[] | null,
): Hold | null {
  if (suppressions.length === 0 && baseline === null) return null;
  const paths = [...pathsOfInputs(read)].map((shown) => ({ shown, path: absolute(io, shown) }));
  return {
    today: today(io),
    baseline,
    suppressions: suppressions.map(({ suppression, fits }) => {
      const { path: glob } = suppression;
      if (glob === null || fits === null) return { ...suppression, path: null };
      const inputs = paths.filter(({ path }) => fits(path)).map(({ shown }) => shown);
      return { ...suppression, path: { glob, inputs } };
    }),
  };
}

/** YYYY-MM-DD, the day in UTC: the same for everybody who runs the same pipeline. */
export function today(io: Pick<Io, 'now'>): string {
  return new Date(io.now()).toISOString().slice(0, 10);
}

// Entries of an archive, and facts that were collected elsewhere, have paths of their own.
function pathsOfInputs(read: Gathered | Survey): ReadonlySet<string> {
  const paths = new Set(read.inputs.map(({ path }) => path));
  const lists = 'facts' in read ? [read.facts] : read.parts;
  for (const list of lists) {
    if ('path' in list) paths.add(list.path);
    else for (const { origin } of list) paths.add(origin.path);
  }
  return paths;
}

/** The entries of a baseline; null when there is no such file. Throws UsageError for one that is no baseline. */
export function loadBaseline(io: Io, file: string): readonly BaselineEntry[] | null {
  const bytes = bytesOf(io, file);
  if (bytes === null) return null;
  const result = readBaseline(textOf(bytes).replace(/^\ufeff/, ''));
  if (result.entries) return result.entries;
  throw new UsageError(
    ...result.problems.map(({ message, line, column }) => `${file}:${line}:${column}: ${message}`),
    `${file} is no baseline, or not all of one: restore it, or remove it and write another with realmlint baseline.`,
  );
}

function bytesOf(io: Io, file: string): Uint8Array | null {
  const path = absolute(io, file);
  try {
    const { kind, size } = io.fs.stat(path);
    if (kind !== 'file') throw new UsageError(`The baseline ${file} is not a file.`, ANOTHER);
    if (size > LARGEST) throw new UsageError(`${file} has ${size} bytes; that is no baseline.`, ANOTHER);
    return readBytes(io, path, size);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (codeOf(error) === 'ENOENT') return null;
    throw new UsageError(`The baseline ${file} cannot be read: ${refusal(error)}.`, ANOTHER);
  }
}
