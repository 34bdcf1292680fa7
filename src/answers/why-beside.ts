// What an answer shows beside the choice: findings that stand in the way, and tickets that prove something.

import { placeOf } from '../engine/findings.ts';
import type { Holding } from '../evidence/holders.ts';
import type { Subject } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { WhyFinding, WhyTicket, WhyTrust } from '../model/why.ts';

/**
 * Findings about one of the realms in the files of the holding, and about the trusts that the answer shows. What is mere
 * information is left out. A finding of a GPO that a client has too is shown where the client has it.
 */
export function findingsOf(
  findings: readonly Finding[],
  holding: Holding,
  realms: ReadonlySet<string>,
  trusts: readonly WhyTrust[],
): WhyFinding[] {
  const keys = new Set([...realms].map(realmKey));
  const paths = new Set([...holding.subjects, ...holding.off].flatMap((subject) => [...pathsOf(subject)]));
  for (const { place } of trusts) if (place) paths.add(place.path);
  const found: WhyFinding[] = [];
  for (const finding of findings) {
    const { ruleId, severity, message, realm } = finding;
    if (severity === 'info' || (realm !== undefined && !keys.has(realmKey(realm)))) continue;
    if (finding.blocking) continue;
    const own = [finding, ...finding.related].find((place) => paths.has(place.path));
    if (!own) continue;
    const { path, region, byteOffset, locator } = own;
    const place =
      byteOffset === undefined ? { path, region, locator } : { path, region, byteOffset, locator };
    found.push({ ruleId, severity, message, ...place });
  }
  return found.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
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
