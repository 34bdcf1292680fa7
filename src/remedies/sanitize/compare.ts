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
  const blame = (path: string, ruleId: string) => {
    if (!found.has(path)) found.set(path, `would change what is found (${ruleId})`);
  };
  const originals = placesOf(before.findings, copyOf);
  const copies = placesOf(after.findings, (path) => path);
  for (const [key, { count, path, ruleId }] of originals) {
    if (copies.get(key)?.count !== count) blame(path, ruleId);
  }
  for (const [key, { count, path, ruleId }] of copies) {
    if (originals.get(key)?.count !== count) blame(originalOf(path), ruleId);
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
  readonly path: string;
  readonly ruleId: string;
  count: number;
}

/**
 * All places of all findings, whichever finding has them: of several places of one defect the first path has it, and a defect that clients
 * share with several GPOs is shown at the first of these. Names decide what comes first, and pseudonyms otherwise.
 */
function placesOf(findings: readonly Finding[], pathOf: (path: string) => string): Map<string, Counted> {
  const all = new Map<string, Counted>();
  for (const finding of findings) {
    const { ruleId, severity, suppressed, blocking } = finding;
    for (const place of [finding, ...finding.related]) {
      const key = [ruleId, severity, suppressed?.by, blocking, placeOf(place, pathOf)].join(' ');
      const known = all.get(key);
      if (known) known.count++;
      else all.set(key, { path: place.path, ruleId, count: 1 });
    }
  }
  return all;
}

function placeOf({ path, region, byteOffset }: Place, pathOf: (path: string) => string): string {
  return `${pathOf(path)}:${region ? `${region.startLine}-${region.endLine}` : (byteOffset ?? '')}`;
}
