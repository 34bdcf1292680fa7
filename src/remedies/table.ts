// The settings that a remedy can change: each value of a GPO or a client once, whichever files show it.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { ListName } from '../model/fact.ts';
import type { Finding, SubjectRef } from '../model/finding.ts';
import { keyOf, namedValueOf, type Setting, type SettingFact, settingOf } from './setting.ts';

/** All settings of a run. */
export interface Table {
  readonly subjects: readonly Subject[];
  readonly settings: Setting[];
  /** The same by subject. */
  readonly bySubject: Map<string, Setting[]>;
  /** By subject and each place at which findings name it. */
  readonly byLocator: Map<string, Setting>;
}

export function tableOf({ subjects }: Evidence): Table {
  const table: Table = { subjects, settings: [], bySubject: new Map(), byLocator: new Map() };
  for (const subject of subjects) {
    if (subject.holder === 'domain') continue;
    const groups = new Map<string, SettingFact[]>();
    for (const fact of [...subject.realms, ...subject.mappings, ...subject.states]) {
      if (fact.layer !== 'policy' && fact.layer !== 'local') continue;
      // As the registry tells values apart: by their names without case, and by nothing else.
      const named = namedValueOf(fact)?.name ?? fact.valueName;
      const id = JSON.stringify([keyOf(fact).toLowerCase(), named?.toLowerCase()]);
      groups.set(id, [...(groups.get(id) ?? []), fact]);
    }
    for (const facts of groups.values()) {
      const setting = settingOf(subject, facts);
      if (setting) put(table, setting);
    }
  }
  return table;
}

function put(table: Table, setting: Setting): void {
  const { settings, bySubject } = table;
  const { ref } = setting.subject;
  settings.push(setting);
  for (const locator of setting.locators) nameAt(table, setting, locator);
  const own = bySubject.get(keyOfSubject(ref));
  if (own) own.push(setting);
  else bySubject.set(keyOfSubject(ref), [setting]);
}

/** From now on findings at this place are about the setting. */
export function nameAt({ byLocator }: Table, setting: Setting, locator: string): void {
  setting.locators.add(locator);
  byLocator.set(`${keyOfSubject(setting.subject.ref)} ${locator}`, setting);
}

function keyOfSubject({ kind, id }: SubjectRef): string {
  return `${kind} ${id}`;
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
    keyRules: new Set(),
    notes: new Set(),
    grade: 'safe',
  };
  put(table, setting);
  return setting;
}

/** The setting of a subject of which a finding speaks. */
export function settingAt({ byLocator }: Table, { subject, locator }: Finding): Setting | null {
  return byLocator.get(`${keyOfSubject(subject)} ${locator}`) ?? null;
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
