// Whether the trust of a domain would let its users' tickets through to a realm.

import { placeOf } from '../engine/findings.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { TrustFact } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import { asciiLower, asciiUpper, realmKey } from '../model/realm-name.ts';
import { AES, DISABLED, ENCRYPTION_TYPES, isTransitive, MIT, trustNames } from '../model/trust-values.ts';
import type { WhyTrust } from '../model/why.ts';
import type { Cite } from './cited.ts';

// MS-ADTS 6.1.6.7.12: the bit of an incoming trust.
const INBOUND = 1;

type Verdict = WhyTrust['verdict'];
const WORST_FIRST: readonly Verdict[] = ['no', 'doubtful', 'unknown', 'yes'];

interface Said {
  readonly verdict: Verdict;
  readonly words: string;
  /** The attribute that says so. */
  readonly at: Pick<Located<unknown>, 'at'> | null;
}

/** One answer for each domain whose trusts the evidence shows: those of `domain` alone where they are among them. */
export function trustsOf(
  realm: string,
  domain: string | null,
  { subjects }: Pick<Evidence, 'subjects'>,
  cite: Cite,
): WhyTrust[] {
  const all = subjects.filter((subject) => subject.holder === 'domain');
  const own = all.filter((subject) => domain !== null && subject.domain === domain);
  return joined((own.length > 0 ? own : all).flatMap((subject) => trustOf(realm, subject, cite)));
}

function trustOf(realm: string, subject: Subject, cite: Cite): WhyTrust[] {
  const { domain, trusts, scopes } = subject;
  if (domain !== null && domain === asciiLower(realm)) return [];
  const found = trusts.filter((trust) => namesOf(trust).some((name) => realmKey(name) === realmKey(realm)));
  const base = { realm, domain, place: null, copies: [], rules: [] };
  if (found.length > 0) return found.map((trust) => judged(realm, domain, trust, cite));
  if (scopes.some(({ shows }) => shows.includes('all trusts of the domain'))) {
    const words = `All trusts of the domain are shown, and none is to ${realm}: a domain controller then knows no krbtgt/${realm}.`;
    return [{ ...base, verdict: 'no', words: [words] }];
  }
  return [
    {
      ...base,
      verdict: 'unknown',
      words: [`The export shows no trust to ${realm}, and not all trusts there are.`],
    },
  ];
}

function namesOf(trust: TrustFact): string[] {
  return trustNames(trust).map(({ value }) => value);
}

function judged(realm: string, domain: string | null, trust: TrustFact, cite: Cite): WhyTrust {
  const named = trust.trustPartner ?? trust.name ?? trust.cn;
  const said = [nameSaid(realm, trust), ...attributesSaid(trust)];
  const verdict = WORST_FIRST.find((one) => said.some((each) => each.verdict === one)) ?? 'unknown';
  const inTheWay = said.flatMap((each) => (each.verdict === 'yes' || !each.at ? [] : [each.at.at]));
  return {
    realm,
    domain,
    verdict,
    words: said.flatMap(({ words }) => (words === '' ? [] : [words])),
    place: placeOf({ origin: trust.origin, at: named?.at ?? trust.at, locator: trust.locator }),
    copies: [],
    rules: [...new Set(inTheWay.flatMap((at) => cite(trust.origin.path, at)))],
  };
}

/** Exports that show the same trust alike are one. */
function joined(trusts: readonly WhyTrust[]): WhyTrust[] {
  const alike = new Map<string, WhyTrust>();
  for (const trust of trusts) {
    const key = JSON.stringify([trust.domain, trust.verdict, trust.words]);
    const before = alike.get(key);
    const copies = trust.place ? [...(before?.copies ?? []), trust.place] : (before?.copies ?? []);
    alike.set(key, before ? { ...before, copies } : trust);
  }
  return [...alike.values()];
}

function nameSaid(realm: string, trust: TrustFact): Said {
  const at = trust.trustPartner ?? trust.name ?? trust.cn;
  const other = namesOf(trust).find((name) => name !== realm);
  if (trust.caseless)
    return said(
      'unknown',
      'The export changes the case of names, so the spelling of the trust is not known.',
      at,
    );
  if (other === undefined) return said('yes', '', at);
  if (namesOf(trust).includes(realm)) return said('doubtful', `One of its names is ${other}.`, at);
  if (asciiUpper(realm) !== realm)
    return said(
      'doubtful',
      `It is named ${other}, and the client asks for krbtgt/${realm}: Kerberos compares with case. MIT and Heimdal clients failed; Windows was not tested.`,
      at,
    );
  return said(
    'doubtful',
    `It is named ${other}, the realm ${realm}: MIT's KDC refused that, Samba's took it from MIT clients, Heimdal clients failed; Windows was not tested.`,
    at,
  );
}

function* attributesSaid(trust: TrustFact): Iterable<Said> {
  yield directionSaid(trust);
  const { type } = trust;
  if (type === null) yield said('unknown', 'Its type is not shown.', null);
  else if (type.value !== MIT)
    yield said('doubtful', `It is of type ${type.value}, no realm trust (3).`, type);
  yield typesSaid(trust);
  // That decides who else gets through, not whether these users do.
  if (isTransitive(trust) === false)
    yield said(
      'yes',
      'It is nontransitive: it serves users of this domain, not those of other domains.',
      null,
    );
}

function said(verdict: Verdict, words: string, at: Said['at']): Said {
  return { verdict, words, at };
}

function directionSaid({ direction }: TrustFact): Said {
  if (direction === null) return said('unknown', 'Its direction is not shown.', null);
  const { value } = direction;
  if (value === DISABLED) return said('no', 'It is switched off (direction 0).', direction);
  if ((value & INBOUND) === 0) {
    const words = `It is outgoing (direction ${value}): it lets users of the realm in here, and none of ours there.`;
    return said('no', words, direction);
  }
  if (value === INBOUND) return said('yes', 'It is incoming, as it must be.', direction);
  return said(
    'yes',
    'It is two-way, which includes incoming; that also lets users of the realm in here.',
    direction,
  );
}

function typesSaid({ encryptionTypes, shown }: TrustFact): Said {
  const asked = shown === 'all' || shown.includes('msds-supportedencryptiontypes');
  if (encryptionTypes === null && !asked) return said('unknown', 'Its encryption types are not shown.', null);
  const types = (encryptionTypes?.value ?? 0) & ENCRYPTION_TYPES;
  if (types === 0)
    return said(
      'doubtful',
      'It sets no encryption types: whether AES is used depends on the patches of the domain controllers.',
      encryptionTypes,
    );
  if ((types & AES) !== 0) return said('yes', 'It offers AES.', encryptionTypes);
  return said(
    'doubtful',
    `It offers no AES (${types}): a realm that takes AES alone refuses it, with KDC_ERR_ETYPE_NOSUPP.`,
    encryptionTypes,
  );
}
