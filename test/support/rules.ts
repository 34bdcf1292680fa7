// Small rules, and drafts of their findings, for tests of the engine.

import type { Draft, Outcome } from '../../src/engine/draft.ts';
import type { Subject } from '../../src/model/evidence.ts';
import type { Origin } from '../../src/model/fact.ts';
import type { SubjectRef } from '../../src/model/finding.ts';
import type { AnyRule, NotEvaluated, Over, RuleContext, RuleFinding, Target } from '../../src/model/rule.ts';
import type { Span } from '../../src/model/span.ts';
import { at, subject } from './facts.ts';
import { DOMAIN, GPO_ID, originOf } from './gathered.ts';

const DOCS: AnyRule['docs'] = {
  why: '',
  detected: '',
  proof: { kind: 'observation', text: '' },
  bad: { format: 'reg', content: '' },
  good: { format: 'reg', content: '' },
  fix: [],
  whenNot: '',
  references: [],
};

export type Said = RuleFinding | NotEvaluated;

/** A rule over one kind of target, or several. */
export function fakeRule<O extends Over>(
  id: string,
  over: O | readonly O[],
  check: (target: Target<O>, context: RuleContext) => Iterable<Said>,
  bend: Partial<AnyRule> = {},
): AnyRule {
  return {
    id,
    group: 'realm',
    summary: id,
    guide: 4,
    severities: ['error', 'warning', 'info'],
    over,
    needs: [],
    symptoms: ['471000'],
    docs: DOCS,
    check: check as AnyRule['check'],
    ...bend,
  };
}

export const REPORT: Origin = originOf('reports/kerberos.xml', 'gpo-report', {
  part: `${GPO_ID}@${DOMAIN}`,
  side: 'computer',
});

/** A finding at the beginning of a line of an input. */
export function finding(bend: Partial<RuleFinding> = {}, origin: Origin = REPORT, line = 1): RuleFinding {
  const text = at('kerberos.zscaler.net', line);
  return {
    severity: 'error',
    message: 'It is wrong.',
    place: { origin, at: text.at, locator: 'HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET' },
    actual: 'kerberos.zscaler.net',
    expected: 'kerberos.zscalerbeta.net',
    setting: 'MitRealms',
    realm: 'ZSCALERBETA.NET',
    ...bend,
  };
}

/** A span without lines, as in a policy file. */
export function bytesAt(start: number): Span {
  return { start, end: start + 4, region: null };
}

export const GPO_REF: SubjectRef = { kind: 'gpo', id: `${GPO_ID}@${DOMAIN}`, name: 'CORP Zscaler Kerberos' };
export const CLIENT_REF: SubjectRef = { kind: 'client', id: 'pc-0217', name: 'PC-0217' };

export interface DraftBend {
  readonly finding?: Partial<RuleFinding>;
  readonly origin?: Origin;
  readonly line?: number;
  readonly ref?: SubjectRef;
  readonly owner?: Subject | null;
  readonly realmKey?: string;
  readonly alsoKeys?: readonly string[];
  readonly wholeList?: boolean;
  readonly basis?: string | null;
  readonly rule?: Partial<AnyRule>;
}

/** What a rule of this id said, on its way to a finding. */
export function draft(id: string, bend: DraftBend = {}): Draft {
  const ref = bend.ref ?? GPO_REF;
  return {
    rule: fakeRule(id, 'realm', () => [], bend.rule),
    finding: finding(bend.finding, bend.origin, bend.line),
    subject: ref,
    owner: bend.owner === undefined ? subject({ ref }) : bend.owner,
    realmKey: bend.realmKey ?? 'zscalerbeta.net',
    ...(bend.alsoKeys ? { alsoKeys: bend.alsoKeys } : {}),
    wholeList: bend.wholeList ?? false,
    guide: 4,
    basis: bend.basis == null ? null : { calm: bend.basis, full: `${bend.basis}: in full` },
  };
}

export function outcome(
  id: string,
  status: Outcome['status'],
  owner: Subject,
  bend: Partial<Outcome> & { readonly rule?: AnyRule } = {},
): Outcome {
  const rule = bend.rule ?? fakeRule(id, 'realm', () => []);
  return { rule, subject: owner, over: 'realm', status, reason: null, drafts: [], ...bend };
}
