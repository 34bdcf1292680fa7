// The registry keys that matter, in every spelling and in every wrong place in which people put them.

import type { InRegistry, Layer, ListName, Shown } from '../model/fact.ts';
import type { Side } from '../model/format.ts';
import type { Hive } from '../model/record.ts';
import { LOCAL_KEY, POLICY_KEY } from '../model/registry-keys.ts';

/** Those of the fragments below that decide nothing about realms: where browsers get their proxies from, how a user logs on. */
export const ASIDE_FRAGMENTS: readonly string[] = [
  'currentversion\\internet settings',
  'policies\\microsoft\\edge',
  'policies\\google\\chrome',
  'currentversion\\winlogon',
];

/** Lower-case fragments of key paths: a path without any of them holds nothing of ours. */
export const KEY_FRAGMENTS: readonly string[] = [
  '\\kerb',
  'mitrealm',
  'domain_realm',
  'hosttorealm',
  '\\control\\computername',
  ...ASIDE_FRAGMENTS,
];

const POLICY =
  /^software\\(wow6432node\\)?microsoft\\windows\\currentversion\\policies\\system\\kerberos(?:\\(.*))?$/;
const LOCAL = /^system\\(?:currentcontrolset|controlset\d{3}|clone)\\control\\lsa\\kerberos(?:\\(.*))?$/;
const ELSEWHERE = /^(?=((?:.*\\)?kerb[^\\]*\\+))\1(.*)$/;
/** Where Windows keeps what it knows of policies, by their names: none of it is a setting that anybody put there. */
const MIRROR = /^software\\microsoft\\(?:policymanager|windows\\currentversion\\group policy(?: objects)?)\\/;
/** What else stands below the two: numbers, the proxies of another policy, accounts of ksetup's users, what Windows XP remembered. */
const BESIDE_POLICIES = /^(?:parameters|kdcproxy(?:\\proxyservers)?)$/;
const BESIDE_KSETUP = /^(?:parameters|userlist|sidcache)$/;
const REALM_KEY = /^(domains|hosttorealm)\\([^\\]+)$/;

/** What a key holds. `realm` is the length of the realm's name at the end of a local subkey's path. */
export type KeyRole =
  | { readonly role: 'switches'; readonly layer: Layer }
  | { readonly role: 'list'; readonly list: ListName; readonly layer: Layer }
  | { readonly role: 'local-list'; readonly list: ListName; readonly layer: Layer }
  | { readonly role: 'local-realm'; readonly list: ListName; readonly layer: Layer; readonly realm: number }
  /** Below the key of the policies or of ksetup, and none of its keys, or the latter itself; `nested` lies deeper, as realms do. */
  | {
      readonly role: 'unknown';
      readonly of: 'policies' | 'ksetup' | 'ksetup itself';
      readonly nested: boolean;
    };

/** The root of a key: where the format has no roots, that of the side to which the file applies. */
export function rootOf(hive: Hive | null, side: Side | null): Hive {
  return hive ?? (side === 'user' ? 'HKCU' : 'HKLM');
}

// All values of a key ask for it one after the other, each for several things.
let lastKey = '';
let lastLower = '';

/** A key's path in lower case, without the backslashes around it. */
function lowerPath(keyPath: string): string {
  if (keyPath !== lastKey) {
    lastLower = withoutSlashes(keyPath).toLowerCase();
    lastKey = keyPath;
  }
  return lastLower;
}

function withoutSlashes(keyPath: string): string {
  const has = keyPath.startsWith('\\') || keyPath.endsWith('\\');
  return has ? keyPath.replace(/^\\+|(?<!\\)\\+$/g, '') : keyPath;
}

/** Whether one of the lower-case words stands in a key's path. */
export function namesOne(keyPath: string, words: readonly string[]): boolean {
  const lower = lowerPath(keyPath);
  for (const word of words) if (lower.includes(word)) return true;
  return false;
}

/** A key's path in lower case, without the backslashes around it and, below HKU, without the user's identifier. */
export function keyBelowRoot(root: Hive, keyPath: string): string {
  const path = lowerPath(keyPath);
  return root === 'HKU' ? path.replace(/^[^\\]*\\/, '') : path;
}

/** A place in the registry as facts name it: for people, and so that the same place is always named the same. */
export function placeIn(
  root: Hive,
  keyPath: string,
  valueName: string | null,
): InRegistry & { readonly locator: string } {
  const name = valueName === null ? '' : ` : ${valueName}`;
  return {
    locator: `${root}\\${keyPath}${name}`,
    key: `${root.toLowerCase()}\\${lowerPath(keyPath)}`,
    valueName: valueName?.toLowerCase() ?? null,
  };
}

let lastAsked: { hive: Hive | null; keyPath: string; side: Side | null; role: KeyRole | null } | null = null;

/** Which of our keys a path is, or null. `side` tells where a policy file without hives applies. */
export function roleOf(hive: Hive | null, keyPath: string, side: Side | null): KeyRole | null {
  const last = lastAsked;
  if (last && last.keyPath === keyPath && last.hive === hive && last.side === side) return last.role;
  const role = roleIn(hive, keyPath, side);
  lastAsked = { hive, keyPath, side, role };
  return role;
}

function roleIn(hive: Hive | null, keyPath: string, side: Side | null): KeyRole | null {
  const root = rootOf(hive, side);
  const user = root === 'HKCU' || root === 'HKU';
  const misplaced: Layer | null = user ? 'user' : root === 'HKLM' ? null : 'dead';
  let path = lowerPath(keyPath);
  // A backslash too many makes it another path.
  if (path.includes('\\\\')) return strayAnywhere(path.replace(/\\{2,}/g, '\\'));
  if (hive === 'HKU') path = path.replace(/^[^\\]*\\/, '');
  if (MIRROR.test(path)) return null;
  const policy = POLICY.exec(path);
  if (policy) return policyRole(policy[2] ?? '', misplaced ?? (policy[1] ? 'wow6432' : 'policy'));
  const local = LOCAL.exec(path);
  if (local) return localRole(local[1] ?? '', misplaced ?? 'local');
  return strayAnywhere(path);
}

function strayAnywhere(path: string): KeyRole | null {
  return strayRole(ELSEWHERE.exec(path)?.[2] ?? path);
}

function policyRole(rest: string, layer: Layer): KeyRole | null {
  if (rest === '') return { role: 'switches', layer };
  if (rest === 'mitrealms') return { role: 'list', list: 'MitRealms', layer };
  if (rest === 'domain_realm') return { role: 'list', list: 'domain_realm', layer };
  return strayRole(rest) ?? (BESIDE_POLICIES.test(rest) ? null : unknownRole(rest, 'policies'));
}

function localRole(rest: string, layer: Layer): KeyRole | null {
  if (rest === 'domains') return { role: 'local-list', list: 'MitRealms', layer };
  if (rest === 'hosttorealm') return { role: 'local-list', list: 'domain_realm', layer };
  if (REALM_KEY.test(rest)) return realmRole(rest, layer);
  return (
    strayRole(rest) ??
    (BESIDE_KSETUP.test(rest) ? null : unknownRole(rest, rest ? 'ksetup' : 'ksetup itself'))
  );
}

function unknownRole(rest: string, of: Extract<KeyRole, { role: 'unknown' }>['of']): KeyRole {
  return { role: 'unknown', of, nested: rest.includes('\\') };
}

function realmRole(rest: string, layer: Layer): KeyRole | null {
  const [, parent, name] = REALM_KEY.exec(rest) ?? [];
  if (parent === undefined || name === undefined) return null;
  const list = parent === 'domains' ? 'MitRealms' : 'domain_realm';
  return { role: 'local-realm', list, layer, realm: name.length };
}

// The names of the lists, as they are misspelt too, under a key that Windows does not read. `...\Lsa\Kerberos\domain_realm`
// is one that a public document once gave.
function strayRole(rest: string): KeyRole | null {
  const [parent = '', last = ''] = rest.split('\\').slice(-2);
  const list = listNamed(last || parent);
  if (list) return { role: 'list', list, layer: 'dead' };
  const above = last === '' ? null : listNamed(parent);
  if (above) return { role: 'local-realm', list: above, layer: 'dead', realm: last.length };
  return realmRole(rest, 'dead');
}

function listNamed(name: string): ListName | null {
  const bare = name.replace(/[ _-]/g, '').replace(/s$/, '');
  if (bare === 'mitrealm') return 'MitRealms';
  return bare === 'domainrealm' || bare === 'hosttorealm' ? 'domain_realm' : null;
}

function normalKey(keyPath: string): string {
  const path = withoutSlashes(keyPath).toLowerCase();
  return path.replace(/^system\\(?:controlset\d{3}|clone)(?=\\|$)/, 'system\\currentcontrolset');
}

const SHOWN_AT: readonly (readonly [Shown, string])[] = [
  ['switches', normalKey(POLICY_KEY)],
  ['MitRealms', normalKey(`${POLICY_KEY}\\MitRealms`)],
  ['domain_realm', normalKey(`${POLICY_KEY}\\domain_realm`)],
  ['local MitRealms', normalKey(`${LOCAL_KEY}\\Domains`)],
  ['local domain_realm', normalKey(`${LOCAL_KEY}\\HostToRealm`)],
];

/** Which parts of a realm configuration a key shows, alone or with everything below it. */
export function shownByKey(root: Hive, keyPath: string, subkeys: boolean): readonly Shown[] {
  if (root !== 'HKLM') return [];
  const covered = normalKey(keyPath);
  const above = covered === '' ? '' : `${covered}\\`;
  const shown: Shown[] = [];
  for (const [what, wanted] of SHOWN_AT) {
    const below = subkeys && wanted.startsWith(above);
    // Local lists are subkeys: their key alone shows none of them.
    if (below || (wanted === covered && (subkeys || !what.startsWith('local')))) shown.push(what);
  }
  return shown;
}
