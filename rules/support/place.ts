// Places and names of settings, as findings of several rules give them.

import type { At } from '../../src/model/evidence.ts';
import type { HostMappingFact, Origin, RealmFact } from '../../src/model/fact.ts';
import type { Located } from '../../src/model/located.ts';
import type { RuleFinding } from '../../src/model/rule.ts';
import type { Span } from '../../src/model/span.ts';
import type { Piece } from './hosts.ts';

/** Any fact, as far as its place is concerned. */
export interface Holding {
  readonly origin: Origin;
  readonly locator: string;
}

/** The place of a part of a fact. */
export function placeOf(fact: Holding, part: { readonly at: Span }): At {
  return { origin: fact.origin, at: part.at, locator: fact.locator };
}

/** The same defect further on in the same fact. */
export function alsoAt(
  fact: Holding,
  parts: readonly { readonly at: Span }[],
  message: string,
): (At & { readonly message: string })[] {
  return parts.map((part) => ({ ...placeOf(fact, part), message }));
}

/** Where a value is wrong at several of its pieces: one finding, at the first of them. */
export function piecesAt(
  fact: Holding,
  first: Piece,
  others: readonly Piece[],
  message: string,
): Pick<RuleFinding, 'place' | 'actual' | 'variant'> & Required<Pick<RuleFinding, 'related'>> {
  const texts = others.map(({ text }) => text);
  return {
    place: placeOf(fact, first.text),
    actual: first.text.value,
    related: alsoAt(fact, texts, message),
    // One wrong piece is another defect than that piece and a second one.
    ...(texts.length > 0 ? { variant: texts.map(({ value }) => value).join('; ') } : {}),
  };
}

/** The list that a fact stands in, by the name that Windows has for it in that layer. */
export function settingOf({ kind, layer }: Pick<RealmFact | HostMappingFact, 'kind' | 'layer'>): string {
  if (layer === 'local') return kind === 'realm' ? 'Domains' : 'HostToRealm';
  return kind === 'realm' ? 'MitRealms' : 'domain_realm';
}

/** The data of a fact: one text, or the strings of a list. */
export function valuesOf(fact: RealmFact | HostMappingFact): readonly Located[] {
  if (fact.value) return [fact.value];
  return hostsOf(fact).map((entry) => entry.text);
}

/** KDCs of a realm, hosts and suffixes of a mapping. */
export function hostsOf(fact: RealmFact | HostMappingFact): RealmFact['kdcs'] {
  return fact.kind === 'realm' ? fact.kdcs : fact.entries;
}
