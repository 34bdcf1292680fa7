// What was collected, by one run or by many, put together: what several facts files tell alike counts once, and what they tell
// differently is believed of none.

import { factsOf, reportOf } from '../evidence/pages.ts';
import type { CollectedInput, FactsRun, Seal } from '../model/collected.ts';
import type { Fact } from '../model/fact.ts';
import type { InputReport, Problem } from '../model/finding.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Survey } from '../model/survey.ts';
import { gap, originOf } from './gap.ts';
import type { Gathered } from './judge.ts';

/** Linear in what was collected. */
export function joined(collected: Iterable<CollectedInput>): Gathered {
  const facts: Fact[] = [];
  const rest = joinedWith(collected, (one) => {
    for (const fact of one.facts) facts.push(fact);
  });
  return { facts, ...rest };
}

/** The same, with what was collected on other machines kept once as well. */
export function surveyed(
  collected: Iterable<CollectedInput>,
  sheetOf: (report: InputReport, facts: readonly Fact[]) => Sheet | null,
): Survey {
  const parts: Survey['parts'][number][] = [];
  const rest = joinedWith(sheeted(collected, sheetOf), ({ facts, sheet }) => {
    if (sheet) parts.push(sheet);
    else if (facts.length > 0) parts.push(facts);
  });
  return { parts, ...rest };
}

function* sheeted(
  collected: Iterable<CollectedInput>,
  sheetOf: (report: InputReport, facts: readonly Fact[]) => Sheet | null,
): Iterable<CollectedInput> {
  for (const one of collected) {
    const { input, facts, problems, from } = one;
    const sheet = from === undefined || !input || problems.length > 0 ? null : sheetOf(input, facts);
    // What is said of the input was written beside its facts, and need not be what follows from them.
    const same = sheet && input && JSON.stringify(reportOf(sheet)) === JSON.stringify(input);
    yield same ? { ...one, facts: [], sheet } : one;
  }
}

function joinedWith(
  collected: Iterable<CollectedInput>,
  take: (one: CollectedInput) => void,
): Omit<Gathered, 'facts'> {
  const inputs: InputReport[] = [];
  const problems: Problem[] = [];
  const seals: Seal[] = [];
  let skipped = 0;
  for (const one of onceEach(collected)) {
    take(one);
    for (const problem of one.problems) problems.push(problem);
    if (one.input) inputs.push(one.input);
    if (one.from !== undefined && one.seal) seals.push({ path: one.path, ...one.seal });
    skipped += one.strangers;
  }
  return { inputs, problems, skipped, ...(seals.length > 0 ? { seals } : {}) };
}

/** All that was told of one path. */
type Versions = [CollectedInput, ...CollectedInput[]];

function onceEach(collected: Iterable<CollectedInput>): readonly CollectedInput[] {
  const given = [...collected];
  // What one run has read itself is told once.
  if (!given.some(({ from }) => from !== undefined)) return given;
  const all: CollectedInput[] = [];
  const byPath = new Map<string, Versions>();
  for (const one of given) {
    // An archive that was entered can have an input of the same path beside it, which says that nothing was in it.
    const key = `${one.input ? 'input' : 'none'} ${one.path}`;
    const before = byPath.get(key);
    if (!before) byPath.set(key, [one]);
    else if (isToldAgain(before, one)) {
      before.push(one);
      continue;
    }
    all.push(one);
  }
  return all.map((one) => {
    const versions = byPath.get(`${one.input ? 'input' : 'none'} ${one.path}`);
    return versions && versions.length > 1 && versions[0] === one ? settled(versions) : one;
  });
}

// What this run has read itself it may have read twice: standard input can be called like a file.
function isToldAgain([before]: Versions, one: CollectedInput): boolean {
  return before.from !== undefined || one.from !== undefined;
}

function settled(versions: Versions): CollectedInput {
  const [first] = versions;
  const texts = new Set(versions.map(textOf));
  if (texts.size === 1) return first;
  const places = [...new Set(versions.map(({ from }) => from ?? 'the path itself'))].sort();
  const { path } = first;
  const message = `Of this path ${texts.size} versions were collected, which differ (${listed(places)}).`;
  const hint =
    'Leave out the facts that are out of date; what lies under one path on several machines is collected from the folder above.';
  return {
    path,
    input: { path, format: null, status: 'unreadable', facts: 0, message },
    facts: [gap(originOf(path), 'malformed', 'unreadable', message, hint)],
    // A defect stays one, whichever version is right.
    problems: versions.flatMap(({ problems }) => problems),
    strangers: 0,
  };
}

function textOf({ input, facts, sheet, problems, strangers }: CollectedInput): string {
  return JSON.stringify([input, sheet ? factsOf(sheet) : facts, problems, strangers]);
}

const NAMED = 5;

function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}

/** Runs that are whole, each with the path of the facts file that holds it. */
export type RunsByFile = readonly { readonly run: FactsRun; readonly path: string }[];

/** What is to be said of all runs together: shards that are missing block a verdict, another version is worth a notice. */
export function* aboutRuns(runs: RunsByFile, version: string): Iterable<CollectedInput> {
  const groups = new Map<string, { paths: Set<string>; seen: Set<number>; count: number }>();
  const others = new Map<string, Set<string>>();
  for (const { run, path } of runs) {
    if (run.version !== version) addTo(others, path, run.version);
    if (!run.shard) continue;
    const { index, count, of } = run.shard;
    const key = `${count} ${of}`;
    const group = groups.get(key) ?? { paths: new Set(), seen: new Set(), count };
    groups.set(key, group);
    group.paths.add(path);
    group.seen.add(index);
  }
  for (const { paths, seen, count } of groups.values()) {
    if (seen.size < count) yield missing([...paths].sort(), seen, count);
  }
  for (const [path, versions] of others) yield collectedBy(path, [...versions].sort(), version);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function missing(paths: readonly string[], seen: ReadonlySet<number>, count: number): CollectedInput {
  const [path = ''] = paths;
  const names: string[] = [];
  for (let index = 1; index <= count && names.length <= NAMED; index++) {
    if (!seen.has(index)) names.push(`${index}/${count}`);
  }
  const lack = count - seen.size;
  const shown =
    lack > NAMED ? `${names.slice(0, NAMED).join(', ')}, and ${lack - NAMED} more` : names.join(', ');
  const message = `Of ${count} shards that were collected ${seen.size} ${seen.size === 1 ? 'is' : 'are'} here: ${shown} ${lack === 1 ? 'is' : 'are'} missing.`;
  const hint =
    'Name the facts of all shards, also of those in which nothing was; or collect those again that failed.';
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
