// Facts to subjects: everything that is known of one GPO, one client or one domain, whichever files it came from.

import type { Subject } from '../model/evidence.ts';
import type { Fact, HostMappingFact, RealmFact } from '../model/fact.ts';
import type { SubjectRef } from '../model/finding.ts';
import type { Holder } from '../model/format.ts';
import { asciiLower } from '../model/realm-name.ts';
import { asLeft } from './as-left.ts';
import { withBareScopes } from './bare-gpos.ts';
import { type ClientIdentity, identifyClients, pacOwners, type Telling, type Whose } from './clients.ts';
import { type Identities, sameText } from './identity.ts';
import { compare } from './order.ts';
import { overruled } from './overruled.ts';

interface Group {
  readonly ref: SubjectRef;
  readonly holder: Holder;
  readonly domain: string | null;
  readonly identified: boolean;
  readonly facts: Fact[];
}

/** What is known of inputs beside their own facts. */
interface Known {
  readonly identities: Identities;
  readonly clients: Clients;
  readonly domains: ReadonlyMap<string, string | null>;
}

/** Who is who among the clients of a run, and what each of them is called. */
export interface Clients {
  readonly identityOf: (origin: Whose) => ClientIdentity;
  readonly ownerOfPac: (origin: Whose) => ClientIdentity | null;
  readonly refOf: (identity: ClientIdentity) => SubjectRef;
}

/** `facts` show every input of a client, and all that tells a computer's name. */
export function clientsIn(facts: Iterable<Telling>): Clients {
  const identityOf = identifyClients(facts);
  const ownerOfPac = pacOwners(facts, identityOf);
  // By key: the id that it would have alone, which is that of the first of its inputs.
  const ids = new Map<string, string>();
  for (const { kind, origin } of facts) {
    if (kind === 'gap' || origin.holder !== 'client') continue;
    const client = kind === 'pac' ? ownerOfPac(origin) : identityOf(origin);
    if (client && !ids.has(client.key)) ids.set(client.key, asciiLower(client.name));
  }
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const id of ids.values()) (once.has(id) ? shared : once).add(id);
  once.clear();
  return {
    identityOf,
    ownerOfPac,
    refOf({ key, name }) {
      const id = ids.get(key) ?? asciiLower(name);
      // Two clients of one name in different folders are two; their folders then tell them apart.
      return { kind: 'client', id: shared.has(id) ? key : id, name };
    },
  };
}

/** One subject per GPO, client and domain, in the order of their kinds and ids. */
export function buildSubjects(
  facts: readonly Fact[],
  identities: Identities,
  clients: Clients = clientsIn(facts),
): Subject[] {
  const groups: Record<SubjectRef['kind'], Map<string, Group>> = {
    client: new Map(),
    domain: new Map(),
    file: new Map(),
    gpo: new Map(),
  };
  const known: Known = { identities, clients, domains: trustDomains(facts) };
  for (const fact of facts) {
    if (fact.kind === 'gap' || (fact.kind === 'backup' && fact.catalogue)) continue;
    const { key, ref, holder, domain, identified } = groupOf(fact, known);
    const before = groups[ref.kind].get(key);
    if (before) before.facts.push(fact);
    else groups[ref.kind].set(key, { ref, holder, domain, identified, facts: [fact] });
  }
  const all = Object.values(groups).flatMap((own) => [...own.values()]);
  return all.map(subjectOf).sort(bySubject);
}

/** The order of subjects: that of their kinds and ids. */
export function bySubject({ ref: a }: Pick<Subject, 'ref'>, { ref: b }: Pick<Subject, 'ref'>): number {
  return compare(a.kind, b.kind) || compare(a.id, b.id);
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

/** A group without its facts, and what tells it from all others of its kind. */
type Named = Omit<Group, 'facts'> & { readonly key: string };

function groupOf(fact: Fact, { identities, clients, domains }: Known): Named {
  const { origin } = fact;
  if (origin.holder === 'client') {
    const client = fact.kind === 'pac' ? clients.ownerOfPac(origin) : clients.identityOf(origin);
    if (!client) return fileGroup(origin.path, 'client');
    const ref = clients.refOf(client);
    return { key: client.key, ref, holder: 'client', domain: null, identified: true };
  }
  if (origin.holder === 'domain') {
    const own = domainOf(fact);
    const domain = own === undefined ? (domains.get(origin.path) ?? null) : own;
    if (domain === null) return fileGroup(origin.path, 'domain');
    const ref: SubjectRef = { kind: 'domain', id: domain, name: domain };
    return { key: domain, ref, holder: 'domain', domain, identified: true };
  }
  const gpo = identities.gpoOf(origin);
  if (!gpo) {
    const { path, container, part } = origin;
    // GPOs of one file that name themselves by nothing are still several.
    return fileGroup(container ?? (part === null ? path : `${path} (${part})`), 'gpo');
  }
  const id = gpo.domain === '' ? gpo.id : sameText(`${gpo.id}@${gpo.domain}`, origin.part);
  const ref: SubjectRef = { kind: 'gpo', id, name: identities.nameOf(gpo) ?? gpo.id };
  return { key: id, ref, holder: 'gpo', domain: gpo.domain || null, identified: true };
}

function fileGroup(path: string, holder: Holder): Named {
  const ref: SubjectRef = { kind: 'file', id: path, name: path };
  return { key: `${holder} ${path}`, ref, holder, domain: null, identified: false };
}

/** The subject that facts make, all of which are its own. */
export function subjectOf(group: Group): Subject {
  const { ref, holder, domain, identified } = group;
  // An estate has thousands of GPOs of which one fact tells that they hold nothing of ours.
  const isOne = group.facts.length === 1;
  const facts = isOne ? group.facts : asLeft(group.facts);
  const of = <K extends Fact['kind']>(kind: K): readonly Extract<Fact, { kind: K }>[] => {
    if (areOf(facts, kind)) return facts;
    return isOne ? NONE : orNone(facts.filter((fact) => isOf(fact, kind)));
  };
  const gpos = of('gpo');
  const isSet = facts.some(isSetting);
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
    gpos,
    backups: of('backup'),
    scopes: isSet ? of('scope') : withBareScopes(of('scope'), gpos),
    parameters: of('kerberos-parameter'),
    proxies: of('proxy-auto-config'),
    authentications: of('browser-authentication'),
    pacs: of('pac'),
    tickets: of('ticket'),
    clients: of('client'),
    secrets: of('secret'),
    overruled: isOne ? NONE : overruled(group.facts).filter((fact) => fact.kind !== 'kerberos-parameter'),
  };
}

/** Whether it is a setting of realms, beside which a report that shows none is out of date. */
function isSetting({ kind }: Fact): boolean {
  return (
    kind === 'realm' || kind === 'host-mapping' || kind === 'policy-state' || kind === 'policy-directive'
  );
}

function isOf<K extends Fact['kind']>(fact: Fact, kind: K): fact is Extract<Fact, { kind: K }> {
  return fact.kind === kind;
}

function areOf<K extends Fact['kind']>(
  facts: readonly Fact[],
  kind: K,
): facts is readonly Extract<Fact, { kind: K }>[] {
  return facts.every((fact) => fact.kind === kind);
}

const NONE: readonly never[] = [];

/** An empty list is the same for all: most subjects have nothing of most kinds. */
function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list;
}

/** ksetup keeps a realm as a key with several values, which add to each other: one fact of each key of a file. */
function joinLocal<F extends RealmFact | HostMappingFact>(
  facts: readonly F[],
  join: (a: F, b: F) => F,
): readonly F[] {
  if (facts.length === 0) return NONE;
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
