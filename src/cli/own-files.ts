// What a run is told by and what it keeps for the next one: its configs and baselines. They are no inputs, wherever they lie:
// names in them can look like the head of an export. An export that is only called like one of them is an input.

import { BASELINE_NAME } from '../config/baseline.ts';
import { CONFIG_NAMES } from '../config/discover.ts';
import { type OwnKind, ownKind } from '../config/own-kind.ts';
import { readBytes } from './config-file.ts';
import { refusal } from './failure.ts';
import type { Io } from './io.ts';
import { textOf } from './listed.ts';
import { absolute, pathExists, pathsOf, realPath } from './paths.ts';

/** Which of its own files realmlint has at an absolute path, whose real path is `real`; null for everybody else's. */
export type OwnAt = (path: string, real?: string) => OwnKind | null;

/** The files that this run is told by, as typed or as shown. */
export type OfRun = Readonly<Partial<Record<OwnKind, string | null>>>;

const BY_NAME: ReadonlyMap<string, OwnKind> = new Map([
  ...CONFIG_NAMES.map((name) => [name, 'config'] as const),
  [BASELINE_NAME, 'baseline'],
]);

/** What a file of realmlint's own would be by its name, which is free for it in any folder. */
export function ownName(io: Pick<Io, 'platform'>, path: string): OwnKind | null {
  return BY_NAME.get(alike(io, pathsOf(io).basename(path))) ?? null;
}

/** Known by their names in any folder if their content fits, and those of the run by their paths, whatever they are called. */
export function ownFiles(io: Io, ofThisRun: OfRun): OwnAt {
  const byPath = new Map<string, OwnKind>();
  for (const kind of ['config', 'baseline'] as const) {
    const file = ofThisRun[kind];
    if (file) byPath.set(alike(io, realPath(io, absolute(io, file))), kind);
  }
  return (path, real = path) => {
    const ofRun = byPath.get(alike(io, real));
    if (ofRun) return ofRun;
    const named = ownName(io, path) ?? (real === path ? null : ownName(io, real));
    return named && isAsNamed(io, real) ? named : null;
  };
}

function alike(io: Pick<Io, 'platform'>, path: string): string {
  return io.platform === 'win32' ? path.toLowerCase() : path;
}

// Bytes. A baseline of more findings than that is nobody's.
const LARGEST = 32 * 1024 * 1024;

/** What the content of a file shows it to be; null for what is not realmlint's own, cannot be read or is no file. */
export function ownContent(io: Io, path: string): OwnKind | null {
  try {
    const { kind, size } = io.fs.stat(path);
    return kind === 'file' && size <= LARGEST ? ownKind(textOf(readBytes(io, path, size))) : null;
  } catch (error) {
    refusal(error);
    return null;
  }
}

/** Whether what lies under one of the names is what it is called, or is not there any more. */
function isAsNamed(io: Io, path: string): boolean {
  return !pathExists(io, path, () => true) || ownContent(io, path) !== null;
}
