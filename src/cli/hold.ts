// What a run holds back, with the clock and the file of the baseline.

import { readBaseline } from '../config/baseline.ts';
import { dayOf, holdOf } from '../config/hold.ts';
import { LARGEST_BASELINE } from '../config/own-names.ts';
import type { Gathered, Survey } from '../lint.ts';
import type { BaselineEntry, Hold } from '../model/hold.ts';
import { textOf } from '../readers/text/whole-text.ts';
import { mistakeWords } from '../reporters/run-words.ts';
import { type LoadedConfig, readBytes } from './config-file.ts';
import { codeOf, refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { absolute } from './paths.ts';

const ANOTHER = 'Name another one with --baseline FILE.';

/** Null for nothing to hold back by. */
export function holdIn(
  io: Io,
  { suppressions }: Pick<LoadedConfig, 'suppressions'>,
  read: Gathered | Survey,
  baseline: readonly BaselineEntry[] | null,
): Hold | null {
  const pathOf = (shown: string) => absolute(io, shown);
  return holdOf(read, { suppressions, baseline, today: dayOf(io.now()), pathOf });
}

/** The entries of a baseline; null when there is no such file. Throws UsageError for one that is no baseline. */
export function loadBaseline(io: Io, file: string): readonly BaselineEntry[] | null {
  const bytes = bytesOf(io, file);
  if (bytes === null) return null;
  const result = readBaseline(textOf(bytes).replace(/^\ufeff/, ''));
  if (result.entries) return result.entries;
  throw new UsageError(
    ...mistakeWords(file, result.problems),
    `${file} is no baseline, or not all of one: restore it, or remove it and write another with realmlint baseline.`,
  );
}

function bytesOf(io: Io, file: string): Uint8Array | null {
  const path = absolute(io, file);
  try {
    const { kind, size } = io.fs.stat(path);
    if (kind !== 'file') throw new UsageError(`The baseline ${file} is not a file.`, ANOTHER);
    if (size > LARGEST_BASELINE)
      throw new UsageError(`${file} has ${size} bytes; that is no baseline.`, ANOTHER);
    return readBytes(io, path, size);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (codeOf(error) === 'ENOENT') return null;
    throw new UsageError(`The baseline ${file} cannot be read: ${refusal(error)}.`, ANOTHER);
  }
}
