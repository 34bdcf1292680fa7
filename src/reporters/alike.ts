// Findings that a person reads once: thousands of clients may have the same one, whatever else each of them has.

import type { Finding } from '../model/finding.ts';
import { visible } from './escape.ts';
import { amount, placeName, subjectName } from './place.ts';

/** A finding, and the same one of other clients, in the order of the report. */
export interface Alike {
  readonly finding: Finding;
  readonly others: readonly Finding[];
}

const NAMED = 3;

/** In the order of their first findings. Only findings of clients join, when they say the same of what they are about. */
export function joinAlike(findings: readonly Finding[]): readonly Alike[] {
  const joined: { readonly finding: Finding; readonly others: Finding[] }[] = [];
  const known = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = finding.subject.kind === 'client' ? keyOf(finding) : null;
    const others = key === null ? undefined : known.get(key);
    if (others) {
      others.push(finding);
      continue;
    }
    const first = { finding, others: [] };
    joined.push(first);
    if (key !== null) known.set(key, first.others);
  }
  return joined;
}

// Where in its file it stands, and in which format, is the client's own.
function keyOf(finding: Finding): string {
  const { ruleId, severity, message, path, locator, realm, actual, expected, basis, blocking } = finding;
  const related = finding.related.map((place) => [
    place.path === path ? '' : placeName(place),
    place.locator,
    place.message,
  ]);
  return JSON.stringify([
    ruleId,
    severity,
    message,
    locator,
    realm,
    actual,
    expected,
    basis,
    blocking,
    related,
  ]);
}

/** Every one of the findings. */
export function* unjoined(all: readonly Alike[]): Iterable<Finding> {
  for (const { finding, others } of all) {
    yield finding;
    yield* others;
  }
}

/** `and 4,711 more clients with the same finding (PC-2, PC-3, PC-4, ...)`; null where there are none. */
export function othersWords({ others }: Alike): string | null {
  if (others.length === 0) return null;
  const names = others.slice(0, NAMED).map(({ subject }) => visible(subject.name));
  const list = [...names, ...(others.length > NAMED ? ['...'] : [])].join(', ');
  return `and ${amount(others.length, 'more client')} with the same finding (${list})`;
}

/** Each of the others with its place. */
export function othersPlaces({ others }: Alike): string[] {
  return others.map((other) => `${placeName(other)}  ${subjectName(other.subject)}`);
}
