// Which GPO each input speaks of: what reports, backups, catalogues and SYSVOL paths say, joined.

import type { BackupFact, Fact, GpoFact, Origin } from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import { compare } from './order.ts';
import { type PathInfo, pathInfo } from './paths.ts';

/** A GPO as the evidence knows it. `domain` is empty where nothing tells it. */
export interface GpoIdentity {
  readonly id: string;
  readonly domain: string;
}

/** Answers which GPO an origin belongs to; null where nothing but its path is known. */
export interface Identities {
  gpoOf(origin: Origin): GpoIdentity | null;
  /** Display name of a GPO, null when no input shows it. */
  nameOf(identity: GpoIdentity): string | null;
  /** When the container's backup was taken, ISO 8601; null when it is no backup. */
  backupTimeOf(container: string): string | null;
}

interface Found {
  readonly id: string;
  readonly domain: string | null;
  /** When the backup was taken; null where it does not say so, and in reports. */
  readonly time: string | null;
  /** Whether a report says it, which a backup's own files overrule. */
  readonly reported: boolean;
  /** When it was written down, as far as it says. */
  readonly written: string;
}

interface Names {
  readonly byId: Map<string, string>;
  /** By id and domain: two domains may give the same well-known GUID names of their own. */
  readonly byIdentity: Map<string, string>;
}

interface Known {
  /** What stands in a container about its GPO. */
  readonly containers: Map<string, Found>;
  /** By the id of the backup, which is the name of its folder. */
  readonly catalogue: Map<string, Found>;
  /** When the reports in a container were written; it stands for the time of the backup where nothing else tells it. */
  readonly readTimes: Map<string, string>;
  /** By id: the one domain in which it is known, null where there are several. */
  readonly domains: Map<string, string | null>;
  readonly names: Names;
  /** Names from the creation of a GPO, which stand where nothing tells that of today. */
  readonly oldNames: Names;
  readonly paths: (path: string) => PathInfo;
}

/** Reads every fact once; the order of facts does not matter. */
export function identify(facts: readonly Fact[]): Identities {
  const known: Known = {
    containers: new Map(),
    catalogue: new Map(),
    readTimes: new Map(),
    domains: new Map(),
    names: { byId: new Map(), byIdentity: new Map() },
    oldNames: { byId: new Map(), byIdentity: new Map() },
    paths: remembered(pathInfo),
  };
  for (const fact of facts) {
    const path = known.paths(fact.origin.path);
    if (path.gpoId) learnDomain(known, path.gpoId, path.domain);
    if (fact.kind === 'gpo') learnGpo(known, fact);
    else if (fact.kind === 'backup') learnBackup(known, fact);
  }
  return {
    gpoOf: (origin) => identityOf(origin, known),
    nameOf: ({ id, domain }) => {
      const named = (names: Names) => names.byIdentity.get(`${id}@${domain}`) ?? names.byId.get(id);
      return named(known.names) ?? named(known.oldNames) ?? null;
    },
    backupTimeOf: (container) =>
      known.containers.get(container)?.time ??
      listed(container, known)?.time ??
      known.readTimes.get(container) ??
      null,
  };
}

function remembered<T>(compute: (path: string) => T): (path: string) => T {
  const results = new Map<string, T>();
  return (path) => {
    const before = results.get(path);
    if (before !== undefined) return before;
    const result = compute(path);
    results.set(path, result);
    return result;
  };
}

function learnDomain(known: Known, id: string, domain: string | null): void {
  if (!domain) return;
  const before = known.domains.get(id);
  if (before === undefined) known.domains.set(id, domain);
  else if (before !== domain) known.domains.set(id, null);
}

// Of several names the first by code units stands, so that the order of inputs does not matter.
function learnName(
  names: Names,
  id: string,
  domain: string | null,
  name: string | null,
  part: string | null = null,
): void {
  if (!name) return;
  const keep = (map: Map<string, string>, key: string) => {
    const before = map.get(key);
    if (before === undefined || name < before) map.set(key, name);
  };
  keep(names.byId, id);
  if (domain) keep(names.byIdentity, sameText(`${id}@${domain}`, part));
}

function learnGpo(known: Known, fact: GpoFact): void {
  const { container, path, format } = fact.origin;
  const info = known.paths(path);
  const id = fact.id ?? info.gpoId;
  const name = fact.name?.value ?? null;
  if (!id) return;
  const domain = fact.domain ?? (id === info.gpoId ? info.domain : null);
  learnDomain(known, id, domain);
  learnName(traitsOf(format)?.oldName ? known.oldNames : known.names, id, domain, name, fact.origin.part);
  if (!fact.id || !container) return;
  // A SYSVOL is live: the time of a report that lies in it is not that of a backup.
  if (fact.readTime && !info.gpoId) learnTime(known.readTimes, container, fact.readTime);
  keep(known.containers, container, { id, domain, time: null, reported: true, written: fact.readTime ?? '' });
}

/** Keeps the better of what is said twice, whichever comes first: what agrees adds up. */
function keep(known: Map<string, Found>, key: string, found: Found): void {
  const before = known.get(key);
  if (!before) {
    known.set(key, found);
    return;
  }
  const [first, second] = preferred(before, found) <= 0 ? [before, found] : [found, before];
  const same = first.id === second.id ? second : null;
  known.set(key, {
    ...first,
    domain: first.domain ?? same?.domain ?? null,
    time: first.time ?? same?.time ?? null,
  });
}

/** A backup's own word before that of a report, the later before the earlier one, then by id and domain. */
function preferred(a: Found, b: Found): number {
  return (
    Number(a.reported) - Number(b.reported) ||
    compare(b.written, a.written) ||
    compare(a.id, b.id) ||
    compare(a.domain ?? '', b.domain ?? '')
  );
}

/** The very same string where it is known already: of thousands each is kept once. */
export function sameText(text: string, known: string | null): string {
  return text === known ? known : text;
}

function learnTime(times: Map<string, string>, container: string, time: string): void {
  const before = times.get(container);
  if (before === undefined || time > before) times.set(container, time);
}

function learnBackup(known: Known, fact: BackupFact): void {
  const { gpoId: id, domain, name, time } = fact;
  learnDomain(known, id, domain);
  learnName(known.names, id, domain, name);
  const { container } = fact.origin;
  const found: Found = { id, domain, time, reported: false, written: time ?? '' };
  if (fact.catalogue) {
    if (fact.backupId) keep(known.catalogue, fact.backupId, found);
  } else if (container) keep(known.containers, container, found);
}

function listed(container: string, { catalogue }: Known): Found | null {
  return catalogue.get(container.slice(container.lastIndexOf('/') + 1).toLowerCase()) ?? null;
}

const GUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/;

function identityOf(origin: Origin, known: Known): GpoIdentity | null {
  const complete = (id: string, domain: string | null): GpoIdentity => {
    return { id, domain: domain || (known.domains.get(id) ?? '') };
  };
  const { container } = origin;
  // What a reader puts behind it tells one report of a GPO from another in the same file.
  const part = origin.part?.replace(/#\d+$/, '') ?? null;
  const found = container === null ? null : (known.containers.get(container) ?? listed(container, known));
  if (part !== null) {
    const at = part.lastIndexOf('@');
    const id = at === -1 ? part : part.slice(0, at);
    // A reader that finds no identifier numbers the GPOs of the file: that is no identity.
    if (GUID.test(id))
      return complete(id, found?.id === id && found.domain ? found.domain : part.slice(id.length + 1));
  }
  if (found) return complete(found.id, found.domain);
  const path = known.paths(origin.path);
  return container !== null && path.gpoId ? complete(path.gpoId, path.domain) : null;
}
