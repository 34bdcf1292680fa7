// The exit code: what the evidence, the gaps and the findings of a run add up to.

import type { Evidence } from '../model/evidence.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import type { Expectations } from '../model/expectation.ts';
import type { GapFact } from '../model/fact.ts';
import {
  type Finding,
  type InputReport,
  isRemark,
  type Problem,
  reaches,
  type Summary,
} from '../model/finding.ts';
import { isEffective } from '../model/in-force.ts';
import { isRealmTrust } from '../model/realm-trust.ts';
import type { Requirement, Settings } from '../model/settings.ts';

/** All that a verdict is made of. */
export interface Grounds {
  readonly evidence: Evidence;
  readonly inputs: readonly InputReport[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly skipped: number;
  /** Which gaps a suppression lifts; none when absent. */
  readonly isLifted?: (gap: GapFact) => boolean;
}

/**
 * Counts and exit code of a run; 70 before 3 before 1. What is suppressed counts for nothing. Turning evidence-incomplete off
 * lifts no gap.
 */
export function summarize(grounds: Grounds, settings: Settings): Summary {
  const { evidence, inputs, problems, skipped, isLifted = () => false } = grounds;
  const findings = grounds.findings.filter(({ suppressed }) => suppressed === undefined);
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const blocked = evidence.gaps.some((gap) => gap.effect !== 'notice' && !isLifted(gap));
  let { code: exitCode }: { code: number } = EXIT_CODES.clean;
  if (problems.some(({ kind }) => kind === 'internal')) exitCode = EXIT_CODES.internal.code;
  else if (blocked || problems.some((problem) => !isRemark(problem))) exitCode = EXIT_CODES.incomplete.code;
  else if (findings.some(({ severity }) => reaches(severity, settings.failOn)))
    exitCode = EXIT_CODES.findings.code;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    suppressed: grounds.findings.length - findings.length,
    inputs: inputs.length,
    unreadable: inputs.filter((input) => input.status === 'unreadable').length,
    skipped,
    exitCode,
  };
}

/** Whether any input that counts gave a fact about a realm, a mapping, a trust or one of the policies. */
function hasEvidence(inputs: readonly InputReport[]): boolean {
  return inputs.some((input) => input.facts > 0 && input.status !== 'superseded');
}

const REQUIRED: Readonly<Record<Requirement, string>> = {
  gpo: 'both lists in a GPO',
  client: 'the registry of a client',
  trust: 'a realm trust',
};

/** What keeps a run from a verdict although everything was read: no evidence, or not the evidence that was required. */
export function evidenceProblems(
  evidence: Evidence,
  inputs: readonly InputReport[],
  expectations: Expectations,
  settings: Settings,
): Problem[] {
  const problems: Problem[] = [];
  if (!hasEvidence(inputs) && !settings.allowEmpty) {
    problems.push({
      kind: 'no-evidence',
      message:
        'Nothing that was read shows a realm, a mapping, the trust to a realm, or one of the two policies.',
    });
  }
  for (const kind of missingOf(settings.require, evidence, expectations)) {
    problems.push({
      kind: 'evidence-required',
      message: `Required and not there: ${REQUIRED[kind]} (${kind}).`,
    });
  }
  return problems;
}

/** Which of the required kinds of evidence are not there; `gpo` asks for both lists. */
function missingOf(
  required: readonly Requirement[],
  evidence: Evidence,
  expectations: Expectations,
): Requirement[] {
  return required.filter((kind) => !present(kind, evidence, expectations));
}

function present(kind: Requirement, { subjects }: Evidence, expectations: Expectations): boolean {
  if (kind === 'trust')
    return subjects.some(({ trusts }) => trusts.some((one) => isRealmTrust(one, { expectations })));
  const those = subjects.filter((subject) => subject.holder === kind);
  const realms = those.some((subject) => subject.realms.some(({ layer }) => isEffective(layer)));
  const mappings = those.some((subject) => subject.mappings.some(({ layer }) => isEffective(layer)));
  if (kind === 'gpo') return realms && mappings;
  return realms || mappings || those.some(({ states }) => states.some(({ layer }) => isEffective(layer)));
}
