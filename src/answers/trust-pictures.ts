// The trusts to realms as they are drawn: for whom each lets tickets through, and what of it is not as it should be.

import { placeOf } from '../engine/findings.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { Expectations, RealmExpectation } from '../model/expectation.ts';
import type { TrustFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import type { Mark, TrustPicture, TrustTrait, TrustWay } from '../model/picture.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import { isRealmTrust } from '../model/realm-trust.ts';
import { isTransitive, trustNames } from '../model/trust-values.ts';
import { isOfTrait, rulesOf, traitsOf } from './trust-traits.ts';

const MISSING = 'trust-missing-for-realm';

// MS-ADTS 6.1.6.7.12.
const INBOUND = 1;
const OUTBOUND = 2;

/** In the order of domains, what is wrong before what is not; then realms of which no export shows a trust. */
export function trustPicturesOf(
  { subjects }: Evidence,
  expectations: Expectations,
  findings: readonly Finding[],
): TrustPicture[] {
  const shown = subjects.flatMap((subject) => picturesOfDomain(subject, expectations, findings));
  const told = new Set(shown.map(({ realm }) => realmKey(realm)));
  const domains = new Set(subjects.flatMap(({ domain }) => (domain === null ? [] : [domain])));
  const others = realmsOfLists(subjects, expectations).filter(
    (realm) =>
      !told.has(realmKey(realm)) && !domains.has(asciiLower(realm)) && needsTrust(realm, expectations),
  );
  const missing = others.flatMap((realm) => missingPictures(realm, subjects, findings));
  const known = new Set(missing.map(({ realm }) => realmKey(realm)));
  const unseen = others.filter((realm) => !known.has(realmKey(realm))).map(unseenPicture);
  return [...shown, ...missing, ...unseen].sort(
    (a, b) => Number(b.mark === 'wrong') - Number(a.mark === 'wrong'),
  );
}

/** Of domains all of whose trusts are shown. That it is missing is wrong where it was found to be: users may be those of another domain. */
function missingPictures(
  realm: string,
  subjects: readonly Subject[],
  findings: readonly Finding[],
): TrustPicture[] {
  const whole = subjects.filter(({ scopes }) =>
    scopes.some(({ shows }) => shows.includes('all trusts of the domain')),
  );
  return whole.map(({ ref, domain }) => {
    const found = findings.filter(
      ({ ruleId, subject, realm: its = '' }) =>
        ruleId === MISSING && subject.id === ref.id && realmKey(its) === realmKey(realm),
    );
    return {
      ...unseenPicture(realm),
      domain,
      state: 'missing',
      mark: found.length > 0 ? 'wrong' : 'open',
      rules: rulesOf(found),
    };
  });
}

// A realm that is expected to have none, such as that of Entra ID, is reached without.
function needsTrust(realm: string, { byRealm }: Expectations): boolean {
  const expectation = byRealm.get(realmKey(realm));
  return expectation === undefined || expectation.trust !== null;
}

function realmsOfLists(subjects: readonly Subject[], { byRealm }: Expectations): string[] {
  const realms = new Map<string, string>();
  for (const { realms: defined, mappings } of subjects) {
    for (const { name } of [...defined, ...mappings]) {
      const realm = byRealm.get(realmKey(name.value))?.realm ?? name.value;
      if (!realms.has(realmKey(realm))) realms.set(realmKey(realm), realm);
    }
  }
  return [...realms.values()];
}

function unseenPicture(realm: string): TrustPicture {
  return {
    domain: null,
    realm,
    state: 'not-shown',
    ways: null,
    transitive: null,
    mark: 'open',
    traits: [],
    place: null,
    rules: [],
  };
}

/** One picture a realm: exports of the same trust are one. */
function picturesOfDomain(
  subject: Subject,
  expectations: Expectations,
  findings: readonly Finding[],
): TrustPicture[] {
  const byRealm = new Map<string, TrustFact[]>();
  for (const trust of subject.trusts) {
    if (!isRealmTrust(trust, { expectations })) continue;
    const key = realmKey(nameOf(trust));
    const known = byRealm.get(key);
    if (known) known.push(trust);
    else byRealm.set(key, [trust]);
  }
  return [...byRealm].map(([key, trusts]) => {
    const names = new Set(trusts.flatMap(trustNames).map(({ value }) => realmKey(value)));
    const about = findings.filter(
      ({ subject: { kind, id }, realm = '' }) =>
        kind === subject.ref.kind && id === subject.ref.id && names.has(realmKey(realm)),
    );
    return pictureOf(subject, trusts, expectations.byRealm.get(key) ?? null, about);
  });
}

function nameOf(trust: TrustFact): string {
  return trustNames(trust).at(-1)?.value ?? '';
}

function pictureOf(
  { domain }: Subject,
  trusts: readonly TrustFact[],
  expectation: RealmExpectation | null,
  findings: readonly Finding[],
): TrustPicture {
  const [first] = trusts;
  const traits = traitsOf(trusts, expectation, findings);
  const rules = rulesOf(findings.filter(({ ruleId }) => !isOfTrait(ruleId)));
  const direction = traits.find(({ name }) => name === 'direction')?.mark ?? 'open';
  const transitive = trusts.map(isTransitive).filter((one) => one !== null);
  return {
    domain,
    realm: first ? nameOf(first) : '',
    state: 'shown',
    ways: waysOf(trusts, expectation?.trust?.direction ?? null, direction),
    transitive: transitive.length === 0 ? null : transitive.includes(true),
    mark: markOf(traits, rules),
    traits,
    place: first ? placeOf({ origin: first.origin, at: first.at, locator: first.locator }) : null,
    rules,
  };
}

/** What exports tell differently is there if any of them says so. */
function waysOf(trusts: readonly TrustFact[], wanted: number | null, mark: Mark): TrustPicture['ways'] {
  const directions = trusts.flatMap(({ direction }) => direction?.value ?? []);
  if (directions.length === 0) return null;
  const wayOf = (bit: number): TrustWay | null => {
    const there = directions.some((value) => (value & bit) !== 0);
    const isWanted = wanted !== null && (wanted & bit) !== 0;
    if (!there) return isWanted ? { there, mark: mark === 'wrong' ? 'wrong' : 'open' } : null;
    const isSure = directions.every((value) => (value & bit) !== 0);
    if (isWanted) return { there, mark: isSure ? 'right' : mark };
    return { there, mark: wanted !== null && mark === 'wrong' ? 'wrong' : 'open' };
  };
  return { out: wayOf(INBOUND), in: wayOf(OUTBOUND) };
}

function markOf(traits: readonly TrustTrait[], rules: readonly string[]): Mark {
  if (rules.length > 0 || traits.some(({ mark }) => mark === 'wrong')) return 'wrong';
  return traits.every(({ mark }) => mark === 'right') ? 'right' : 'open';
}
