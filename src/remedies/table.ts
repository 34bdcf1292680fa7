// The settings that a remedy can change: each value of a GPO or a client once, whichever files show it.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { HostMappingFact, ListName, PolicyStateFact, RealmFact } from '../model/fact.ts';
import type { Finding, SubjectRef } from '../model/finding.ts';
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
  readonly notes: Set<string>;
  grade: Grade;
}

/** All settings of a run. */
export interface Table {
  readonly subjects: readonly Subject[];
  readonly settings: Setting[];
  /** The same by subject. */
  readonly bySubject: Map<string, Setting[]>;
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

export function tableOf({ subjects }: Evidence): Table {
  const table: Table = { subjects, settings: [], bySubject: new Map() };
  for (const subject of subjects) {
    if (subject.holder === 'domain') continue;
    const groups = new Map<string, SettingFact[]>();
    for (const fact of [...subject.realms, ...subject.mappings, ...subject.states]) {
      if (fact.layer !== 'policy' && fact.layer !== 'local') continue;
      const id = JSON.stringify([fact.key, fact.valueName]);
      groups.set(id, [...(groups.get(id) ?? []), fact]);
    }
    for (const facts of groups.values()) {
      const setting = settingOf(subject, facts);
      if (setting) put(table, setting);
    }
  }
  return table;
}

function put({ settings, bySubject }: Table, setting: Setting): void {
  const { ref } = setting.subject;
  settings.push(setting);
  const own = bySubject.get(keyOfSubject(ref));
  if (own) own.push(setting);
  else bySubject.set(keyOfSubject(ref), [setting]);
}

function keyOfSubject({ kind, id }: SubjectRef): string {
  return `${kind} ${id}`;
}

function settingOf(subject: Subject, facts: readonly SettingFact[]): Setting | null {
  // Files are applied from their beginning to their end: the last of a file is what counts of it. Reports show no types.
  const fact = facts.findLast((one) => one.kind !== 'policy-state' && one.valueType !== null) ?? facts.at(-1);
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
    untouchable: untouchable(facts, before),
    findings: [],
    notes: new Set(),
    grade: 'safe',
  };
}

/** A value that is not there yet, in the list beside that of `beside`. */
export function newSetting(table: Table, beside: Setting, list: ListName, key: string): Setting {
  const setting: Setting = {
    ...beside,
    list,
    key,
    keyBefore: key,
    before: null,
    current: null,
    facts: beside.facts.slice(-1),
    isNew: true,
    locators: new Set(),
    findings: [],
    notes: new Set(),
    grade: 'safe',
  };
  put(table, setting);
  return setting;
}

function listOf(fact: SettingFact): ListName {
  if (fact.kind === 'policy-state') return fact.list;
  return fact.kind === 'realm' ? 'MitRealms' : 'domain_realm';
}

function keyOf(fact: SettingFact): string {
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
    const name = LOCAL_VALUES.get(fact.valueName ?? '');
    if (name === undefined) return null;
    const hosts = fact.kind === 'realm' ? fact.kdcs : fact.entries;
    return { name, value: { type: 'REG_MULTI_SZ', items: hosts.map(({ text }) => text.value) } };
  }
  const type = fact.valueType ?? 'REG_SZ';
  if (!fact.value || (type !== 'REG_SZ' && type !== 'REG_EXPAND_SZ')) return null;
  return { name: fact.name.value, value: { type, text: fact.value.value } };
}

function untouchable(facts: readonly SettingFact[], before: NamedValue): string | null {
  if (!facts.filter(lastOfItsFile).every((fact) => shows(fact, before))) {
    return 'The exports do not agree on what this value is now, so a command cannot check that it changes what was judged. Export the GPO again, all of it at one time.';
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

function shows(fact: SettingFact, { name, value }: NamedValue): boolean {
  const shown = namedValueOf(fact);
  if (!shown) return false;
  // Where a file shows no types, the text has to do.
  const typed = fact.kind === 'policy-state' || fact.valueType !== null;
  return sameNamed(
    typed ? shown : { ...shown, value: { ...shown.value, type: value.type } as RegistryValue },
    {
      name,
      value,
    },
  );
}

export function sameNamed(a: NamedValue | null, b: NamedValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The setting of a subject of which a finding speaks. */
export function settingAt({ bySubject }: Table, { subject, locator }: Finding): Setting | null {
  return bySubject.get(keyOfSubject(subject))?.find(({ locators }) => locators.has(locator)) ?? null;
}

/** The value of a subject under a key by its name, whatever the case of either. */
export function settingNamed(
  { bySubject }: Table,
  subject: Subject,
  key: string,
  name: string,
): Setting | null {
  const found = bySubject
    .get(keyOfSubject(subject.ref))
    ?.find(
      (one) =>
        one.key.toLowerCase() === key.toLowerCase() && one.current?.name.toLowerCase() === name.toLowerCase(),
    );
  return found ?? null;
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
