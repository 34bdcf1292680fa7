// The keys of a hive as a tree: down by name, up to the root, and what of it is damaged on the way.

import { BASE_BLOCK } from './base-block.ts';
import type { Cells, Fault } from './cells.ts';
import { fault } from './cells.ts';
import { type Key, readKey, subkeyOffsets } from './nodes.ts';

/** The registry has no deeper keys. */
const DEEPEST = 512;
// The lists of a few keys are asked again and again, for every name that tells what the root is.
const LISTS_KEPT = 8;
/** Reading so many entries of a list counts like asking for one cell. */
const ENTRIES_A_TURN = 16;
/** A hive that is damaged all over says so often enough with these. */
const MOST_FAULTS = 40;

export interface Tree {
  readonly cells: Cells;
  readonly root: Key;
  /** Subkeys that can be read, in the order of the list. */
  children(key: Key): Iterable<Key>;
  /** The subkey of that name, whatever its case, or null. */
  child(key: Key, name: string): Key | null;
  /** The key at a path below `from`. */
  find(from: Key, path: string): Key | null;
  /** Keys from the root (not among them) down to a key, or null for one that its root does not lead to. */
  wayTo(offset: number): readonly Key[] | null;
  /** Remembers something that is damaged. */
  report(fault: Fault): void;
  readonly faults: readonly Fault[];
}

const NO_NAME = 'a key has no name, or one with a backslash';

/** Offsets of subkeys by their lower-case names. */
type Names = ReadonlyMap<string, readonly number[]>;

/** The tree below the cell that the base block names, or why there is none. */
export function openTree(cells: Cells, rootOffset: number): Tree | Fault {
  const root = readKey(cells, rootOffset, 36);
  if (root.kind === 'fault') return root;
  const faults: Fault[] = [];
  const report = (found: Fault) => {
    const known = faults.some(({ offset, what }) => offset === found.offset && what === found.what);
    if (!known && faults.length < MOST_FAULTS) faults.push(found);
  };
  const children = (key: Key) => childrenOf(cells, key, report);
  const names = remembered((key) => namesOf(key, children(key), report));
  const lists = remembered((key) => offsetsOf(cells, key, report));
  const child = (key: Key, name: string) => {
    const offset = names(key).get(name.toLowerCase())?.[0];
    const found = offset === undefined ? null : readKey(cells, offset, key.cell.start);
    return found?.kind === 'key' ? found : null;
  };
  return {
    cells,
    root,
    children,
    child,
    find: (from, path) => {
      let key: Key | null = from;
      for (const name of path.split('\\')) key = key && child(key, name);
      return key;
    },
    wayTo: (offset) => wayUp(cells, root, offset, lists),
    report,
    faults,
  };
}

function* childrenOf(cells: Cells, key: Key, report: (fault: Fault) => void): Iterable<Key> {
  for (const entry of subkeyOffsets(cells, key)) {
    if (entry.kind === 'fault') {
      report(entry);
      continue;
    }
    const child = readKey(cells, entry.offset, entry.at);
    if (child.kind === 'fault') {
      report(child);
      continue;
    }
    const bare = child.name.value;
    if (bare === '' || bare.includes('\\')) report(fault(child.cell.start, NO_NAME));
    else if (child.parent === key.offset) yield child;
    else {
      const message = `a list names ${said(child)} as a subkey of ${said(key)}, whose parent is another`;
      report(fault(entry.at, message));
    }
  }
}

function said({ name }: Key): string {
  return `"${name.value.slice(0, 80)}"`;
}

function namesOf(key: Key, children: Iterable<Key>, report: (fault: Fault) => void): Names {
  const names = new Map<string, number[]>();
  for (const child of children) {
    const name = child.name.value.toLowerCase();
    const known = names.get(name);
    if (!known) names.set(name, [child.offset]);
    else {
      known.push(child.offset);
      report(fault(child.cell.start, `${said(key)} has two subkeys ${said(child)}`));
    }
  }
  return names;
}

type Lists = (key: Key) => ReadonlySet<number>;

/** Offsets of subkeys; none of them is looked at. */
function offsetsOf(cells: Cells, key: Key, report: (fault: Fault) => void): ReadonlySet<number> {
  const offsets = new Set<number>();
  for (const entry of subkeyOffsets(cells, key)) {
    if (entry.kind === 'fault') report(entry);
    else offsets.add(entry.offset);
  }
  cells.spend(offsets.size / ENTRIES_A_TURN);
  return offsets;
}

function remembered<T>(make: (key: Key) => T): (key: Key) => T {
  const kept = new Map<number, T>();
  return (key) => {
    const made = kept.get(key.offset) ?? make(key);
    kept.delete(key.offset);
    const oldest = kept.size < LISTS_KEPT ? undefined : kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key.offset, made);
    return made;
  };
}

// A cell may be left over from a key that is gone: only what its parent's list names, up to the root, is there.
function wayUp(cells: Cells, root: Key, offset: number, lists: Lists): readonly Key[] | null {
  const way: Key[] = [];
  const start = readKey(cells, offset, BASE_BLOCK + offset);
  for (let key = start; key.kind === 'key' && way.length < DEEPEST; ) {
    if (key.offset === root.offset) return way;
    way.unshift(key);
    const parent = readKey(cells, key.parent, key.cell.body + 16);
    if (parent.kind === 'fault') return null;
    if (!lists(parent).has(key.offset)) return null;
    key = parent;
  }
  return null;
}

/** Every key below and with `from`, parents first, with how many steps it lies below the root; too deep ones are a fault. */
export function* subtree(tree: Tree, from: Key, depth: number): Iterable<{ key: Key; way: readonly Key[] }> {
  const stack: { key: Key; way: readonly Key[] }[] = [{ key: from, way: [] }];
  const seen = new Set<number>();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { key, way } = next;
    if (seen.has(key.offset)) {
      tree.report(fault(key.cell.start, `the key ${said(key)} is listed twice, or below itself`));
      continue;
    }
    seen.add(key.offset);
    if (depth + way.length > DEEPEST) {
      tree.report(fault(key.cell.start, `keys lie more than ${DEEPEST} deep`));
      continue;
    }
    yield next;
    const below = [...way, key];
    const children = [...tree.children(key)];
    namesOf(key, children, tree.report);
    for (const child of children.reverse()) stack.push({ key: child, way: below });
  }
}
