// Whether copies say what their originals say: the same inputs in the same state, the same findings at the same lines.

import type { Finding, InputReport, Report } from '../../model/finding.ts';

/** Paths of originals whose copies say something else, and in words what. `pathOf` gives the path of an original's copy. */
export function differing(
  before: Report,
  after: Report,
  pathOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const inputs = new Map(after.inputs.map((input) => [input.path, input]));
  for (const input of before.inputs) {
    const copy = inputs.get(pathOf(input.path));
    if (!copy || stateOf(copy) !== stateOf(input)) found.set(input.path, 'is not read as the original is');
  }
  const copies = countsOf(after.findings, (path) => path);
  const originals = countsOf(before.findings, pathOf);
  for (const { path } of before.inputs) {
    if (found.has(path)) continue;
    const wanted = originals.get(pathOf(path)) ?? new Map();
    const given = copies.get(pathOf(path)) ?? new Map();
    const rule = firstDifference(wanted, given);
    if (rule !== null) found.set(path, `would change what is found (${rule})`);
  }
  return found;
}

/** Whether anything differs that no single input is to blame for. */
export function differsAsWhole(before: Report, after: Report): boolean {
  const problems = ({ problems: all }: Report) => all.map(({ kind }) => kind).sort().join();
  return problems(before) !== problems(after) || before.summary.exitCode !== after.summary.exitCode;
}

function stateOf({ format, status, facts }: InputReport): string {
  return `${format} ${status} ${facts}`;
}

function countsOf(findings: readonly Finding[], pathOf: (path: string) => string): Map<string, Map<string, number>> {
  const byPath = new Map<string, Map<string, number>>();
  for (const finding of findings) {
    const path = pathOf(finding.path);
    const counts = byPath.get(path) ?? new Map<string, number>();
    const key = keyOf(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    byPath.set(path, counts);
  }
  return byPath;
}

function keyOf({ ruleId, severity, region, byteOffset, suppressed, blocking }: Finding): string {
  const line = region ? `${region.startLine}-${region.endLine}` : (byteOffset ?? '');
  return `${ruleId} ${severity} ${line} ${suppressed?.by ?? ''} ${blocking ?? ''}`;
}

function firstDifference(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string | null {
  for (const key of [...one.keys(), ...other.keys()]) {
    if (one.get(key) !== other.get(key)) return key.split(' ')[0] ?? key;
  }
  return null;
}
