// What an answer shows beside the choice: findings that stand in the way, and tickets that prove something.

import { placeOf } from '../engine/findings.ts';
import type { Holding } from '../evidence/holders.ts';
import type { Subject } from '../model/evidence.ts';
import type { Finding, Place } from '../model/finding.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { WhyFinding, WhyTicket, WhyTrust } from '../model/why.ts';

/** By path: the findings that have a place in it, each with its first one there. */
export type FindingsByPath = ReadonlyMap<string, ReadonlyMap<Finding, Place>>;

export function findingsByPath(findings: readonly Finding[]): FindingsByPath {
  const byPath = new Map<string, Map<Finding, Place>>();
  for (const finding of findings) {
    for (const place of [finding, ...finding.related]) {
      const known = byPath.get(place.path) ?? new Map<Finding, Place>();
      byPath.set(place.path, known);
      if (!known.has(finding)) known.set(finding, place);
    }
  }
  return byPath;
}

/**
 * Findings about one of the realms in the files of the holding, and about the trusts that the answer shows, errors first.
 * What is mere information is left out. A finding of a GPO that a client has too is shown where the client has it.
 */
export function findingsOf(
  byPath: FindingsByPath,
  holding: Holding,
  realms: ReadonlySet<string>,
  trusts: readonly WhyTrust[],
  effectOf: (ruleId: string) => WhyFinding['effect'],
): WhyFinding[] {
  const keys = new Set([...realms].map(realmKey));
  const paths = new Set([...holding.subjects, ...holding.off].flatMap((subject) => [...pathsOf(subject)]));
  for (const { place } of trusts) if (place) paths.add(place.path);
  const found = new Map<Finding, WhyFinding>();
  for (const path of [...paths].sort()) {
    for (const [finding, place] of byPath.get(path) ?? []) {
      const { ruleId, severity, message, realm, blocking } = finding;
      // What one client lacks says nothing of the GPO that it is compared with.
      if (finding.subject.kind === 'client' && holding.kind !== 'client') continue;
      const other = realm !== undefined && !keys.has(realmKey(realm));
      // The finding's own place before that of a copy.
      const better = !found.has(finding) || finding.path === path;
      if (severity === 'info' || blocking || other || !better) continue;
      const { region, byteOffset, locator } = place;
      const at = byteOffset === undefined ? { path, region, locator } : { path, region, byteOffset, locator };
      found.set(finding, { ruleId, severity, message, effect: effectOf(ruleId), ...at });
    }
  }
  return [...found.values()].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

function* pathsOf({ realms, mappings, states, directives, parameters }: Subject): Iterable<string> {
  for (const facts of [realms, mappings, states, directives, parameters]) {
    for (const { origin } of facts) yield origin.path;
  }
}

const GRANTING = 'krbtgt/';

/** Tickets for the host, and tickets that lead to one of the realms. */
export function ticketsOf(host: string, realms: readonly string[], { subjects }: Holding): WhyTicket[] {
  const found: WhyTicket[] = [];
  for (const { tickets } of subjects) {
    for (const { server, origin, locator } of tickets) {
      const name = server.name.value;
      const isHost = asciiLower(name).replace(/^[^/]*\//, '') === host;
      const leads = realms.some((realm) => name === GRANTING + realm && server.realm.value !== realm);
      if (!isHost && !leads) continue;
      found.push({
        server: name,
        realm: server.realm.value,
        place: placeOf({ origin, at: server.name.at, locator }),
      });
    }
  }
  return found;
}
