// Facts and contexts for unit tests of rules, made by the interpreters themselves from single records.

import { conflictsOf } from '../../src/evidence/conflicts.ts';
import { policyDriftOf } from '../../src/evidence/policy-drift.ts';
import { interpretRegistry } from '../../src/interpreters/registry.ts';
import type { Need, Subject } from '../../src/model/evidence.ts';
import type { Expectations, RealmExpectation } from '../../src/model/expectation.ts';
import type {
  GapFact,
  HostMappingFact,
  Origin,
  PolicyStateFact,
  RealmFact,
  TrustFact,
} from '../../src/model/fact.ts';
import { isEffective } from '../../src/model/in-force.ts';
import type { Intents } from '../../src/model/intent.ts';
import type { Located } from '../../src/model/located.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RegistryType } from '../../src/model/record.ts';
import {
  type AnyRule,
  kindsOf,
  type Over,
  type RuleContext,
  type RuleFinding,
  type Targets,
} from '../../src/model/rule.ts';
import { FILE_START } from '../../src/model/span.ts';
import { locatedIn } from '../../src/model/text.ts';

const POLICY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const LOCAL = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

const ORIGIN: Origin = {
  path: 'exports/client-017.reg',
  format: 'reg',
  holder: 'client',
  container: null,
  part: null,
  side: null,
};

/** Text at a line of its own, from column 1: columns are offsets plus one. */
export function at(text: string, line = 1): Located {
  return locatedIn({ text, byte: line * 1000, line, column: 1, width: 2 }, 0, text.length);
}

/** A number as it would stand in an export. */
export function numberAt(value: number, line = 1): Located<number> {
  return { value, at: at(String(value), line).at };
}

function fromRecord(
  keyPath: string,
  name: string,
  data: string | readonly string[],
  type: RegistryType | null,
) {
  const located = typeof data === 'string' ? at(data, 2) : null;
  const items = typeof data === 'string' ? [] : data.map((item, index) => at(item, index + 2));
  const record = {
    kind: 'registry',
    part: null,
    side: null,
    hive: 'HKLM',
    keyPath: at(keyPath),
    valueName: at(name),
    type,
    data: located ? ({ kind: 'text', text: located } as const) : ({ kind: 'list', items } as const),
    operation: 'set',
    at: at(name).at,
  } as const;
  return [...interpretRegistry(record, ORIGIN)];
}

/** An entry of the policy MitRealms: its name is on line 1, its value on line 2. */
export function realm(name: string, value: string | readonly string[], type: RegistryType | null = 'REG_SZ') {
  return fromRecord(`${POLICY}\\MitRealms`, name, value, type)[0] as RealmFact;
}

/** An entry of the policy domain_realm: its name is on line 1, its value on line 2. */
export function mapping(
  name: string,
  value: string | readonly string[],
  type: RegistryType | null = 'REG_SZ',
) {
  return fromRecord(`${POLICY}\\domain_realm`, name, value, type)[0] as HostMappingFact;
}

/** What ksetup writes; items are on lines of their own, from 2 on. */
export function localRealm(name: string, kdcs: readonly string[]) {
  return fromRecord(`${LOCAL}\\Domains\\${name}`, 'KdcNames', kdcs, 'REG_MULTI_SZ')[0] as RealmFact;
}

export function localMapping(name: string, hosts: readonly string[]) {
  return fromRecord(
    `${LOCAL}\\HostToRealm\\${name}`,
    'SpnMappings',
    hosts,
    'REG_MULTI_SZ',
  )[0] as HostMappingFact;
}

export function state(
  list: 'MitRealms' | 'domain_realm',
  value: PolicyStateFact['state'],
  line = 5,
): PolicyStateFact {
  const { at: span } = at(value, line);
  const locator = `${list}_Enabled`;
  return {
    kind: 'policy-state',
    origin: ORIGIN,
    at: span,
    locator,
    key: `hklm\\${POLICY}`.toLowerCase(),
    valueName: locator.toLowerCase(),
    list,
    layer: 'policy',
    state: value,
    shown: value,
  };
}

/** A right trust, bent; names are on lines 1 to 3, numbers on lines 4 to 7. */
export function trust(bend: Partial<TrustFact> = {}): TrustFact {
  return {
    kind: 'trust',
    origin: { ...ORIGIN, path: 'exports/trust.txt', format: 'format-list', holder: 'domain' },
    at: FILE_START,
    locator: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
    distinguishedName: at('CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example', 8),
    domain: 'corp.contoso.example',
    cn: at('ZSCALERBETA.NET', 1),
    name: at('ZSCALERBETA.NET', 2),
    trustPartner: at('ZSCALERBETA.NET', 3),
    objectClass: [at('trustedDomain', 9)],
    direction: numberAt(1, 4),
    type: numberAt(3, 5),
    attributes: numberAt(1, 6),
    attributesMask: null,
    encryptionTypes: numberAt(24, 7),
    shown: 'all',
    ...bend,
  };
}

export function gap(bend: Partial<GapFact> = {}): GapFact {
  return {
    kind: 'gap',
    origin: ORIGIN,
    at: FILE_START,
    locator: 'exports/client-017.reg',
    code: 'truncated',
    effect: 'partial',
    message: 'The file ends in the middle of a value.',
    hint: 'Export it again.',
    ...bend,
  };
}

/** What the guide prescribes for a cloud. */
export function cloud(name = 'zscalerbeta.net', bend: Partial<RealmExpectation> = {}): RealmExpectation {
  return {
    realm: name.toUpperCase(),
    kdcs: [`kerberos.${name}`],
    suffixes: [
      { suffix: `.${name}`, coveredBy: [], prescribed: true, dispensable: true },
      { suffix: `.gateway.${name}`, coveredBy: [`.${name}`], prescribed: true },
    ],
    trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 24 },
    source: 'profile zscaler',
    reason: 'a known cloud',
    adopted: false,
    ...bend,
  };
}

export function subject(bend: Partial<Subject> = {}): Subject {
  return {
    ref: { kind: 'client', id: 'client-017', name: 'client-017' },
    holder: 'client',
    domain: null,
    identified: true,
    realms: [],
    mappings: [],
    states: [],
    directives: [],
    trusts: [],
    gpos: [],
    backups: [],
    scopes: [],
    parameters: [],
    proxies: [],
    authentications: [],
    pacs: [],
    tickets: [],
    clients: [],
    secrets: [],
    overruled: [],
    ...bend,
  };
}

export interface World {
  readonly intents?: Partial<Intents>;
  readonly expectation?: RealmExpectation | null;
  readonly subject?: Partial<Subject>;
  /** Further subjects; realms and mappings of all subjects count together. */
  readonly others?: readonly Partial<Subject>[];
  /** Further expectations, by realm key. */
  readonly byRealm?: Expectations['byRealm'];
  readonly nearMisses?: Expectations['nearMisses'];
  readonly chosen?: Expectations['chosen'];
  readonly covered?: readonly Need[];
}

/** A context in which the guide's cloud is expected, unless told otherwise. */
export function contextOf(world: World = {}): RuleContext {
  const own = subject(world.subject);
  const subjects = [own, ...(world.others ?? []).map(subject)];
  const expectation = world.expectation === undefined ? cloud() : world.expectation;
  return {
    evidence: { subjects, gaps: [] },
    subject: own,
    expectation,
    expectations: {
      byRealm: new Map([
        ...(expectation ? ([[realmKey(expectation.realm), expectation]] as const) : []),
        ...(world.byRealm ?? []),
      ]),
      nearMisses: world.nearMisses ?? new Map(),
      chosen: world.chosen ?? null,
      clouds: new Set(['zscalerbeta.net', 'zscloud.net', 'zscalertwo.net']),
    },
    ask: {
      realms: () => subjects.flatMap((each) => each.realms).filter(({ layer }) => isEffective(layer)),
      mappings: () => subjects.flatMap((each) => each.mappings).filter(({ layer }) => isEffective(layer)),
      policyDrift: policyDriftOf({ subjects, gaps: [] }),
      conflicts: conflictsOf({ subjects, gaps: [] }),
    },
    intents: { expect: [], userDomains: null, ...world.intents },
    covered: (need) => world.covered?.includes(need) ?? true,
  };
}

export interface Outcome {
  readonly applies: boolean;
  readonly findings: readonly RuleFinding[];
  readonly notEvaluated: readonly string[];
}

/** Runs a rule as the engine does, on one target. */
export function run<O extends Over>(
  rule: AnyRule,
  over: O,
  target: Targets[O],
  context: RuleContext,
): Outcome {
  if (!kindsOf(rule).includes(over)) throw new Error(`${rule.id} is not over ${over}`);
  if (rule.applies && !rule.applies(target, context))
    return { applies: false, findings: [], notEvaluated: [] };
  const findings: RuleFinding[] = [];
  const notEvaluated: string[] = [];
  for (const each of rule.check(target, context)) {
    if ('notEvaluated' in each) notEvaluated.push(each.notEvaluated);
    else {
      if (!rule.severities.includes(each.severity))
        throw new Error(`${rule.id} may not say ${each.severity}`);
      findings.push(each);
    }
  }
  return { applies: true, findings, notEvaluated };
}

function runFact(
  rule: AnyRule,
  over: 'realm' | 'mapping' | 'trust',
  target: RealmFact | HostMappingFact | TrustFact,
  world: World,
) {
  const own = { realms: [], mappings: [], ...world.subject };
  const held =
    target.kind === 'realm'
      ? { ...own, realms: [target, ...own.realms] }
      : target.kind === 'host-mapping'
        ? { ...own, mappings: [target, ...own.mappings] }
        : own;
  return run(rule, over, target, contextOf({ ...world, subject: held }));
}

/** A rule on one fact, which its subject holds. */
export function onFact(
  rule: AnyRule,
  fact: RealmFact | HostMappingFact | TrustFact,
  world: World = {},
): Outcome {
  const over = fact.kind === 'host-mapping' ? 'mapping' : fact.kind;
  return runFact(rule, over, fact, world);
}

/** The finding, where there must be exactly one. */
export function only(outcome: Outcome): RuleFinding {
  const [finding] = outcome.findings;
  if (!finding || outcome.findings.length > 1) throw new Error(`${outcome.findings.length} findings, not 1`);
  return finding;
}

/** `line:column-endColumn` of a finding, as it would be shown. */
export function placed({ place }: Pick<RuleFinding, 'place'>): string {
  const { region } = place.at;
  return region ? `${region.startLine}:${region.startColumn}-${region.endColumn}` : `byte ${place.at.start}`;
}
