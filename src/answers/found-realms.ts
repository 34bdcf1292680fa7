// What a first config can say of realms of one's own: what stands in all of their places and no finding calls wrong.

import type { Evidence } from '../model/evidence.ts';
import type { Expectations, TrustExpectation } from '../model/expectation.ts';
import type { HostEntry, HostMappingFact, Origin, RealmFact, TrustFact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import { isEffective } from '../model/in-force.ts';
import { asciiLower, asciiUpper, plainCharacters, realmKey } from '../model/realm-name.ts';
import { isRealmTrust } from '../model/realm-trust.ts';
import type { ConfiguredRealm } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import type { LeftOut } from '../model/starter.ts';
import { DISABLED, ENCRYPTION_TYPES, isTransitive, MIT, trustNames } from '../model/trust-values.ts';
import { citing } from './cited.ts';

/** Whether a finding says that what stands at a place is wrong. */
type IsWrong = (origin: Origin, at: Span) => boolean;

interface OwnRealm {
  /** Null where the realm itself is left out, or where a config cannot name it. */
  readonly realm: ConfiguredRealm | null;
  readonly leftOut: readonly LeftOut[];
}

// Its other places are those of the value that should be there.
const DEVIATION = 'client-value-drift';
// It is about which of two lists counts, and stands at the first entry of the one that does not.
const HIDDEN_LIST = 'local-ksetup-conflict';
const NO_TRUST = 'trust-missing-for-realm';

/** What is missing (`actual` is null) is said at what is there, and information is no defect. */
export function wrongPlaces(findings: readonly Finding[]): IsWrong {
  const cite = citing(
    findings
      .filter(
        ({ actual, ruleId, severity }) => actual !== null && severity !== 'info' && ruleId !== HIDDEN_LIST,
      )
      .map((finding) => (finding.ruleId === DEVIATION ? { ...finding, related: [] } : finding)),
  );
  return ({ path }, at) => cite(path, at).length > 0;
}

/** Keys of the realms that lack a trust: to describe one of them without would say that it needs none. */
export function withoutTrust(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ realm, ruleId }) =>
      ruleId === NO_TRUST && realm !== undefined ? [realmKey(realm)] : [],
    ),
  );
}

export function ownRealm(
  name: string,
  { subjects }: Evidence,
  expectations: Expectations,
  isWrong: IsWrong,
): OwnRealm {
  const key = realmKey(name);
  if (key === '') return { realm: null, leftOut: [] };
  const isIts = (fact: RealmFact | HostMappingFact) =>
    isEffective(fact.layer) && realmKey(fact.name.value) === key;
  const realms = subjects.flatMap((subject) => subject.realms.filter(isIts));
  const mappings = subjects.flatMap((subject) => subject.mappings.filter(isIts));
  const trusts = subjects
    .flatMap((subject) => subject.trusts)
    .filter(
      (trust) =>
        isRealmTrust(trust, { expectations }) &&
        trustNames(trust).some(({ value }) => realmKey(value) === key),
    );
  const spelt = spelling(name, [...realms, ...mappings], trusts, isWrong);
  if (spelt === null) return { realm: null, leftOut: [{ what: 'realm', name: plainCharacters(name) }] };
  const kdcs = hostsOf('kdc', realms, ({ kdcs }) => kdcs, isWrong);
  const suffixes = hostsOf('suffix', mappings, ({ entries }) => entries, isWrong);
  const wrongTrust = trusts.some((trust) => isWrongTrust(trust, isWrong));
  return {
    realm: {
      realm: spelt,
      kdcs: kdcs.hosts,
      suffixes: suffixes.hosts,
      trust: wrongTrust ? null : onlyTrust(trusts),
    },
    leftOut: [
      ...kdcs.leftOut,
      ...suffixes.leftOut,
      ...(wrongTrust ? [{ what: 'trust', name: spelt } as const] : []),
    ],
  };
}

/**
 * In upper case where anybody spells it so, for that is how realms are named; else as it was first spelt. Null where each
 * spelling is wrong.
 */
function spelling(
  seen: string,
  lists: readonly (RealmFact | HostMappingFact)[],
  trusts: readonly TrustFact[],
  isWrong: IsWrong,
): string | null {
  const names = [
    ...lists.map(({ name, origin }) => ({ name, origin })),
    ...trusts.flatMap((trust) =>
      trust.caseless ? [] : trustNames(trust).map((name) => ({ name, origin: trust.origin })),
    ),
  ];
  // Of a realm that is known by a program that changes its case there is no other spelling.
  if (names.length === 0) return plainCharacters(seen);
  const plain = names
    .filter(({ name, origin }) => !isWrong(origin, name.at))
    .map(({ name }) => plainCharacters(name.value));
  return plain.find((name) => name === asciiUpper(name)) ?? plain[0] ?? null;
}

/** The hosts of all entries that are right; what is wrong in one place is right in no other. */
function hostsOf<F extends RealmFact | HostMappingFact>(
  what: LeftOut['what'],
  facts: readonly F[],
  entriesOf: (fact: F) => readonly HostEntry[],
  isWrong: IsWrong,
): { readonly hosts: readonly string[]; readonly leftOut: readonly LeftOut[] } {
  const hosts = new Set<string>();
  const wrong = new Set<string>();
  for (const fact of facts) {
    for (const { text, repaired } of entriesOf(fact)) {
      if (isWrong(fact.origin, text.at)) wrong.add(asciiLower(plainCharacters(text.value)));
      else for (const host of repaired) hosts.add(asciiLower(host));
    }
  }
  for (const name of hosts) wrong.delete(name);
  return { hosts: [...hosts], leftOut: [...wrong].map((name) => ({ what, name })) };
}

function isWrongTrust(trust: TrustFact, isWrong: IsWrong): boolean {
  const { type, direction, attributes, encryptionTypes, origin } = trust;
  return [type, direction, attributes, encryptionTypes].some((part) => part && isWrong(origin, part.at));
}

/** Null where trusts differ, or where one does not show all that there is to expect. */
function onlyTrust(trusts: readonly TrustFact[]): TrustExpectation | null {
  const found = new Map<string, TrustExpectation | null>();
  for (const trust of trusts) {
    const values = trustValues(trust);
    found.set(JSON.stringify(values), values);
  }
  const [only = null, ...others] = found.values();
  return others.length === 0 ? only : null;
}

function trustValues(trust: TrustFact): TrustExpectation | null {
  const transitive = isTransitive(trust);
  const direction = trust.direction?.value ?? DISABLED;
  if (transitive === null || direction === DISABLED) return null;
  // The bits above say what else the other side can do.
  const types = (trust.encryptionTypes?.value ?? 0) & ENCRYPTION_TYPES;
  return { type: MIT, direction, transitive, encryptionTypes: types === 0 ? null : types };
}
