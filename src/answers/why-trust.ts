// Whether a trust would let the ticket of a realm through, as far as its object shows.

import type { Subject } from '../model/evidence.ts';
import type { TrustFact } from '../model/fact.ts';
import { realmKey } from '../model/realm-name.ts';
import type { WhyTrust } from '../model/why.ts';

// MS-ADTS 6.1.6.7.12: trustDirection; 6.1.6.7.15: trustType.
const INBOUND = 1;
const MIT = 3;
// MS-KILE 2.2.7: types that can encrypt, without the bits that are features.
const TYPES = 0x1f;
const AES = 0x18;

const PASSWORD = "The trust's password is never visible: a wrong one fails only when the ticket is used.";

/** `domain` is that of the client, null where it is not known: then every trust of the realm is looked at. */
export function trustFor(realm: string, domain: string | null, subjects: readonly Subject[]): WhyTrust {
  const holders = subjects.filter(
    (subject) =>
      subject.holder === 'domain' &&
      (domain === null || subject.domain === null || subject.domain === domain),
  );
  const trusts = holders.flatMap((subject) => subject.trusts.filter((trust) => isFor(trust, realm)));
  const [trust] = trusts;
  if (!trust) return absent(realm, domain, holders);
  const refusals = [...trusts.flatMap((one) => refusalsOf(one, realm))];
  const place = placeOfTrust(trust);
  if (refusals.length > 0) return { verdict: 'refuses', reasons: [...new Set(refusals)], place };
  const gaps = gapsOf(trusts);
  if (gaps.length > 0) return { verdict: 'not-known', reasons: gaps, place };
  return { verdict: 'lets-through', reasons: [PASSWORD], place };
}

function isFor({ trustPartner, name, cn }: TrustFact, realm: string): boolean {
  return [trustPartner, name, cn].some((one) => one !== null && realmKey(one.value) === realmKey(realm));
}

function absent(realm: string, domain: string | null, holders: readonly Subject[]): WhyTrust {
  const whole = holders.some(({ scopes }) =>
    scopes.some(({ shows }) => shows.includes('all trusts of the domain')),
  );
  if (whole && domain !== null) {
    return {
      verdict: 'refuses',
      reasons: [`All trusts of ${domain} were exported, and none is for ${realm}.`],
      place: null,
    };
  }
  return { verdict: 'not-known', reasons: [`No trust to ${realm} was exported.`], place: null };
}

function refusalsOf(trust: TrustFact, realm: string): string[] {
  const { direction, type, encryptionTypes } = trust;
  const partner = trust.trustPartner ?? trust.name ?? trust.cn;
  const refusals: string[] = [];
  if (partner && !trust.caseless && partner.value !== realm) {
    refusals.push(
      `The trust is called ${partner.value}, and the client asks for ${realm}: names of realms are compared with their case.`,
    );
  }
  if (direction && (direction.value & INBOUND) === 0)
    refusals.push(`Its direction is ${direction.value}: tickets for the realm need an incoming trust.`);
  if (type && type.value !== MIT) refusals.push(`Its type is ${type.value}, not ${MIT} (a realm).`);
  const types = (encryptionTypes?.value ?? 0) & TYPES;
  if (types !== 0 && (types & AES) === 0)
    refusals.push('It offers no AES: a realm that takes AES alone answers KDC_ERR_ETYPE_NOSUPP.');
  return refusals;
}

function gapsOf(trusts: readonly TrustFact[]): string[] {
  const gaps: string[] = [];
  if (trusts.every(({ direction }) => direction === null))
    gaps.push('The export does not show its direction.');
  const typesShown = ({ encryptionTypes, shown }: TrustFact) =>
    encryptionTypes !== null || shown === 'all' || shown.includes('msds-supportedencryptiontypes');
  if (!trusts.some(typesShown)) gaps.push('The export does not show its encryption types.');
  return gaps;
}

function placeOfTrust({ origin, at, locator, trustPartner, name, cn }: TrustFact): WhyTrust['place'] {
  const where = (trustPartner ?? name ?? cn)?.at ?? at;
  const base = { path: origin.path, locator };
  return where.region
    ? { ...base, region: where.region }
    : { ...base, region: null, byteOffset: where.start };
}
