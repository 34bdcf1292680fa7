// Where text goes: standard output, standard error, and files, which are whole or not there.

import { visible } from '../reporters/escape.ts';
import { codeOf, reasonOf, refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { absolute, pathsOf, shown } from './paths.ts';

/** A report or a baseline was made but could not be written. Exit 70. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const BATCH = 64 * 1024;

/** Writes to standard output. A reader that went away (`| head`) has what it wanted: the rest is dropped. */
export async function print(io: Io, texts: Iterable<string>): Promise<void> {
  try {
    let batch = '';
    for (const text of texts) {
      batch += text;
      if (batch.length < BATCH) continue;
      await io.stdout.write(batch);
      batch = '';
    }
    if (batch !== '') await io.stdout.write(batch);
  } catch (error) {
    if (codeOf(error) === 'EPIPE') return;
    const reason = reasonOf(error);
    if (reason === null) throw error;
    throw new OutputError(`The output could not be written to standard output: ${reason}.`);
  }
}

/** Writes text for people to standard error. */
export async function tell(io: Io, text: string): Promise<void> {
  try {
    await io.stderr.write(text);
  } catch (error) {
    // Nobody is left to be told, and the exit code says enough. Defects are thrown on.
    refusal(error);
  }
}

/** Notices, one a line, with nothing in them that a terminal would obey. */
export function notify(io: Io, lines: readonly string[]): Promise<void> {
  return tell(io, lines.map((line) => `realmlint: ${visible(line)}\n`).join(''));
}

/** Says before the work what would make it futile. Throws UsageError. */
export function checkOutputFile(io: Io, file: string): void {
  const path = absolute(io, file);
  const existing = kindAt(io, path);
  if (existing === 'folder')
    throw new UsageError(`The file ${file} cannot be written: it is a folder.`, 'Name a file in it.');
  const target = existing === null || existing === 'file' ? pathsOf(io).dirname(path) : path;
  try {
    io.fs.checkWritable(target);
  } catch (error) {
    const where = target === path ? '' : ` in ${shown(io, target)}`;
    throw new UsageError(
      `The file ${file} cannot be written${where}: ${refusal(error)}.`,
      'Name a file in a folder that you may write to.',
    );
  }
}

function kindAt(io: Io, path: string) {
  try {
    return io.fs.stat(path).kind;
  } catch (error) {
    refusal(error);
    return null;
  }
}

/**
 * UTF-8 without a byte order mark, complete or not at all: first beside the file, then renamed. A device or a
 * pipe is written to as it is. Throws OutputError.
 */
export function writeFile(io: Io, file: string, text: string): void {
  const path = absolute(io, file);
  const kind = kindAt(io, path);
  const target = kind === 'file' ? io.fs.realpath(path) : path;
  const temporary = kind === null || kind === 'file' ? `${target}.${io.now().toString(36)}.tmp` : null;
  try {
    io.fs.writeFile(temporary ?? target, text);
    if (temporary) io.fs.rename(temporary, target);
  } catch (error) {
    if (temporary) discard(io, temporary);
    throw new OutputError(`The file ${file} could not be written: ${refusal(error)}.`);
  }
}

/** Adds to a file that others write to as well. Throws OutputError. */
export function appendFile(io: Io, file: string, text: string): void {
  try {
    io.fs.appendFile(absolute(io, file), text);
  } catch (error) {
    throw new OutputError(`The file ${file} could not be written: ${refusal(error)}.`);
  }
}

/** A file that is not there yet, complete or not at all. Throws UsageError where there is one, and OutputError. */
export function createFile(io: Io, file: string, text: string): void {
  try {
    io.fs.createFile(absolute(io, file), text);
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new UsageError(
        `There is a ${file} already: it is not overwritten.`,
        'Remove it or move it away.',
      );
    throw new OutputError(`The file ${file} could not be written: ${refusal(error)}.`);
  }
}

/** Takes away a file that this run has written. */
export function discard(io: Io, path: string): void {
  try {
    io.fs.remove(path);
  } catch (error) {
    // The failure to write is what is reported.
    refusal(error);
  }
}
