// Resolves, before any rule runs, what is expected of each realm that the evidence names, and who says so.

import { distance } from '../model/edit-distance.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Expectations, NearMiss, RealmExpectation } from '../model/expectation.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { ConfiguredRealm, Settings } from '../model/settings.ts';
import { cloudOfHost, cloudOfKdc, ZSCALER_CLOUDS, zscalerExpectation } from '../profiles/zscaler.ts';

/** All that the evidence says under one realm key. */
interface Sighting {
  readonly kdcs: Set<string>;
  readonly hosts: Set<string>;
}

/** Expectations for every realm of the evidence and of the settings (DOMAIN: config, --cloud, known cloud, adoption, shape). */
export function resolveExpectations(evidence: Evidence, settings: Settings): Expectations {
  const clouds = new Set<string>([
    ...ZSCALER_CLOUDS,
    ...settings.extraClouds,
    ...(settings.cloudsInUse ?? []),
  ]);
  if (settings.cloud) clouds.add(settings.cloud);
  const byRealm = new Map<string, RealmExpectation>();
  const nearMisses = new Map<string, NearMiss>();
  for (const realm of settings.realms) byRealm.set(realmKey(realm.realm), configured(realm));
  const sightings = sight(evidence);
  const named = new Set([...sightings.keys()].filter((key) => clouds.has(key)));
  if (settings.cloud) named.add(settings.cloud);
  for (const [key, sighting] of sightings) {
    if (byRealm.has(key)) continue;
    const expectation = expectationOf(key, sighting, clouds, named, settings);
    if (expectation) byRealm.set(key, expectation);
    if (expectation && expectation.source !== 'formula zscaler') continue;
    // A name in the vendor's shape may still be a known cloud that is nearly spelt right.
    const near = nearest(key, clouds);
    if (near) nearMisses.set(key, near);
  }
  return { byRealm, nearMisses, clouds };
}

function configured(realm: ConfiguredRealm): RealmExpectation {
  return {
    realm: realm.realm,
    kdcs: realm.kdcs.map(asciiLower),
    suffixes: realm.suffixes.map((suffix) => ({ suffix: asciiLower(suffix), coveredBy: [] })),
    trust: realm.trust,
    source: 'config',
    adopted: false,
  };
}

function sight(evidence: Evidence): Map<string, Sighting> {
  const sightings = new Map<string, Sighting>();
  const at = (name: string): Sighting => {
    const key = realmKey(name);
    const known = sightings.get(key) ?? { kdcs: new Set<string>(), hosts: new Set<string>() };
    sightings.set(key, known);
    return known;
  };
  for (const subject of evidence.subjects) {
    for (const realm of subject.realms) {
      const { kdcs } = at(realm.name.value);
      for (const kdc of realm.kdcs) for (const host of kdc.repaired) kdcs.add(host);
    }
    for (const mapping of subject.mappings) {
      const { hosts } = at(mapping.name.value);
      for (const entry of mapping.entries) for (const host of entry.repaired) hosts.add(host);
    }
    for (const trust of subject.trusts) {
      for (const name of [trust.trustPartner, trust.name, trust.cn]) if (name) at(name.value);
    }
  }
  return sightings;
}

function expectationOf(
  key: string,
  { kdcs, hosts }: Sighting,
  clouds: ReadonlySet<string>,
  named: ReadonlySet<string>,
  settings: Settings,
): RealmExpectation | null {
  if (settings.cloud === key) return zscalerExpectation(key, '--cloud', false);
  if (clouds.has(key)) return zscalerExpectation(key, 'profile zscaler', false);
  const adopted = adoptedCloud(key, kdcs, hosts, clouds, named);
  if (adopted) {
    return zscalerExpectation(adopted, settings.cloud === adopted ? '--cloud' : 'profile zscaler', true);
  }
  return hasVendorShape(key, kdcs, hosts) ? zscalerExpectation(key, 'formula zscaler', false) : null;
}

/** The one known cloud to which a realm of another name points by its KDC, its suffixes, or a near miss of a cloud named elsewhere. */
function adoptedCloud(
  key: string,
  kdcs: ReadonlySet<string>,
  hosts: ReadonlySet<string>,
  clouds: ReadonlySet<string>,
  named: ReadonlySet<string>,
): string | null {
  const pointed = new Set<string>();
  for (const kdc of kdcs) {
    const cloud = cloudOfKdc(kdc);
    if (cloud && clouds.has(cloud)) pointed.add(cloud);
  }
  for (const host of hosts) {
    const cloud = cloudOfHost(host, clouds);
    if (cloud) pointed.add(cloud);
  }
  const [only] = pointed;
  if (pointed.size === 1 && only !== undefined) return only;
  const near = pointed.size === 0 ? nearest(key, named) : nearest(key, pointed);
  return near?.cloud ?? null;
}

/** An unknown name in the vendor's shape: `kerberos.X` with `gateway.X`, or a name that begins as the vendor's do. */
function hasVendorShape(key: string, kdcs: ReadonlySet<string>, hosts: ReadonlySet<string>): boolean {
  if (!key.includes('.')) return false;
  if (key.startsWith('zscaler')) return true;
  const gateway = hosts.has(`.gateway.${key}`) || hosts.has(`gateway.${key}`);
  return gateway && (kdcs.has(`kerberos.${key}`) || kdcs.size === 0);
}

const NEAR = 2;

function nearest(key: string, clouds: Iterable<string>): NearMiss | null {
  let best: NearMiss | null = null;
  let least = NEAR + 1;
  const label = key.slice(0, key.lastIndexOf('.'));
  for (const cloud of clouds) {
    const apart = distance(key, cloud);
    if (apart < least) {
      least = apart;
      best = { cloud, why: 'spelling' };
    }
    const sameLabel = label !== '' && cloud.slice(0, cloud.lastIndexOf('.')) === label;
    if (sameLabel && least > 0) {
      least = 0;
      best = { cloud, why: 'top-level domain' };
    }
  }
  return best;
}
