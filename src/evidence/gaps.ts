// Which gaps remain once all inputs are known, and what the ones that remain take away.

import type { Fact, GapFact, ListName, Origin } from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import type { Identities } from './identity.ts';

/** Gaps as they stand, and the facts without the scopes that a gap makes untrue. */
export interface Settled {
  readonly gaps: readonly GapFact[];
  readonly facts: readonly Fact[];
}

const UNKNOWN: readonly GapFact['code'][] = ['unknown-policy', 'unknown-setting'];

/** Linear in facts. */
export function settleGaps(facts: readonly Fact[], identities: Identities): Settled {
  const read = policyFilesRead(facts, identities);
  const known = listsKnown(facts);
  const gaps: GapFact[] = [];
  const open = new Set<string>();
  for (const fact of facts) {
    if (fact.kind !== 'gap') continue;
    const gap = withoutFilled(withoutNeither(fact, known), read, identities);
    gaps.push(gap);
    if (gap.effect === 'partial' && UNKNOWN.includes(gap.code)) open.add(placeKey(gap.origin));
  }
  if (open.size === 0) return { gaps, facts };
  // What cannot be told may be the very list that seems to be absent.
  return { gaps, facts: facts.filter((fact) => fact.kind !== 'scope' || !open.has(placeKey(fact.origin))) };
}

/** One side of one GPO in one file. */
export function placeKey({ path, part, side }: Origin): string {
  return JSON.stringify([path, part, side]);
}

function listsKnown(facts: readonly Fact[]): ReadonlyMap<string, ReadonlySet<ListName>> {
  const known = new Map<string, Set<ListName>>();
  for (const fact of facts) {
    if (fact.kind !== 'policy-state') continue;
    const key = placeKey(fact.origin);
    const lists = known.get(key);
    if (lists) lists.add(fact.list);
    else known.set(key, new Set([fact.list]));
  }
  return known;
}

// Each of the two policies stands once in a side: where both are known, a third one is neither.
function withoutNeither(gap: GapFact, known: ReadonlyMap<string, ReadonlySet<ListName>>): GapFact {
  if (gap.code !== 'unknown-policy' || known.get(placeKey(gap.origin))?.size !== 2) return gap;
  return {
    ...gap,
    effect: 'notice',
    hint: 'Both realm policies of this side are known, so it is neither of them.',
  };
}

/** A side of a GPO as a key; null where nothing tells which it is. */
function sideKey(origin: Origin, { gpoOf }: Identities): string | null {
  const gpo = gpoOf(origin);
  const holder = gpo ? `${gpo.id}@${gpo.domain}` : origin.container;
  return holder === null || origin.side === null ? null : `${origin.side} ${holder}`;
}

function policyFilesRead(facts: readonly Fact[], identities: Identities): ReadonlySet<string> {
  const read = new Set<string>();
  for (const fact of facts) {
    if (fact.kind !== 'scope' || fact.covers !== 'gpo-side') continue;
    if (traitsOf(fact.origin.format)?.shows !== 'values') continue;
    const key = sideKey(fact.origin, identities);
    if (key !== null) read.add(key);
  }
  return read;
}

// What a report could not show or name of a side's registry settings is no gap where that side's Registry.pol was read.
const FILLED: readonly GapFact['code'][] = ['extension-error', 'unknown-policy'];

function withoutFilled(gap: GapFact, read: ReadonlySet<string>, identities: Identities): GapFact {
  if (!FILLED.includes(gap.code) || gap.effect !== 'partial') return gap;
  const key = sideKey(gap.origin, identities);
  if (key === null || !read.has(key)) return gap;
  return { ...gap, effect: 'notice', hint: 'The Registry.pol of the same GPO was read instead.' };
}
