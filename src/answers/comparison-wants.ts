// What of the guide a copy is held against: what its rules hold it against. A realm that nobody means for a client is not missing there.

import type { Copy, ListCopy } from '../model/copy.ts';
import type { Column } from '../model/drift.ts';
import { isPolicy } from '../model/in-force.ts';
import type { Intent } from '../model/intent.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Settings } from '../model/settings.ts';
import { nameKey, subjectNames } from '../model/subject-names.ts';
import type { Wants } from './drift-reference.ts';
import type { Unit } from './drift-units.ts';

/** By kind and id of a subject: keys of the realms that policy gives it and that it lacks. */
export type Given = ReadonlyMap<string, ReadonlySet<string>>;

const HOLDERS: Readonly<Record<Column, Intent['of']>> = {
  gpo: 'gpo',
  backup: 'gpo',
  client: 'client',
  trust: 'domain',
};

export function wantsOf({ expect }: Pick<Settings, 'expect'>, given: Given): Wants {
  return (unit, copy) => {
    const intents = expect.filter((intent) => isAbout(intent, unit));
    if (copy.realm === '') {
      return intents.every(({ state }) => state === 'required') && holdsByPolicy(unit, copy);
    }
    const ofRealm = intents.filter(({ realm }) => realmKey(realm) === copy.realm);
    if (ofRealm.some(({ state }) => state !== 'required')) return false;
    if (ofRealm.length > 0 || shows(unit, copy.realm)) return true;
    return given.get(`${unit.ref.kind} ${unit.ref.id}`)?.has(copy.realm) ?? false;
  };
}

function isAbout({ of, name }: Intent, { column, ref }: Unit): boolean {
  if (of !== HOLDERS[column]) return false;
  return name === '*' || subjectNames(ref).includes(nameKey(name));
}

function shows({ rows }: Unit, realm: string): boolean {
  for (const [copy] of rows.values()) if (copy?.realm === realm) return true;
  return false;
}

// What ksetup wrote needs no policy to be enabled.
function holdsByPolicy({ rows }: Unit, { setting }: Copy): boolean {
  const list = setting.replace(/_Enabled$/, '');
  for (const copies of rows.values()) {
    for (const copy of copies) {
      if (copy.setting === setting) return true;
      if (copy.setting === list && isByPolicy(copy)) return true;
    }
  }
  return false;
}

function isByPolicy(copy: Copy): boolean {
  const { fact } = copy as Partial<ListCopy>;
  return fact !== undefined && isPolicy(fact.layer);
}
