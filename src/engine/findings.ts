// Drafts to findings: one finding per defect with its other places, and their order.

import type { At } from '../model/evidence.ts';
import { type Finding, type Place, type RelatedPlace, SEVERITIES, type Severity } from '../model/finding.ts';
import type { Settings } from '../model/settings.ts';
import type { Draft } from './draft.ts';
import { fingerprintsOf } from './fingerprints.ts';

/** Findings in their order, and by what each was judged. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** By fingerprint, in the words beside an expected value; the finding itself has all of it. */
  readonly basis: Readonly<Record<string, string>>;
}

/** Joins drafts of equal fingerprint. */
export function toFindings(drafts: readonly Draft[], severities: Settings['severities']): Judged {
  const joined = new Map<string, Draft[]>();
  for (const [draft, fingerprint] of fingerprintsOf(drafts)) {
    const same = joined.get(fingerprint);
    if (same) same.push(draft);
    else joined.set(fingerprint, [draft]);
  }
  const basis: Record<string, string> = {};
  const ordered: { finding: Finding; offset: number }[] = [];
  for (const [fingerprint, same] of joined) {
    const sorted = [...same].sort(byPrimacy);
    const primary = sorted[0];
    if (!primary) continue;
    if (primary.basis !== null) basis[fingerprint] = primary.basis.calm;
    const finding = findingOf(primary, sorted.slice(1), fingerprint, severities);
    ordered.push({ finding, offset: primary.finding.place.at.start });
  }
  ordered.sort(
    (a, b) =>
      order(a.finding.path, b.finding.path) ||
      a.offset - b.offset ||
      order(a.finding.ruleId, b.finding.ruleId) ||
      order(a.finding.fingerprint, b.finding.fingerprint),
  );
  return { findings: ordered.map(({ finding }) => finding), basis };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// The GPO before its clients, text before binary: a place with a line is easier to go to.
function byPrimacy(a: Draft, b: Draft): number {
  const rank = (draft: Draft) =>
    (draft.subject.kind === 'client' ? 2 : 0) + (draft.finding.place.at.region === null ? 1 : 0);
  return (
    rank(a) - rank(b) ||
    order(a.finding.place.origin.path, b.finding.place.origin.path) ||
    a.finding.place.at.start - b.finding.place.at.start
  );
}

/** A place as the report shows it. */
export function placeOf({ origin, at, locator }: At): Place {
  const { path } = origin;
  if (at.region) return { path, region: at.region, locator };
  return { path, region: null, byteOffset: at.start, locator };
}

function findingOf(
  primary: Draft,
  others: readonly Draft[],
  fingerprint: string,
  severities: Settings['severities'],
): Finding {
  const { rule, finding, subject } = primary;
  const overruled = severities[rule.id];
  const severity: Severity =
    overruled && overruled !== 'off'
      ? overruled
      : worst([primary, ...others].map((draft) => draft.finding.severity));
  return {
    ruleId: rule.id,
    severity,
    message: finding.message,
    ...placeOf(finding.place),
    format: finding.place.origin.format ?? 'unknown',
    subject,
    ...(finding.realm === undefined ? {} : { realm: finding.realm }),
    actual: finding.actual,
    expected: finding.expected,
    ...(primary.basis === null ? {} : { basis: primary.basis.full }),
    related: relatedOf(primary, others),
    symptoms: [...rule.symptoms],
    guide: primary.guide,
    ...([primary, ...others].some((draft) => draft.finding.blocking) ? { blocking: true as const } : {}),
    fingerprint,
  };
}

/** One defect is as severe as the worst of its places. */
function worst(severities: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'error';
}

function relatedOf(primary: Draft, others: readonly Draft[]): RelatedPlace[] {
  const related: RelatedPlace[] = [];
  const seen = new Set<string>();
  const add = (at: At, message: string) => {
    const key = JSON.stringify([at.origin.path, at.at.start, at.at.end]);
    if (seen.has(key)) return;
    seen.add(key);
    related.push({ ...placeOf(at), message });
  };
  seen.add(
    JSON.stringify([
      primary.finding.place.origin.path,
      primary.finding.place.at.start,
      primary.finding.place.at.end,
    ]),
  );
  for (const at of primary.finding.related ?? []) add(at, at.message);
  for (const other of others) add(other.finding.place, copyMessage(primary, other));
  return related;
}

function copyMessage(primary: Draft, other: Draft): string {
  if (other.subject.kind === 'client') return `the same on the client ${other.subject.name}`;
  if (other.finding.place.origin.path === primary.finding.place.origin.path) return 'the same again';
  return 'the same in another file';
}
