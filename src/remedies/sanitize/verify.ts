// Copies are tried until they say what their originals say; what does not come to that is refused.

import type { Fact } from '../../model/fact.ts';
import type { InputReport } from '../../model/finding.ts';
import type { Format } from '../../model/format.ts';
import { UnwritableError } from './binary.ts';
import { differing, differsAsWhole } from './compare.ts';
import { copyOfFile, type Draft } from './copies.ts';
import { sanitizePath } from './file-names.ts';
import { forbiddenBy, leakIn } from './leaks.ts';
import type { Names } from './names.ts';
import { STRICTNESS, type Strictness, sanitizeText } from './text.ts';
import { OF_CONFIG } from './treatments.ts';
import type { Original, Workshop } from './workshop.ts';

export interface Run {
  readonly workshop: Workshop;
  readonly names: Names;
  readonly config: string | null;
  /** What is to be copied, as far as that could be told without trying. */
  readonly wanted: readonly Original[];
  readonly inputs: ReadonlyMap<string, InputReport>;
  readonly facts: readonly Fact[];
  readonly refused: Map<string, string>;
  /** By path, how strict its copy is, as an index of STRICTNESS: 0 where nothing is said. */
  readonly lenience: Map<string, number>;
}

/** How often copies are made anew before all that is left is refused. */
const ROUNDS = 16;

const STRICTEST: Strictness = { words: true, comments: true };

/** Null where it cannot be copied; then the run knows why. */
export function draft(run: Run, original: Original): Draft | null {
  const { names, workshop, refused, lenience, inputs, facts } = run;
  const refuse = (why: string) => {
    refused.set(original.path, why);
    return null;
  };
  try {
    const format = inputs.get(original.path)?.format as Format;
    const strict = STRICTNESS[lenience.get(original.path) ?? 0] ?? STRICTEST;
    const copy = copyOfFile(original, format, names, workshop, strict);
    if ('why' in copy) return refuse(copy.why);
    const secrets = new Set(
      facts
        .filter(({ kind, origin }) => kind === 'secret' && origin.path === original.path)
        .map(({ at }) => at.start),
    );
    if (copy.removed < secrets.size)
      return refuse('holds a password in a form from which it cannot be taken out. Take it out by hand.');
    return { ...copy, original: original.path, path: sanitizePath(original.target, names) };
  } catch (error) {
    if (!(error instanceof UnwritableError)) throw error;
    return refuse('holds a name that cannot be replaced in the way in which it is written.');
  }
}

/** The config without names; null where there is none, or it cannot be written so. */
export function configOf({ config, names }: Run): string | null {
  if (config === null) return null;
  try {
    return sanitizeText(config, OF_CONFIG, names, true);
  } catch (error) {
    if (!(error instanceof UnwritableError)) throw error;
    return null;
  }
}

interface Verified {
  readonly drafts: readonly Draft[];
  readonly config: string | null;
}

/** Copies that are free of what they must not hold and say what their originals say; all others are refused. */
export function verified(run: Run): Verified {
  const forbidden = forbiddenBy(run.names.pseudonyms);
  let config = configOf(run);
  const isSound = config !== null && leakIn(new TextEncoder().encode(config), [config], forbidden) === null;
  if (config !== null && !(isSound && run.workshop.acceptsConfig(config))) config = null;
  for (let round = 0; round < ROUNDS; round++) {
    const drafts = clean(run, forbidden);
    let different = differences(run, drafts, config);
    if (config !== null && different.size > 0) {
      const without = differences(run, drafts, null);
      // What the config says of paths and names may fit no pseudonym.
      if (without.size < different.size) {
        config = null;
        different = without;
      }
    }
    if (different.size === 0) return { drafts, config };
    for (const [path, why] of different) {
      const next = (run.lenience.get(path) ?? 0) + 1;
      if (next < STRICTNESS.length) run.lenience.set(path, next);
      else run.refused.set(path, `has a copy that ${why}.`);
    }
  }
  for (const { path } of run.wanted) {
    if (!run.refused.has(path)) run.refused.set(path, 'has a copy that says something else than the file.');
  }
  return { drafts: [], config: null };
}

/** By the path of the original, what its copy says otherwise. */
function differences(run: Run, drafts: readonly Draft[], config: string | null): ReadonlyMap<string, string> {
  const { workshop, wanted } = run;
  const copies = new Map(drafts.map(({ original, path }) => [original, path]));
  const originals = new Map(drafts.map(({ original, path }) => [path, original]));
  const kept = wanted.filter(({ path }) => copies.has(path));
  const before = workshop.judge('originals', kept, config === null ? null : run.config).report;
  const after = workshop.judge('copies', drafts, config).report;
  const copyOf = (path: string) => copies.get(path) ?? path;
  const different = differing(before, after, copyOf, (path) => originals.get(path) ?? path);
  if (config === null || different.size > 0 || !differsAsWhole(before, after)) return different;
  // The config alone is to blame: nothing is, without it.
  return new Map(kept.map(({ path }) => [path, 'would be judged otherwise']));
}

/** The copies in which nothing stands that must not. */
function clean(run: Run, forbidden: ReturnType<typeof forbiddenBy>): readonly Draft[] {
  const drafts: Draft[] = [];
  const paths = new Set<string>();
  for (const original of run.wanted) {
    if (run.refused.has(original.path)) continue;
    const made = draft(run, original);
    if (made === null) continue;
    const leak = leakIn(made.bytes, [made.text, made.path], forbidden);
    if (leak !== null) {
      run.refused.set(
        original.path,
        `has a copy in which ${leak} is left, which is somebody's name elsewhere. Take it out by hand; and report in what form it stood there, without the name.`,
      );
    } else if (paths.has(made.path)) {
      run.refused.set(original.path, 'would be called as another copy is. Give it another name.');
    } else drafts.push(made);
    paths.add(made.path);
  }
  return drafts;
}
