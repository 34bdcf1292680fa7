// Which findings of the report each change mends, and which are left: every one is in one place, as the report said it.

import type { Finding, Report } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Attempt } from './attempt.ts';
import { isChanged, type Setting } from './setting.ts';
import type { TrustChange } from './trust-types.ts';

export interface Account {
  readonly mendedBy: ReadonlyMap<Setting | TrustChange, readonly Finding[]>;
  /** Once the plan is carried out, each with the finding as it is then. */
  readonly left: readonly { readonly finding: Finding; readonly last: Finding }[];
}

type Change = Setting | TrustChange;

export function accountOf({ table, trusts, report }: Attempt, base: Report): Account {
  const left = leftOf(report, base);
  const open = new Set(left.map(({ finding }) => finding.fingerprint));
  const stillFound = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const changes: readonly Change[] = [...table.settings.filter(isChanged), ...trusts];
  const mendedBy = new Map<Change, Finding[]>(changes.map((change) => [change, []]));
  const done = new Set<string>();
  const originals = originalsOf(base);
  for (const change of changes) {
    for (const finding of change.findings) {
      if (stillFound.has(finding.fingerprint)) continue;
      const original = originals(finding) ?? finding;
      const own = mendedBy.get(change) ?? [];
      if (open.has(original.fingerprint) || own.includes(original)) continue;
      own.push(original);
      done.add(original.fingerprint);
    }
  }
  // What is gone without having been asked for went with a change of the same setting, subject or realm.
  for (const finding of base.findings) {
    const { fingerprint, suppressed } = finding;
    if (suppressed || open.has(fingerprint) || done.has(fingerprint)) continue;
    const cause = causeOf(finding, changes);
    if (cause) mendedBy.get(cause)?.push(finding);
  }
  return { mendedBy, left };
}

function leftOf(report: Report, base: Report): { finding: Finding; last: Finding }[] {
  const originals = originalsOf(base);
  const seen = new Set<string>();
  const left: { finding: Finding; last: Finding }[] = [];
  for (const last of report.findings) {
    if (last.suppressed) continue;
    const finding = originals(last) ?? last;
    if (seen.has(finding.fingerprint)) continue;
    seen.add(finding.fingerprint);
    left.push({ finding, last });
  }
  return left;
}

/** The finding of the report that a later one is: the same, or the same rule's at the same place, whose value was another. */
function originalsOf({ findings }: Report): (finding: Finding) => Finding | null {
  const byPrint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const byPlace = new Map(findings.map((finding) => [placeOf(finding), finding]));
  return (finding) => byPrint.get(finding.fingerprint) ?? byPlace.get(placeOf(finding)) ?? null;
}

function placeOf({ ruleId, subject, locator }: Finding): string {
  return JSON.stringify([ruleId, subject.kind, subject.id, locator.toLowerCase()]);
}

function causeOf(finding: Finding, changes: readonly Change[]): Change | null {
  const { subject, locator, related } = finding;
  const settings = changes.filter((change) => 'locators' in change);
  const places = new Set([locator, ...related.map((one) => one.locator)]);
  const realm = realmKey(finding.realm ?? '');
  return (
    settings.find((setting) => [...setting.locators].some((one) => places.has(one))) ??
    settings.find((setting) => setting.subject.ref.id === subject.id) ??
    changes.find((change) => change.findings.some((one) => realmKey(one.realm ?? '') === realm)) ??
    changes[0] ??
    null
  );
}
