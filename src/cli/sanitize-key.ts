// The key of pseudonyms, as a file: what it holds, and that no run loses what another put into it.

import { textOf } from '../readers/text/whole-text.ts';
import { KINDS, type Pairs } from '../remedies/sanitize/pseudonyms.ts';
import { readBytes } from './config-file.ts';
import { codeOf, refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { OutputError, writeFile } from './output.ts';
import { absolute, pathsOf } from './paths.ts';

export interface Key {
  readonly secret: string;
  readonly pairs: Pairs;
  /** By path of the copy, that of the original. */
  readonly paths: Readonly<Record<string, string>>;
}

const ABOUT =
  'realmlint sanitize: who is behind the pseudonyms, each before its original. Whoever has this file can undo what sanitize did. Keep it, and never send it.';

function keyText({ secret, pairs, paths }: Key): string {
  return `${JSON.stringify({ about: ABOUT, schemaVersion: 1, secret, ...pairs, paths }, null, 2)}\n`;
}

/**
 * Before any copy: those without it would have no way back. Nobody else may have written one meanwhile, for its copies would lose
 * theirs. Throws OutputError.
 */
export function writeKey(io: Io, file: string, before: Key | null, key: Key): void {
  const path = absolute(io, file);
  io.fs.makeFolder(pathsOf(io).dirname(path));
  const now = readKey(io, file);
  if (JSON.stringify(now) !== JSON.stringify(before)) throw changed(file);
  if (before !== null) {
    writeFile(io, file, [keyText(key)], 0o600);
    return;
  }
  try {
    io.fs.createFile(path, keyText(key), 0o600);
  } catch (error) {
    const reason = refusal(error);
    throw codeOf(error) === 'EEXIST'
      ? changed(file)
      : new OutputError(`The key ${file} could not be written: ${reason}. No copy was made.`);
  }
}

function changed(file: string): OutputError {
  return new OutputError(`Another run has written the key ${file} meanwhile. No copy was made: ask again.`);
}

/** Null where there is no such file. Throws UsageError for one that is no key. */
export function readKey(io: Io, file: string): Key | null {
  const path = absolute(io, file);
  let text: string;
  try {
    text = textOf(readBytes(io, path, io.fs.stat(path).size));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new UsageError(
      `The key ${file} cannot be read: ${refusal(error)}.`,
      'Name another one with --key FILE.',
    );
  }
  const key = keyIn(text);
  if (key) return key;
  throw new UsageError(
    `${file} is no key that realmlint sanitize has written.`,
    'Name another one with --key FILE; it is made if it is not there.',
  );
}

function keyIn(text: string): Key | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  if (!isRecord(value) || value.schemaVersion !== 1 || typeof value.secret !== 'string') return null;
  if (!/^[0-9a-f]{64}$/.test(value.secret)) return null;
  const pairs: Record<string, Record<string, string>> = {};
  for (const kind of KINDS) {
    const shelf = value[kind];
    if (!isRecord(shelf) || !Object.values(shelf).every((original) => typeof original === 'string'))
      return null;
    pairs[kind] = shelf as Record<string, string>;
  }
  const paths = isRecord(value.paths) ? (value.paths as Record<string, string>) : {};
  return { secret: value.secret, pairs: pairs as Pairs, paths };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
