// The exit code: what the evidence, the gaps and the findings of a run add up to.

import type { Evidence } from '../model/evidence.ts';
import { type Finding, type InputReport, type Problem, SEVERITIES, type Summary } from '../model/finding.ts';
import type { Requirement, Settings } from '../model/settings.ts';

const EXIT = { clean: 0, findings: 1, incomplete: 3, internal: 70 } as const;

/** Counts and exit code of a run; 70 before 3 before 1. Turning evidence-incomplete off lifts no gap. */
export function summarize(
  evidence: Evidence,
  inputs: readonly InputReport[],
  findings: readonly Finding[],
  problems: readonly Problem[],
  skipped: number,
  settings: Settings,
): Summary {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const blocked = evidence.gaps.some((gap) => gap.effect !== 'notice');
  const none = !inputs.some((input) => input.facts > 0);
  const incomplete = blocked || (none && !settings.allowEmpty) || missing(evidence, settings).length > 0;
  let exitCode: number = EXIT.clean;
  if (problems.length > 0) exitCode = EXIT.internal;
  else if (incomplete) exitCode = EXIT.incomplete;
  else if (reaches(findings, settings.failOn)) exitCode = EXIT.findings;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: 0,
    inputs: inputs.length,
    unreadable: inputs.filter((input) => input.status === 'unreadable').length,
    skipped,
    exitCode,
  };
}

function reaches(findings: readonly Finding[], failOn: Settings['failOn']): boolean {
  if (failOn === 'never') return false;
  const least = SEVERITIES.indexOf(failOn);
  return findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= least);
}

/** Which of the required kinds of evidence are not there. */
export function missing(evidence: Evidence, settings: Settings): Requirement[] {
  return settings.require.filter((kind) => !present(evidence, kind));
}

function present(evidence: Evidence, kind: Requirement): boolean {
  const { subjects } = evidence;
  if (kind === 'trust') return subjects.some((subject) => subject.trusts.length > 0);
  const those = subjects.filter((subject) => subject.holder === kind);
  const realms = those.some((subject) => subject.realms.length > 0);
  const mappings = those.some((subject) => subject.mappings.length > 0);
  return kind === 'gpo'
    ? realms && mappings
    : realms || mappings || those.some(({ states }) => states.length > 0);
}
