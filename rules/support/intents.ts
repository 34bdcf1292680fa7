// What the config wants of a subject: found by its names once, since there may be a line for each of thousands of clients.

import type { Subject } from '../../src/model/evidence.ts';
import type { Intent } from '../../src/model/intent.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { nameKey, subjectNames } from '../../src/model/subject-names.ts';

const ALL = '*';

/** Why a check is open that would demand what the config does not want. */
export const DISABLED_ON_PURPOSE = 'the config wants it disabled here (setting-not-as-expected judges that)';

const made = new WeakMap<readonly Intent[], ReadonlyMap<string, readonly Intent[]>>();

function byName(expect: readonly Intent[]): ReadonlyMap<string, readonly Intent[]> {
  const known = made.get(expect);
  if (known) return known;
  const index = new Map<string, Intent[]>();
  made.set(expect, index);
  for (const intent of expect) {
    const key = `${intent.of} ${nameKey(intent.name)}`;
    const same = index.get(key);
    if (same) same.push(intent);
    else index.set(key, [intent]);
  }
  return index;
}

/**
 * The config's wishes for a subject; what it says of one by name goes before what it says of all, realm by realm. All GPOs are
 * those that set realms: a domain has hundreds that are about something else.
 */
export function intentsFor(subject: Subject, { intents }: Pick<RuleContext, 'intents'>): readonly Intent[] {
  if (intents.expect.length === 0) return [];
  const index = byName(intents.expect);
  const own = subjectNames(subject.ref).flatMap((name) => index.get(`${subject.holder} ${name}`) ?? []);
  const general = isAboutRealms(subject) ? (index.get(`${subject.holder} ${ALL}`) ?? []) : [];
  const named = new Set(own.map(({ realm }) => realmKey(realm)));
  return [...own, ...general.filter(({ realm }) => !named.has(realmKey(realm)))];
}

function isAboutRealms({ holder, realms, mappings, states }: Subject): boolean {
  return holder !== 'gpo' || realms.length + mappings.length + states.length > 0;
}

/** Whether the config wants this of the subject: for this realm, or for any. */
export function isWanted(
  state: Intent['state'],
  context: Pick<RuleContext, 'intents' | 'subject'>,
  realm: string | null = null,
): boolean {
  return intentsFor(context.subject, context).some(
    (intent) => intent.state === state && (realm === null || realmKey(intent.realm) === realmKey(realm)),
  );
}
