// What the vendor of the reference configuration expects of its clouds, by name.

import type { ExpectationSource, RealmExpectation } from '../model/expectation.ts';
import { asciiUpper } from '../model/realm-name.ts';

/** Cloud names that have been seen, lower case. The list grows: a config extends it. */
export const ZSCALER_CLOUDS: readonly string[] = [
  'zscaler.net',
  'zscalerone.net',
  'zscalertwo.net',
  'zscalerthree.net',
  'zscloud.net',
  'zscalerbeta.net',
  'zscalergov.net',
  'zscalergov.us',
  'zscalerten.net',
  'zscalereleven.net',
  'zscalertwelve.net',
  'zspreview.net',
];

/** The guide's steps 1 to 4 as a formula over a cloud name in lower case. */
export function zscalerExpectation(
  cloud: string,
  source: ExpectationSource,
  adopted: boolean,
): RealmExpectation {
  return {
    realm: asciiUpper(cloud),
    kdcs: [`kerberos.${cloud}`],
    suffixes: [
      { suffix: `.${cloud}`, coveredBy: [] },
      { suffix: `.gateway.${cloud}`, coveredBy: [`.${cloud}`] },
    ],
    trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 24 },
    source,
    adopted,
  };
}

/** The cloud that a KDC's name claims (`kerberos.CLOUD`), or null. */
export function cloudOfKdc(host: string): string | null {
  return host.startsWith('kerberos.') ? host.slice('kerberos.'.length) : null;
}

/** The cloud that a mapped host or suffix claims, if it is one of `clouds`; else null. */
export function cloudOfHost(host: string, clouds: ReadonlySet<string>): string | null {
  const bare = host.replace(/^\./, '');
  for (const name of [bare, bare.replace(/^gateway\./, '')]) if (clouds.has(name)) return name;
  return null;
}
