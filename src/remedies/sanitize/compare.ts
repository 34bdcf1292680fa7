// Whether copies say what their originals say: the same inputs in the same state, the same findings at the same lines.

import type { Finding, InputReport, Place, Report } from '../../model/finding.ts';

/**
 * Paths of originals whose copies say something else, and in words what. `copyOf` gives the path of an original's copy, `originalOf` the
 * other way.
 */
export function differing(
  before: Report,
  after: Report,
  copyOf: (path: string) => string,
  originalOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const inputs = new Map(after.inputs.map((input) => [input.path, input]));
  for (const input of before.inputs) {
    const copy = inputs.get(copyOf(input.path));
    if (!copy || stateOf(copy) !== stateOf(input)) found.set(input.path, 'is not read as the original is');
  }
  const blame = ({ path, ruleId }: Pick<Finding, 'path' | 'ruleId'>) => {
    if (!found.has(path)) found.set(path, `would change what is found (${ruleId})`);
  };
  const originals = counted(before.findings, copyOf);
  const copies = counted(after.findings, (path) => path);
  for (const [key, { count, finding }] of originals) {
    if (copies.get(key)?.count !== count) blame(finding);
  }
  for (const [key, { count, finding }] of copies) {
    if (originals.get(key)?.count !== count) blame({ ...finding, path: originalOf(finding.path) });
  }
  return found;
}

/** Whether anything differs that no single input is to blame for. */
export function differsAsWhole(before: Report, after: Report): boolean {
  const problems = ({ problems: all }: Report) =>
    all
      .map(({ kind }) => kind)
      .sort()
      .join();
  return problems(before) !== problems(after) || before.summary.exitCode !== after.summary.exitCode;
}

function stateOf({ format, status, facts }: InputReport): string {
  return `${format} ${status} ${facts}`;
}

interface Counted {
  readonly finding: Finding;
  count: number;
}

function counted(findings: readonly Finding[], pathOf: (path: string) => string): Map<string, Counted> {
  const all = new Map<string, Counted>();
  for (const finding of findings) {
    const key = keyOf(finding, pathOf);
    const one = all.get(key);
    if (one) one.count++;
    else all.set(key, { finding, count: 1 });
  }
  return all;
}

// Of several places of one finding the first path has it: names decide which, and pseudonyms otherwise.
function keyOf(finding: Finding, pathOf: (path: string) => string): string {
  const { ruleId, severity, suppressed, blocking, related } = finding;
  const places = [finding, ...related].map((place) => placeOf(place, pathOf)).sort();
  return [ruleId, severity, suppressed?.by ?? '', blocking ?? '', ...places].join(' ');
}

function placeOf({ path, region, byteOffset }: Place, pathOf: (path: string) => string): string {
  return `${pathOf(path)}:${region ? `${region.startLine}-${region.endLine}` : (byteOffset ?? '')}`;
}
