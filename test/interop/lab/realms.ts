// The realms of the lab: who serves them, at which address, and who is in them.

/** A realm with a KDC of its own. */
export interface LabRealm {
  readonly realm: string;
  readonly address: string;
  /** By which names clients find its KDC. */
  readonly kdcs: readonly string[];
  /** Hosts with a service. */
  readonly hosts: readonly string[];
  readonly users: readonly string[];
}

export const ORGANISATION = 'CORP.CONTOSO.EXAMPLE';
/** Third realms, beyond the foreign one and beyond ours: each knows its neighbour alone. */
export const BEYOND_THEIRS = 'SUBSIDIARY.EXAMPLE';
export const BEYOND_OURS = 'PARTNER.EXAMPLE';
/** Clouds in which the lab has a KDC: another cloud than the right one is a real one too. */
export const CLOUDS = ['zscalerbeta.net', 'zscalertwo.net'] as const;

/**
 * Hosts behind a cloud, each below another suffix of the guide: no suffix alone covers both, and none is named as its realm is by a client
 * that guesses.
 */
export const edgesOf = (cloud: string) => [`fra4.gateway.${cloud}`, `gateway.fra4.${cloud}`];

const cloud = (name: string, address: string): LabRealm => ({
  realm: name.toUpperCase(),
  address,
  kdcs: [`kerberos.${name}`],
  hosts: edgesOf(name),
  users: ['stranger'],
});

const third = (realm: string, address: string): LabRealm => ({
  realm,
  address,
  kdcs: [`kdc.${realm.toLowerCase()}`],
  hosts: [],
  users: ['stranger'],
});

export const REALMS: readonly LabRealm[] = [
  {
    realm: ORGANISATION,
    address: '127.0.0.2',
    kdcs: ['dc1.corp.contoso.example'],
    hosts: ['files.corp.contoso.example'],
    users: ['anna'],
  },
  cloud('zscalerbeta.net', '127.0.0.3'),
  cloud('zscalertwo.net', '127.0.0.4'),
  {
    realm: 'HADOOP.CONTOSO.EXAMPLE',
    address: '127.0.0.5',
    kdcs: ['kdc1.hadoop.contoso.example', 'kdc2.hadoop.contoso.example'],
    hosts: ['nn1.hadoop.contoso.example'],
    users: [],
  },
  {
    realm: 'UNIX.CONTOSO.EXAMPLE',
    address: '127.0.0.6',
    kdcs: ['kdc1.unix.contoso.example', 'kdc2.unix.contoso.example'],
    hosts: ['nfs1.contoso.example', 'db1.unix.contoso.example'],
    users: [],
  },
  third(BEYOND_THEIRS, '127.0.0.7'),
  third(BEYOND_OURS, '127.0.0.8'),
];

/** Realms to which users of the organisation get by a trust. */
export const FAR = REALMS.filter(({ realm }) => ![ORGANISATION, BEYOND_THEIRS, BEYOND_OURS].includes(realm));

/** The realm whose strangers come and go. */
export const FOREIGN = 'ZSCALERBETA.NET';

/** KDCs of the same databases that let users of a third realm through: by their realm. */
export const TRANSITIVE: Readonly<Record<string, { readonly address: string; readonly kdc: string }>> = {
  [ORGANISATION]: { address: '127.0.0.12', kdc: 'dc2.corp.contoso.example' },
  [FOREIGN]: { address: '127.0.0.13', kdc: 'kerberos2.zscalerbeta.net' },
};

/** Samba's domain controller of the organisation. */
export const SAMBA = { address: '127.0.0.20', kdc: 'dc3.corp.contoso.example' };

/** Hosts of a realm. */
export const hostsIn = (realm: string): readonly string[] =>
  REALMS.find((one) => one.realm === realm)?.hosts ?? [];

/** The addresses of all KDCs by their names. */
export function hostNames(): Record<string, string> {
  const usual = REALMS.flatMap(({ kdcs, address }) => kdcs.map((kdc) => [kdc, address] as const));
  const others = [...Object.values(TRANSITIVE), SAMBA].map(({ kdc, address }) => [kdc, address] as const);
  return Object.fromEntries([...usual, ...others]);
}
