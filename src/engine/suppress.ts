// What the config suppresses and what the baseline holds: marked, never dropped. Nothing is held back by its words.

import type { Evidence } from '../model/evidence.ts';
import type { GapFact, Origin } from '../model/fact.ts';
import type { Finding, Problem, SubjectRef, Suppressed } from '../model/finding.ts';
import { type BaselineEntry, GAP_RULE, type Hold, type Suppression } from '../model/hold.ts';
import { realmKey } from '../model/realm-name.ts';
import { nameKey, subjectNames } from '../model/subject-names.ts';
import { remarksOf, staleProblem, type Watched } from './hold-words.ts';
import { ownersOf } from './owners.ts';
import { type Ran, settledOf } from './settled.ts';

/** All findings, those that are held back marked as such. */
export interface HeldBack {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Entries of the baseline that this run would have found again, had they still been there. */
  readonly gone: readonly BaselineEntry[];
  readonly isLifted: (gap: GapFact) => boolean;
}

/** The config comes before the baseline. A gap is lifted by a suppression that names a path and a last day, and by nothing else. */
export function holdBack(findings: readonly Finding[], hold: Hold | null, ran: Ran): HeldBack {
  if (hold === null) return { findings, problems: [], gone: [], isLifted: () => false };
  const watched = watch(hold);
  const byRule = new Map<string, Watched[]>();
  for (const one of watched) {
    const same = byRule.get(one.suppression.rule);
    if (same) same.push(one);
    else byRule.set(one.suppression.rule, [one]);
  }
  const entries = new Map(hold.baseline?.map((entry) => [entry.fingerprint, entry]));
  const marked = findings.map((finding) => {
    const meant = (byRule.get(finding.ruleId) ?? []).filter((one) => concerns(one, finding));
    const suppressed = byConfig(finding, meant) ?? byBaseline(finding, entries);
    return suppressed ? { ...finding, suppressed } : finding;
  });
  const settled = settledOf(ran);
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const gone = (hold.baseline ?? []).filter(
    (entry) => !found.has(entry.fingerprint) && settled.ofEntry(entry),
  );
  return {
    findings: marked,
    problems: [...remarksOf(watched, settled), ...staleProblem(gone)],
    gone,
    isLifted: lifting(byRule.get(GAP_RULE) ?? [], ran.evidence),
  };
}

function watch({ suppressions, today }: Hold): Watched[] {
  return suppressions.map((suppression) => ({
    suppression,
    inputs: suppression.path && new Set(suppression.path.inputs),
    // Days written like this are in order when their texts are.
    expired: suppression.until !== null && suppression.until < today,
    met: 0,
    stood: 0,
  }));
}

function concerns({ suppression, inputs }: Watched, finding: Finding): boolean {
  const { realm } = suppression;
  if (realm !== null && (finding.realm === undefined || realmKey(finding.realm) !== realmKey(realm)))
    return false;
  return (
    isCalled(suppression, finding.subject) &&
    (inputs === null || placesOf(finding).some((path) => inputs.has(path)))
  );
}

/** A defect is where it is shown; a gap is in every file that has it. */
function placesOf({ path, related, blocking }: Finding): string[] {
  return blocking ? [path, ...related.map((place) => place.path)] : [path];
}

function isCalled({ subject }: Suppression, ref: SubjectRef): boolean {
  return subject === null || subjectNames(ref).includes(nameKey(subject));
}

function byConfig(finding: Finding, meant: readonly Watched[]): Suppressed | null {
  const holding = meant.filter(({ expired }) => !expired);
  const lifting = finding.blocking ? holding.filter(canLift) : holding;
  const held =
    !finding.blocking || placesOf(finding).every((path) => lifting.some(({ inputs }) => inputs?.has(path)));
  for (const one of meant) {
    if (held || one.expired) one.met++;
    else one.stood++;
  }
  const [first] = held ? lifting : [];
  if (!first) return null;
  const { reason, until } = first.suppression;
  return { by: 'config', reason, ...(until === null ? {} : { until }) };
}

function canLift({ suppression, inputs, expired }: Watched): boolean {
  return !expired && suppression.until !== null && inputs !== null && suppression.realm === null;
}

function byBaseline(finding: Finding, entries: ReadonlyMap<string, BaselineEntry>): Suppressed | null {
  if (finding.blocking || finding.ruleId === GAP_RULE) return null;
  const entry = entries.get(finding.fingerprint);
  return entry ? { by: 'baseline', reason: `in the baseline since ${entry.date}` } : null;
}

/** The same for gaps themselves, which stand whether or not the rule that tells of them is on. */
function lifting(watched: readonly Watched[], evidence: Evidence): (gap: GapFact) => boolean {
  const able = watched.filter(canLift);
  if (able.length === 0) return () => false;
  const ownerOf = ownersOf(evidence);
  const subjectOf = (origin: Origin): SubjectRef =>
    ownerOf(origin)?.ref ?? { kind: 'file', id: origin.path, name: origin.path };
  return ({ origin }) =>
    able.some(
      ({ suppression, inputs }) => inputs?.has(origin.path) && isCalled(suppression, subjectOf(origin)),
    );
}
