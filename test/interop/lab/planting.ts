// How a defect is planted in the lab: the right configuration, bent in one place.

import type { Configuration, Trust } from '../../support/formats/configuration.ts';
import { CONFIGURATION } from '../../support/formats/defects.ts';
import type { Wanted } from './clients.ts';
import type { Stranger } from './lab.ts';

export interface Planted {
  readonly rule: string;
  /** What was planted: goes on from "With". */
  readonly planted: string;
  readonly configuration: Configuration;
  /** False where the domain has no trust to the realm, not even one that is switched off; the one of the configuration is then nowhere. */
  readonly hasTrust?: false;
  /** The tickets that users want; those of the foreign realm when absent. */
  readonly wanted?: readonly Wanted[];
  /** Somebody who should get no ticket; without, it is a user of ours who should get one. */
  readonly stranger?: Stranger;
  /** The format in which realmlint is shown it, where a .reg file or the LDIF of a trust does not show it. */
  readonly format?: 'gpo-report';
  /** A case of fixtures/rules that shows it, where one export is not enough. */
  readonly fixture?: string;
}

export const REALM = 'ZSCALERBETA.NET';
export const KDC = 'kerberos.zscalerbeta.net';
export const RIGHT_KDC = `<k>${KDC}</k>`;
export const RIGHT_HOSTS = '.zscalerbeta.net; .gateway.zscalerbeta.net';
export const OWN = 'HADOOP.CONTOSO.EXAMPLE';

export const realms = (data: string, name = REALM): Configuration => ({
  ...CONFIGURATION,
  mitRealms: [{ name, data }],
});
export const hosts = (data: string, name = REALM): Configuration => ({
  ...CONFIGURATION,
  domainRealm: [{ name, data }],
});
export const named = (name: string): Configuration => ({
  ...realms(RIGHT_KDC, name),
  domainRealm: [{ name, data: RIGHT_HOSTS }],
});
export const trust = (bend: Partial<Trust>): Configuration => ({
  ...CONFIGURATION,
  trust: { ...CONFIGURATION.trust, ...bend },
});

/** A realm of the organisation's own beside the right one. */
export const own = (
  data: string,
  inList = OWN,
  inMap = OWN,
  mapped = '.hadoop.contoso.example',
): Configuration => ({
  ...CONFIGURATION,
  mitRealms: [...CONFIGURATION.mitRealms, { name: inList, data }],
  domainRealm: [...CONFIGURATION.domainRealm, { name: inMap, data: mapped }],
});
export const OWN_KDC = '<k>kdc1.hadoop.contoso.example</k>';

/** Its right configuration: what is bent in it below gives its tickets when it is not. */
export const OWN_REALM = { realm: OWN, configuration: own(OWN_KDC) };

export const of = (rule: string, ...plants: readonly Omit<Planted, 'rule'>[]): Planted[] =>
  plants.map((plant) => ({ rule, ...plant }));
