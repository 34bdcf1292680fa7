// Which realm a client would choose for a host, by which entry of which file, and where it would look for the KDC.

import type { Judgement } from '../engine/judge.ts';
import { buildEvidence } from '../evidence/build.ts';
import { sources } from '../evidence/fellows.ts';
import { type Choice, chooseEntry, type Fitting } from '../evidence/host-choice.ts';
import { uncovered } from '../evidence/scopes.ts';
import type { At, Subject } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import type { Finding, Place } from '../model/finding.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { Why, WhyAnswer, WhyEntry } from '../model/why.ts';
import { kdcOf } from './why-kdc.ts';
import { trustFor } from './why-trust.ts';
import { unknownsOf } from './why-unknown.ts';

/** All that an answer is made of. */
export interface Asked {
  readonly host: string;
  readonly facts: readonly Fact[];
  readonly findings: Judgement['report']['findings'];
}

/** One answer for each client, for the GPOs of each domain together, and for each GPO whose domain is not known. Pure. */
export function why({ host, facts, findings }: Asked): Why {
  const { evidence } = buildEvidence(facts);
  const { subjects } = evidence;
  const rulesAt = rulesByPlace(findings);
  const answers = sources(subjects)
    .filter((those) => those.some(hasSettings))
    .map((those) => answerOf(host, those, subjects, rulesAt));
  return { host, answers };
}

type RulesAt = (at: Pick<At, 'origin' | 'locator'>) => readonly string[];

function answerOf(
  host: string,
  those: readonly Subject[],
  all: readonly Subject[],
  rulesAt: RulesAt,
): WhyAnswer {
  const [first] = those;
  const isClient = first?.holder === 'client';
  const domain = first?.domain ?? null;
  const choice = chooseEntry(host, those);
  const outcome = outcomeOf(choice, those);
  const realm = outcome === 'realm' ? (choice.deciding[0]?.mapping.name.value ?? null) : null;
  const entries = entriesOf(choice, outcome, rulesAt);
  return {
    subjects: those.filter(hasSettings).map(({ ref }) => ref),
    kind: isClient ? 'client' : 'gpos',
    domain,
    outcome,
    realm,
    entries,
    kdc: realm === null ? null : kdcOf(realm, those, rulesAt),
    trust: realm === null ? null : trustFor(realm, domain, all),
    unknown: unknownsOf(host, choice, outcome, those),
  };
}

function hasSettings({ realms, mappings, states }: Subject): boolean {
  return realms.length + mappings.length + states.length > 0;
}

function outcomeOf(choice: Choice, those: readonly Subject[]): WhyAnswer['outcome'] {
  const names = new Set(choice.deciding.map(({ mapping }) => asciiLower(mapping.name.value)));
  if (names.size > 1) return 'undecided';
  if (names.size === 1) return 'realm';
  const shown = those.every((subject) => uncovered(subject, 'host-map', 'domain_realm', null) === null);
  return shown ? 'own-domain' : 'not-known';
}

function entriesOf(choice: Choice, outcome: WhyAnswer['outcome'], rulesAt: RulesAt): WhyEntry[] {
  const entries = (
    fittings: readonly Fitting[],
    fateOf: (fitting: Fitting, index: number) => WhyEntry['fate'],
  ) =>
    withoutCopies(fittings).map(({ fitting, copies }, index) =>
      entryOf(fitting, copies, fateOf(fitting, index), rulesAt),
    );
  const undecided = outcome === 'undecided';
  return [
    ...entries(choice.deciding, (_, index) => (index === 0 || undecided ? 'decides' : 'also')),
    ...entries(choice.shorter, () => 'shorter'),
    ...entries(choice.hindered, ({ hindrance }) => hindrance ?? 'shorter'),
    ...entries(choice.meant, ({ entry }) => lackOf(entry.text.value)),
  ];
}

function entryOf(
  { mapping, entry, subject }: Fitting,
  copies: number,
  fate: WhyEntry['fate'],
  rulesAt: RulesAt,
): WhyEntry {
  const { origin, locator } = mapping;
  return {
    ...placeOf({ origin, at: entry.text.at, locator }),
    entry: entry.text.value,
    realm: mapping.name.value,
    subject: subject.ref,
    fate,
    rules: rulesAt(mapping),
    copies,
  };
}

function lackOf(entry: string): WhyEntry['fate'] {
  if (entry.includes('*')) return 'wildcard';
  return /^[a-z0-9][a-z0-9.-]*$/i.test(entry) && !entry.endsWith('.') ? 'no-dot' : 'not-as-meant';
}

interface WithCopies {
  readonly fitting: Fitting;
  copies: number;
}

/** What several files of one subject say alike is said once, at the text: a place with a line is easier to go to. */
function withoutCopies(fittings: readonly Fitting[]): WithCopies[] {
  const rank = ({ entry }: Fitting) => Number(entry.text.at.region === null);
  const first = new Map<string, WithCopies>();
  for (const fitting of [...fittings].sort((a, b) => rank(a) - rank(b))) {
    const { subject, mapping, entry, hindrance } = fitting;
    const key = JSON.stringify([
      subject.ref.kind,
      subject.ref.id,
      mapping.name.value,
      entry.text.value,
      hindrance,
    ]);
    const known = first.get(key);
    if (known) known.copies++;
    else first.set(key, { fitting, copies: 0 });
  }
  return [...first.values()];
}

/** The place as reports have it: a region in text, a byte elsewhere. */
function placeOf({ origin, at, locator }: At): Place {
  if (at.region) return { path: origin.path, region: at.region, locator };
  return { path: origin.path, region: null, byteOffset: at.start, locator };
}

/** By the setting that a finding or one of its other places names: the rules that have something against it. */
function rulesByPlace(findings: readonly Finding[]): RulesAt {
  const rules = new Map<string, Set<string>>();
  const add = ({ path, locator }: Place, rule: string) => {
    const key = JSON.stringify([path, locator]);
    const known = rules.get(key);
    if (known) known.add(rule);
    else rules.set(key, new Set([rule]));
  };
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    add(finding, finding.ruleId);
    for (const place of finding.related) add(place, finding.ruleId);
  }
  return ({ origin, locator }) => [...(rules.get(JSON.stringify([origin.path, locator])) ?? [])];
}
