// Whether the lists of a GPO or a client hold a realm as the config wants it.

import type { At } from '../../src/model/evidence.ts';
import type { HostMappingFact, ListName, PolicyStateFact, RealmFact } from '../../src/model/fact.ts';
import { isEffective, isPolicy } from '../../src/model/in-force.ts';
import type { Intent } from '../../src/model/intent.ts';
import { LIST_WORDS } from '../../src/model/list-words.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { NotEvaluated, RuleContext, RuleFinding } from '../../src/model/rule.ts';
import { mappingsByKey, realmsByKey } from './by-realm.ts';
import { placeOf } from './place.ts';

type Entry = RealmFact | HostMappingFact;
type Said = RuleFinding | NotEvaluated;

const LISTS: readonly ListName[] = ['MitRealms', 'domain_realm'];
const NEEDS = { MitRealms: 'realm-list', domain_realm: 'host-map' } as const;

/** Both lists must hold the realm. Whether its policies are on is asked by policy-not-enabled. */
export function* requiredIn(intent: Intent, context: RuleContext): Iterable<Said> {
  const { realm } = intent;
  const lacking = LISTS.filter((list) => sure(inForce(list, realm, context)).length === 0);
  if (lacking.length === 0) return;
  const shown = lacking.filter((list) => context.covered(NEEDS[list]));
  if (shown.length === 0) {
    yield unshown(lacking, realm);
    return;
  }
  const where = shown.map((list) => LIST_WORDS[list]).join(' and the ');
  yield {
    severity: 'error',
    message: `The config requires realm ${realm} here, and the ${where} ${shown.length === 1 ? 'does' : 'do'} not hold it.`,
    place: witness(realm, shown, context),
    actual: null,
    expected: `${realm} in ${shown.join(' and ')}`,
    setting: shown.join(' '),
    realm,
    rightWhenRepaired: true,
  };
}

/** Neither list may hold the realm, not even where a policy hides it. */
export function* forbiddenIn(intent: Intent, context: RuleContext): Iterable<Said> {
  const { realm } = intent;
  const held = LISTS.flatMap((list) => entries(list, realm, context));
  const [first, ...others] = sure(held);
  if (first) {
    yield deviation(intent, `The config forbids realm ${realm} here, and it is there.`, {
      place: placeOf(first, first.name),
      actual: first.name.value,
      others: others.map((entry) => placeOf(entry, entry.name)),
    });
    return;
  }
  const hidden = LISTS.filter((list) => !context.covered(NEEDS[list]));
  if (held.length > 0) yield filtered(realm);
  else if (hidden.length > 0) yield unshown(hidden, realm);
}

interface Wrong {
  readonly place: At;
  readonly actual: string;
  readonly others: readonly At[];
}

/**
 * A GPO must disable both policies, for only that takes away what other GPOs give. A client, which never sees a disabled
 * policy but its lack, must have nothing of the realm in force.
 */
export function* disabledIn(intent: Intent, context: RuleContext): Iterable<Said> {
  const found: { readonly place: At; readonly actual: string }[] = [];
  const open: NotEvaluated[] = [];
  for (const list of LISTS) {
    const one = stillOn(list, intent.realm, context);
    if (one && 'notEvaluated' in one) open.push(one);
    else if (one) found.push(one);
  }
  const [first, ...others] = found;
  if (first) {
    const message = `The config wants the policies of realm ${intent.realm} disabled here, and they are not.`;
    yield deviation(intent, message, { ...first, others: others.map(({ place }) => place) });
  } else yield* open.slice(0, 1);
}

function stillOn(
  list: ListName,
  realm: string,
  context: RuleContext,
): { readonly place: At; readonly actual: string } | NotEvaluated | null {
  const { subject } = context;
  const states = subject.states.filter((state) => state.list === list && isPolicy(state.layer));
  if (sure(states).some(({ state }) => state === 'disabled')) return null;
  const held = inForce(list, realm, context);
  const [entry] = sure(held);
  const on = sure(states).find(({ state }) => state === 'enabled');
  if (on && subject.holder === 'gpo') return { place: placeOf(on, on), actual: 'enabled' };
  if (entry) return { place: placeOf(entry, entry.name), actual: entry.name.value };
  if (held.length > 0 || states.some(({ conditional }) => conditional)) return filtered(realm);
  if (subject.holder === 'client') return context.covered(NEEDS[list]) ? null : unshown([list], realm);
  if (states.some(({ state }) => state === 'unknown') || !switchShown(states, context)) {
    return { notEvaluated: `the export does not show whether ${list}_Enabled is off` };
  }
  return { place: witness(realm, [list], context), actual: 'not configured' };
}

function switchShown(states: readonly PolicyStateFact[], { subject }: RuleContext): boolean {
  return states.length > 0 || subject.scopes.some(({ shows }) => shows.includes('switches'));
}

function deviation(intent: Intent, message: string, { place, actual, others }: Wrong): RuleFinding {
  return {
    severity: 'error',
    message,
    place,
    actual,
    expected: intent.state === 'disabled' ? 'disabled' : null,
    related: others.map((at) => ({ ...at, message: 'here too' })),
    setting: LISTS.join(' '),
    realm: intent.realm,
  };
}

function filtered(realm: string): NotEvaluated {
  return {
    notEvaluated: `an item of Preferences with a filter decides about ${realm}, and not every computer may get it`,
  };
}

function unshown(lists: readonly ListName[], realm: string): NotEvaluated {
  const what = lists.map((list) => LIST_WORDS[list]).join(' and the ');
  return {
    notEvaluated: `the export does not show the whole ${what}, about which the config says something for ${realm}`,
  };
}

function sure<F extends { readonly conditional?: true }>(facts: readonly F[]): readonly F[] {
  return facts.filter(({ conditional }) => !conditional);
}

/** All entries of the realm in a list of the subject that Windows would read. */
function entries(list: ListName, realm: string, { subject }: RuleContext): readonly Entry[] {
  const key = realmKey(realm);
  const all: readonly Entry[] | undefined =
    list === 'MitRealms' ? realmsByKey(subject.realms).get(key) : mappingsByKey(subject.mappings).get(key);
  return (all ?? []).filter(({ layer }) => isEffective(layer));
}

/** Of a client, what a policy does not hide; of a GPO, what it gives by itself. */
function inForce(list: ListName, realm: string, context: RuleContext): readonly Entry[] {
  const { subject, ask } = context;
  if (subject.holder !== 'client') return entries(list, realm, context);
  const key = realmKey(realm);
  const all: readonly Entry[] | undefined =
    list === 'MitRealms'
      ? realmsByKey(ask.realms(subject)).get(key)
      : mappingsByKey(ask.mappings(subject)).get(key);
  return all ?? [];
}

/** The nearest to what is absent: the realm in the other list, the policy of the list, another value of it, the list as a whole. */
function witness(realm: string, lists: readonly ListName[], context: RuleContext): At {
  const { subject } = context;
  const [entry] = LISTS.flatMap((list) => entries(list, realm, context));
  if (entry) return placeOf(entry, entry.name);
  const [list = 'MitRealms'] = lists;
  const state = subject.states.find((one) => one.list === list && isPolicy(one.layer));
  if (state) return placeOf(state, state);
  const [value] = list === 'MitRealms' ? subject.realms : subject.mappings;
  if (value) return placeOf(value, value.name);
  const scope = subject.scopes.find(({ shows }) => shows.includes(list)) ?? subject.scopes[0];
  if (!scope) throw new Error(`nothing shows that ${subject.ref.name} lacks ${list}`);
  return placeOf(scope, scope);
}
