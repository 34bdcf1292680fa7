// What the vendor of the reference configuration expects of its clouds, by name.

import type { RealmExpectation } from '../model/expectation.ts';
import { asciiUpper } from '../model/realm-name.ts';
import type { Settings } from '../model/settings.ts';

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

/** Cloud names, lower case, that are known by themselves or by the config. */
export function knownClouds({ extraClouds }: Pick<Settings, 'extraClouds'>): readonly string[] {
  return [...ZSCALER_CLOUDS, ...extraClouds];
}

/** The guide's steps 1 to 4 as a formula over a cloud name in lower case, and who applies it to a realm. */
export function zscalerExpectation(
  cloud: string,
  { source, reason }: Pick<RealmExpectation, 'source' | 'reason'>,
  adopted: boolean,
): RealmExpectation {
  return {
    realm: asciiUpper(cloud),
    kdcs: [`kerberos.${cloud}`],
    suffixes: [
      // The edges are all that a client needs of a cloud: without the rest of it the guide is not followed, and tickets come.
      { suffix: `.${cloud}`, coveredBy: [], prescribed: true, dispensable: true },
      { suffix: `.gateway.${cloud}`, coveredBy: [`.${cloud}`], prescribed: true },
    ],
    trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 24 },
    source,
    reason,
    adopted,
  };
}

/**
 * Whether a realm that no list knows has the shape of the vendor's clouds: `kerberos.X` with `.gateway.X`, or a name
 * such as zscalerfour.net. A realm with a KDC `kerberos.X` and hosts below X is any realm.
 */
export function hasCloudShape(realm: string, kdcs: ReadonlySet<string>, hosts: ReadonlySet<string>): boolean {
  if (/^(?:zscaler|zscloud|zspreview)[a-z0-9-]*\.[a-z]{2,}$/.test(realm)) return true;
  if (!realm.includes('.') || (kdcs.size > 0 && !kdcs.has(`kerberos.${realm}`))) return false;
  const edges = `gateway.${realm}`;
  if (hosts.has(`.${edges}`)) return true;
  // Without its dot it may be one host of that name, unless nothing but the two suffixes is there.
  return (
    hosts.size > 1 &&
    hosts.has(edges) &&
    [...hosts].every((host) => host === edges || host.replace(/^\./, '') === realm)
  );
}

/** By what a realm that has that shape has it: words for the origin of an expectation. */
export function shapeWords(realm: string, kdcs: ReadonlySet<string>, hosts: ReadonlySet<string>): string {
  const edges = `gateway.${realm}`;
  if (!hosts.has(`.${edges}`) && !hosts.has(edges)) return "its name has the shape of the vendor's clouds";
  const kdc = `kerberos.${realm}`;
  return kdcs.has(kdc) ? `${kdc} with .${edges}` : `.${edges} is mapped to it`;
}
