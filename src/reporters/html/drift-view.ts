// A comparison in HTML: cohorts with outliers first, and the matrix.

import type { DriftReport } from '../../model/drift.ts';

/** Markup of a section. */
export function driftView(_report: DriftReport): string {
  return '';
}
