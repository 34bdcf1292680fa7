// One setting that a remedy can change: what the exports say of it, what it is by now, and whether a command may touch it.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact, ListName, PolicyStateFact, RealmFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import { LOCAL_KEY, POLICY_KEY } from '../model/registry-keys.ts';
import type { Grade, NamedValue, RegistryValue } from '../model/remedy.ts';

export type SettingFact = RealmFact | HostMappingFact | PolicyStateFact;

/** One value, as it was found and as it is by now. */
export interface Setting {
  readonly subject: Subject;
  readonly list: ListName;
  readonly layer: 'policy' | 'local';
  /** Below HKLM, in Windows' spelling; it changes where a subkey of ksetup's gets another name. */
  key: string;
  readonly keyBefore: string;
  readonly before: NamedValue | null;
  current: NamedValue | null;
  /** What the files say of it; for a value that is made anew, a fact beside which it stands. */
  readonly facts: readonly SettingFact[];
  readonly isNew: boolean;
  /** Places at which findings name it, as it was and under its new name. */
  readonly locators: Set<string>;
  /** Why no command may change it; null where one may. */
  readonly untouchable: string | null;
  readonly findings: Finding[];
  /** Rules of those for which its key gets another name. */
  readonly keyRules: Set<string>;
  readonly notes: Set<string>;
  grade: Grade;
}

const LOCAL_PARENTS: Readonly<Record<ListName, string>> = {
  MitRealms: 'Domains',
  domain_realm: 'HostToRealm',
};
const LOCAL_VALUES: ReadonlyMap<string, string> = new Map(
  ['KdcNames', 'SpnMappings'].map((name) => [name.toLowerCase(), name]),
);

export function listKey(list: ListName): string {
  return `${POLICY_KEY}\\${list}`;
}

/** The key above ksetup's subkeys of a list. */
export function localParent(list: ListName): string {
  return `${LOCAL_KEY}\\${LOCAL_PARENTS[list]}`;
}

/** The setting behind facts of one value; null where they do not tell it. */
export function settingOf(subject: Subject, facts: readonly SettingFact[]): Setting | null {
  // Files are applied from their beginning to their end: the last of a file is what counts of it. Reports show no types.
  const fact =
    facts.findLast((one) => namedValueOf(one) && (one.kind === 'policy-state' || one.valueType !== null)) ??
    facts.at(-1);
  const before = fact ? namedValueOf(fact) : null;
  if (!fact || !before) return null;
  const key = keyOf(fact);
  return {
    subject,
    list: listOf(fact),
    layer: fact.layer === 'local' ? 'local' : 'policy',
    key,
    keyBefore: key,
    before,
    current: before,
    facts,
    isNew: false,
    locators: new Set(facts.map(({ locator }) => locator)),
    untouchable: untouchable(subject, facts, before),
    findings: [],
    keyRules: new Set(),
    notes: new Set(),
    grade: 'safe',
  };
}

function listOf(fact: SettingFact): ListName {
  if (fact.kind === 'policy-state') return fact.list;
  return fact.kind === 'realm' ? 'MitRealms' : 'domain_realm';
}

/** In Windows' spelling, below HKLM. */
export function keyOf(fact: SettingFact): string {
  if (fact.kind === 'policy-state') return POLICY_KEY;
  const list = listOf(fact);
  return fact.layer === 'local' ? `${localParent(list)}\\${fact.name.value}` : listKey(list);
}

/** The value behind a fact; null where the fact does not tell it, or its type is none that a remedy writes. */
export function namedValueOf(fact: SettingFact): NamedValue | null {
  if (fact.kind === 'policy-state') {
    if (!/^\d+$/.test(fact.shown)) return null;
    return { name: `${fact.list}_Enabled`, value: { type: 'REG_DWORD', number: Number(fact.shown) } };
  }
  if (fact.layer === 'local') {
    if (fact.kind === 'realm' && fact.valueName === 'realmflags') return flagsOf(fact);
    const name = LOCAL_VALUES.get(fact.valueName ?? '');
    if (name === undefined) return null;
    const hosts = fact.kind === 'realm' ? fact.kdcs : fact.entries;
    return { name, value: { type: 'REG_MULTI_SZ', items: hosts.map(({ text }) => text.value) } };
  }
  const type = fact.valueType ?? 'REG_SZ';
  if (!fact.value || (type !== 'REG_SZ' && type !== 'REG_EXPAND_SZ')) return null;
  return { name: fact.name.value, value: { type, text: fact.value.value } };
}

/** RealmFlags of a subkey, with whose KDCs the evidence has joined them. */
export function flagsOf({ flags }: RealmFact): NamedValue | null {
  const number = Number(flags?.value);
  if (!flags || !Number.isInteger(number)) return null;
  return { name: 'RealmFlags', value: { type: 'REG_DWORD', number } };
}

const DISAGREE =
  'The exports do not agree on what this value is now, so a command cannot check that it changes what was judged. Export the GPO again, all of it at one time.';

function untouchable(subject: Subject, facts: readonly SettingFact[], before: NamedValue): string | null {
  if (!facts.filter(lastOfItsFile).every((fact) => shows(fact, before))) return DISAGREE;
  if (isLackedBy(subject, facts)) return DISAGREE;
  if (JSON.stringify(before).includes('\\u0000')) {
    return 'It holds a NUL: programs differ in where they stop reading it, so nobody can say what it is now.';
  }
  const [fact] = facts;
  if (facts.some(({ delivery }) => delivery !== undefined)) {
    return 'It is written by an item of Group Policy Preferences, which would write it again: the item has to be mended, in Computer Configuration > Preferences > Windows Settings > Registry.';
  }
  if (fact?.winner) {
    return `It comes from another place by policy: the resultant set names the GPO, and that is where it is mended.`;
  }
  if (facts.some(({ onlyIfAbsent }) => onlyIfAbsent)) {
    return 'It is set only where no other value of its name stands (**soft.), and the tools for GPOs cannot write that.';
  }
  if (facts.some(({ conditional }) => conditional)) return 'A filter decides whether it applies.';
  return null;
}

function lastOfItsFile(fact: SettingFact, index: number, facts: readonly SettingFact[]): boolean {
  return !facts
    .slice(index + 1)
    .some(({ origin }) => origin.path === fact.origin.path && origin.part === fact.origin.part);
}

/** Whether another file of a GPO shows the whole list, and the value is not in it. */
function isLackedBy({ holder, scopes }: Subject, facts: readonly SettingFact[]): boolean {
  const [fact] = facts;
  if (holder !== 'gpo' || !fact || fact.kind === 'policy-state' || fact.layer !== 'policy') return false;
  const paths = new Set(facts.map(({ origin }) => origin.path));
  return scopes.some(({ shows, origin }) => shows.includes(listOf(fact)) && !paths.has(origin.path));
}

function shows(fact: SettingFact, { name, value }: NamedValue): boolean {
  // A report shows whether a policy is on, and not the number that says so.
  if (fact.kind === 'policy-state') {
    return value.type === 'REG_DWORD' && (fact.state === 'enabled') === (value.number !== 0);
  }
  const shown = namedValueOf(fact);
  if (!shown) return false;
  // Where a file shows no types, the text has to do.
  const typed =
    fact.valueType === null ? ({ ...shown.value, type: value.type } as RegistryValue) : shown.value;
  return sameNamed({ name: shown.name, value: typed }, { name, value });
}

export function sameNamed(a: NamedValue | null, b: NamedValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether other data stands there by now than was found. */
export function isChanged({ key, keyBefore, before, current }: Setting): boolean {
  return key !== keyBefore || !sameNamed(before, current);
}

/** Whether a client's value by policy is what the GPO's setting was. */
export function isPolicyCopy(other: Setting, { list, before, keyBefore }: Setting): boolean {
  return (
    other.subject.holder === 'client' &&
    other.layer === 'policy' &&
    other.list === list &&
    other.keyBefore === keyBefore &&
    sameNamed(other.before, before)
  );
}
