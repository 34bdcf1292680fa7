// The values of a list policy as they come out when several GPOs are applied one after the other.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact, ListName, PolicyDirectiveFact, RealmFact } from '../model/fact.ts';
import { isPolicy } from './effective.ts';
import type { Choose } from './ways.ts';

export type ListValue = HostMappingFact | RealmFact;

/** A value that stands at the end. Registry names keep the case in which they were made: `named` is the first, `fact` the last. */
export interface AppliedValue<F extends ListValue> {
  readonly named: F;
  readonly fact: F;
}

/** How the switch of a list policy stands in one subject. */
export type Switch = 'on' | 'off' | 'unclear' | 'none';

export function switchOf({ states }: Subject, list: ListName): Switch {
  const own = states.filter((state) => state.list === list && isPolicy(state.layer));
  const says = (wanted: string) => own.some(({ state, conditional }) => state === wanted && !conditional);
  const off = says('disabled');
  const on = says('enabled');
  if (off !== on) {
    const doubted = own.some(({ state, conditional }) => conditional && (state === 'disabled') === on);
    return doubted ? 'unclear' : off ? 'off' : 'on';
  }
  if (off || says('unknown') || own.some(({ conditional }) => conditional)) return 'unclear';
  return 'none';
}

/** Whether Windows may be unable to read a value: the policies are defined as text (Kerberos.admx). */
export function isOfWrongType({ layer, valueType }: ListValue): boolean {
  return layer === 'policy' && valueType !== null && valueType !== 'REG_SZ' && valueType !== 'REG_EXPAND_SZ';
}

/**
 * Applies subjects in every order that makes a difference: a later value replaces an earlier one of its name, a disabled
 * policy takes the whole list, directives delete. What is not known (the order, a filter, an unreadable switch, copies
 * that differ) is asked of `choose`. By value name in lower case.
 */
export function applyLists<F extends ListValue>(
  subjects: readonly Subject[],
  list: ListName,
  valuesOf: (subject: Subject) => readonly F[],
  choose: Choose,
): ReadonlyMap<string, AppliedValue<F>> {
  const standing = new Map<string, AppliedValue<F>>();
  const { free, bound } = rivals(subjects, list, valuesOf);
  for (const subject of [...free, ...inSomeOrder(bound, choose)]) {
    const values = valuesOf(subject);
    const state = switchOf(subject, list);
    if (state === 'off' || (state === 'unclear' && choose(2) === 1)) {
      standing.clear();
      continue;
    }
    const directives = subject.directives.filter(({ layer }) => isPolicy(layer));
    removeAll(standing, directives, 'policy', choose);
    for (const [name, variants] of byName(values)) put(standing, name, variants, choose);
    removeAll(standing, directives, 'preferences', choose);
  }
  return standing;
}

/** So many can be put in order in 120 ways. */
export const MOST_RIVALS = 5;

interface Rivals {
  /** In whichever order they are applied, the same comes out. */
  readonly free: readonly Subject[];
  readonly bound: readonly Subject[];
}

/** Which subjects set one value differently, or take away what others set, so that their order matters. */
export function rivals<F extends ListValue>(
  subjects: readonly Subject[],
  list: ListName,
  valuesOf: (subject: Subject) => readonly F[],
): Rivals {
  if (subjects.length < 2) return { free: subjects, bound: [] };
  if (subjects.some((subject) => takesAway(subject, list))) {
    return { free: [], bound: subjects };
  }
  const holders = new Map<string, { fact: F; subjects: Set<Subject>; differ: boolean }>();
  for (const subject of subjects) {
    for (const fact of valuesOf(subject)) {
      const name = fact.valueName ?? '';
      const known = holders.get(name) ?? { fact, subjects: new Set<Subject>(), differ: false };
      holders.set(name, known);
      known.subjects.add(subject);
      known.differ ||= !sameValue(known.fact, fact);
    }
  }
  const bound = new Set<Subject>();
  for (const { subjects: those, differ } of holders.values()) {
    if (differ && those.size > 1) for (const subject of those) bound.add(subject);
  }
  return { free: subjects.filter((subject) => !bound.has(subject)), bound: [...bound] };
}

function takesAway(subject: Subject, list: ListName): boolean {
  const state = switchOf(subject, list);
  if (state === 'off' || state === 'unclear') return true;
  return subject.directives.some((one) => isPolicy(one.layer) && (one.list === null || one.list === list));
}

function inSomeOrder(subjects: readonly Subject[], choose: Choose): Subject[] {
  if (subjects.length > MOST_RIVALS) {
    // Each of them is the last at least once; whoever asks says that not all orders were tried.
    const first = choose(subjects.length);
    const turned = [...subjects.slice(first), ...subjects.slice(0, first)];
    return choose(2) === 1 ? turned.reverse() : turned;
  }
  const left = [...subjects];
  const ordered: Subject[] = [];
  while (left.length > 0) {
    const [next] = left.splice(left.length > 1 ? choose(left.length) : 0, 1);
    if (next) ordered.push(next);
  }
  return ordered;
}

/** Values by their names; those that say the same are one. */
function byName<F extends ListValue>(values: readonly F[]): Map<string, F[]> {
  const names = new Map<string, F[]>();
  for (const fact of values) {
    const name = fact.valueName ?? '';
    const known = names.get(name);
    if (!known) names.set(name, [fact]);
    else if (!known.some((other) => sameValue(other, fact))) known.push(fact);
  }
  return names;
}

/** Whether two files show the same value, so that one is a copy of the other. */
export function sameValue(a: ListValue, b: ListValue): boolean {
  return (
    a.name.value === b.name.value &&
    a.conditional === b.conditional &&
    isOfWrongType(a) === isOfWrongType(b) &&
    dataOf(a) === dataOf(b)
  );
}

function dataOf(fact: ListValue): string {
  if (fact.value) return fact.value.value.trim();
  const items = fact.kind === 'realm' ? fact.kdcs : fact.entries;
  return JSON.stringify(items.map(({ text }) => text.value));
}

function put<F extends ListValue>(
  standing: Map<string, AppliedValue<F>>,
  name: string,
  variants: readonly F[],
  choose: Choose,
): void {
  const certain = variants.filter(({ conditional }) => !conditional);
  const one = certain.length > 1 ? certain[choose(certain.length)] : certain[0];
  const filtered = variants.filter(({ conditional }) => conditional);
  for (const fact of [...(one ? [one] : []), ...filtered]) {
    if (fact.conditional && choose(2) === 1) continue;
    if (isOfWrongType(fact) && choose(2) === 1) {
      standing.delete(name);
      continue;
    }
    const before = standing.get(name);
    if (before && fact.onlyIfAbsent) continue;
    standing.set(name, { named: before?.named ?? fact, fact });
  }
}

// Within one file they have been applied already, and took what came before them.
function removeAll<F extends ListValue>(
  standing: Map<string, AppliedValue<F>>,
  directives: readonly PolicyDirectiveFact[],
  delivery: 'policy' | 'preferences',
  choose: Choose,
): void {
  for (const directive of directives) {
    const isPreference = directive.delivery === 'preferences';
    if (isPreference !== (delivery === 'preferences')) continue;
    const struck = [...standing].filter(
      ([, { fact }]) =>
        deletes(directive, fact) && (directive.conditional || fact.origin.path !== directive.origin.path),
    );
    if (struck.length === 0 || (directive.conditional && choose(2) === 1)) continue;
    for (const [name] of struck) standing.delete(name);
  }
}

/** Whether a directive takes a value. */
export function deletes({ operation, key, valueName }: PolicyDirectiveFact, fact: ListValue): boolean {
  if (operation === 'delete-key') return fact.key === key || fact.key.startsWith(`${key}\\`);
  return fact.key === key && (operation === 'delete-all-values' || fact.valueName === valueName);
}
