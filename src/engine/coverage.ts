// Coverage: for every subject, step of the guide and rule, whether it was passed, failed or could not be judged.

import { bySubject } from '../evidence/subjects.ts';
import type { Subject } from '../model/evidence.ts';
import type { CheckRow, CoverageRow, GuideStep, SubjectRef } from '../model/finding.ts';
import { type Format, type FormatTraits, traitsOf } from '../model/format.ts';
import { type AnyRule, type Over, stepOf } from '../model/rule.ts';
import type { Draft, Outcome } from './draft.ts';

interface Row {
  readonly check: string;
  readonly guide: GuideStep;
  readonly subject: SubjectRef;
  status: CoverageRow['status'];
  reason: string | null;
}

// A failure of one target fails the check; one that could not be judged leaves it open.
const WEIGHT: Readonly<Record<CoverageRow['status'], number>> = { pass: 0, 'not-evaluated': 1, fail: 2 };

/**
 * Rows in the order of their subjects, steps and rules. A check that found nothing but consequences of another
 * defect is open: what it would say once that is mended is not known.
 */
export function coverageOf(
  outcomes: readonly Outcome[],
  consequences: ReadonlyMap<Draft, string>,
): CoverageRow[] {
  const rows = new Map<string, Row>();
  for (const outcome of answered(outcomes.map((one) => settled(one, consequences)))) {
    for (const guide of stepsFor(outcome.rule, outcome.over, outcome.subject)) {
      const { ref, holder } = outcome.subject;
      // What a GPO does right for workstations shows of none of them that it is so.
      if (guide === 6 && holder === 'gpo' && outcome.status !== 'fail') continue;
      const key = JSON.stringify([ref.kind, ref.id, guide, outcome.rule.id]);
      const row = rows.get(key);
      if (!row) {
        const { status, reason } = outcome;
        rows.set(key, { check: outcome.rule.id, guide, subject: ref, status, reason });
      } else if (outweighs(outcome, row)) {
        row.status = outcome.status;
        row.reason = outcome.reason;
      }
    }
  }
  const list = [...rows.values()].map(({ reason, ...row }) => (reason === null ? row : { ...row, reason }));
  return list.sort(
    (a, b) => order(a.subject.kind, b.subject.kind) || order(a.subject.id, b.subject.id) || a.guide - b.guide,
  );
}

/** The same for every rule, whether a step of the guide prescribes it or not: one row for each rule and subject. */
export function checksOf(outcomes: readonly Outcome[], consequences: ReadonlyMap<Draft, string>): CheckRow[] {
  const rows = new Map<string, CheckRow>();
  for (const { rule, subject, status, reason } of answered(
    outcomes.map((one) => settled(one, consequences)),
  )) {
    const { ref } = subject;
    const key = JSON.stringify([ref.kind, ref.id, rule.id]);
    const before = rows.get(key);
    if (before && WEIGHT[before.status] >= WEIGHT[status]) continue;
    rows.set(key, { check: rule.id, subject: ref, status, reason });
  }
  return inOrder([...rows.values()]);
}

/** Rules as they come, of each the subjects in their order: a rule of several kinds of target meets them by these. */
function inOrder(rows: readonly CheckRow[]): CheckRow[] {
  const places = new Map<string, number>();
  for (const { check } of rows) if (!places.has(check)) places.set(check, places.size);
  const placeOf = ({ check }: CheckRow) => places.get(check) ?? 0;
  return [...rows].sort(
    (a, b) => placeOf(a) - placeOf(b) || bySubject({ ref: a.subject }, { ref: b.subject }),
  );
}

/** Without what one export leaves open and another one of the same thing answers: nltest shows no encryption types, Get-ADObject does. */
export function answered(outcomes: readonly Outcome[]): Outcome[] {
  const keyOf = ({ rule, subject, shared }: Outcome) =>
    shared === undefined ? null : JSON.stringify([rule.id, subject.ref.kind, subject.ref.id, shared]);
  const known = new Set<string>();
  for (const outcome of outcomes) {
    const key = outcome.status === 'not-evaluated' ? null : keyOf(outcome);
    if (key !== null) known.add(key);
  }
  return outcomes.filter((outcome) => outcome.status !== 'not-evaluated' || !known.has(keyOf(outcome) ?? ''));
}

/** Of several reasons the smallest is said, so that the order of inputs does not matter. */
function outweighs(outcome: Outcome, row: Row): boolean {
  const more = WEIGHT[outcome.status] - WEIGHT[row.status];
  return more > 0 || (more === 0 && order(outcome.reason ?? '', row.reason ?? '') < 0);
}

function settled(outcome: Outcome, consequences: ReadonlyMap<Draft, string>): Outcome {
  if (outcome.drafts.length === 0) return outcome;
  const own = outcome.drafts.filter((draft) => !consequences.has(draft));
  if (own.length === 0) {
    const [cause] = outcome.drafts.map((draft) => consequences.get(draft) ?? '').sort();
    return { ...outcome, status: 'not-evaluated', reason: `follows from ${cause}` };
  }
  // Information is no deviation from the guide: an unknown cloud may well be right.
  if (own.some((draft) => draft.finding.severity !== 'info')) return outcome;
  return { ...outcome, status: 'not-evaluated', reason: 'gave information only' };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The steps that a rule's check of a subject is evidence for, the foremost first. Step 3 validates the trust of steps 1 and 2; step 4 is the GPO's content,
 * step 5 the same as raw registry values, step 6 the client's registry.
 */
export function stepsFor(rule: AnyRule, over: Over, subject: Subject): GuideStep[] {
  const step = stepOf(rule, over);
  if (step === null) return [];
  if (subject.holder === 'domain') return step === 3 ? [3] : [step, 3];
  // What belongs to the workstation is that of step 6, also in the GPO that sets it.
  if (subject.holder === 'client' || step === 6) return [6];
  const shown = shownOf(subject);
  const steps: GuideStep[] = [];
  if (shown.has('policies')) steps.push(4);
  if (shown.has('values')) steps.push(5);
  return steps.length > 0 ? steps : [step];
}

// Asked for every target, and the same for all of a subject.
const SHOWN = new WeakMap<Subject, ReadonlySet<FormatTraits['shows']>>();

/** What the formats show that show the settings of the subject, or that it has none. */
function shownOf(subject: Subject): ReadonlySet<FormatTraits['shows']> {
  const known = SHOWN.get(subject);
  if (known) return known;
  const { scopes, realms, mappings, states } = subject;
  const shown = new Set<FormatTraits['shows']>();
  SHOWN.set(subject, shown);
  const add = (format: Format | null) => shown.add(traitsOf(format)?.shows ?? null);
  for (const { origin, shows } of scopes) if (shows.length > 0) add(origin.format);
  for (const facts of [realms, mappings, states]) for (const { origin } of facts) add(origin.format);
  return shown;
}
