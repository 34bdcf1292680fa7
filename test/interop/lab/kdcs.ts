// MIT's KDCs: a database for each realm, a server for each, and the keys of the trusts between them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trust } from '../../support/formats/configuration.ts';
import type { Namespace } from './namespace.ts';
import {
  BEYOND_OURS,
  BEYOND_THEIRS,
  FOREIGN,
  type LabRealm,
  ORGANISATION,
  REALMS,
  TRANSITIVE,
} from './realms.ts';

/** Of every user and every trust: Samba wants a mixture of signs. */
export const PASSWORD = 'Of-the-lab-2026';
const AES = 'aes256-cts:normal,aes128-cts:normal';
const TICKET_PORT = 88;

/** Environment of the programs of a KDC. `variant` is one that listens elsewhere. */
function files(folder: string, realm: string, variant = '') {
  return {
    KRB5_CONFIG: join(folder, realm, `krb5${variant}.conf`),
    KRB5_KDC_PROFILE: join(folder, realm, `kdc${variant}.conf`),
  };
}

function writeConf(folder: string, realm: string, address: string, variant = '', capaths = ''): void {
  const { KRB5_CONFIG, KRB5_KDC_PROFILE } = files(folder, realm, variant);
  const home = join(folder, realm);
  writeFileSync(
    KRB5_CONFIG,
    `[libdefaults]\n default_realm = ${realm}\n dns_lookup_kdc = false\n dns_lookup_realm = false\n${capaths}`,
  );
  writeFileSync(
    KRB5_KDC_PROFILE,
    `[kdcdefaults]
 kdc_listen = ${address}:${TICKET_PORT}
 kdc_tcp_listen = ${address}:${TICKET_PORT}
[realms]
 ${realm} = {
  database_name = ${home}/principal
  key_stash_file = ${home}/stash
  supported_enctypes = ${AES.replace(',', ' ')}
 }
[logging]
 kdc = FILE:${home}/kdc${variant}.log
 default = FILE:${home}/kdc${variant}.log
`,
  );
}

/** kadmin.local's own quoting: what it would read as a sign of its own. */
const quoted = (principal: string) => `"${principal.replaceAll('"', '""')}"`;
const escaped = (name: string) => name.replace(/[\\/@ ]/g, (sign) => `\\${sign}`);

async function administer(lab: Namespace, realm: string, queries: readonly string[]): Promise<void> {
  if (queries.length === 0) return;
  const argv = ['kadmin.local', '-r', realm];
  const { status, stderr } = await lab.run(argv, files(lab.folder, realm), `${queries.join('\n')}\n`);
  if (status !== 0) throw new Error(`kadmin.local of ${realm}: ${stderr}`);
}

const add = (principal: string, enctypes = AES) =>
  `addprinc -e ${enctypes} -pw ${PASSWORD} ${quoted(principal)}`;

/** Who may come from where, and go where: what the far sides of the trusts always have. */
function farTrusts(realm: string): string[] {
  if (realm === ORGANISATION || realm === BEYOND_OURS) return [`krbtgt/${ORGANISATION}@${BEYOND_OURS}`];
  if (realm === BEYOND_THEIRS) return [`krbtgt/${FOREIGN}@${BEYOND_THEIRS}`];
  const ours = [`krbtgt/${realm}@${ORGANISATION}`, `krbtgt/${ORGANISATION}@${realm}`];
  return realm === FOREIGN ? [...ours, `krbtgt/${FOREIGN}@${BEYOND_THEIRS}`] : ours;
}

async function createRealm(lab: Namespace, { realm, address, hosts, users }: LabRealm): Promise<void> {
  mkdirSync(join(lab.folder, realm));
  writeConf(lab.folder, realm, address);
  const env = files(lab.folder, realm);
  const { status, stderr } = await lab.run(['kdb5_util', 'create', '-r', realm, '-s', '-P', PASSWORD], env);
  if (status !== 0) throw new Error(`kdb5_util of ${realm}: ${stderr}`);
  await administer(lab, realm, [
    ...users.map((user) => add(`${user}@${realm}`)),
    ...hosts.map((host) => add(`HTTP/${host}@${realm}`)),
    ...farTrusts(realm).map((principal) => add(principal)),
  ]);
  await lab.serve(['krb5kdc', '-n', '-r', realm], env, { address, port: TICKET_PORT });
}

/** The same databases, served by a KDC that lets users of a third realm through on their way over the other side. */
async function serveTransitive(lab: Namespace): Promise<void> {
  for (const [realm, { address }] of Object.entries(TRANSITIVE)) {
    const [over, third] = realm === ORGANISATION ? [FOREIGN, BEYOND_THEIRS] : [ORGANISATION, BEYOND_OURS];
    const capaths = `[capaths]\n ${third} = {\n  ${realm} = ${over}\n }\n`;
    writeConf(lab.folder, realm, address, '-transitive', capaths);
    const env = files(lab.folder, realm, '-transitive');
    await lab.serve(['krb5kdc', '-n', '-r', realm], env, { address, port: TICKET_PORT });
  }
}

export async function startKdcs(lab: Namespace): Promise<void> {
  await Promise.all(REALMS.map((realm) => createRealm(lab, realm)));
  await serveTransitive(lab);
}

const OFFERED: readonly (readonly [number, string])[] = [
  [0x10, 'aes256-cts:normal'],
  [0x8, 'aes128-cts:normal'],
  [0x4, 'arcfour-hmac:normal'],
];

/** Of which types the keys of a trust are. Nothing set is AES, as patched controllers have it; DES no KDC of today knows. */
function enctypesOf({ encryptionTypes }: Trust): string {
  if (!encryptionTypes) return AES;
  return OFFERED.filter(([bit]) => encryptionTypes & bit)
    .map(([, name]) => name)
    .join(',');
}

/** What a trust is in the organisation's database. Direction 1: our users get there; 2: theirs get to us. */
function principalsOf(trust: Trust): [principal: string, enctypes: string][] {
  const enctypes = enctypesOf(trust);
  if (enctypes === '') return [];
  const name = escaped(trust.partner ?? trust.name);
  return [
    ...(trust.direction & 1 ? ([[`krbtgt/${name}@${ORGANISATION}`, enctypes]] as [string, string][]) : []),
    ...(trust.direction & 2 ? ([[`krbtgt/${ORGANISATION}@${name}`, enctypes]] as [string, string][]) : []),
  ];
}

/** Makes these the trusts of the organisation, and takes away those that it had. */
export function trustKeeper(lab: Namespace): (trusts: readonly Trust[]) => Promise<void> {
  let there = new Map<string, string>();
  return async (trusts) => {
    const wanted = new Map(trusts.flatMap(principalsOf));
    const gone = [...there].filter(([principal, enctypes]) => wanted.get(principal) !== enctypes);
    const missing = [...wanted].filter(([principal, enctypes]) => there.get(principal) !== enctypes);
    await administer(lab, ORGANISATION, [
      ...gone.map(([principal]) => `delprinc -force ${quoted(principal)}`),
      ...missing.map(([principal, enctypes]) => add(principal, enctypes)),
    ]);
    there = wanted;
  };
}
