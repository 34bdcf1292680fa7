// What a run is told by and what it keeps for the next one: its configs and baselines. They are no inputs, wherever they lie:
// names in them can look like the head of an export. An export that is only called like one of them is an input.

import { type OwnKind, ownKind } from '../config/own-kind.ts';
import { LARGEST_BASELINE, ownName } from '../config/own-names.ts';
import { textOf } from '../readers/text/whole-text.ts';
import { readBytes } from './config-file.ts';
import { refusal } from './failure.ts';
import type { Io } from './io.ts';
import { absolute, pathExists, pathsOf, realPath } from './paths.ts';

/** Which of its own files realmlint has at an absolute path, whose real path is `real`; null for everybody else's. */
export type OwnAt = (path: string, real?: string) => OwnKind | null;

/** The files that this run is told by, as typed or as shown. */
export type OfRun = Readonly<Partial<Record<OwnKind, string | null>>>;

/** What a file of realmlint's own would be by its name, which is free for it in any folder. */
export function ownAtName(io: Pick<Io, 'platform'>, path: string): OwnKind | null {
  return ownName(pathsOf(io).basename(path), io.platform === 'win32');
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
    const named = ownAtName(io, path) ?? (real === path ? null : ownAtName(io, real));
    return named && isAsNamed(io, real) ? named : null;
  };
}

function alike(io: Pick<Io, 'platform'>, path: string): string {
  return io.platform === 'win32' ? path.toLowerCase() : path;
}

/** What the content of a file shows it to be; null for what is not realmlint's own, cannot be read or is no file. */
export function ownContent(io: Io, path: string): OwnKind | null {
  try {
    const { kind, size } = io.fs.stat(path);
    return kind === 'file' && size <= LARGEST_BASELINE ? ownKind(textOf(readBytes(io, path, size))) : null;
  } catch (error) {
    refusal(error);
    return null;
  }
}

/** Whether what lies under one of the names is what it is called, or is not there any more. */
function isAsNamed(io: Io, path: string): boolean {
  return !pathExists(io, path, () => true) || ownContent(io, path) !== null;
}
