// Which GPO each input speaks of: what reports, backups, catalogues and SYSVOL paths say, joined.

import type { Fact, Origin } from '../model/fact.ts';
import { pathInfo } from './paths.ts';

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
  id: string;
  domain: string | null;
}

/** Reads every fact once; the order of facts does not matter. */
export function identify(facts: readonly Fact[]): Identities {
  const containers = new Map<string, Found>();
  const backupTimes = new Map<string, string>();
  const catalogue = new Map<string, { id: string; domain: string | null; time: string | null }>();
  const domains = new Map<string, Set<string>>();
  const names = new Map<string, string>();
  const learn = (id: string, domain: string | null, name: string | null) => {
    if (domain) domains.set(id, (domains.get(id) ?? new Set()).add(domain));
    if (name && !names.has(id)) names.set(id, name);
  };
  for (const fact of facts) {
    const { container } = fact.origin;
    if (fact.kind === 'gpo' && fact.id) {
      learn(fact.id, fact.domain, fact.name?.value ?? null);
      if (container && !containers.has(container))
        containers.set(container, { id: fact.id, domain: fact.domain });
    } else if (fact.kind === 'gpo' && container) {
      const id = pathInfo(fact.origin.path).gpoId;
      if (id) learn(id, null, fact.name?.value ?? null);
    } else if (fact.kind === 'backup') {
      learn(fact.gpoId, fact.domain, fact.name);
      const found = { id: fact.gpoId, domain: fact.domain, time: fact.time };
      if (fact.catalogue && fact.backupId) catalogue.set(fact.backupId, found);
      if (!fact.catalogue && container) {
        containers.set(container, found);
        if (fact.time) backupTimes.set(container, fact.time);
      }
    }
  }
  const listed = (container: string) =>
    catalogue.get(container.slice(container.lastIndexOf('/') + 1).toLowerCase()) ?? null;
  const complete = (id: string, domain: string | null): GpoIdentity => {
    const known = domains.get(id);
    const only = known?.size === 1 ? [...known][0] : undefined;
    return { id, domain: domain ?? only ?? '' };
  };
  return {
    gpoOf: (origin) => identityOf(origin, containers, listed, complete),
    nameOf: (identity) => names.get(identity.id) ?? null,
    backupTimeOf: (container) => backupTimes.get(container) ?? listed(container)?.time ?? null,
  };
}

function identityOf(
  origin: Origin,
  containers: ReadonlyMap<string, Found>,
  listed: (container: string) => Found | null,
  complete: (id: string, domain: string | null) => GpoIdentity,
): GpoIdentity | null {
  if (origin.part) {
    const at = origin.part.lastIndexOf('@');
    const id = at === -1 ? origin.part : origin.part.slice(0, at);
    return complete(id, at === -1 ? null : origin.part.slice(at + 1) || null);
  }
  if (origin.container === null) return null;
  const found = containers.get(origin.container) ?? listed(origin.container);
  if (found) return complete(found.id, found.domain);
  const path = pathInfo(origin.path);
  return path.gpoId ? complete(path.gpoId, path.domain) : null;
}
