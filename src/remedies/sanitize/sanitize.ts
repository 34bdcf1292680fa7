// A set of exports, copied without names. Nothing is handed out that was not read again, judged again and searched for what must not be in it.

import { whyNot } from './copies.ts';
import { knownFrom } from './known.ts';
import { createNames } from './names.ts';
import { createPseudonyms, type Pairs } from './pseudonyms.ts';
import { createVendors } from './vendors.ts';
import { configOf, draft, type Run, verified } from './verify.ts';
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
  /** Paths of originals in whose copies words stay that are somebody's name elsewhere, or that stand in comments: the format needs them. */
  readonly lenient: readonly string[];
  readonly pairs: Pairs;
}

/** Never throws for what a file contains. */
export function sanitize(
  originals: readonly Original[],
  config: string | null,
  workshop: Workshop,
): Sanitized {
  const { report, facts } = workshop.judge('originals', originals, config);
  const vendors = createVendors(workshop.clouds);
  const pseudonyms = createPseudonyms(workshop.secret, workshop.pairs, isWord);
  const names = createNames(knownFrom(facts, vendors), vendors, pseudonyms);
  const inputs = new Map(report.inputs.map((input) => [input.path, input]));
  const refused = new Map<string, string>();
  for (const original of originals) {
    const why = whyNot(original, inputs, facts);
    if (why !== null) refused.set(original.path, why);
  }
  const wanted = originals.filter(({ path }) => !refused.has(path));
  const run: Run = { workshop, names, config, wanted, inputs, facts, refused, lenience: new Map() };
  // The first time only notes what there is to rename.
  const dry = { ...run, refused: new Map<string, string>() };
  for (const original of wanted) draft(dry, original);
  configOf(run);
  pseudonyms.settle();
  const { drafts, config: copied } = verified(run);
  return {
    copies: drafts.map(({ path, bytes, original }) => ({ path, bytes, original })),
    refused,
    config: copied,
    likenesses: names.likenesses(),
    lenient: drafts.flatMap(({ original }) => ((run.lenience.get(original) ?? 0) > 0 ? [original] : [])),
    secrets: drafts.reduce((sum, { removed }) => sum + removed, 0),
    pairs: pseudonyms.pairs(),
  };
}
