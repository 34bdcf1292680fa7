// What was collected, by one run or by many, put together: what several facts files tell alike counts once, and what they tell
// differently is believed of none.

import { factsOf, reportOf } from '../evidence/pages.ts';
import type { CollectedInput, Seal } from '../model/collected.ts';
import type { Fact } from '../model/fact.ts';
import type { InputReport, Problem } from '../model/finding.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Survey } from '../model/survey.ts';
import { gap, originOf } from './gap.ts';
import type { Gathered } from './judge.ts';
import { listed } from './runs.ts';

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
    const key = keyOf(one);
    const before = byPath.get(key);
    if (!before) byPath.set(key, [one]);
    else if (isToldAgain(before, one)) {
      before.push(one);
      continue;
    }
    all.push(one);
  }
  return all.flatMap((one) => {
    const versions = byPath.get(keyOf(one));
    if (versions?.[0] !== one) return [one];
    const nones = byPath.get(`none ${one.path}`);
    const inputs = byPath.get(`input ${one.path}`);
    if (nones && inputs && isClash(nones, inputs)) {
      return one.input ? [settled([...inputs, ...nones])] : [];
    }
    return versions.length > 1 ? [settled(versions)] : [one];
  });
}

// An archive that was entered can have an input of the same path beside it, which says what is wrong with it, or that nothing was in it.
function keyOf({ input, path }: CollectedInput): string {
  return `${input ? 'input' : 'none'} ${path}`;
}

/** Whether one has passed over, or entered, what another took for an input of a format. */
function isClash(nones: Versions, inputs: Versions): boolean {
  const all = [...nones, ...inputs];
  return inputs.some(({ input }) => input?.format != null) && all.some(({ from }) => from !== undefined);
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
  return JSON.stringify([input, sheet ? factsOf(sheet) : facts, problems, strangers], inOrder);
}

// What was kept in a file need not have its members in the order of what was read here.
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
