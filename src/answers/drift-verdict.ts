// The exit code of a comparison, with the same meaning as that of lint.

import type { Gathered } from '../engine/judge.ts';
import type { Cohort, DriftInput, DriftProblem, DriftSummary } from '../model/drift.ts';
import type { Evidence } from '../model/evidence.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import { reaches } from '../model/finding.ts';
import type { Settings } from '../model/settings.ts';

/** One side, and what was read of it; null for a guide. */
export interface Side {
  readonly side: DriftInput['side'];
  readonly evidence: Evidence;
  readonly gathered: Gathered | null;
}

/** How many copies were compared, and with which result. */
export interface Parts {
  readonly cohorts: readonly Cohort[];
  readonly compared: number;
  readonly agreeing: number;
  readonly notKnown: number;
}

/** What keeps a comparison from a verdict: defects of realmlint, what could not be read, nothing to compare. */
export function problemsOf(
  sides: readonly Side[],
  { hasExpected, compared, notKnown }: Parts & { readonly hasExpected: boolean },
): DriftProblem[] {
  const problems: DriftProblem[] = [];
  for (const { side, evidence, gathered } of sides) {
    for (const { message } of gathered?.problems ?? []) problems.push({ kind: 'internal', message });
    for (const { effect, origin, message, hint } of evidence.gaps) {
      if (effect === 'notice') continue;
      const said = `${origin.path} (${side}): ${message}${hint === '' ? '' : ` ${hint}`}`;
      problems.push({ kind: 'gap', message: said });
    }
  }
  const nothing = (message: string) => problems.push({ kind: 'nothing-to-compare', message });
  if (!hasExpected) {
    nothing(
      'The expected side shows no realm, no mapping, no trust to a realm, and neither of the two policies.',
    );
  } else if (compared === 0) {
    nothing(
      'Nothing on the other side is of a kind that could be compared: no client, GPO or trust with settings of a realm.',
    );
  } else if (notKnown > 0) {
    nothing(`Of ${notKnown} of ${compared} the exports show nothing of what is expected.`);
  }
  return problems;
}

/** 70 before 3 before 1, as in lint. */
export function summaryOf(
  { cohorts, compared, agreeing, notKnown }: Parts,
  problems: readonly DriftProblem[],
  failOn: Settings['failOn'],
): DriftSummary {
  const size = (those: readonly Cohort[]) => those.reduce((sum, { subjects }) => sum + subjects.length, 0);
  const severe = cohorts.filter(isSevere);
  const errors = size(severe);
  const deviating = size(cohorts);
  const warnings = deviating - errors;
  let { code: exitCode }: { code: number } = EXIT_CODES.clean;
  if (problems.some(({ kind }) => kind === 'internal')) exitCode = EXIT_CODES.internal.code;
  else if (problems.length > 0) exitCode = EXIT_CODES.incomplete.code;
  else if ((errors > 0 && reaches('error', failOn)) || (warnings > 0 && reaches('warning', failOn)))
    exitCode = EXIT_CODES.findings.code;
  return {
    compared,
    agreeing,
    deviating,
    notKnown,
    cohorts: cohorts.length,
    errors,
    warnings,
    exitCode,
  };
}

function isSevere({ differences }: Cohort): boolean {
  return differences.some(({ severity }) => severity === 'error');
}
