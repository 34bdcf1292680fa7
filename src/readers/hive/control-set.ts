// Which control set of a SYSTEM hive is the current one, and what the computer is called.

import type { ClientRecord } from '../../model/record.ts';
import { offsetText } from './base-block.ts';
import type { Key } from './nodes.ts';
import { CONTROL_SET, isControlSet } from './root.ts';
import type { Tree } from './tree.ts';
import { valuesOf } from './values.ts';

/** The key that Windows would mount as CurrentControlSet, or why it cannot be told. */
export type CurrentSet =
  | { readonly kind: 'set'; readonly key: Key }
  | { readonly kind: 'untold'; readonly why: string; readonly at: Key };

/**
 * Select\Current decides. The others are what an earlier start left behind: nothing that they hold is in force today.
 * A hive that was edited offline may lack Select; where there is one set alone it can be no other.
 */
export function currentSet(tree: Tree, system: Key): CurrentSet {
  const select = tree.child(system, 'Select');
  const current = select && numberIn(tree, select, 'current');
  if (select && current !== null) {
    const name = `ControlSet${String(current).padStart(3, '0')}`;
    const key = tree.child(system, name);
    return key
      ? { kind: 'set', key }
      : { kind: 'untold', at: select, why: `Select\\Current says ${current}, and there is no ${name}` };
  }
  const stored = tree.child(system, 'CurrentControlSet');
  if (stored) return { kind: 'set', key: stored };
  const sets = [...tree.children(system)].filter(({ name }) => isControlSet(name.value));
  const only = sets[0];
  if (only && sets.length === 1) return { kind: 'set', key: only };
  const where = select
    ? `Select (${offsetText(select.cell.start)}) has no number Current`
    : 'there is no Select';
  return { kind: 'untold', at: select ?? system, why: `${where}, and ${sets.length} control sets` };
}

/** A key CurrentControlSet that is stored beside the current set; Windows makes a link of that name when it starts. */
export function storedBeside(tree: Tree, system: Key, set: Key): Key | null {
  const stored = tree.child(system, 'CurrentControlSet');
  return stored && stored.offset !== set.offset ? tree.find(stored, 'Control\\Lsa\\Kerberos') : null;
}

function numberIn(tree: Tree, key: Key, name: string): number | null {
  for (const value of valuesOf(tree.cells, key)) {
    if (value.kind === 'fault') tree.report(value);
    else if (value.name.value.toLowerCase() === name && value.data.kind === 'number')
      return value.data.number;
  }
  return null;
}

/** Who the hive is of; null where the name does not stand in it. `control` is the key Control of the current set. */
export function clientIn(tree: Tree, control: Key, time: ClientRecord['time']): ClientRecord | null {
  const key = tree.find(control, 'ComputerName\\ComputerName');
  if (!key) return null;
  for (const value of valuesOf(tree.cells, key)) {
    if (value.kind === 'fault') tree.report(value);
    else if (value.name.value.toLowerCase() === 'computername' && value.data.kind === 'text') {
      return { kind: 'client', name: value.data.text, time, at: value.at };
    }
  }
  return null;
}

/** The key Control below a root that lies on the way to it, or null. */
export function controlBelow(tree: Tree, keyPath: string, set: Key | null): Key | null {
  if (set) return tree.child(set, 'Control');
  if (keyPath === CONTROL_SET) return tree.child(tree.root, 'Control');
  return keyPath === `${CONTROL_SET}\\Control` ? tree.root : null;
}
