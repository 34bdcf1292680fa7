// From the findings of a run to a plan: what a command mends, checked by judging again, and what nobody but a person may.

import type { Fact } from '../model/fact.ts';
import type { Finding, Report } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { RemedyPlan } from '../model/remedy.ts';
import type { AnyRule } from '../model/rule.ts';
import { accountOf } from './account.ts';
import { type Attempt, attempt, idOf, type Judging } from './attempt.ts';
import { refusalsOf } from './refusals.ts';
import { remediesOf } from './remedies.ts';
import { isChanged, type Setting } from './setting.ts';

export interface PlanOptions extends Judging {
  readonly facts: readonly Fact[];
  readonly report: Report;
  readonly rules: readonly AnyRule[];
  readonly includeProposed: boolean;
}

// Each attempt that brings something up bars at least one setting; after so many nothing of what is left can be trusted.
const MOST_ATTEMPTS = 50;
const TOO_MANY =
  'Its changes kept bringing up other defects, so none is made: mend the others first, export again, and ask again.';

/** Makes a plan of what was judged. Pure; as slow as judging all of it several times. */
export function remedyPlan(options: PlanOptions): RemedyPlan {
  const { facts, report, includeProposed } = options;
  const barred = new Map<string, string>();
  const wish = { includeProposed, barred, unwanted: unwantedIn(report) };
  let last = attempt(facts, report, options, wish);
  for (let count = 1; bar(last, options, barred); count++) {
    if (count >= MOST_ATTEMPTS) {
      for (const setting of last.table.settings.filter(isChanged)) barred.set(idOf(setting), TOO_MANY);
    }
    last = attempt(facts, report, options, wish);
  }
  const account = accountOf(last, report);
  return { remedies: remediesOf(last, account), refusals: refusalsOf(last, account, options) };
}

/** Realms that the config does not want where they stand, by subject. */
function unwantedIn({ findings }: Report): ReadonlySet<string> {
  const isUnwanted = ({ ruleId, expected }: Finding) =>
    ruleId === 'setting-not-as-expected' && (expected === null || expected === 'disabled');
  return new Set(
    findings
      .filter(isUnwanted)
      .map(({ subject, realm = '' }) => `${subject.kind} ${subject.id} ${realmKey(realm)}`),
  );
}

/**
 * Bars what mends nothing, and what brings up a defect that was not there before and that no other explained. Whether there was
 * any.
 */
function bar(done: Attempt, options: PlanOptions, barred: Map<string, string>): boolean {
  const changed = done.table.settings.filter(isChanged);
  const before = barred.size;
  const known = new Set(options.report.findings.map(defectOf));
  for (const finding of done.report.findings) {
    if (finding.severity === 'info' || known.has(defectOf(finding))) continue;
    const about = changed.filter(({ locators }) => locators.has(finding.locator));
    const suspects =
      about.length > 0 ? about : changed.filter(({ subject }) => subject.ref.id === finding.subject.id);
    if (suspects.some((setting) => explained(finding, setting, options))) continue;
    const reason = `The change would bring up ${finding.ruleId}: ${finding.message}`;
    for (const setting of suspects) barred.set(idOf(setting), reason);
  }
  const left = new Set(done.report.findings.map(({ fingerprint }) => fingerprint));
  for (const setting of changed) {
    if (setting.findings.some(({ fingerprint }) => !left.has(fingerprint))) continue;
    barred.set(
      idOf(setting),
      'The change that it asks for does not mend it: something else in the exports undoes it.',
    );
  }
  return barred.size > before;
}

/** Whether the finding only comes up because one that was mended had explained it. */
function explained({ ruleId }: Finding, { findings }: Setting, { consequences }: Judging): boolean {
  const mended = findings.map((finding) => finding.ruleId);
  return consequences.some(
    ({ primary, silenced, whenRepaired }) =>
      // What was silent only because the repaired value would be right has to be right once it is repaired.
      !whenRepaired && silenced.includes(ruleId) && primary.some((id) => mended.includes(id)),
  );
}

function defectOf({ ruleId, subject, realm = '' }: Finding): string {
  return JSON.stringify([ruleId, subject.kind, subject.id, realmKey(realm)]);
}
