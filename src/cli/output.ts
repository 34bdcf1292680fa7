// Where text goes: standard output, standard error, and files, which are whole or not there.

import { visible } from '../reporters/escape.ts';
import { codeOf, reasonOf, refusal, UsageError } from './failure.ts';
import type { FileInfo, Io } from './io.ts';
import { absolute, pathsOf, realPath, shown } from './paths.ts';

/** Something was made but could not be written. Each of `lines` is a sentence. Exit 70. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const BATCH = 64 * 1024;

/** Pieces of some size, for a report comes in many small ones and may be larger than any string can be. */
function* batched(texts: Iterable<string>): Iterable<string> {
  let batch = '';
  for (const text of texts) {
    batch += text;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

/** Writes to standard output. A reader that went away (`| head`) has what it wanted: the rest is dropped. */
export async function print(io: Io, texts: Iterable<string>): Promise<void> {
  try {
    for (const batch of batched(texts)) await io.stdout.write(batch);
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

/** Says before the work what would make it futile; `hint` is for whoever may not write there. Throws UsageError. */
export function checkOutputFile(
  io: Io,
  file: string,
  hint = 'Name a file in a folder that you may write to.',
): void {
  const path = absolute(io, file);
  const existing = infoAt(io, path)?.kind ?? null;
  if (existing === 'folder')
    throw new UsageError(`The file ${file} cannot be written: it is a folder.`, 'Name a file in it.');
  const target = existing === null || existing === 'file' ? pathsOf(io).dirname(path) : path;
  try {
    io.fs.checkWritable(target);
  } catch (error) {
    const where = target === path ? '' : ` in ${shown(io, target)}`;
    throw new UsageError(`The file ${file} cannot be written${where}: ${refusal(error)}.`, hint);
  }
}

function infoAt(io: Io, path: string): FileInfo | null {
  try {
    return io.fs.stat(path);
  } catch (error) {
    refusal(error);
    return null;
  }
}

// `/dev/stderr` and its kin lead to whatever file the shell has opened for others as well.
const DEVICE = /^\/(?:dev|proc)\//;

/** Whether there is a file that a report would replace, and no device or pipe to which it is added. */
export function isPlainFile(io: Io, file: string): boolean {
  const path = absolute(io, file);
  return isPlain(path, infoAt(io, path));
}

function isPlain(path: string, info: FileInfo | null): boolean {
  return info?.kind === 'file' && !DEVICE.test(path);
}

/**
 * UTF-8 without a byte order mark, complete or not at all: first beside the file, then renamed. To a device or a pipe it is
 * added. `mode` are the permissions of a file that is not for everybody. Throws OutputError.
 */
export function writeFile(io: Io, file: string, texts: Iterable<string>, mode?: number): void {
  const path = absolute(io, file);
  const existing = infoAt(io, path);
  if (existing !== null && !isPlain(path, existing)) {
    appendFile(io, file, texts);
    return;
  }
  const target = realPath(io, path);
  const temporary = `${target}.${io.now().toString(36)}.tmp`;
  try {
    io.fs.writeFile(temporary, batched(texts), mode ?? existing?.mode);
    io.fs.rename(temporary, target);
  } catch (error) {
    discard(io, temporary);
    throw unwritten(file, error);
  }
}

function unwritten(file: string, error: unknown): OutputError {
  return new OutputError(`The file ${file} could not be written: ${refusal(error)}.`);
}

/** Adds to a file that others write to as well. Throws OutputError. */
export function appendFile(io: Io, file: string, texts: Iterable<string>): void {
  try {
    for (const batch of batched(texts)) io.fs.appendFile(absolute(io, file), batch);
  } catch (error) {
    throw unwritten(file, error);
  }
}

/** A file that is not there yet, complete or not at all. Throws UsageError where there is one, and OutputError. */
export function createFile(io: Io, file: string, content: string | Uint8Array): void {
  try {
    io.fs.createFile(absolute(io, file), content);
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new UsageError(
        `There is a ${file} already: it is not overwritten.`,
        'Remove it or move it away.',
      );
    throw unwritten(file, error);
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
