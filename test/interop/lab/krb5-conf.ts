// The linted configuration as the krb5.conf of a client: its list of realms and its host map, and nothing else. It is taken literally and nothing is
// mended: a value is split at semicolons, and the KDCs of a realm are what stands between <k> and </k>. How Windows reads what is
// malformed is not known; the lab shows what happens when it reads it literally.

import type { Configuration } from '../../support/formats/configuration.ts';
import { ORGANISATION } from './realms.ts';

/** What of a configuration lies on clients. */
export type ClientLists = Pick<Configuration, 'mitRealms' | 'domainRealm' | 'mitRealmsEnabled'>;

const entriesOf = (text: string) =>
  text
    .split(';')
    .map((entry) => entry.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((entry) => entry !== '');

/** The KDCs of a value of the realm list. */
export function kdcsOf(data: string): string[] {
  return [...data.matchAll(/<k>(.*?)<\/k>/gi)].flatMap(([, inner = '']) => entriesOf(inner));
}

/**
 * Whether krb5.conf can hold it as a name. What it cannot hold is left out: with it no client could read the rest of the file, and no host
 * and no realm has such a name.
 */
const isName = (text: string) => /^[^\s\p{Cc}={}[\]"#;*][^\s\p{Cc}={}"]*$/u.test(text);
const isValue = (text: string) => /^[^\p{Cc}{"][^\p{Cc}]*$/u.test(text);

function section(name: string, lines: readonly string[]): string {
  return `[${name}]\n${lines.map((line) => ` ${line}\n`).join('')}`;
}

const realmLines = (name: string, kdcs: readonly string[]) => [
  `${name} = {`,
  ...kdcs.filter(isValue).map((kdc) => ` kdc = ${kdc}`),
  '}',
];

/** What a client knows without the configuration: its own realm. Guesses are off, as far as they can be. */
function clientDefaults(realm: string): string {
  const settings = [
    `default_realm = ${realm}`,
    'dns_lookup_kdc = false',
    'dns_lookup_realm = false',
    'dns_canonicalize_hostname = false',
    'rdns = false',
  ];
  return `${section('libdefaults', settings)}${section('plugins', ['hostrealm = {', ' disable = domain', '}'])}`;
}

/** The entries of the host map, each with its realm, in their order. */
export function mappingsOf({
  domainRealm,
}: Pick<Configuration, 'domainRealm'>): [entry: string, realm: string][] {
  // The case of a host means nothing to Windows and to DNS, and krb5.conf compares letters.
  const entries = (data: string) =>
    entriesOf(data)
      .map((entry) => entry.toLowerCase())
      .filter(isName);
  return domainRealm
    .filter(({ name }) => isValue(name))
    .flatMap(({ name, data }) => entries(data).map((entry): [string, string] => [entry, name]));
}

/** The krb5.conf of a client of the organisation. `ownKdc` is where its own KDC is. */
export function clientConf(configuration: ClientLists, ownKdc: string): string {
  const { mitRealms, mitRealmsEnabled } = configuration;
  const realms = (mitRealmsEnabled ? mitRealms : [])
    .filter(({ name }) => isName(name))
    .flatMap(({ name, data }) => realmLines(name, kdcsOf(data)));
  const mapped = mappingsOf(configuration).map(([entry, realm]) => `${entry} = ${realm}`);
  return [
    clientDefaults(ORGANISATION),
    section('realms', [...realmLines(ORGANISATION, [ownKdc]), ...realms]),
    section('domain_realm', mapped),
  ].join('');
}

const NO_KDC = '<k></k>';
const namesKdc = (data: string) => data.replace(/<\/?k>|[;\s]/gi, '') !== '';

/** The lists with one thing less that they say: without the KDCs of a realm, or without an entry of the host map. */
function withoutOne(lists: ClientLists): ClientLists[] {
  const { mitRealms, domainRealm } = lists;
  const realms = mitRealms.flatMap((one, index) =>
    namesKdc(one.data) ? [{ ...lists, mitRealms: mitRealms.with(index, { ...one, data: NO_KDC }) }] : [],
  );
  const hosts = domainRealm.flatMap((one, index) => {
    const pieces = one.data.split(';');
    return pieces.flatMap((piece, at) => {
      const data = pieces.filter((_, other) => other !== at).join(';');
      return piece.trim() === ''
        ? []
        : [{ ...lists, domainRealm: domainRealm.with(index, { ...one, data }) }];
    });
  });
  return [...realms, ...hosts];
}

/**
 * Whether a client is given nothing of something that the lists say, so that this translation decided what becomes of it, and not the client:
 * its krb5.conf is then the same as without it.
 */
export function leavesOut(lists: ClientLists): boolean {
  const conf = clientConf(lists, 'kdc');
  return withoutOne(lists).some((less) => clientConf(less, 'kdc') === conf);
}

/** The krb5.conf of somebody from another realm, who configured it himself: he knows all KDCs and the way. */
export function strangerConf(
  own: string,
  kdcs: Readonly<Record<string, string>>,
  hosts: Readonly<Record<string, string>>,
  way: Readonly<Record<string, string>>,
): string {
  const paths = Object.entries(way).map(([target, over]) => `${target} = ${over}`);
  return [
    clientDefaults(own),
    section(
      'realms',
      Object.entries(kdcs).flatMap(([realm, kdc]) => realmLines(realm, [kdc])),
    ),
    section(
      'domain_realm',
      Object.entries(hosts).map(([host, realm]) => `${host} = ${realm}`),
    ),
    section('capaths', [`${own} = {`, ...paths.map((path) => ` ${path}`), '}']),
  ].join('');
}
