// What of the guide a copy is held against: what its rules hold it against. A realm that nobody means for a client is not missing there.

import type { Copy, ListCopy } from '../model/copy.ts';
import type { Column } from '../model/drift.ts';
import type { RealmExpectation } from '../model/expectation.ts';
import { isPolicy } from '../model/in-force.ts';
import type { Intent } from '../model/intent.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Settings } from '../model/settings.ts';
import { nameKey, subjectNames } from '../model/subject-names.ts';
import type { Selection } from './drift-reference.ts';
import type { Unit } from './drift-units.ts';

/** By kind and id of a subject: keys of the realms that policy gives it and that it lacks. */
export type Given = ReadonlyMap<string, ReadonlySet<string>>;

const HOLDERS: Readonly<Record<Column, Intent['of']>> = {
  gpo: 'gpo',
  backup: 'gpo',
  client: 'client',
  trust: 'domain',
};

/** `guide`: what is known of the realms of the run and of those that the config requires. */
export function selectionOf(
  guide: readonly RealmExpectation[],
  { expect }: Pick<Settings, 'expect'>,
  given: Given,
): Selection {
  const known = new Set(guide.map(({ realm }) => realmKey(realm)));
  const statesOf = statesIn(expect);
  return {
    required: requiredRealms(expect),
    wants: (unit, copy) => {
      const states = statesOf(unit);
      if (copy.realm === '') {
        return [...states.values()].every((state) => state === 'required') && holdsByPolicy(unit, copy);
      }
      const state = states.get(copy.realm);
      if (state !== undefined) return state === 'required';
      if (copy.anything) return false;
      if (shows(unit, copy.realm)) return true;
      return given.get(`${unit.ref.kind} ${unit.ref.id}`)?.has(copy.realm) ?? false;
    },
    forbids: (unit, realm) => statesOf(unit).get(realm) === 'forbidden',
    bars: (unit) => [...statesOf(unit)].some(([realm, state]) => state !== 'required' && known.has(realm)),
  };
}

/** Names of realms, each once. */
export function requiredRealms(expect: readonly Intent[]): string[] {
  const names = new Map<string, string>();
  for (const { realm, state } of expect) {
    if (state === 'required' && !names.has(realmKey(realm))) names.set(realmKey(realm), realm);
  }
  return [...names.values()];
}

type States = ReadonlyMap<string, Intent['state']>;

/** By key of a realm what the config wants of it in a unit. What is said by name goes before what is said of all. */
function statesIn(expect: readonly Intent[]): (unit: Unit) => States {
  const index = new Map<string, Intent[]>();
  for (const intent of expect) {
    const key = `${intent.of} ${nameKey(intent.name)}`;
    const same = index.get(key);
    if (same) same.push(intent);
    else index.set(key, [intent]);
  }
  const made = new Map<Unit, States>();
  return (unit) => {
    const known = made.get(unit);
    if (known) return known;
    const states = new Map<string, Intent['state']>();
    for (const name of ['*', ...subjectNames(unit.ref)]) {
      for (const { realm, state } of index.get(`${HOLDERS[unit.column]} ${name}`) ?? []) {
        states.set(realmKey(realm), state);
      }
    }
    made.set(unit, states);
    return states;
  };
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
