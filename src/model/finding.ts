// What comes out: findings, coverage and problems, in the shape of the JSON report (schemaVersion 1).

import type { Region } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether a finding of this severity is one that --fail-on means. */
export function reaches(severity: Severity, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** The guide's step that prescribes or shows a setting. */
export type GuideStep = 1 | 2 | 3 | 4 | 5 | 6;

export interface SubjectRef {
  readonly kind: 'gpo' | 'client' | 'domain' | 'file';
  readonly id: string;
  readonly name: string;
}

export interface Place {
  readonly path: string;
  /** Null in binary formats. */
  readonly region: Region | null;
  readonly byteOffset?: number;
  readonly locator: string;
}

export interface RelatedPlace extends Place {
  readonly message: string;
}

export interface Finding extends Place {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly format: string;
  readonly subject: SubjectRef;
  readonly realm?: string;
  readonly actual: string | null;
  readonly expected: string | null;
  /** By whose expectation it was judged and how that comes to speak of the realm; left out where the format alone decides. */
  readonly basis?: string;
  readonly related: readonly RelatedPlace[];
  readonly symptoms: readonly string[];
  readonly guide: GuideStep | null;
  readonly blocking?: true;
  readonly fingerprint: string;
  /** Held back: it is listed, and counts for nothing. */
  readonly suppressed?: Suppressed;
}

/** Who holds a finding back, and why; `until` is the last day on which it does (YYYY-MM-DD). */
export interface Suppressed {
  readonly by: 'config' | 'baseline';
  readonly reason: string;
  readonly until?: string;
}

export interface CoverageRow {
  readonly check: string;
  readonly guide: GuideStep;
  readonly subject: SubjectRef;
  readonly status: 'pass' | 'fail' | 'not-evaluated';
  readonly reason?: string;
}

/** What came of one rule on one subject. `reason` says why it was not evaluated. */
export interface CheckRow {
  readonly check: string;
  readonly subject: SubjectRef;
  readonly status: CoverageRow['status'];
  readonly reason: string | null;
}

/** A realm that was judged, under the name that it should have, or else as it was first spelt. */
export interface JudgedRealm {
  readonly realm: string;
  /** Whose expectation it was judged by; null when nothing is expected of it. */
  readonly basis: string | null;
  readonly subjects: readonly SubjectRef[];
}

export type InputStatus = 'read' | 'partial' | 'unreadable' | 'no-evidence' | 'superseded';

export interface InputReport {
  readonly path: string;
  /** Null when no reader accepted the input. */
  readonly format: string | null;
  readonly status: InputStatus;
  /** How many facts of evidence it gave. */
  readonly facts: number;
  /** When the export was made, ISO 8601 as it tells; of several times the first. Left out where it does not tell. */
  readonly taken?: string;
  readonly message?: string;
}

/**
 * What is wrong with the run rather than with the configuration: a defect of realmlint, no evidence at all, or required
 * evidence that is not there; and remarks, which are about the config or the baseline and leave the exit code alone.
 */
export interface Problem {
  readonly kind:
    | 'internal'
    | 'no-evidence'
    | 'evidence-required'
    | 'suppression-unused'
    | 'suppression-expired'
    | 'baseline-stale'
    | 'intent-unmatched';
  readonly message: string;
}

const REMARKS: readonly Problem['kind'][] = [
  'suppression-unused',
  'suppression-expired',
  'baseline-stale',
  'intent-unmatched',
];

/** Whether a problem keeps no run from its verdict. */
export function isRemark({ kind }: Problem): boolean {
  return REMARKS.includes(kind);
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly inputs: number;
  readonly unreadable: number;
  readonly skipped: number;
  readonly exitCode: number;
}

/** The whole result of a run. Reporters get this and nothing else. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'realmlint'; readonly version: string };
  readonly inputs: readonly InputReport[];
  readonly findings: readonly Finding[];
  readonly coverage: readonly CoverageRow[];
  readonly problems: readonly Problem[];
  readonly summary: Summary;
}
