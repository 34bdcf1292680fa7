// A client's lists against what policy gives it: the GPOs of the run, and the client's own resultant set of policy.

import { domainOfComputer } from '../model/computer-domain.ts';
import type { ListCopy, PolicyDrift } from '../model/copy.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { ListName, ScopeFact } from '../model/fact.ts';
import { isOff, isPolicy } from '../model/in-force.ts';
import { LIST_WORDS } from '../model/list-words.ts';
import { byRow, compareCopies, deviating, isCertain } from './compare.ts';
import { listCopies } from './copies.ts';

/** What the GPOs of a run say of one realm in one list. */
interface Row {
  readonly list: ListName;
  readonly realm: string;
  readonly copies: { readonly copy: ListCopy; readonly domain: string | null }[];
  /** Those copies that clients of a domain may get; null: of a client whose domain is not known. One list for all clients. */
  readonly byDomain: Map<string | null, readonly ListCopy[]>;
}

interface Given {
  readonly rows: ReadonlyMap<string, Row>;
  /** DNS domains of all GPOs that were read, whatever they set. */
  readonly domains: ReadonlySet<string>;
}

/** Answers for clients. GPOs are gone through once, whoever asks. */
export function policyDriftOf({ subjects }: Evidence): (client: Subject) => readonly PolicyDrift[] {
  let given: Given | null = null;
  const known = new WeakMap<Subject, readonly PolicyDrift[]>();
  return (client) => {
    if (client.holder !== 'client') return [];
    given ??= givenBy(subjects);
    const drifts = known.get(client) ?? driftOf(client, given);
    known.set(client, drifts);
    return drifts;
  };
}

function givenBy(subjects: readonly Subject[]): Given {
  const rows = new Map<string, Row>();
  const domains = new Set<string>();
  for (const subject of subjects) {
    if (subject.holder !== 'gpo') continue;
    if (subject.domain !== null) domains.add(subject.domain);
    if (isOff(subject)) continue;
    for (const [key, copies] of byRow(listCopies(subject).filter(({ fact }) => isPolicy(fact.layer)))) {
      const row = rows.get(key) ?? rowOf(copies);
      if (row === null) continue;
      rows.set(key, row);
      for (const copy of copies) row.copies.push({ copy, domain: subject.domain });
    }
  }
  return { rows, domains };
}

function rowOf([copy]: readonly ListCopy[]): Row | null {
  return copy ? { list: copy.setting, realm: copy.realm, copies: [], byDomain: new Map() } : null;
}

function copiesFor({ copies, byDomain }: Row, domain: string | null): readonly ListCopy[] {
  const known =
    byDomain.get(domain) ??
    copies.filter((given) => domain === null || (given.domain ?? domain) === domain).map(({ copy }) => copy);
  byDomain.set(domain, known);
  return known;
}

function driftOf(client: Subject, { rows, domains }: Given): PolicyDrift[] {
  const { ranked, own, scopes } = withoutResults(client);
  const domain = domainOf(client, domains);
  const drifts: PolicyDrift[] = [];
  for (const key of new Set([...rows.keys(), ...ranked.keys()])) {
    const row = rows.get(key) ?? rowOf(ranked.get(key) ?? []);
    if (!row) continue;
    const applied = ranked.get(key) ?? [];
    const copies = copiesFor(row, domain);
    const expected = applied.length > 0 ? [...copies, ...applied] : copies;
    if (!expected.some(isCertain)) continue;
    const actual = own.get(key) ?? [];
    const witness = scopes.find(({ shows }) => shows.includes(row.list)) ?? null;
    const sides = { expected, actual, expectedShown: true, actualShown: witness !== null };
    const compared = compareCopies(sides);
    if (compared === 'extra') continue;
    const elsewhere = domain === null && applied.length === 0 && lacksDomain(row, domains);
    const doubtful = elsewhere && (compared === 'missing' || compared === 'different');
    const result = doubtful ? 'not-known' : compared;
    const reason = result !== 'not-known' ? null : doubtful ? OF_WHICH_DOMAIN : notShown(row.list);
    const { list, realm } = row;
    const wrong = deviating(expected, actual);
    const isApplied = applied.some(isCertain);
    drifts.push({ list, realm, result, expected, actual, wrong, witness, applied: isApplied, reason });
  }
  return drifts;
}

const OF_WHICH_DOMAIN =
  'GPOs of several domains were read, not all of them set it, and of which domain the client is cannot be told';

function notShown(list: ListName): string {
  return `the export does not show the whole ${LIST_WORDS[list]}`;
}

function lacksDomain({ copies }: Row, domains: ReadonlySet<string>): boolean {
  if (domains.size < 2) return false;
  const setting = new Set(copies.map(({ domain }) => domain));
  return [...domains].some((domain) => !setting.has(domain));
}

/** The client's own domain, if GPOs of that domain were read. */
function domainOf({ clients }: Subject, domains: ReadonlySet<string>): string | null {
  return clients.flatMap((client) => domainOfComputer(client) ?? []).find((one) => domains.has(one)) ?? null;
}

interface OwnLists {
  /** What a resultant set says that the client gets, where its registry was read beside it. */
  readonly ranked: ReadonlyMap<string, readonly ListCopy[]>;
  readonly own: ReadonlyMap<string, readonly ListCopy[]>;
  readonly scopes: readonly ScopeFact[];
}

function withoutResults(client: Subject): OwnLists {
  const copies = listCopies(client);
  const results = new Set<string>();
  for (const { fact } of copies) if (fact.winner) results.add(fact.origin.path);
  const registry = client.scopes.filter(({ origin }) => !results.has(origin.path));
  const shown = registry.some(({ shows }) => shows.includes('MitRealms') || shows.includes('domain_realm'));
  const isResult = ({ fact }: ListCopy) => results.has(fact.origin.path);
  if (!shown && copies.every(isResult))
    return { ranked: new Map(), own: byRow(copies), scopes: client.scopes };
  return {
    ranked: byRow(copies.filter(isResult)),
    own: byRow(copies.filter((copy) => !isResult(copy))),
    scopes: registry,
  };
}
