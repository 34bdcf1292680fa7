// What stands in an item of Preferences with a filter counts neither as there nor as absent: a check that rests on it is open.

import type { HostMappingFact, RealmFact } from '../../src/model/fact.ts';

/** Why a check of a realm is open that only such an item would settle. */
export function onlyConditional(realm: string, { origin, at }: RealmFact | HostMappingFact): string {
  const line = at.region ? `:${at.region.startLine}` : '';
  return `only an item of Preferences with a filter gives ${realm} what it needs (${origin.path}${line}), and not every computer may get it`;
}
