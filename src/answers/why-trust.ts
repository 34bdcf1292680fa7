// Whether the trust of a domain would let its users' tickets through to a realm.

import { placeOf } from '../engine/findings.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { TrustFact } from '../model/fact.ts';
import { asciiLower, asciiUpper, realmKey } from '../model/realm-name.ts';
import type { WhyTrust } from '../model/why.ts';
import type { Cite } from './cited.ts';

// MS-ADTS 6.1.6.7.12 and 6.1.6.7.15, MS-KILE 2.2.7.
const INBOUND = 1;
const MIT = 3;
const NON_TRANSITIVE = 1;
const AES = 0x18;
const TYPES = 0x3f;

type Verdict = WhyTrust['verdict'];
const WORST_FIRST: readonly Verdict[] = ['no', 'doubtful', 'unknown', 'yes'];

interface Said {
  readonly verdict: Verdict;
  readonly words: string;
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
  return (own.length > 0 ? own : all).flatMap((subject) => trustOf(realm, subject, cite));
}

function trustOf(realm: string, subject: Subject, cite: Cite): WhyTrust[] {
  const { domain, trusts, scopes } = subject;
  if (domain !== null && domain === asciiLower(realm)) return [];
  const found = trusts.filter((trust) => namesOf(trust).some((name) => realmKey(name) === realmKey(realm)));
  const base = { realm, domain, place: null, rules: [] };
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

function namesOf({ trustPartner, name, cn }: TrustFact): string[] {
  return [trustPartner, name, cn].flatMap((one) => (one ? [one.value] : []));
}

function judged(realm: string, domain: string | null, trust: TrustFact, cite: Cite): WhyTrust {
  const said = [nameSaid(realm, trust), ...attributesSaid(trust)];
  const verdict = WORST_FIRST.find((one) => said.some((each) => each.verdict === one)) ?? 'unknown';
  const at = (trust.trustPartner ?? trust.name ?? trust.cn)?.at ?? trust.at;
  const places = [trust.direction, trust.type, trust.encryptionTypes, trust.attributes, trust.trustPartner];
  const rules = places.flatMap((place) => (place ? cite(trust.origin.path, place.at) : []));
  return {
    realm,
    domain,
    verdict,
    words: said.flatMap(({ words }) => (words === '' ? [] : [words])),
    place: placeOf({ origin: trust.origin, at, locator: trust.locator }),
    rules: [...new Set(rules)],
  };
}

function nameSaid(realm: string, trust: TrustFact): Said {
  const names = namesOf(trust);
  if (trust.caseless)
    return {
      verdict: 'unknown',
      words: 'The export changes the case of names, so the spelling of the trust is not known.',
    };
  const other = names.find((name) => name !== realm);
  if (other === undefined) return { verdict: 'yes', words: '' };
  if (names.includes(realm)) return { verdict: 'doubtful', words: `One of its names is ${other}.` };
  const lower = asciiUpper(realm) !== realm;
  return {
    verdict: 'doubtful',
    words: lower
      ? `The trust is named ${other}, and the client asks for krbtgt/${realm}: Kerberos compares with case. MIT and Heimdal clients failed; Windows was not tested.`
      : `The trust is named ${other}, the realm ${realm}: MIT's KDC refused that, Samba's took it; Windows was not tested.`,
  };
}

function* attributesSaid(trust: TrustFact): Iterable<Said> {
  yield directionSaid(trust);
  if (trust.type === null) yield { verdict: 'unknown', words: 'Its type is not shown.' };
  else if (trust.type.value !== MIT)
    yield { verdict: 'doubtful', words: `It is of type ${trust.type.value}, no realm trust (3).` };
  yield typesSaid(trust);
  yield transitivitySaid(trust);
}

function directionSaid({ direction }: TrustFact): Said {
  if (direction === null) return { verdict: 'unknown', words: 'Its direction is not shown.' };
  const { value } = direction;
  if (value === 0) return { verdict: 'no', words: 'It is switched off (direction 0).' };
  if ((value & INBOUND) === 0)
    return {
      verdict: 'no',
      words: `It is outgoing (direction ${value}): it lets users of the realm in here, and none of ours there.`,
    };
  return {
    verdict: 'yes',
    words:
      value === INBOUND
        ? 'It is incoming, as it must be.'
        : 'It is two-way, which includes incoming; that also lets users of the realm in here.',
  };
}

function typesSaid({ encryptionTypes, shown }: TrustFact): Said {
  if (encryptionTypes === null) {
    const asked = shown === 'all' || shown.includes('msds-supportedencryptiontypes');
    return asked
      ? {
          verdict: 'doubtful',
          words:
            'It sets no encryption types: whether AES is used depends on the patches of the domain controllers.',
        }
      : { verdict: 'unknown', words: 'Its encryption types are not shown.' };
  }
  const types = encryptionTypes.value & TYPES;
  if (types !== 0 && (types & AES) === 0)
    return {
      verdict: 'doubtful',
      words: `It offers no AES (${encryptionTypes.value}): a realm that takes AES alone refuses it, with KDC_ERR_ETYPE_NOSUPP.`,
    };
  if (types === 0)
    return {
      verdict: 'doubtful',
      words:
        'It sets no encryption types: whether AES is used depends on the patches of the domain controllers.',
    };
  return { verdict: 'yes', words: 'It offers AES.' };
}

// It decides who else gets through, not whether these users do.
function transitivitySaid({ attributes }: TrustFact): Said {
  if (attributes === null || (attributes.value & NON_TRANSITIVE) === 0) return { verdict: 'yes', words: '' };
  return {
    verdict: 'yes',
    words: 'It is nontransitive: it serves users of this domain, not those of other domains.',
  };
}
