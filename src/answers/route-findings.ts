// Which findings are about which link of a route: the host map, the KDC, the trust.

import type { Holding } from '../evidence/holders.ts';
import type { Subject } from '../model/evidence.ts';
import type { Finding, Place } from '../model/finding.ts';
import { realmKey } from '../model/realm-name.ts';
import type { Span } from '../model/span.ts';
import { table } from '../model/table.ts';
import type { WhyTrust } from '../model/why.ts';
import { touches } from './cited.ts';
import type { Asking } from './why.ts';

export type LinkName = 'map' | 'kdc' | 'trust';

/** A finding about a link, with its place in the files of the holder or of the trust. */
export interface Concern {
  readonly finding: Finding;
  readonly place: Place;
  /** Whether it keeps the ticket from coming; an exposure does not, nor what is about no link for certain. */
  readonly breaks: boolean;
}

export type Concerns = Readonly<Record<LinkName, readonly Concern[]>>;

/** A span of an input. */
export interface Spot {
  readonly path: string;
  readonly at: Span;
}

/** Rules whose finding stands at another link than the one that it is about. */
const LINK_OF: Readonly<Record<string, LinkName>> = table({
  'realm-without-mapping': 'map',
  'mapping-realm-undefined': 'kdc',
});

const KEYS: readonly (readonly [LinkName, RegExp])[] = [
  ['map', /\\(?:domain_realm|HostToRealm)\b/i],
  ['kdc', /\\(?:MitRealms|Domains)\b/i],
];

/** `realms` are the spellings of the realm, `spots` what decides the route: findings there count whichever realm they name. */
export function concernsOf(
  holding: Holding,
  realms: readonly string[],
  spots: readonly Spot[],
  trusts: readonly WhyTrust[],
  asking: Asking,
): Concerns {
  const keys = new Set(realms.map(realmKey));
  const found: Record<LinkName, Map<Finding, Concern>> = { map: new Map(), kdc: new Map(), trust: new Map() };
  for (const path of pathsOf(holding, trusts)) {
    for (const [finding, place] of asking.byPath.get(path) ?? []) {
      const isNamed = finding.realm === undefined || keys.has(realmKey(finding.realm));
      if (!isOfHolder(finding, holding) || !(isNamed || isAt(place, spots))) continue;
      for (const link of linksOf(finding, place, asking)) {
        const known = found[link].get(finding);
        // The finding's own place before that of a copy.
        if (known && finding.path !== path) continue;
        found[link].set(finding, { finding, place, breaks: breaks(finding, place, asking) });
      }
    }
  }
  return { map: [...found.map.values()], kdc: [...found.kdc.values()], trust: [...found.trust.values()] };
}

/** Whether a place, of any input, lies in one of the spans. */
export function isAt(place: Place, spots: readonly Spot[]): boolean {
  return spots.some(({ path, at }) => path === place.path && touches(place, at));
}

// What one client lacks says nothing of the GPO that it is compared with.
function isOfHolder({ severity, blocking, subject }: Finding, { kind, subjects }: Holding): boolean {
  if (severity === 'info' && !blocking) return false;
  if (subject.kind !== 'client') return true;
  return kind === 'client' && subjects.some(({ ref }) => ref.id === subject.id);
}

function pathsOf({ subjects, off }: Holding, trusts: readonly WhyTrust[]): ReadonlySet<string> {
  const paths = new Set([...subjects, ...off].flatMap((subject) => [...pathsOfSubject(subject)]));
  for (const { place, copies } of trusts) {
    for (const one of [...(place ? [place] : []), ...copies]) paths.add(one.path);
  }
  return paths;
}

function* pathsOfSubject(subject: Subject): Iterable<string> {
  const { realms, mappings, states, directives, parameters, gpos, scopes } = subject;
  for (const facts of [realms, mappings, states, directives, parameters, gpos, scopes]) {
    for (const { origin } of facts) yield origin.path;
  }
}

function linksOf(finding: Finding, place: Place, asking: Asking): readonly LinkName[] {
  const own = ownLink(finding, place, asking);
  return own === null ? ['map', 'kdc'] : [own];
}

/** Null for what is about both lists, or about none of them for certain. */
function ownLink({ ruleId, subject }: Finding, { locator }: Place, { groupOf }: Asking): LinkName | null {
  if (subject.kind === 'domain' || groupOf(ruleId) === 'trust') return 'trust';
  return LINK_OF[ruleId] ?? KEYS.find(([, key]) => key.test(locator))?.[0] ?? null;
}

function breaks(finding: Finding, place: Place, asking: Asking): boolean {
  const { severity, ruleId, blocking } = finding;
  const effect = asking.effectOf(ruleId);
  if (severity !== 'error' || blocking || effect === 'exposure' || effect === 'none') return false;
  // A GPO that is off, or reaches nobody, brings neither list.
  return ownLink(finding, place, asking) !== null || asking.groupOf(ruleId) === 'gpo';
}
