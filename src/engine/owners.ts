// Whose a gap is: the GPO, client or domain that its input belongs to, where the evidence tells one.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { Origin } from '../model/fact.ts';

/** The one subject of each place, null where there are several. */
type Owners = Map<string, Subject | null>;

interface Places {
  readonly paths: Owners;
  /** By path. */
  readonly parts: Map<string, Owners>;
  readonly containers: Owners;
}

/**
 * Finds the one identified subject that has facts of the same place; null where there is none, or more than one. Nothing is done
 * before the first question.
 */
export function ownersOf(evidence: Evidence): (origin: Origin) => Subject | null {
  let places: Places | null = null;
  return (origin) => {
    places ??= placesOf(evidence);
    return ownerIn(places, origin);
  };
}

function placesOf(evidence: Evidence): Places {
  const places: Places = { paths: new Map(), parts: new Map(), containers: new Map() };
  for (const subject of evidence.subjects) {
    if (!subject.identified) continue;
    for (const { path, part, container } of originsOf(subject)) {
      own(places.paths, path, subject);
      if (container !== null) own(places.containers, container, subject);
      if (part === null) continue;
      const parts = places.parts.get(path) ?? new Map<string, Subject | null>();
      places.parts.set(path, parts);
      own(parts, part, subject);
    }
  }
  return places;
}

function own(owners: Owners, key: string, subject: Subject): void {
  const before = owners.get(key);
  owners.set(key, before === undefined || before === subject ? subject : null);
}

/** From the narrowest place to the widest. What names its part belongs to nothing else of its file. */
function ownerIn({ paths, parts, containers }: Places, { path, part, container }: Origin): Subject | null {
  if (part !== null) return parts.get(path)?.get(part) ?? null;
  return paths.get(path) ?? (container === null ? null : (containers.get(container) ?? null));
}

/** Where the facts of a subject come from, one for each fact. */
export function* originsOf(subject: Subject): Iterable<Origin> {
  const { realms, mappings, states, directives, trusts, gpos, backups, scopes, proxies, pacs } = subject;
  for (const facts of [realms, mappings, states, directives, trusts, gpos, backups, scopes, proxies, pacs]) {
    for (const { origin } of facts) yield origin;
  }
}
