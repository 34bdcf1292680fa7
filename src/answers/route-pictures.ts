// The way from a host to its realm and its KDC, as the settings of each holder lead it: where it is right, and where it breaks.

import type { Holding } from '../evidence/holders.ts';
import { holdingsOf } from '../evidence/holders.ts';
import type { Expectations, RealmExpectation } from '../model/expectation.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Mark, RoutePicture } from '../model/picture.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { HolderAnswer } from '../model/why.ts';
import { concernsOf, type Spot } from './route-findings.ts';
import { kdcLink, mapLink, trustLink } from './route-links.ts';
import { type Asking, answerOf, holderOf } from './why.ts';
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
  return Math.min(...[map, kdc, trust].map((link) => (link ? GRAVITY.indexOf(link.mark) : GRAVITY.length)));
}

function companionsOf({ holder }: RoutePicture, companions: Companions): RoutePicture['others'] {
  const [only] = holder.subjects;
  if (holder.kind !== 'client' || !only) return [];
  return (companions.get(only.id) ?? []).map((ref) => ({ ...holder, name: ref.name, subjects: [ref] }));
}

function keyOf(route: RoutePicture): string {
  const { holder, others: _none, map, kdc, trust, ...rest } = route;
  const links = [map, kdc, trust].map((link) => link && { ...link, place: null });
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
  const { evidence, domains, cite } = asking;
  const answer = answerOf(host.startsWith('.') ? ANY + host : host, holding, asking);
  const spelt = answer.realm !== null && realmKey(answer.realm) === realmKey(realm) ? answer.realm : realm;
  const trusts = trustsOf(spelt, holding.domain, evidence, cite);
  const kdc = kdcOf(spelt, holding, domains, cite);
  const deciding = decidingSpots(answer, holding);
  const concerns = concernsOf(holding, [realm, spelt], deciding, trusts, asking);
  const wanted = expectation?.kdcs ?? [];
  const kdcs = kdc.hosts.map(({ host: name, rules }) => ({
    host: name,
    mark: concerns.kdc.some(({ finding }) => rules.includes(finding.ruleId))
      ? 'wrong'
      : wanted.includes(asciiLower(name))
        ? 'right'
        : 'open',
  })) satisfies RoutePicture['kdcs'];
  const there = new Set(kdc.hosts.map(({ host: name }) => asciiLower(name)));
  const missingKdcs = kdc.from === 'unknown' ? [] : wanted.filter((name) => !there.has(name));
  return {
    host,
    realm,
    chosen: answer.options.map((option) => option.realm),
    map: mapLink(answer, realm, concerns.map, { deciding, entries: entrySpots(holding) }),
    kdcs,
    missingKdcs,
    kdc: kdcLink(kdc, kdcs.every(({ mark }) => mark === 'right') && missingKdcs.length === 0, concerns.kdc),
    trust:
      expectation && expectation.trust === null && expectation.source !== 'config'
        ? null
        : trustLink(trusts, holding.domain, concerns.trust),
    domain: holding.domain,
    holder: holderOf(holding),
    others: [],
  };
}

/** The names of the values that decide, and their entries. */
function decidingSpots({ options }: HolderAnswer, { subjects }: Holding): Spot[] {
  return options.flatMap(({ by }) =>
    by === null
      ? []
      : subjects.flatMap(({ mappings }) =>
          mappings
            .filter(({ name }) => name.value === by.realm)
            .flatMap(({ origin: { path }, name, entries }) => {
              const decides = entries.filter(({ text }) => text.value === by.entry);
              if (decides.length === 0) return [];
              return [{ path, at: name.at }, ...decides.map(({ text }) => ({ path, at: text.at }))];
            }),
        ),
  );
}

/** The data of all values of the map. */
function entrySpots({ subjects }: Holding): Spot[] {
  return subjects.flatMap(({ mappings }) =>
    mappings.flatMap(({ origin: { path }, value }) => (value === null ? [] : [{ path, at: value.at }])),
  );
}
