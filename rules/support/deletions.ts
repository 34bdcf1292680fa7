// What a directive deletes, and whether the same file sets it again afterwards.

import type { Subject } from '../../src/model/evidence.ts';
import type { HostMappingFact, ListName, PolicyDirectiveFact, RealmFact } from '../../src/model/fact.ts';
import { traitsOf } from '../../src/model/format.ts';
import { isEffective, isPolicy } from '../../src/model/in-force.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { mappingsByKey, realmsByKey } from './by-realm.ts';

type Value = RealmFact | HostMappingFact;

/** What is gone: one realm of a list, the switch of its policy, or everything in the lists. */
export interface Deletion {
  readonly lists: readonly ListName[];
  readonly what: 'realm' | 'switch' | 'all';
  /** As the directive spells it; null unless it is about one realm. */
  readonly realm: string | null;
}

const BOTH: readonly ListName[] = ['MitRealms', 'domain_realm'];

/** Null for what no client notices: in keys that Windows does not read, or values of no list. */
export function deletionOf(directive: PolicyDirectiveFact): Deletion | null {
  const { layer, list, operation, target, key } = directive;
  if (!isEffective(layer)) return null;
  const lists = list === null ? BOTH : [list];
  const all: Deletion = { lists, what: 'all', realm: null };
  if (layer === 'local') {
    const realm = /\\(?:domains|hosttorealm)\\([^\\]+)$/.exec(key)?.[1];
    return realm === undefined ? all : { lists, what: 'realm', realm };
  }
  // The key above the lists holds their switches, and as a key also the lists.
  const above = /\\kerberos$/.test(key);
  if (above && operation !== 'delete-key') return { lists, what: 'switch', realm: null };
  if (operation !== 'delete-value') return all;
  return target === null || target === '' ? null : { lists, what: 'realm', realm: target };
}

/** Whether files of this kind are scripts that somebody runs, rather than policies that are applied again and again. */
export function isScript({ holder, format }: PolicyDirectiveFact['origin']): boolean {
  return holder === 'client' && traitsOf(format)?.policyFile !== true;
}

/** Whether the file that deletes it sets it afterwards: what stands in it when it has been applied. */
export function setsAgain(subject: Subject, directive: PolicyDirectiveFact, deletion: Deletion): boolean {
  const { lists, what } = deletion;
  if (what !== 'switch') {
    return lists.every((list) => standing(subject, list, directive, deletion).length > 0);
  }
  return lists.every((list) =>
    subject.states.some((state) => state.list === list && isInFile(state, directive)),
  );
}

/** What the file of the directive has of a list at its end. */
function standing(
  subject: Subject,
  list: ListName,
  directive: PolicyDirectiveFact,
  deletion: Deletion,
): Value[] {
  return valuesOf(subject, list, deletion).filter(
    (value) => isOfLayer(value, directive) && isInFile(value, directive),
  );
}

function isInFile({ origin }: Pick<Value, 'origin'>, directive: PolicyDirectiveFact): boolean {
  const { path, part, side } = directive.origin;
  return origin.path === path && origin.part === part && origin.side === side;
}

/** Values of a list, or those of the one realm that is deleted. */
function valuesOf(
  { realms, mappings }: Pick<Subject, 'realms' | 'mappings'>,
  list: ListName,
  { realm }: Deletion,
): readonly Value[] {
  const isRealms = list === 'MitRealms';
  if (realm === null) return isRealms ? realms : mappings;
  return (isRealms ? realmsByKey(realms) : mappingsByKey(mappings)).get(realmKey(realm)) ?? [];
}

// Local settings and those of policies are deleted each for themselves.
function isOfLayer({ layer }: Value, directive: PolicyDirectiveFact): boolean {
  return layer === directive.layer;
}

/**
 * Values that are lost by the directive, none of which its file sets again: those before it in the file, those of the same GPO
 * where Preferences delete after its policies, and the first of another GPO of the domain.
 */
export function victimsOf(
  directive: PolicyDirectiveFact,
  deletion: Deletion,
  { ask, subject }: RuleContext,
): Value[] {
  const victims: Value[] = [];
  const domain = { realms: ask.realms(subject), mappings: ask.mappings(subject) };
  for (const list of deletion.lists) {
    const kind = list === 'MitRealms' ? 'realm' : 'host-mapping';
    const again = new Set(standing(subject, list, directive, deletion).map(keyOf));
    const isLost = (value: Value) => isOfLayer(value, directive) && !again.has(keyOf(value));
    for (const value of directive.takes ?? []) if (value.kind === kind && isLost(value)) victims.push(value);
    // A script runs on one computer, and local settings are those of one.
    if (directive.layer !== 'policy' || isScript(directive.origin)) continue;
    const own = new Set(valuesOf(subject, list, deletion));
    if (directive.delivery === 'preferences') {
      for (const value of own) if (value.delivery !== 'preferences' && isLost(value)) victims.push(value);
    }
    const other = valuesOf(domain, list, deletion).find(
      (value) => isLost(value) && !value.conditional && !own.has(value),
    );
    if (other) victims.push(other);
  }
  return victims;
}

function keyOf({ name }: Value): string {
  return realmKey(name.value);
}

/** Whether a policy gives what is deleted of the local settings. */
export function isSetByPolicy(deletion: Deletion, { ask, subject }: RuleContext): boolean {
  const domain = { realms: ask.realms(subject), mappings: ask.mappings(subject) };
  return deletion.lists.every((list) =>
    valuesOf(domain, list, deletion).some(({ layer, conditional }) => isPolicy(layer) && !conditional),
  );
}

/** Whether something is expected of a realm, or would be if anything named it. */
export function isExpected(realm: string, { expectations }: RuleContext): boolean {
  const key = realmKey(realm);
  const { byRealm, chosen, clouds } = expectations;
  return byRealm.has(key) || (chosen?.clouds ?? clouds).has(key);
}
