// The members of a first config, each with its explanation: which are certain, and which are for its owner to decide.

import { grouped } from '../model/grouped.ts';
import type { ConfiguredRealm } from '../model/settings.ts';
import type { LeftOut, Starter } from '../model/starter.ts';
import { cloudName } from './cloud-name.ts';
import { type Json, jsonString } from './jsonc-layout.ts';

export interface Member {
  /** Lines of explanation, of at most 75 columns. */
  readonly why: readonly string[];
  readonly name: string;
  readonly value: Json;
  /** Otherwise it is a suggestion. */
  readonly active?: true;
}

// Enough to show how it is done; whoever has a hundred realms writes a program.
const MOST = 10;
// Names of hosts have 253 characters at most, those of GPOs 255; what is longer is no name.
const LONGEST = 255;
// Of a line of explanation.
const WIDEST = 75;

// As in the schema of the config.
const WORD = (text: string) => /^\S+$/u.test(text);
const HOST = (text: string) => /^[^\s/:;<>]+$/u.test(text);
const TEXT = (text: string) => /\S/u.test(text);
const CLOUD = (text: string) => cloudName(text) === text;

// MS-ADTS 6.1.6.7.12: trustDirection.
const DIRECTIONS: Readonly<Record<number, string>> = { 1: 'inbound', 2: 'outbound', 3: 'both' };

const WHAT: Readonly<Record<LeftOut['what'], string>> = {
  realm: 'realm',
  kdc: 'KDC',
  suffix: 'host or suffix',
  trust: 'trust to',
};

/** In their order. None of them is the last of a config: each can end with a comma. */
export function membersOf(found: Starter): readonly Member[] {
  return [
    schemaMember(found),
    ...cloudMembers(found),
    ...realmMembers(found),
    ...expectMembers(found),
    ...domainMembers(found),
    ...requireMembers(found),
    ...clientMembers(found),
    ignoreMember(found),
    suppressionMember(found),
  ];
}

function schemaMember({ schema }: Starter): Member {
  const name = '$schema';
  if (schema !== null) {
    return {
      why: ['With the schema, editors complete and check this file.'],
      name,
      value: schema,
      active: true,
    };
  }
  return {
    why: ['With the path to the schema of your realmlint, editors complete this file.'],
    name,
    value: './node_modules/realmlint/schemas/config.schema.json',
  };
}

function* cloudMembers({ cloud, inUse, unknown, certain }: Starter): Iterable<Member> {
  if (cloud !== null) {
    const why = ['The Zscaler cloud that you use. A realm of another one is an error.'];
    yield { why, name: 'cloud', value: cloud, active: true };
    if (unknown.length === 0 && inUse.every((one) => one === cloud)) return;
  }
  const known = few(unknown, CLOUD);
  const used = few([...inUse, ...unknown], CLOUD);
  if (used.shown.length === 0) return;
  const why = ['inUse: Zscaler clouds that you use. A realm of another one is a warning.', ...used.more];
  if (certain && known.shown.length === 0 && used.more.length === 0) {
    yield { why, name: 'clouds', value: { inUse: used.shown }, active: true };
    return;
  }
  why.push('Keep those that you do use. To say so changes what is found here.');
  if (known.shown.length > 0) {
    why.push(
      'known: clouds that realmlint does not know. Compare each with the address',
      'of your admin portal, after "admin.".',
    );
  }
  const value = { ...(known.shown.length > 0 ? { known: known.shown } : {}), inUse: used.shown };
  yield { why, name: 'clouds', value };
}

function* realmMembers({ realms, leftOut }: Starter): Iterable<Member> {
  const { shown, more } = few(realms, WORD, ({ realm }) => realm);
  if (shown.length === 0) return;
  const isCut = shown.some(({ kdcs, suffixes }) =>
    [kdcs, suffixes].some((hosts) => few(hosts, HOST).more.length > 0),
  );
  yield {
    why: [
      'Realms of your own. Nothing is expected of them before you say what.',
      'This is what was found; the case of a name counts. A realm without a',
      '"trust" is one that needs none.',
      ...(isCut ? ['Not all of their hosts are named here: add those that are missing.'] : []),
      ...more,
      ...leftOutLines(leftOut),
    ],
    name: 'realms',
    value: shown.map(realmEntry),
  };
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.map(({ what, name }) => `  ${WHAT[what]} ${jsonString(name)}`);
  const { shown, more } = few(lines, (line) => line.length <= WIDEST);
  return ['Left out, because findings say that it is wrong:', ...shown, ...more];
}

function realmEntry({ realm, kdcs, suffixes, trust }: ConfiguredRealm): Json {
  const entry: Record<string, Json> = { realm };
  const hosts = { kdcs: few(kdcs, HOST).shown, suffixes: few(suffixes, HOST).shown };
  if (hosts.kdcs.length > 0) entry.kdcs = hosts.kdcs;
  if (hosts.suffixes.length > 0) entry.suffixes = hosts.suffixes;
  const direction = DIRECTIONS[trust?.direction ?? 0];
  if (!trust || !direction) return entry;
  const { transitive, encryptionTypes } = trust;
  entry.trust = encryptionTypes ? { direction, transitive, encryptionTypes } : { direction, transitive };
  return entry;
}

function* expectMembers({ gpos }: Starter): Iterable<Member> {
  const named = gpos.filter(({ realm }) => fits(realm, WORD));
  const { shown, more } = few(named, TEXT, ({ gpo }) => gpo);
  if (shown.length === 0) return;
  yield {
    why: [
      'What you want where, whatever is right in general: a realm is required,',
      'forbidden or disabled in a "gpo", a "domain" or a "client"; "*" means all.',
      ...more,
    ],
    name: 'expect',
    value: shown.map(({ gpo, realm }) => ({ gpo, realm, state: 'required' })),
  };
}

function* domainMembers({ domains }: Starter): Iterable<Member> {
  const { shown, more } = few(domains, TEXT);
  if (shown.length === 0) return;
  yield {
    why: [
      'The domains whose users sign on. A trust that is not transitive serves the',
      'users of one domain, so each of these needs its own.',
      ...more,
    ],
    name: 'userDomains',
    value: shown,
  };
}

function* requireMembers({ layers }: Starter): Iterable<Member> {
  if (layers.length === 0) return;
  yield {
    why: [
      'Evidence that must be there, so that a run without it ends with 3 and does',
      'not pass: gpo (both lists), client, trust.',
    ],
    name: 'require',
    value: layers,
  };
}

function* clientMembers({ clients }: Starter): Iterable<Member> {
  const named = clients.filter(({ client }) => fits(client, TEXT));
  const { shown, more } = few(named, TEXT, ({ path }) => path);
  if (shown.length === 0) return;
  yield {
    why: [
      'Which client these files are of: neither they nor their folders tell it for',
      'certain. Files with one name are of one client. * and ** are wildcards.',
      ...more,
    ],
    name: 'clients',
    value: Object.fromEntries(shown.map(({ path, client }) => [path, client])),
  };
}

function ignoreMember({ superseded }: Starter): Member {
  const { shown, more } = few(superseded, TEXT);
  const why = ['Files and folders that are not read. *, ? and ** are wildcards.'];
  if (shown.length === 0) return { why, name: 'ignore', value: ['archive/**'] };
  why.push('These are of backups that a newer one replaces.', ...more);
  return { why, name: 'ignore', value: shown };
}

function suppressionMember({ finding, domains, lastDay: until }: Starter): Member {
  const [domain = 'corp.contoso.example'] = few(domains, TEXT).shown;
  const sample = { rule: 'trust-transitive', subject: domain };
  const shown = finding && fits(finding.subject, TEXT) ? finding : sample;
  return {
    why: [
      'Findings that you know and accept: by rule, and by subject, realm or path.',
      'They stay in the report and count for nothing. This one is an example.',
    ],
    name: 'suppressions',
    value: [{ ...shown, reason: 'Why, for whoever reads this in a year.', until }],
  };
}

function fits(text: string, isRight: (text: string) => boolean): boolean {
  return text.length <= LONGEST && isRight(text);
}

/** The first of those that a config can name, by the text of each; and a line that says how many more there are, if any. */
function few<T>(all: readonly T[], isRight: (text: string) => boolean, textOf: (one: T) => string = String) {
  const shown = all.filter((one) => fits(textOf(one), isRight)).slice(0, MOST);
  const left = all.length - shown.length;
  return {
    shown,
    more: left > 0 ? [`And ${grouped(left)} more, which are not named here.`] : [],
  };
}
