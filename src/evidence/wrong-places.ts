// Settings that stand where Windows never reads them, without a copy where it does: nothing clean can be said of them.

import type { Subject } from '../model/evidence.ts';
import type { GapFact, HostMappingFact, PolicyStateFact, RealmFact } from '../model/fact.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Span } from '../model/span.ts';
import { isEffective } from './effective.ts';

/** A gap for each stray setting of a subject: one of each realm, list and layer, and switches without their list. */
export function* wrongPlaces(subject: Subject): Iterable<GapFact> {
  const lists = [...subject.realms, ...subject.mappings];
  const settled = new Set<string>();
  for (const fact of lists) if (isEffective(fact.layer)) settled.add(settingOf(fact));
  for (const fact of lists) {
    const setting = settingOf(fact);
    const said = `${fact.layer} ${setting}`;
    if (isEffective(fact.layer) || settled.has(setting) || settled.has(said)) continue;
    settled.add(said);
    yield wrongPlace(fact, fact.name.at);
  }
  yield* loneSwitches(subject);
}

function settingOf(fact: RealmFact | HostMappingFact): string {
  return `${fact.kind} ${realmKey(fact.name.value)}`;
}

function* loneSwitches({ realms, mappings, states }: Subject): Iterable<GapFact> {
  const settled = new Set<string>();
  // Where there is a list, it is what matters, and it has been judged.
  if (realms.length > 0) settled.add('MitRealms');
  if (mappings.length > 0) settled.add('domain_realm');
  for (const state of states) if (isEffective(state.layer)) settled.add(state.list);
  for (const state of states) {
    if (settled.has(state.list)) continue;
    settled.add(state.list);
    yield wrongPlace(state, state.at);
  }
}

function wrongPlace({ origin, locator }: RealmFact | HostMappingFact | PolicyStateFact, at: Span): GapFact {
  return {
    kind: 'gap',
    origin,
    at,
    locator,
    code: 'wrong-place',
    effect: 'partial',
    message: `This Kerberos setting stands where Windows does not read it (${locator}), and there is no copy in the right place: it was not judged.`,
    hint: 'The policies belong to the computer side, under SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos.',
  };
}
