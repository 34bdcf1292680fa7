// Facts to subjects: everything that is known of one GPO, one client or one domain, whichever files it came from.

import type { Subject } from '../model/evidence.ts';
import type { Fact, HostMappingFact, Origin, RealmFact } from '../model/fact.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Holder } from '../model/format.ts';
import { asciiLower } from '../model/realm-name.ts';
import { asLeft } from './as-left.ts';
import { type ClientIdentity, identifyClients, pacOwners } from './clients.ts';
import type { Identities } from './identity.ts';
import { compare } from './order.ts';
import { overruled } from './overruled.ts';

interface Group {
  ref: SubjectRef;
  readonly key: string;
  readonly holder: Holder;
  readonly domain: string | null;
  readonly identified: boolean;
  readonly facts: Fact[];
}

/** What is known of inputs beside their own facts. */
interface Known {
  readonly identities: Identities;
  readonly clients: (origin: Origin) => ClientIdentity;
  readonly domains: ReadonlyMap<string, string | null>;
  readonly ownerOfPac: (origin: Origin) => ClientIdentity | null;
}

/** One subject per GPO, client and domain, in the order of their kinds and ids. */
export function buildSubjects(facts: readonly Fact[], identities: Identities): Subject[] {
  const groups = new Map<string, Group>();
  const clients = identifyClients(facts);
  const ownerOfPac = pacOwners(facts, clients);
  const known: Known = { identities, clients, domains: trustDomains(facts), ownerOfPac };
  for (const fact of facts) {
    if (fact.kind === 'gap' || (fact.kind === 'backup' && fact.catalogue)) continue;
    const group = groupOf(fact, known);
    const before = groups.get(group.key);
    if (before) before.facts.push(fact);
    else groups.set(group.key, { ...group, facts: [fact] });
  }
  keepApart([...groups.values()]);
  const subjects = [...groups.values()].map(subjectOf);
  return subjects.sort((a, b) => compare(a.ref.kind, b.ref.kind) || compare(a.ref.id, b.ref.id));
}

/** By path: the one domain of which an export shows trusts, or says that it shows them all. */
function trustDomains(facts: readonly Fact[]): ReadonlyMap<string, string | null> {
  const domains = new Map<string, string | null>();
  for (const fact of facts) {
    const domain = domainOf(fact);
    if (domain === undefined) continue;
    const { path } = fact.origin;
    const before = domains.get(path);
    domains.set(path, before === undefined || before === domain ? domain : null);
  }
  return domains;
}

/** Undefined for what says nothing of a domain, null for a trust that does not tell its own. */
function domainOf(fact: Fact): string | null | undefined {
  if (fact.kind === 'trust') return fact.domain;
  return fact.kind === 'scope' ? fact.domain : undefined;
}

// Two clients of one name in different folders are two; their folders then tell them apart.
function keepApart(groups: readonly Group[]): void {
  const byId = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.ref.kind !== 'client') continue;
    const same = byId.get(group.ref.id);
    if (same) same.push(group);
    else byId.set(group.ref.id, [group]);
  }
  for (const same of byId.values()) {
    if (same.length < 2) continue;
    for (const group of same) group.ref = { ...group.ref, id: group.key.slice('client '.length) };
  }
}

function groupOf(fact: Fact, { identities, clients, domains, ownerOfPac }: Known): Omit<Group, 'facts'> {
  const { origin } = fact;
  if (origin.holder === 'client') {
    const client = fact.kind === 'pac' ? ownerOfPac(origin) : clients(origin);
    if (!client) return fileGroup(origin.path, 'client');
    const { key, name } = client;
    const ref: SubjectRef = { kind: 'client', id: asciiLower(name), name };
    return { key: `client ${key}`, ref, holder: 'client', domain: null, identified: true };
  }
  if (origin.holder === 'domain') {
    const own = domainOf(fact);
    const domain = own === undefined ? (domains.get(origin.path) ?? null) : own;
    if (domain === null) return fileGroup(origin.path, 'domain');
    const ref: SubjectRef = { kind: 'domain', id: domain, name: domain };
    return { key: `domain ${domain}`, ref, holder: 'domain', domain, identified: true };
  }
  const gpo = identities.gpoOf(origin);
  if (!gpo) {
    const { path, container, part } = origin;
    // GPOs of one file that name themselves by nothing are still several.
    return fileGroup(container ?? (part === null ? path : `${path} (${part})`), 'gpo');
  }
  const id = gpo.domain === '' ? gpo.id : `${gpo.id}@${gpo.domain}`;
  const ref: SubjectRef = { kind: 'gpo', id, name: identities.nameOf(gpo) ?? gpo.id };
  return { key: `gpo ${id}`, ref, holder: 'gpo', domain: gpo.domain || null, identified: true };
}

function fileGroup(path: string, holder: Holder): Omit<Group, 'facts'> {
  const ref: SubjectRef = { kind: 'file', id: path, name: path };
  return { key: `file ${holder} ${path}`, ref, holder, domain: null, identified: false };
}

function subjectOf(group: Group): Subject {
  const { ref, holder, domain, identified } = group;
  const facts = asLeft(group.facts);
  const of = <K extends Fact['kind']>(kind: K) =>
    facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  return {
    ref,
    holder,
    domain,
    identified,
    realms: joinLocal(of('realm'), joinedRealm),
    mappings: joinLocal(of('host-mapping'), joinedMapping),
    states: of('policy-state'),
    directives: of('policy-directive'),
    trusts: of('trust'),
    gpos: of('gpo'),
    backups: of('backup'),
    scopes: of('scope'),
    parameters: of('kerberos-parameter'),
    proxies: of('proxy-auto-config'),
    authentications: of('browser-authentication'),
    pacs: of('pac'),
    tickets: of('ticket'),
    clients: of('client'),
    secrets: of('secret'),
    overruled: overruled(group.facts).filter((fact) => fact.kind !== 'kerberos-parameter'),
  };
}

/** ksetup keeps a realm as a key with several values, which add to each other: one fact of each key of a file. */
function joinLocal<F extends RealmFact | HostMappingFact>(facts: readonly F[], join: (a: F, b: F) => F): F[] {
  const joined = new Map<string, F>();
  const apart: F[] = [];
  for (const fact of facts) {
    const { path, part, side } = fact.origin;
    if (fact.layer !== 'local') {
      apart.push(fact);
      continue;
    }
    // What may not be applied is not joined with what is.
    const key = JSON.stringify([path, part, side, fact.key, fact.conditional ? fact.at : null]);
    const before = joined.get(key);
    joined.set(key, before ? join(before, fact) : fact);
  }
  return [...apart, ...joined.values()];
}

function joinedRealm(a: RealmFact, b: RealmFact): RealmFact {
  const [base, other] = b.kdcs.length > a.kdcs.length ? [b, a] : [a, b];
  return { ...base, kdcs: [...a.kdcs, ...b.kdcs], flags: base.flags ?? other.flags };
}

function joinedMapping(a: HostMappingFact, b: HostMappingFact): HostMappingFact {
  const base = b.entries.length > a.entries.length ? b : a;
  return { ...base, entries: [...a.entries, ...b.entries] };
}
