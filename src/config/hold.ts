// What a run holds back: the suppressions of the config with their globs resolved, the entries of a baseline, and today.

import type { Fact } from '../model/fact.ts';
import type { BaselineEntry, Hold } from '../model/hold.ts';
import type { Sheet } from '../model/sheet.ts';
import type { ConfigWishes } from './wishes.ts';

/** What was read, put together or in parts. */
type Read = { readonly inputs: readonly { readonly path: string }[] } & (
  | { readonly facts: readonly Fact[] }
  | { readonly parts: readonly (Sheet | readonly Fact[])[] }
);

export interface HoldOptions {
  readonly suppressions: ConfigWishes['suppressions'];
  readonly baseline: readonly BaselineEntry[] | null;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Of a path as it is shown, the one that the config's globs are asked about. */
  readonly pathOf: (shown: string) => string;
}

/** Null for nothing to hold back by. Globs become the paths of inputs here, for the engine has no files. */
export function holdOf(read: Read, { suppressions, baseline, today, pathOf }: HoldOptions): Hold | null {
  if (suppressions.length === 0 && baseline === null) return null;
  const paths = [...pathsOfInputs(read)].map((shown) => ({ shown, path: pathOf(shown) }));
  return {
    today,
    baseline,
    suppressions: suppressions.map(({ suppression, fits }) => {
      const { path: glob } = suppression;
      if (glob === null || fits === null) return { ...suppression, path: null };
      const inputs = paths.filter(({ path }) => fits(path)).map(({ shown }) => shown);
      return { ...suppression, path: { glob, inputs } };
    }),
  };
}

/** YYYY-MM-DD of milliseconds since 1970, the day in UTC: the same for everybody who judges the same. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

// Entries of an archive, and facts that were collected elsewhere, have paths of their own.
function pathsOfInputs(read: Read): ReadonlySet<string> {
  const paths = new Set(read.inputs.map(({ path }) => path));
  const lists = 'facts' in read ? [read.facts] : read.parts;
  for (const list of lists) {
    if ('path' in list) paths.add(list.path);
    else for (const { origin } of list) paths.add(origin.path);
  }
  return paths;
}
