// A folder that a command makes for its files: it was not there, or was empty, and nothing in it is ever overwritten.

import { codeOf, refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { discard, OutputError } from './output.ts';
import { absolute, pathsOf, realPath } from './paths.ts';

export interface NewFile {
  /** Below the folder, with forward slashes. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Says before the work what would make it futile. `inputs` are absolute paths that are read. Throws UsageError. */
export function checkNewFolder(io: Io, folder: string, inputs: readonly string[] = []): void {
  const path = absolute(io, folder);
  const within = inputs.find((input) => isWithin(io, path, input));
  if (within !== undefined) {
    throw new UsageError(
      `The folder ${folder} of --out lies within what is read.`,
      'Name one elsewhere: else the next run would read what this one wrote.',
    );
  }
  const entries = entriesIn(io, path, folder);
  if (entries !== null && entries > 0) {
    throw new UsageError(
      `The folder ${folder} of --out is not empty: nothing is overwritten.`,
      'Name a new one, or empty it.',
    );
  }
}

function isWithin(io: Io, path: string, input: string): boolean {
  const { relative, isAbsolute } = pathsOf(io);
  const rest = relative(realPath(io, input), realPath(io, path));
  return rest === '' || !(/^\.\.(?:[/\\]|$)/.test(rest) || isAbsolute(rest));
}

/** How many there are; null where there is no folder yet. */
function entriesIn(io: Io, path: string, folder: string): number | null {
  try {
    return io.fs.readdir(path).length;
  } catch (error) {
    const reason = refusal(error);
    if (codeOf(error) === 'ENOENT') return null;
    throw new UsageError(`The folder ${folder} of --out cannot be used: ${reason}.`, 'Name another one.');
  }
}

/** Writes the files, all of them or, where one cannot be written, none. Throws OutputError. */
export function writeNewFolder(io: Io, folder: string, files: Iterable<NewFile>): void {
  const { join, dirname } = pathsOf(io);
  const written: string[] = [];
  for (const { name, content } of files) {
    const path = join(absolute(io, folder), ...name.split('/'));
    try {
      io.fs.makeFolder(dirname(path));
      io.fs.createFile(path, content);
      written.push(path);
    } catch (error) {
      for (const one of written) discard(io, one);
      throw new OutputError(
        `${folder}/${name} could not be written: ${refusal(error)}. Nothing is left of the others.`,
      );
    }
  }
}
