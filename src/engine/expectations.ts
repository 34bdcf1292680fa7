// Resolves, before any rule runs, what is expected of each realm that the evidence names, and who says so.

import { cloudOfHost } from '../model/cloud.ts';
import { distance } from '../model/edit-distance.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Expectations, NearMiss, RealmExpectation } from '../model/expectation.ts';
import { asciiLower, realmKey } from '../model/realm-name.ts';
import type { Settings } from '../model/settings.ts';
import { trustNames } from '../model/trust-values.ts';
import { azureFilesExpectation } from '../profiles/azure-files.ts';
import { genericExpectation } from '../profiles/generic.ts';
import { hasCloudShape, shapeWords, ZSCALER_CLOUDS, zscalerExpectation } from '../profiles/zscaler.ts';

/** All that the evidence says under one realm key. */
interface Sighting {
  readonly kdcs: Set<string>;
  readonly hosts: Set<string>;
}

/** What is known of clouds and realms before the evidence is looked at one realm after the other. */
interface Known {
  readonly clouds: ReadonlySet<string>;
  /** Clouds that the settings or the evidence name; a realm that is nearly spelt like one of them is a misspelling. */
  readonly named: ReadonlySet<string>;
  readonly configured: ReadonlyMap<string, RealmExpectation>;
  readonly cloud: string | null;
  readonly cloudFrom: '--cloud' | 'config';
  readonly configName: string | null;
}

/** Expectations for every realm of the evidence and of the settings (config, --cloud, known cloud, adoption, shape). */
export function resolveExpectations(evidence: Evidence, settings: Settings): Expectations {
  const { cloud, cloudsInUse, configName = null } = settings;
  const clouds = new Set<string>([...ZSCALER_CLOUDS, ...settings.extraClouds, ...(cloudsInUse ?? [])]);
  if (cloud) clouds.add(cloud);
  const configured = new Map(
    settings.realms.map((realm) => [realmKey(realm.realm), genericExpectation(realm, configName)]),
  );
  const sightings = sight(evidence);
  const named = new Set<string>(cloudsInUse ?? []);
  if (cloud) named.add(cloud);
  for (const [key, sighting] of sightings) {
    if (clouds.has(key)) named.add(key);
    for (const claimed of claims(sighting, clouds)) if (claimed !== null) named.add(claimed);
  }
  for (const cloud of cloudsOfPacs(evidence, clouds)) named.add(cloud);
  const known: Known = {
    clouds,
    named,
    configured,
    cloud,
    cloudFrom: settings.cloudFrom ?? '--cloud',
    configName,
  };
  const byRealm = new Map(configured);
  const nearMisses = new Map<string, NearMiss>();
  for (const [key, sighting] of sightings) {
    if (configured.has(key)) continue;
    const expectation = expected(key, sighting, known);
    if (expectation) byRealm.set(key, expectation);
    if (expectation && expectation.source !== 'formula zscaler') continue;
    // A name in the vendor's shape may still be a known cloud that is nearly spelt right.
    const near = nearest(key, clouds);
    if (near) nearMisses.set(key, near);
  }
  return { byRealm, nearMisses, clouds, chosen: chosenBy(settings) };
}

/** Clouds whose edges a PAC file names, or that hand out the PAC file: a realm that is nearly spelt so is misspelt. */
function* cloudsOfPacs({ subjects }: Evidence, clouds: ReadonlySet<string>): Iterable<string> {
  for (const { pacs, proxies } of subjects) {
    const hosts = pacs.flatMap(({ targets }) => targets.flatMap(({ host }) => host?.value ?? []));
    const urls = proxies.flatMap(({ url }) => /^[a-z]+:\/\/([^/?#:]+)/i.exec(url?.value ?? '')?.[1] ?? []);
    for (const host of [...hosts, ...urls]) {
      const cloud = cloudOfHost(asciiLower(host), clouds);
      if (cloud !== null) yield cloud;
    }
  }
}

/**
 * What is expected of one realm that somebody names, whatever the evidence says: as the config describes it, or else as the
 * vendor's cloud of that name. `cloud` is the name as that of a cloud, null when it cannot be one; null when there is no such realm.
 */
export function expectationFor(
  name: string,
  cloud: string | null,
  { realms, extraClouds, cloudsInUse, configName }: Settings,
): RealmExpectation | null {
  const configured = realms.find(({ realm }) => realmKey(realm) === realmKey(name));
  if (configured) return genericExpectation(configured, configName ?? null);
  if (cloud === null) return null;
  const known = [...ZSCALER_CLOUDS, ...extraClouds, ...(cloudsInUse ?? [])].includes(cloud);
  return zscalerExpectation(
    cloud,
    known
      ? { source: 'profile zscaler', reason: null }
      : { source: 'formula zscaler', reason: 'somebody names it as a cloud' },
    false,
  );
}

function chosenBy({ cloud, cloudFrom, cloudsInUse }: Settings): Expectations['chosen'] {
  if (cloud) {
    const by = cloudFrom === 'config' ? 'cloud of the config' : '--cloud';
    return { clouds: new Set([cloud, ...(cloudsInUse ?? [])]), by };
  }
  return cloudsInUse ? { clouds: new Set(cloudsInUse), by: 'clouds in use' } : null;
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
      for (const { value } of trustNames(trust)) at(value);
    }
  }
  return sightings;
}

function expected(key: string, sighting: Sighting, known: Known): RealmExpectation | null {
  const of = (name: string, adopted: boolean) =>
    zscalerExpectation(name, originOf(name, adopted ? sighting : null, known), adopted);
  const { kdcs, hosts } = sighting;
  const azure = azureFilesExpectation(key, hosts);
  if (azure) return azure;
  const isKnown = known.clouds.has(key);
  if (known.cloud && key !== known.cloud && isMeant(known.cloud, isKnown, claims(sighting, known.clouds))) {
    return of(known.cloud, true);
  }
  if (isKnown) return of(key, false);
  const adopted = adoptedCloud(key, sighting, known);
  if (adopted) {
    const own = known.configured.get(adopted);
    if (!own) return of(adopted, true);
    return { ...own, reason: pointer(adopted, sighting, known.clouds), adopted: true };
  }
  if (!hasCloudShape(key, kdcs, hosts)) return null;
  const origin = { source: 'formula zscaler', reason: shapeWords(key, kdcs, hosts) } as const;
  return zscalerExpectation(key, origin, false);
}

/** Who expects something of a cloud, and why of this realm; `adopting` is what was seen of a realm under another name. */
function originOf(
  cloud: string,
  adopting: Sighting | null,
  known: Known,
): Pick<RealmExpectation, 'source' | 'reason'> {
  const source = known.cloud === cloud ? known.cloudFrom : 'profile zscaler';
  if (adopting) return { source, reason: pointer(cloud, adopting, known.clouds) };
  if (source !== 'profile zscaler') return { source, reason: source === 'config' ? known.configName : null };
  if (ZSCALER_CLOUDS.includes(cloud)) return { source, reason: 'a known cloud' };
  return { source, reason: `named under clouds in ${known.configName ?? 'the config'}` };
}

/** What of a realm points to the cloud under whose name it should stand. */
function pointer(cloud: string, { kdcs, hosts }: Sighting, clouds: ReadonlySet<string>): string {
  for (const kdc of kdcs) if (cloudOfHost(kdc, clouds) === cloud) return `the KDC ${kdc} points to it`;
  for (const host of hosts)
    if (cloudOfHost(host, clouds) === cloud) return `${host} in the host map points to it`;
  return 'its name is nearly that of a cloud that is named elsewhere';
}

// Who names a cloud on the command line means it: a realm of another whose KDC or hosts are that cloud's is misnamed. A realm
// that also has hosts of no cloud is a realm of its own.
function isMeant(cloud: string, isKnown: boolean, claimed: Iterable<string | null>): boolean {
  const clouds = new Set(claimed);
  return clouds.has(cloud) && (isKnown || !clouds.has(null));
}

/** For each KDC and each host of a realm the known cloud to which it belongs, or null. */
function* claims({ kdcs, hosts }: Sighting, clouds: ReadonlySet<string>): Iterable<string | null> {
  for (const host of kdcs) yield cloudOfHost(host, clouds);
  for (const host of hosts) yield cloudOfHost(host, clouds);
}

/**
 * The one known cloud to which a realm of another name points: everything of it belongs to that cloud, or its name is
 * nearly that of a cloud to which something of it belongs or which is named elsewhere.
 */
function adoptedCloud(key: string, sighting: Sighting, { clouds, named }: Known): string | null {
  const claimed = new Set(claims(sighting, clouds));
  const [only] = claimed;
  if (claimed.size === 1 && only) return only;
  const pointed = [...claimed].filter((cloud) => cloud !== null);
  return nearest(key, pointed.length > 0 ? pointed : named)?.cloud ?? null;
}

const NEAR = 2;

function nearest(key: string, clouds: Iterable<string>): NearMiss | null {
  let best: NearMiss | null = null;
  let least = NEAR + 1;
  for (const cloud of clouds) {
    if (withoutTop(cloud) === withoutTop(key)) return { cloud, why: 'top-level domain' };
    // Names are at least as far apart as their lengths, and most names are far from all clouds.
    if (Math.abs(key.length - cloud.length) >= least) continue;
    const apart = distance(key, cloud);
    if (apart >= least) continue;
    least = apart;
    best = { cloud, why: 'spelling' };
  }
  return best;
}

/** The name without its top-level domain; a name without dots has none. */
function withoutTop(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? name : name.slice(0, dot);
}
