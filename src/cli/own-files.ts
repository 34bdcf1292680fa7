// What a run is told by and what it keeps for the next one: its configs and baselines. They are no inputs, wherever they lie:
// names in them can look like the head of an export.

import { BASELINE_NAME } from '../config/baseline.ts';
import { CONFIG_NAMES } from '../config/discover.ts';
import type { Io } from './io.ts';
import { absolute, pathsOf, realPath } from './paths.ts';

export type OwnFile = 'config' | 'baseline';

/** Which of its own files realmlint has at an absolute path, whose real path is `real`; null for everybody else's. */
export type OwnAt = (path: string, real?: string) => OwnFile | null;

/** The files that this run is told by, as typed or as shown. */
export type OfRun = Readonly<Partial<Record<OwnFile, string | null>>>;

const BY_NAME: ReadonlyMap<string, OwnFile> = new Map([
  ...CONFIG_NAMES.map((name) => [name, 'config'] as const),
  [BASELINE_NAME, 'baseline'],
]);

/** Known by their names in any folder, and those of the run by their paths, whatever they are called. */
export function ownFiles(io: Io, ofThisRun: OfRun): OwnAt {
  const alike = (name: string) => (io.platform === 'win32' ? name.toLowerCase() : name);
  const named = (path: string) => BY_NAME.get(alike(pathsOf(io).basename(path)));
  const byPath = new Map<string, OwnFile>();
  for (const kind of ['config', 'baseline'] as const) {
    const file = ofThisRun[kind];
    if (file) byPath.set(alike(realPath(io, absolute(io, file))), kind);
  }
  return (path, real = path) => named(path) ?? named(real) ?? byPath.get(alike(real)) ?? null;
}
