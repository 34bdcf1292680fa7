// What comes out of a comparison of exports: a matrix, cohorts, and what follows. The shape of its JSON (schemaVersion 1).

import type { Comparison, Setting } from './copy.ts';
import type { InputReport, Place, Severity, SubjectRef } from './finding.ts';

/** What is compared: GPOs as they are, backups of them, clients, and the trusts of domains. */
export type Column = 'gpo' | 'backup' | 'client' | 'trust';

export const COLUMNS: readonly Column[] = ['gpo', 'backup', 'client', 'trust'];

/** How many copies of a setting compare how; those without any copy to speak of are in none. */
export type Counts = Readonly<Record<Comparison, number>>;

export interface MatrixRow {
  /** Null for a switch, which is that of a whole list. */
  readonly realm: string | null;
  readonly setting: Setting;
  /** Null where nothing is expected; several values where the expected side has several. */
  readonly expected: readonly string[] | null;
  /** How the expected side compares with the guide or the config; null where that expects nothing, or is the expected side. */
  readonly guide: Comparison | null;
  readonly actual: Partial<Readonly<Record<Column, Counts>>>;
}

export interface Difference {
  readonly realm: string | null;
  readonly setting: Setting;
  readonly result: 'different' | 'missing' | 'extra';
  readonly severity: Severity;
  /** Values with the realm as it is spelt; null for what is not there. */
  readonly expected: DriftValue | null;
  readonly actual: DriftValue | null;
  /** In the first of the cohort: the value, or where the list is shown that lacks it. */
  readonly place: Place | null;
  readonly expectedPlace: Place | null;
}

export interface DriftValue {
  readonly name: string;
  readonly value: string;
}

/** Who has one and the same configuration, as far as it deviates. */
export interface Cohort {
  readonly column: Column;
  readonly subjects: readonly SubjectRef[];
  readonly differences: readonly Difference[];
  /** First and last time of its exports, ISO 8601, as far as they tell. */
  readonly taken: readonly [first: string, last: string] | null;
  /** What to do, as sentences. */
  readonly follows: readonly string[];
}

export interface DriftProblem {
  readonly kind: 'internal' | 'gap' | 'nothing-to-compare';
  readonly message: string;
}

export interface DriftInput extends InputReport {
  readonly side: 'expected' | 'actual';
}

export interface DriftSummary {
  readonly compared: number;
  readonly agreeing: number;
  readonly deviating: number;
  /** Of which nothing could be compared. */
  readonly notKnown: number;
  readonly cohorts: number;
  readonly errors: number;
  readonly warnings: number;
  readonly exitCode: number;
}

export interface DriftReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'realmlint'; readonly version: string };
  readonly expected: {
    /** `guide`: a profile, or a realm of the config, that nobody exported. */
    readonly kind: Column | 'guide' | 'several';
    readonly names: readonly string[];
    readonly taken: readonly [first: string, last: string] | null;
  };
  readonly inputs: readonly DriftInput[];
  readonly matrix: readonly MatrixRow[];
  /** Outliers first: the smallest cohort, then by name. */
  readonly cohorts: readonly Cohort[];
  readonly agreeing: readonly SubjectRef[];
  /** Whose export shows nothing of what is expected. */
  readonly notKnown: readonly SubjectRef[];
  readonly notices: readonly string[];
  readonly problems: readonly DriftProblem[];
  readonly summary: DriftSummary;
}
