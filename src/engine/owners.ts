// Whose a gap is: the GPO, client or domain that its input belongs to, where the evidence tells one.

import type { Evidence, Subject } from '../model/evidence.ts';
import type { Origin } from '../model/fact.ts';

/** Finds the one identified subject that has facts of the same place; null where there is none, or more than one. */
export function ownersOf(evidence: Evidence): (origin: Origin) => Subject | null {
  const owners = new Map<string, Subject | null>();
  for (const subject of evidence.subjects) {
    if (!subject.identified) continue;
    for (const origin of originsOf(subject)) {
      for (const key of keysOf(origin)) {
        const before = owners.get(key);
        owners.set(key, before === undefined || before === subject ? subject : null);
      }
    }
  }
  return (origin) => {
    for (const key of looksAt(origin)) {
      const owner = owners.get(key);
      if (owner) return owner;
    }
    return null;
  };
}

/** Where the facts of a subject come from, one for each fact. */
export function* originsOf(subject: Subject): Iterable<Origin> {
  const { realms, mappings, states, directives, trusts, gpos, backups, scopes, proxies, pacs } = subject;
  for (const facts of [realms, mappings, states, directives, trusts, gpos, backups, scopes, proxies, pacs]) {
    for (const { origin } of facts) yield origin;
  }
}

function keysOf({ path, part, container }: Origin): string[] {
  const keys = [pathKey(path)];
  if (part !== null) keys.push(partKey(path, part));
  if (container !== null) keys.push(containerKey(container));
  return keys;
}

/** From the narrowest place to the widest. What names its part belongs to nothing else of its file. */
function looksAt({ path, part, container }: Origin): string[] {
  if (part !== null) return [partKey(path, part)];
  return container === null ? [pathKey(path)] : [pathKey(path), containerKey(container)];
}

function pathKey(path: string): string {
  return JSON.stringify(['path', path]);
}

function partKey(path: string, part: string): string {
  return JSON.stringify(['part', path, part]);
}

function containerKey(container: string): string {
  return JSON.stringify(['container', container]);
}
