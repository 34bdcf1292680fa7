// Right configurations in every legal spelling: what the defects are planted into.

import { ZSCALER_CLOUDS } from '../../../src/profiles/zscaler.ts';
import type { Configuration, Setting, Trust } from '../formats/configuration.ts';
import type { Random } from './random.ts';

/** A right configuration, and its parts for those who bend it. */
export interface Right {
  readonly random: Random;
  /** In lower case; its realm is the same in upper case. */
  readonly cloud: string;
  readonly realm: string;
  /** Another cloud that is as right. */
  readonly otherCloud: string;
  /** The entries of the host map, in the order in which they stand. */
  readonly hosts: readonly string[];
  /** What else is configured: realms of the organisation's own, file shares of Azure. */
  readonly beside: Pick<Configuration, 'mitRealms' | 'domainRealm'>;
  readonly trust: Trust;
  /** The whole, with these KDCs (as data of the realm list) and these hosts (as data of the host map). */
  with(bend?: Partial<Bend>): Configuration;
}

export interface Bend {
  /** Name of the value in the realm list, and in the host map. */
  readonly realmName: string;
  readonly mapName: string;
  readonly kdcs: string;
  readonly hosts: string;
  /** Further values. */
  readonly moreRealms: readonly Setting[];
  readonly moreMappings: readonly Setting[];
}

const OWN_REALM = 'UNIX.CONTOSO.EXAMPLE';
const SHARES = { name: 'KERBEROS.MICROSOFTONLINE.COM', data: 'contosofiles.file.core.windows.net' };

// Bits that say what the other side can do beside its encryption types (MS-KILE 2.2.7).
const FEATURES = [0, 0, 0x10000, 0x40000, 0x80000, 0xd0000];

/** `plain`: without flags and capital tags, which local settings have not. `clouds`: two or more to choose from. */
export function rightConfiguration(
  random: Random,
  plain: boolean,
  clouds: readonly string[] = ZSCALER_CLOUDS,
): Right {
  const [cloud = '', otherCloud = ''] = random.shuffled(clouds);
  const realm = cloud.toUpperCase();
  const hosts = rightHosts(random, cloud);
  const ours = { name: OWN_REALM, data: random.pick(['<k>kdc1.unix.contoso.example</k>', ownKdcs(random)]) };
  const beside = {
    mitRealms: random.chance(0.3) ? [ours] : [],
    domainRealm: random.chance(0.2) ? [SHARES] : [],
  };
  const mapped = { name: OWN_REALM, data: '.unix.contoso.example; nfs1.contoso.example' };
  const domainRealm = [...beside.domainRealm, ...(beside.mitRealms.length > 0 ? [mapped] : [])];
  const trust = {
    name: realm,
    direction: 1,
    type: 3,
    attributes: 1,
    encryptionTypes: 24 | random.pick(FEATURES),
  };
  const kdcs = plain ? `<k>kerberos.${cloud}</k>` : rightKdcs(random, cloud);
  return {
    random,
    cloud,
    realm,
    otherCloud,
    hosts,
    beside: { ...beside, domainRealm },
    trust,
    with: (bend = {}) => ({
      mitRealms: random.shuffled([
        { name: bend.realmName ?? realm, data: bend.kdcs ?? kdcs },
        ...beside.mitRealms,
        ...(bend.moreRealms ?? []),
      ]),
      domainRealm: random.shuffled([
        { name: bend.mapName ?? realm, data: bend.hosts ?? joined(random, hosts) },
        ...domainRealm,
        ...(bend.moreMappings ?? []),
      ]),
      mitRealmsEnabled: true,
      trust,
    }),
  };
}

/** Hosts with any legal separator between them, and perhaps one at the end. */
export function joined(random: Random, hosts: readonly string[]): string {
  const separator = random.pick([';', '; ', ';  ', ' ; ']);
  return `${hosts.join(separator)}${random.pick(['', '', ';', '; '])}`;
}

function rightHosts(random: Random, cloud: string): string[] {
  const suffixes = [`.${cloud}`, `.gateway.${cloud}`];
  const exact = [`gateway7.${cloud}`, `login.${cloud}`, `admin.${cloud}`, `pac_1.gateway.${cloud}`, cloud];
  const hosts = random.shuffled([...suffixes, ...random.shuffled(exact).slice(0, random.int(3))]);
  return hosts.map((host) => inAnyCase(random, host));
}

/** DNS sees no difference. */
function inAnyCase(random: Random, host: string): string {
  if (random.chance(0.7)) return host;
  return random.pick([host.toUpperCase(), host.replace(/[a-z]/, (letter) => letter.toUpperCase())]);
}

function rightKdcs(random: Random, cloud: string): string {
  const k = random.pick(['k', 'k', 'K']);
  const kdc = inAnyCase(random, `kerberos.${cloud}`);
  const tag = `<${k}>${random.pick(['', '', ' '])}${kdc}${random.pick(['', '', ';', ' '])}</${k}>`;
  const flags = random.pick(['', '', '', '<f>0x00000002</f>', '<f>0x0000000A</f>', '<F>0x00000008</F>']);
  return random.chance(0.5) ? `${flags}${tag}` : `${tag}${flags}`;
}

function ownKdcs(random: Random): string {
  return `<k>${joined(random, ['kdc1.unix.contoso.example', 'kdc2.unix.contoso.example'])}</k>`;
}
