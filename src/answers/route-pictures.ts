// The way from a host to its realm and its KDC, as the settings of each holder lead it: where it is right, and where it breaks.

import type { Holding } from '../evidence/holders.ts';
import { holdingsOf } from '../evidence/holders.ts';
import type { Expectations, RealmExpectation } from '../model/expectation.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Mark, RouteLink, RoutePicture } from '../model/picture.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { HolderAnswer, WhyFinding, WhyKdc, WhyTrust } from '../model/why.ts';
import { touches } from './cited.ts';
import { type Asking, answerOf, holderOf } from './why.ts';
import { findingsOf } from './why-beside.ts';
import { kdcOf } from './why-kdc.ts';
import { trustsOf } from './why-trust.ts';

/** By the id of a client: others of the same configuration. */
export type Companions = ReadonlyMap<string, readonly SubjectRef[]>;

/** What stands for any host below a suffix. No entry names it. */
const ANY = 'any-host';

/** Entries of a realm of which nothing is expected; more are no picture. */
const MOST_ENTRIES = 3;

/** What is broken first, GPOs before clients, which have their settings from them; routes that differ in nothing but places are one. */
export function routesOf(asking: Asking, expectations: Expectations, companions: Companions): RoutePicture[] {
  const alike = new Map<
    string,
    { readonly route: RoutePicture; readonly others: RoutePicture['others'][number][] }
  >();
  for (const holding of holdingsOf(asking.evidence)) {
    for (const route of routesOfHolding(holding, asking, expectations)) {
      const more = companionsOf(route, companions);
      const key = keyOf(route);
      const known = alike.get(key);
      if (known) known.others.push(route.holder, ...more);
      else alike.set(key, { route, others: [...more] });
    }
  }
  const routes = [...alike.values()].map(({ route, others }) => ({ ...route, others }));
  const isClient = ({ holder }: RoutePicture) => Number(holder.kind === 'client');
  return routes.sort((a, b) => gravity(a) - gravity(b) || isClient(a) - isClient(b));
}

const GRAVITY: readonly Mark[] = ['wrong', 'open', 'right'];

function gravity({ map, kdc, trust }: RoutePicture): number {
  return Math.min(...[map, kdc, trust].map(({ mark }) => GRAVITY.indexOf(mark)));
}

function companionsOf({ holder }: RoutePicture, companions: Companions): RoutePicture['others'] {
  const [only] = holder.subjects;
  if (holder.kind !== 'client' || !only) return [];
  return (companions.get(only.id) ?? []).map((ref) => ({ ...holder, name: ref.name, subjects: [ref] }));
}

function keyOf(route: RoutePicture): string {
  const { holder, others: _none, map, kdc, trust, ...rest } = route;
  const links = [map, kdc, trust].map(({ place: _place, ...link }) => link);
  return JSON.stringify([holder.kind === 'client', rest, links]);
}

function* routesOfHolding(
  holding: Holding,
  asking: Asking,
  { byRealm }: Expectations,
): Iterable<RoutePicture> {
  const done = new Set<string>();
  for (const { realms, mappings } of [...holding.subjects, ...holding.off]) {
    for (const { name } of [...realms, ...mappings]) {
      const expectation = byRealm.get(realmKey(name.value)) ?? null;
      const realm = expectation?.realm ?? name.value;
      if (done.has(realmKey(realm))) continue;
      done.add(realmKey(realm));
      for (const host of hostsOf(realm, expectation, holding)) {
        yield routeOf(host, realm, expectation, holding, asking);
      }
    }
  }
}

/** What has to lead to the realm: hosts, and suffixes with their dots. */
function hostsOf(realm: string, expectation: RealmExpectation | null, { subjects, off }: Holding): string[] {
  const all = expectation?.suffixes ?? [];
  const needed = all.filter(({ dispensable }) => !dispensable);
  if (all.length > 0) return (needed.length > 0 ? needed : all).map(({ suffix }) => suffix);
  const entries = [...subjects, ...off].flatMap(({ mappings }) =>
    mappings
      .filter(({ name }) => realmKey(name.value) === realmKey(realm))
      .flatMap((fact) => fact.entries.map(({ text }) => asciiLower(text.value))),
  );
  return [...new Set(entries)].filter((entry) => /^\.?[a-z0-9]/.test(entry)).slice(0, MOST_ENTRIES);
}

function routeOf(
  host: string,
  realm: string,
  expectation: RealmExpectation | null,
  holding: Holding,
  asking: Asking,
): RoutePicture {
  const { evidence, domains, cite, byPath, effectOf } = asking;
  const answer = answerOf(host.startsWith('.') ? ANY + host : host, holding, asking);
  const spelt = answer.realm !== null && realmKey(answer.realm) === realmKey(realm) ? answer.realm : realm;
  const trusts = trustsOf(spelt, holding.domain, evidence, cite);
  const findings = findingsOf(byPath, holding, new Set([realm, spelt]), trusts, effectOf);
  const kdc = kdcOf(spelt, holding, domains, cite);
  const wanted = expectation?.kdcs ?? [];
  const ofKdc = new Set(rulesOf(aboutOf(findings, 'kdc')));
  const kdcs = kdc.hosts.map(({ host: name, rules }) => ({
    host: name,
    mark: rules.some((id) => ofKdc.has(id)) ? 'wrong' : wanted.includes(asciiLower(name)) ? 'right' : 'open',
  })) satisfies RoutePicture['kdcs'];
  const there = new Set(kdc.hosts.map(({ host: name }) => asciiLower(name)));
  const missingKdcs = kdc.from === 'unknown' ? [] : wanted.filter((name) => !there.has(name));
  return {
    host,
    realm,
    chosen: answer.options.map((option) => option.realm),
    map: mapLink(answer, realm, aboutOf(findings, 'map'), (finding) => isInMap(finding, holding)),
    kdcs,
    missingKdcs,
    kdc: kdcLink(
      kdc,
      kdcs.every(({ mark }) => mark === 'right') && missingKdcs.length === 0,
      aboutOf(findings, 'kdc'),
    ),
    trust: trustLink(trusts, aboutOf(findings, 'trust')),
    domain: holding.domain ?? trusts.find(({ domain }) => domain !== null)?.domain ?? null,
    holder: holderOf(holding),
    others: [],
  };
}

type LinkName = 'map' | 'kdc' | 'trust';

const KEYS: readonly (readonly [LinkName, RegExp])[] = [
  ['trust', /^(?:CN=|trust\b)/i],
  ['map', /\\(?:domain_realm|HostToRealm)\b/i],
  ['kdc', /\\(?:MitRealms|Domains)\b/i],
];

/** The findings about a link, by the key that they are about; what is about neither list is about both. */
function aboutOf(findings: readonly WhyFinding[], link: LinkName): WhyFinding[] {
  return findings.filter(({ ruleId, locator }) => {
    if (ruleId.startsWith('trust-')) return link === 'trust';
    const [its] = KEYS.find(([, key]) => key.test(locator)) ?? [];
    return its === undefined ? link !== 'trust' : its === link;
  });
}

/** Whether it keeps the ticket from coming; an exposure does not. */
function breaks({ severity, effect }: WhyFinding): boolean {
  return severity === 'error' && effect !== 'exposure' && effect !== 'none';
}

function rulesOf(findings: readonly WhyFinding[]): string[] {
  return [...new Set(findings.map(({ ruleId }) => ruleId))];
}

/** Never right where anything was found, or where something that was not shown could change it. */
function marked(isRight: boolean, findings: readonly WhyFinding[]): Mark {
  if (findings.some(breaks)) return 'wrong';
  return isRight && findings.length === 0 ? 'right' : 'open';
}

/** Whether it is about entries of a map, rather than about the value's name, its policy or its GPO. */
function isInMap(finding: WhyFinding, { subjects }: Holding): boolean {
  return subjects.some(({ mappings }) =>
    mappings.some(
      ({ origin, value }) => origin.path === finding.path && value !== null && touches(finding, value.at),
    ),
  );
}

/** An entry that is as it should be leads to the realm, whatever is wrong with others of its map. */
function mapLink(
  answer: HolderAnswer,
  realm: string,
  findings: readonly WhyFinding[],
  isOfEntries: (finding: WhyFinding) => boolean,
): RouteLink {
  const { decision, options, missed, beaten, unknowns } = answer;
  const by = options.find((option) => option.by)?.by ?? null;
  const near = missed[0] ?? beaten[0] ?? null;
  // What is open of every set of GPOs is said last, and says nothing of this one.
  const open = (answer.holder.kind === 'client' ? unknowns : unknowns.slice(0, -1)).filter(
    ({ changes }) => changes,
  );
  const isReached = decision === 'realm' && answer.realm === realm && by?.rules.length === 0;
  const others = isReached ? findings.filter(isOfEntries) : [];
  const conditions = options.flatMap(({ realm: one, condition }) =>
    condition === null ? [] : [`${one ?? 'its own domain'} ${condition}`],
  );
  return {
    mark: marked(
      isReached && open.length + others.length === 0,
      findings.filter((finding) => !others.includes(finding)),
    ),
    by: by?.entry ?? null,
    words: [
      ...(by === null && near ? [`${near.entry} ${near.words}`] : []),
      ...conditions,
      ...open.map(({ words }) => words),
    ],
    place: by?.place ?? near?.place ?? null,
    rules: rulesOf(findings),
  };
}

function kdcLink(kdc: WhyKdc, asExpected: boolean, findings: readonly WhyFinding[]): RouteLink {
  const [first] = kdc.hosts;
  return {
    mark: marked(kdc.from === 'list' && asExpected, findings),
    by: kdc.from,
    words: kdc.words,
    place: first?.place ?? null,
    rules: rulesOf(findings),
  };
}

const WORST_FIRST: readonly WhyTrust['verdict'][] = ['no', 'doubtful', 'unknown', 'yes'];

function trustLink(trusts: readonly WhyTrust[], findings: readonly WhyFinding[]): RouteLink {
  const worst = WORST_FIRST.flatMap((verdict) => trusts.filter((trust) => trust.verdict === verdict))[0];
  if (!worst) return { mark: 'open', by: null, words: [], place: null, rules: [] };
  const rules = [...new Set([...worst.rules, ...rulesOf(findings)])];
  // Where nothing was found none is needed, or wanted: of users of another domain, say.
  const isBroken = (worst.verdict === 'no' || worst.verdict === 'doubtful') && findings.some(breaks);
  return {
    mark: isBroken ? 'wrong' : worst.verdict === 'yes' && rules.length === 0 ? 'right' : 'open',
    by: worst.verdict,
    words: worst.words,
    place: worst.place,
    rules,
  };
}
