// Where copies and their key go.

import type { Invocation } from './arguments.ts';
import { UsageError } from './failure.ts';
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
