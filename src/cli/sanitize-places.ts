// Where copies and their key go, and what a key file is.

import { textOf } from '../readers/text/whole-text.ts';
import { KINDS, type Pairs } from '../remedies/sanitize/pseudonyms.ts';
import type { Invocation } from './arguments.ts';
import { readBytes } from './config-file.ts';
import { codeOf, refusal, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { checkNewFolder } from './new-folder.ts';
import { checkOutputFile } from './output.ts';
import { absolute, pathExists, pathsOf, realPath } from './paths.ts';

/** As typed, or beside what was typed. */
export interface Places {
  readonly out: string;
  readonly key: string;
}

const KEY_NAME = 'realmlint-key.json';

/** Throws UsageError where copies could replace or meet something. */
export function checkPlaces(io: Io, { given, operands }: Invocation): Places {
  const [out] = given.get('out') ?? [];
  if (out === undefined || out === '') {
    throw new UsageError(
      'realmlint sanitize needs a folder for the copies.',
      'Name one that is not there yet: --out for-support.',
    );
  }
  const { dirname, join } = pathsOf(io);
  const read = operands.filter((operand) => operand !== '-').map((operand) => absolute(io, operand));
  checkNewFolder(io, out, read);
  const key = given.get('key')?.[0] ?? join(dirname(absolute(io, out)), KEY_NAME);
  if (isBelow(io, realPath(io, absolute(io, key)), realPath(io, absolute(io, out)))) {
    throw new UsageError(
      `The key ${key} would lie among the copies, and be sent with them.`,
      'Name a file outside of that folder with --key.',
    );
  }
  if (pathExists(io, dirname(absolute(io, key)))) checkOutputFile(io, key);
  return { out, key };
}

function isBelow(io: Io, path: string, folder: string): boolean {
  const { relative, isAbsolute, sep } = pathsOf(io);
  const way = relative(folder, path);
  return way === '' || (way.split(sep)[0] !== '..' && !isAbsolute(way));
}

export interface Key {
  readonly secret: string;
  readonly pairs: Pairs;
}

const ABOUT =
  'realmlint sanitize: who is behind the pseudonyms, each before its original. Whoever has this file can undo what sanitize did. Keep it, and never send it.';

export function keyText(secret: string, pairs: Pairs): string {
  return `${JSON.stringify({ about: ABOUT, schemaVersion: 1, secret, ...pairs }, null, 2)}\n`;
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
  return { secret: value.secret, pairs: pairs as Pairs };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
