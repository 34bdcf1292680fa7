// Realms of the organisation's own: MIT Kerberos, Heimdal, FreeIPA, Hadoop. Nobody but the config knows what they need.

import type { RealmExpectation } from '../model/expectation.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { ConfiguredRealm } from '../model/settings.ts';

/**
 * A realm as the config describes it. Of a realm that it does not describe nothing is expected: KDCs by `<k>`, by `<f>` alone or
 * from DNS, exact hosts and suffixes, a trust of any direction or none are all right. `configName` is the config's file.
 */
export function genericExpectation(realm: ConfiguredRealm, configName: string | null): RealmExpectation {
  const suffixes = realm.suffixes.map(asciiLower);
  const parents = (suffix: string) =>
    suffixes.filter((other) => other !== suffix && other.startsWith('.') && suffix.endsWith(other));
  return {
    realm: realm.realm,
    kdcs: realm.kdcs.map(asciiLower),
    suffixes: suffixes.map((suffix) => ({ suffix, coveredBy: parents(suffix) })),
    trust: realm.trust,
    source: 'config',
    reason: configName,
    adopted: false,
  };
}
