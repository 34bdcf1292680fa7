// The keys of a hive that somebody wants, with their values, as records with paths from the root of the registry.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom } from '../../model/located.ts';
import type { Hive, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { startOf } from '../../model/span.ts';
import { spanOfBytes } from '../registry/pol-bytes.ts';
import { isWanted, weighed } from '../registry/registry-data.ts';
import { BASE_BLOCK } from './base-block.ts';
import { fault } from './cells.ts';
import type { Key } from './nodes.ts';
import { subtree, type Tree } from './tree.ts';
import { valuesOf } from './values.ts';

/** Names a path from the root of the registry for keys from the hive's root down; null for a key that is not in force. */
export type Naming = (way: readonly Key[]) => string | null;

export interface Wanted {
  readonly tree: Tree;
  readonly hive: Hive;
  readonly interest: Interest;
  readonly pathOf: Naming;
  /** Offsets of keys that may be wanted. */
  readonly candidates: Iterable<number>;
}

/** Records of every wanted key that the root leads to, each with all that lies below it. */
export function* settings(wanted: Wanted): Iterable<Item> {
  const { tree, interest, pathOf } = wanted;
  const ways: (readonly Key[])[] = [];
  for (const offset of new Set(wanted.candidates)) {
    const way = tree.wayTo(offset);
    if (way) ways.push(way);
    else
      tree.report(
        fault(
          BASE_BLOCK + offset,
          'a key with a name like ours stands there, and no list of its parents leads to it',
        ),
      );
  }
  // Parents first: what lies below a wanted key is wanted too, and read with it.
  ways.sort((a, b) => a.length - b.length);
  const done = new Set<number>();
  for (const way of ways) {
    const key = way[way.length - 1] ?? tree.root;
    const path = pathOf(way);
    if (path === null || done.has(key.offset) || !isWanted(path, interest)) continue;
    for (const below of subtree(tree, key, way.length)) {
      if (done.has(below.key.offset)) continue;
      done.add(below.key.offset);
      yield* recordsOf(wanted, below.key, [...way.slice(0, -1), ...below.way, below.key]);
    }
  }
}

const TWICE = 'a key has two values of one name, of which only one counts';

function* recordsOf({ tree, hive, interest, pathOf }: Wanted, key: Key, way: readonly Key[]): Iterable<Item> {
  const path = pathOf(key === tree.root ? [] : way.filter((step) => step !== tree.root));
  if (path === null) return;
  const keyPath = pathLocated(path, key, key === tree.root);
  const base = { kind: 'registry', part: null, side: null, hive, keyPath } as const;
  const at = spanOfBytes(key.cell.start, key.cell.end);
  if (key.isLink) {
    const message = `${hive}\\${path} is a link to another key, which was not followed.`;
    const hint = 'Export the key that it leads to as well.';
    yield weighed(diagnostic('not-read', 'partial', message, at, hint), path, interest);
  }
  const names = new Set<string>();
  let empty = true;
  for (const value of valuesOf(tree.cells, key)) {
    empty = false;
    if (value.kind === 'fault') {
      tree.report(value);
      continue;
    }
    const { name: valueName, type, data, problem } = value;
    const name = valueName.value.toLowerCase();
    if (names.has(name)) tree.report(fault(value.at.start, TWICE));
    names.add(name);
    yield { ...base, valueName, type, data, operation: 'set', at: value.at };
    if (problem === null) continue;
    const message = `${hive}\\${path} : ${valueName.value}: ${problem}`;
    const place = data.kind === 'bytes' ? data.at : value.at;
    yield weighed(diagnostic('bad-value', 'partial', message, place), path, interest);
  }
  if (empty) yield { ...base, valueName: null, type: null, data: null, operation: 'create-key', at };
}

// The key's own name has its bytes in the file. The way to it has none of its own, and counts as nothing before them;
// nor has the name of a root, which a hive need not keep.
function pathLocated(path: string, key: Key, isRoot: boolean): Located {
  const { name } = key;
  // A control set is called by another name than its own.
  const whole = isRoot || !path.endsWith(name.value);
  if (whole) return locatedFrom([{ text: path, span: name.at, linear: false }], name.at);
  const above = path.slice(0, path.length - name.value.length);
  const runs = [
    { text: above, span: startOf(name.at), linear: false },
    { text: name.value, span: name.at, linear: true },
  ];
  return locatedFrom(runs, name.at);
}
