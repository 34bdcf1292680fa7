// Where a client looks for the KDC of a realm, and what is odd about it.

import { placeOf } from '../engine/findings.ts';
import { switchOf } from '../evidence/applied-lists.ts';
import { chooseKdc, type Definition } from '../evidence/choose-kdc.ts';
import type { Holding } from '../evidence/holders.ts';
import { ENTRA_REALM } from '../model/azure-files.ts';
import { isPolicy } from '../model/in-force.ts';
import { asciiLower, asciiUpper, realmKey } from '../model/realm-name.ts';
import type { WhyEntry, WhyKdc, WhyKdcHost } from '../model/why.ts';
import type { Cite } from './cited.ts';
import { listGap } from './why-unknowns.ts';

/** `domains` are the DNS names, in lower case, of the domains that the evidence names. */
export function kdcOf(realm: string, holding: Holding, domains: ReadonlySet<string>, cite: Cite): WhyKdc {
  const directory = directoryWords(realm, domains);
  if (directory !== null) return { realm, from: 'directory', hosts: [], words: [directory], certain: true };
  const { definitions, none, complete } = chooseKdc(realm, holding);
  const hosts = definitions.flatMap((definition) => hostsOf(definition, cite));
  const words = [...spelling(realm, definitions)];
  if (definitions.length > 1) words.push(severalWords(definitions));
  if (none && definitions.some(({ fact }) => isPolicy(fact.layer)))
    words.push('Whether the realm list holds it is not certain: see what is not known.');
  if (!complete) words.push('Not every order of the GPOs was tried.');
  for (const word of syntaxWords(definitions)) words.push(word);
  if (hosts.length > 0) {
    words.push('A fixed list is used as it is, on port 88; DNS is not asked.');
    const certain = complete && isCertain(definitions, none, holding);
    return { realm, from: 'list', hosts, words, certain };
  }
  return {
    realm,
    from: withoutList(holding, definitions),
    hosts,
    words: [...words, ...srvWords(realm, holding, definitions)],
    certain: false,
  };
}

/** `none`: whether it can come out that no policy defines the realm. */
function isCertain(definitions: readonly Definition[], none: boolean, holding: Holding): boolean {
  const [only, ...others] = definitions;
  if (!only || others.length > 0 || only.fact.tagProblems.length > 0) return false;
  const { subject, fact } = only;
  if (isPolicy(fact.layer) && (none || switchOf(subject, 'MitRealms') !== 'on')) return false;
  return !fact.conditional && !fact.onlyIfAbsent && realmListGap(holding) === null;
}

function withoutList(holding: Holding, definitions: readonly Definition[]): WhyKdc['from'] {
  if (definitions.some(({ fact }) => fact.untagged !== null)) return 'unknown';
  return definitions.length > 0 || realmListGap(holding) === null ? 'dns' : 'unknown';
}

function realmListGap(holding: Holding): string | null {
  return listGap(holding, 'realm-list');
}

function srvWords(realm: string, holding: Holding, definitions: readonly Definition[]): string[] {
  const records = `DNS for the SRV records of _kerberos._tcp.${realm}`;
  if (definitions.some(({ fact }) => fact.untagged !== null)) return [];
  if (definitions.length > 0) return [`The realm list names no KDC: the client asks ${records}.`];
  const gap = realmListGap(holding);
  if (gap === null) return [`No realm list defines the realm: the client asks ${records}.`];
  return [`Not known: ${gap}. Without an entry there, the client asks ${records}.`];
}

function directoryWords(realm: string, domains: ReadonlySet<string>): string | null {
  const key = realmKey(realm);
  if (key === realmKey(ENTRA_REALM))
    return 'The realm of Entra ID, which Windows knows without a realm list.';
  if (!domains.has(asciiLower(realm))) return null;
  return 'A domain of Active Directory: clients find its domain controllers without a realm list, and look at their own domain before the list.';
}

/** By whom a setting is made. */
export function sourceOf(layer: string): WhyEntry['source'] {
  if (layer === 'mdm') return 'device management';
  return layer === 'policy' || layer === 'local' ? layer : 'elsewhere';
}

// Text without tags is no KDC, whatever it looks like.
function hostsOf({ subject, fact }: Definition, cite: Cite): WhyKdcHost[] {
  if (fact.untagged !== null) return [];
  return fact.kdcs.map(({ text }) => ({
    host: text.value,
    source: sourceOf(fact.layer),
    subject: subject.ref,
    place: placeOf({ origin: fact.origin, at: text.at, locator: fact.locator }),
    rules: cite(fact.origin.path, text.at),
  }));
}

function* syntaxWords(definitions: readonly Definition[]): Iterable<string> {
  for (const { fact } of definitions) {
    if (fact.untagged !== null)
      yield `${fact.untagged.value} stands without <k> and </k>, so the list names no KDC. What Windows does then is not documented: it may ask DNS, and it does not ask this host.`;
    else if (fact.tagProblems.length > 0)
      yield 'The tags of the value are not as they should be; what Windows reads of it is not known.';
  }
}

function severalWords(definitions: readonly Definition[]): string {
  const local = definitions.some(({ fact }) => fact.layer === 'local');
  const policy = definitions.some(({ fact }) => isPolicy(fact.layer));
  if (local && policy)
    return 'Both a policy and a local setting define the realm; which of them Windows asks is not known.';
  return 'The realm is defined several times, not alike; which definition counts is not known.';
}

function* spelling(realm: string, definitions: readonly Definition[]): Iterable<string> {
  if (asciiUpper(realm) !== realm)
    yield `The realm goes out as it is spelt: the client asks for krbtgt/${realm}. Real KDCs know no such principal (MIT and Heimdal clients failed; Windows was not tested).`;
  const other = definitions.find(({ fact }) => fact.name.value !== realm)?.fact.name.value;
  if (other !== undefined)
    yield `The realm list spells it ${other}. The registry compares names without case, so Windows should find it; MIT and Heimdal clients, which compare with case, found no KDC. Windows was not tested.`;
}
