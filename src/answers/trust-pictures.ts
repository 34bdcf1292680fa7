// The trusts to realms as they are drawn: for whom each lets tickets through, and what of it is not as it should be.

import { placeOf } from '../engine/findings.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { Expectations, TrustExpectation } from '../model/expectation.ts';
import type { TrustFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import type { Mark, TrustPicture, TrustTrait } from '../model/picture.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import { isRealmTrust } from '../model/realm-trust.ts';
import {
  ENCRYPTION_TYPES,
  isTransitive,
  showDirection,
  showEncryptionTypes,
  showType,
  trustNames,
} from '../model/trust-values.ts';

type TraitName = TrustTrait['name'];

/** Which attribute a rule is about. */
const TRAIT_OF: Readonly<Record<string, TraitName>> = {
  'trust-wrong-direction': 'direction',
  'trust-transitive': 'transitivity',
  'trust-wrong-type': 'type',
  'trust-aes-not-enabled': 'encryption types',
  'trust-weak-enctypes': 'encryption types',
};

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
  const missing = findings.filter(({ ruleId }) => ruleId === MISSING).map(missingPicture);
  const told = new Set([...shown, ...missing].map(({ realm }) => realmKey(realm)));
  const domains = new Set(subjects.flatMap(({ domain }) => (domain === null ? [] : [domain])));
  const others = realmsOfLists(subjects, expectations).filter(
    (realm) =>
      !told.has(realmKey(realm)) && !domains.has(asciiLower(realm)) && needsTrust(realm, expectations),
  );
  const all = [...shown, ...missing, ...others.map(unseenPicture)];
  return all.sort((a, b) => Number(b.mark === 'wrong') - Number(a.mark === 'wrong'));
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

function missingPicture({ subject, realm = '', ruleId }: Finding): TrustPicture {
  return { ...unseenPicture(realm), domain: subject.name, state: 'missing', mark: 'wrong', rules: [ruleId] };
}

function unseenPicture(realm: string): TrustPicture {
  return {
    domain: null,
    realm,
    state: 'not-shown',
    lets: null,
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
    const about = findings.filter(
      (finding) =>
        finding.subject.kind === subject.ref.kind &&
        finding.subject.id === subject.ref.id &&
        realmKey(finding.realm ?? '') === key,
    );
    return pictureOf(subject, trusts, expectations.byRealm.get(key)?.trust ?? null, about);
  });
}

function nameOf(trust: TrustFact): string {
  return trustNames(trust).at(-1)?.value ?? '';
}

function pictureOf(
  { domain }: Subject,
  trusts: readonly TrustFact[],
  expected: TrustExpectation | null,
  findings: readonly Finding[],
): TrustPicture {
  const [first] = trusts;
  const traits = traitsOf(trusts, expected, findings);
  const rules = rulesOf(findings.filter(({ ruleId }) => TRAIT_OF[ruleId] === undefined));
  const directions = trusts.flatMap(({ direction }) => direction?.value ?? []);
  const transitive = trusts.map(isTransitive).filter((one) => one !== null);
  return {
    domain,
    realm: first ? nameOf(first) : '',
    state: 'shown',
    lets:
      directions.length === 0
        ? null
        : {
            out: directions.every((value) => (value & INBOUND) !== 0),
            in: directions.some((value) => (value & OUTBOUND) !== 0),
          },
    transitive: transitive.length === 0 ? null : transitive.includes(true),
    mark: markOf(traits, rules),
    traits,
    place: first ? placeOf({ origin: first.origin, at: first.at, locator: first.locator }) : null,
    rules,
  };
}

function markOf(traits: readonly TrustTrait[], rules: readonly string[]): Mark {
  if (rules.length > 0 || traits.some(({ mark }) => mark === 'wrong')) return 'wrong';
  return traits.every(({ mark }) => mark === 'right') ? 'right' : 'open';
}

function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId))];
}

function traitsOf(
  trusts: readonly TrustFact[],
  expected: TrustExpectation | null,
  findings: readonly Finding[],
): TrustTrait[] {
  const trait = (
    name: TraitName,
    shownBy: (trust: TrustFact) => string | null,
    wanted: string | null,
  ): TrustTrait => {
    const values = [...new Set(trusts.flatMap((trust) => shownBy(trust) ?? []))];
    const rules = rulesOf(findings.filter(({ ruleId }) => TRAIT_OF[ruleId] === name));
    const isRight = values.length === 1 && values[0] === wanted;
    return {
      name,
      actual: values.length === 0 ? null : values.join('; '),
      expected: wanted,
      mark: rules.length > 0 ? 'wrong' : isRight ? 'right' : 'open',
      rules,
    };
  };
  const ways = (isPassedOn: boolean | null) =>
    isPassedOn === null ? null : isPassedOn ? 'transitive' : 'non-transitive';
  const types = (value: number) => showEncryptionTypes(value & ENCRYPTION_TYPES);
  const wantedTypes = expected?.encryptionTypes ?? null;
  return [
    trait(
      'direction',
      ({ direction }) => direction && showDirection(direction.value),
      expected && showDirection(expected.direction),
    ),
    trait('transitivity', (trust) => ways(isTransitive(trust)), ways(expected?.transitive ?? null)),
    trait('type', ({ type }) => type && showType(type.value), expected && showType(expected.type)),
    trait(
      'encryption types',
      ({ encryptionTypes }) => encryptionTypes && types(encryptionTypes.value),
      wantedTypes === null ? null : types(wantedTypes),
    ),
  ];
}
