// A set of exports, copied without names. Nothing is handed out that was not read again, judged again and searched for what must not be in it.

import type { Fact } from '../../model/fact.ts';
import type { InputReport } from '../../model/finding.ts';
import type { Format } from '../../model/format.ts';
import { UnwritableError } from './binary.ts';
import { differing, differsAsWhole } from './compare.ts';
import { copyOfFile, type Draft, whyNot } from './copies.ts';
import { sanitizePath } from './file-names.ts';
import { knownFrom } from './known.ts';
import { forbiddenBy, leakIn } from './leaks.ts';
import { createNames, type Names } from './names.ts';
import { createPseudonyms, type Pairs } from './pseudonyms.ts';
import { sanitizeText } from './text.ts';
import { OF_CONFIG } from './treatments.ts';
import { createVendors } from './vendors.ts';
import { isWord } from './words.ts';
import type { NamedBytes, Original, Workshop } from './workshop.ts';

export interface Copy extends NamedBytes {
  readonly original: string;
}

export interface Sanitized {
  readonly copies: readonly Copy[];
  /** Paths that were not copied, each with a sentence that says why. */
  readonly refused: ReadonlyMap<string, string>;
  /** Text of the config's copy; null where there is no config, or where judging by its copy would find something else. */
  readonly config: string | null;
  /** Names that stay because they are like a vendor's. */
  readonly likenesses: readonly string[];
  readonly secrets: number;
  readonly pairs: Pairs;
}

/** How often copies are made anew before what still differs is left out. */
const ROUNDS = 6;

interface Run {
  readonly workshop: Workshop;
  readonly names: Names;
  readonly config: string | null;
  readonly refused: Map<string, string>;
  /** Those in which words that are names stay, since without them the format is not understood. */
  readonly lenient: Set<string>;
}

/** Never throws for what a file contains. */
export function sanitize(
  originals: readonly Original[],
  config: string | null,
  workshop: Workshop,
): Sanitized {
  const before = workshop.judge('originals', originals, config);
  const vendors = createVendors(workshop.clouds);
  const pseudonyms = createPseudonyms(workshop.secret, workshop.pairs, isWord);
  const names = createNames(knownFrom(before.facts, vendors), vendors, pseudonyms);
  const run: Run = { workshop, names, config, refused: new Map(), lenient: new Set() };
  const inputs = new Map(before.report.inputs.map((input) => [input.path, input]));
  const wanted = originals.filter((original) => {
    const why = whyNot(original, inputs, before.facts);
    if (why !== null) run.refused.set(original.path, why);
    return why === null;
  });
  // The first time only notes what there is to rename.
  for (const original of wanted) draft(run, original, inputs, before.facts);
  if (config !== null) configOf(run);
  run.refused.clear();
  for (const original of originals) {
    const why = whyNot(original, inputs, before.facts);
    if (why !== null) run.refused.set(original.path, why);
  }
  pseudonyms.settle();
  const { drafts, config: copied } = verified(run, wanted, inputs, before.facts);
  return {
    copies: drafts.map(({ path, bytes, original }) => ({ path, bytes, original })),
    refused: run.refused,
    config: copied,
    likenesses: names.likenesses(),
    secrets: drafts.reduce((sum, { removed }) => sum + removed, 0),
    pairs: pseudonyms.pairs(),
  };
}

/** Null where it cannot be copied; then the run knows why. */
function draft(
  run: Run,
  original: Original,
  inputs: ReadonlyMap<string, InputReport>,
  facts: readonly Fact[],
): Draft | null {
  const { names, workshop, refused, lenient } = run;
  const refuse = (why: string) => {
    refused.set(original.path, why);
    return null;
  };
  try {
    const format = inputs.get(original.path)?.format as Format;
    const copy = copyOfFile(original, format, names, workshop, !lenient.has(original.path));
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

function configOf({ config, names }: Run): string | null {
  return config === null ? null : sanitizeText(config, OF_CONFIG, names, true);
}

interface Verified {
  readonly drafts: readonly Draft[];
  readonly config: string | null;
}

/** Copies that are free of what they must not hold and say what their originals say; all others are refused. */
function verified(
  run: Run,
  wanted: readonly Original[],
  inputs: ReadonlyMap<string, InputReport>,
  facts: readonly Fact[],
): Verified {
  let config = configOf(run);
  for (let round = 0; round < ROUNDS; round++) {
    const drafts = clean(run, wanted, inputs, facts);
    const kept = wanted.filter(({ path }) => drafts.some(({ original }) => original === path));
    const { before, after } = judgeBoth(run, kept, drafts, config);
    const paths = new Map(drafts.map(({ original, path }) => [original, path]));
    const originals = new Map(drafts.map(({ original, path }) => [path, original]));
    const different = differing(
      before,
      after,
      (path) => paths.get(path) ?? path,
      (path) => originals.get(path) ?? path,
    );
    if (different.size === 0 && !(config !== null && differsAsWhole(before, after)))
      return { drafts, config };
    if (config !== null && (different.size === 0 || round === ROUNDS - 2)) {
      config = null;
      continue;
    }
    for (const [path, why] of different) {
      if (run.lenient.has(path)) run.refused.set(path, `has a copy that ${why}.`);
      else run.lenient.add(path);
    }
  }
  for (const { path } of wanted) run.refused.set(path, 'has a copy that says something else than the file.');
  return { drafts: [], config: null };
}

function judgeBoth(
  { workshop, config }: Run,
  kept: readonly Original[],
  drafts: readonly Draft[],
  copied: string | null,
) {
  const before = workshop.judge('originals', kept, copied === null ? null : config).report;
  return { before, after: workshop.judge('copies', drafts, copied).report };
}

/** The copies in which nothing stands that must not. */
function clean(
  run: Run,
  wanted: readonly Original[],
  inputs: ReadonlyMap<string, InputReport>,
  facts: readonly Fact[],
): readonly Draft[] {
  const drafts: Draft[] = [];
  const paths = new Set<string>();
  for (const original of wanted) {
    if (run.refused.has(original.path)) continue;
    const made = draft(run, original, inputs, facts);
    if (made === null) continue;
    const leak = leakIn(made.bytes, [made.text, made.path], forbiddenBy(run.names.pseudonyms));
    if (leak !== null)
      run.refused.set(original.path, 'has a copy in which a name is left. Report that, without the file.');
    else if (paths.has(made.path)) run.refused.set(original.path, 'would be called as another copy is.');
    else drafts.push(made);
    paths.add(made.path);
  }
  return drafts;
}
