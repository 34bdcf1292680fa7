// What is to be said of runs that were kept in facts files, all of them together.

import { clipped } from '../model/clipped.ts';
import type { CollectedInput, FactsRun, Shard } from '../model/collected.ts';
import { gap, originOf } from './gap.ts';

const NAMED = 5;

/** The first names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}

/** Runs that are whole, each with the path of the facts file that holds it. */
export type RunsByFile = readonly { readonly run: FactsRun; readonly path: string }[];

// A version is what somebody wrote into a file.
const LONGEST = 40;

/** What is to be said of all runs together: shards that are missing block a verdict, another version is worth a notice. */
export function* aboutRuns(runs: RunsByFile, version: string): Iterable<CollectedInput> {
  const groups = new Map<number, Map<string, Shards>>();
  const others = new Map<string, Set<string>>();
  for (const { run, path } of runs) {
    if (run.version !== version) addTo(others, path, clipped(run.version, LONGEST));
    if (run.shard) addShard(groups, run.shard, path);
  }
  for (const [count, lists] of groups) yield* aboutShards([...lists.values()], count);
  for (const [path, versions] of others) yield collectedBy(path, [...versions].sort(), version);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

/** Shards of one list of paths that are here. */
interface Shards {
  /** Of the facts files. */
  readonly files: Set<string>;
  readonly seen: Set<number>;
  readonly paths: number;
}

function addShard(groups: Map<number, Map<string, Shards>>, shard: Shard, file: string): void {
  const { index, count, paths, of } = shard;
  const lists = groups.get(count) ?? new Map<string, Shards>();
  groups.set(count, lists);
  const key = `${paths} ${of}`;
  const list = lists.get(key) ?? { files: new Set(), seen: new Set(), paths };
  lists.set(key, list);
  list.files.add(file);
  list.seen.add(index);
}

function* aboutShards(lists: readonly Shards[], count: number): Iterable<CollectedInput> {
  const torn = lists.filter(({ seen }) => seen.size < count);
  if (torn.length > 1 && torn.length === lists.length) yield differing(lists, count);
  else for (const { files, seen } of torn) yield lacking(files, missing(seen, count), AGAIN);
}

const AGAIN =
  'Name the facts of all shards, also of those in which nothing was; or collect those again that failed.';

/** Machines that saw other files than each other: each path is in one of their shards, but maybe in none of those that are here. */
function differing(lists: readonly Shards[], count: number): CollectedInput {
  const sizes = listed(lists.map(({ paths, seen }) => `${seen.size} of a list of ${paths}`));
  const message = `The shards that are here are of ${lists.length} different lists of paths, none of which is whole (of ${count} shards ${sizes}).`;
  const hint =
    'Collect all shards of the same files, under the same paths; facts that are written into the folder that is collected change its list.';
  return lacking(new Set(lists.flatMap(({ files }) => [...files])), message, hint);
}

function missing(seen: ReadonlySet<number>, count: number): string {
  const names: string[] = [];
  for (let index = 1; index <= count && names.length <= NAMED; index++) {
    if (!seen.has(index)) names.push(`${index}/${count}`);
  }
  const lack = count - seen.size;
  const shown =
    lack > NAMED ? `${names.slice(0, NAMED).join(', ')}, and ${lack - NAMED} more` : names.join(', ');
  return `Of ${count} shards that were collected ${seen.size} ${seen.size === 1 ? 'is' : 'are'} here: ${shown} ${lack === 1 ? 'is' : 'are'} missing.`;
}

function lacking(files: ReadonlySet<string>, message: string, hint: string): CollectedInput {
  const [path = ''] = [...files].sort();
  return {
    path,
    input: { path, format: null, status: 'partial', facts: 0, message },
    facts: [gap(originOf(path), 'truncated', 'partial', message, hint)],
    problems: [],
    strangers: 0,
  };
}

function collectedBy(path: string, versions: readonly string[], version: string): CollectedInput {
  const message = `The facts were collected by realmlint ${listed(versions)}, and are judged by ${version}.`;
  const hint = 'Where the other version reads an input otherwise, only collecting it again shows it.';
  return {
    path,
    input: null,
    facts: [gap(originOf(path), 'not-read', 'notice', message, hint)],
    problems: [],
    strangers: 0,
  };
}
