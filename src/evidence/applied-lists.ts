// The values of a list policy as they come out when several GPOs are applied one after the other.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact, ListName, PolicyDirectiveFact, RealmFact } from '../model/fact.ts';
import { isPolicy } from '../model/in-force.ts';
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

/** What one subject does to a list. */
interface Step<F extends ListValue> {
  readonly state: Switch;
  readonly directives: readonly PolicyDirectiveFact[];
  /** By name; several where files differ, or where a filter decides. */
  readonly values: ReadonlyMap<string, readonly F[]>;
}

/** What there is to apply, and in which order it matters. */
export interface ListPlan<F extends ListValue> {
  /** In whichever order they are applied, the same comes out. */
  readonly free: readonly Step<F>[];
  readonly bound: readonly Step<F>[];
  /** False when there are too many for all their orders to be tried. */
  readonly complete: boolean;
}

/** So many can be put in order in 120 ways. */
const MOST_RIVALS = 5;

/** Finds out which subjects set one value differently, or take away what others set: of these the order matters. */
export function planLists<F extends ListValue>(
  subjects: readonly Subject[],
  list: ListName,
  valuesOf: (subject: Subject) => readonly F[],
): ListPlan<F> {
  const steps: Step<F>[] = [];
  for (const subject of subjects) {
    const directives = subject.directives.filter(
      (one) => isPolicy(one.layer) && (one.list === null || one.list === list),
    );
    const step = { state: switchOf(subject, list), directives, values: byName(valuesOf(subject)) };
    if (step.values.size > 0 || takesAway(step)) steps.push(step);
  }
  if (steps.length < 2) return { free: steps, bound: [], complete: true };
  const differing = namesThatDiffer(steps);
  const isBound = (step: Step<F>) => [...step.values.keys()].some((name) => differing.has(name));
  const bound = steps.some(takesAway) ? steps : steps.filter(isBound);
  const free = bound === steps ? [] : steps.filter((step) => !isBound(step));
  return { free, bound, complete: bound.length <= MOST_RIVALS };
}

function takesAway({ state, directives }: Step<ListValue>): boolean {
  return state === 'off' || state === 'unclear' || directives.length > 0;
}

function namesThatDiffer(steps: readonly Step<ListValue>[]): ReadonlySet<string> {
  const first = new Map<string, ListValue>();
  const differing = new Set<string>();
  for (const { values } of steps) {
    for (const [name, variants] of values) {
      for (const fact of variants) {
        const known = first.get(name);
        if (!known) first.set(name, fact);
        else if (!sameValue(known, fact)) differing.add(name);
      }
    }
  }
  return differing;
}

/**
 * Applies what was planned: a later value replaces an earlier one of its name, a disabled policy takes the whole list,
 * directives delete. What is not known (the order, a filter, an unreadable switch, copies that differ) is asked of
 * `choose`. By value name in lower case.
 */
export function applyLists<F extends ListValue>(
  { free, bound }: ListPlan<F>,
  choose: Choose,
): ReadonlyMap<string, AppliedValue<F>> {
  const standing = new Map<string, AppliedValue<F>>();
  for (const { state, directives, values } of [...free, ...inSomeOrder(bound, choose)]) {
    if (state === 'off' || (state === 'unclear' && choose(2) === 1)) {
      standing.clear();
      continue;
    }
    removeAll(standing, directives, 'policy', choose);
    for (const [name, variants] of values) put(standing, name, variants, choose);
    removeAll(standing, directives, 'preferences', choose);
  }
  return standing;
}

function inSomeOrder<T>(steps: readonly T[], choose: Choose): T[] {
  if (steps.length > MOST_RIVALS) {
    // Each of them is the last at least once; whoever asks says that not all orders were tried.
    const first = choose(steps.length);
    const turned = [...steps.slice(first), ...steps.slice(0, first)];
    return choose(2) === 1 ? turned.reverse() : turned;
  }
  const left = [...steps];
  const ordered: T[] = [];
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
