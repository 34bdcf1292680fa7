// Why clients choose the realm that they choose for a host: one answer for each client and each set of GPOs.

import { placeOf } from '../engine/findings.ts';
import type { Gathered } from '../engine/judge.ts';
import { judge } from '../engine/judge.ts';
import { buildEvidence } from '../evidence/build.ts';
import type { RealmChoice } from '../evidence/choose-realm.ts';
import { chooseRealm } from '../evidence/choose-realm.ts';
import { type Holding, holdingsOf } from '../evidence/holders.ts';
import type { Evidence } from '../model/evidence.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import type { GapFact, HostMappingFact } from '../model/fact.ts';
import type { Finding, Problem } from '../model/finding.ts';
import type { AnyRule } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { AskedHost, HolderAnswer, WhyAnswer, WhyFinding, WhyHolder } from '../model/why.ts';
import { type Cite, citing } from './cited.ts';
import { type FindingsByPath, findingsByPath, findingsOf, ticketsOf } from './why-beside.ts';
import { beatenOf, missedOf, optionsOf } from './why-entries.ts';
import { kdcOf } from './why-kdc.ts';
import { trustsOf } from './why-trust.ts';
import { ALWAYS_OPEN, choiceGap, unknownsOf } from './why-unknowns.ts';

export interface WhyOptions {
  readonly settings: Settings;
  readonly rules: readonly AnyRule[];
  readonly version: string;
}

/** Everything that answers are made from, whatever is asked. */
export interface Asking {
  readonly evidence: Evidence;
  readonly byPath: FindingsByPath;
  readonly domains: ReadonlySet<string>;
  readonly cite: Cite;
  readonly effectOf: (ruleId: string) => WhyFinding['effect'];
  readonly groupOf: (ruleId: string) => AnyRule['group'] | null;
}

/** Pure: the same in, the same out. Answers stand in the order of subjects, clients first. */
export function why(gathered: Gathered, question: AskedHost, options: WhyOptions): WhyAnswer {
  const { settings, rules, version } = options;
  const { report } = judge(gathered, rules, settings, version);
  const { evidence } = buildEvidence(gathered.facts);
  const asking = askingOf(evidence, report.findings, rules);
  const answers: HolderAnswer[] = [];
  for (const holding of holdingsOf(evidence)) {
    if (tells(holding)) answers.push(answerOf(question.host, holding, asking));
  }
  const gaps = evidence.gaps.filter((gap) => gap.effect !== 'notice');
  return {
    schemaVersion: 1,
    tool: { name: 'realmlint', version },
    question,
    answers,
    gaps: gaps.map((gap) => ({ ...placeOf(gap), message: gap.message })),
    open: ALWAYS_OPEN,
    inputs: report.inputs.length,
    exitCode: exitCodeOf(answers, gaps, report.problems),
  };
}

/** `findings` are those of a judgement of the evidence. */
export function askingOf(
  evidence: Evidence,
  findings: readonly Finding[],
  rules: readonly AnyRule[],
): Asking {
  return {
    evidence,
    byPath: findingsByPath(findings),
    domains: new Set(evidence.subjects.flatMap(({ domain }) => (domain === null ? [] : [domain]))),
    cite: citing(findings),
    effectOf: (ruleId) => rules.find(({ id }) => id === ruleId)?.docs.proof.kind ?? 'none',
    groupOf: (ruleId) => rules.find(({ id }) => id === ruleId)?.group ?? null,
  };
}

function tells({ subjects, off }: Holding): boolean {
  return [...subjects, ...off].some(
    ({ realms, mappings, states, scopes }) =>
      realms.length + mappings.length + states.length > 0 ||
      scopes.some(({ shows }) => shows.includes('domain_realm') || shows.includes('local domain_realm')),
  );
}

/** The mappings that a client's resultant set overrules. */
function overruledIn({ kind, subjects }: Holding): HostMappingFact[] {
  if (kind !== 'client') return [];
  return subjects.flatMap(({ overruled }) => overruled.filter((fact) => fact.kind === 'host-mapping'));
}

/** `host` as AskedHost has it. */
export function answerOf(host: string, holding: Holding, asking: Asking): HolderAnswer {
  const { evidence, domains, cite } = asking;
  const choice = chooseRealm(host, holding, overruledIn(holding));
  const decision = decisionOf(choice, holding);
  const realms = choice.outcomes.map(({ realm }) => realm);
  const missed = missedOf(choice, cite);
  const beaten = beatenOf(choice, cite);
  const named = new Set([
    ...realms,
    ...missed.map(({ realm }) => realm),
    ...beaten.map(({ realm }) => realm),
  ]);
  const trusts = realms.flatMap((realm) => trustsOf(realm, holding.domain, evidence, cite));
  return {
    holder: holderOf(holding),
    decision,
    realm: decision === 'realm' ? (realms[0] ?? null) : null,
    options: optionsOf(choice, holding, cite),
    beaten,
    missed,
    kdcs: realms.map((realm) => kdcOf(realm, holding, domains, cite)),
    trusts,
    tickets: ticketsOf(host, realms, holding),
    unknowns: unknownsOf(holding, choice),
    findings: findingsOf(asking.byPath, holding, named, trusts, asking.effectOf),
  };
}

function decisionOf(choice: RealmChoice, holding: Holding): HolderAnswer['decision'] {
  const { outcomes, ownDomain } = choice;
  if (outcomes.length === 0) return choiceGap(holding, choice) === null ? 'own-domain' : 'unknown';
  return outcomes.length === 1 && !ownDomain ? 'realm' : 'depends';
}

/** Whose settings they are. */
export function holderOf({ kind, domain, subjects, off }: Holding): WhyHolder {
  const all = [...subjects, ...off];
  const telling = all.filter(
    ({ realms, mappings, states }) => realms.length + mappings.length + states.length > 0,
  );
  const refs = (telling.length > 0 ? telling : all.slice(0, 1)).map(({ ref }) => ref);
  const [only, another] = refs;
  if (kind === 'client') return { kind, name: only?.name ?? '', domain, subjects: refs };
  const alone = another === undefined;
  return {
    kind: alone ? 'gpo' : 'gpos',
    name: alone ? (only?.name ?? '') : (domain ?? ''),
    domain,
    subjects: refs,
  };
}

function exitCodeOf(
  answers: readonly HolderAnswer[],
  gaps: readonly GapFact[],
  problems: readonly Problem[],
): number {
  if (problems.some(({ kind }) => kind === 'internal')) return EXIT_CODES.internal.code;
  const answered = answers.some(({ decision }) => decision !== 'unknown');
  const lacking = problems.some(({ kind }) => kind === 'no-evidence');
  return answered && gaps.length === 0 && !lacking ? EXIT_CODES.clean.code : EXIT_CODES.incomplete.code;
}
