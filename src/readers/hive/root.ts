// Which key the root of a hive is: reg save writes any key as a hive, and a hive does not say where it hung.

import type { Hive } from '../../model/record.ts';
import type { Key } from './nodes.ts';
import type { Tree } from './tree.ts';
import { valueNames, valuesOf } from './values.ts';

// A key of realms has a handful of subkeys; one of classes or of drivers has a hundred thousand.
const MOST_ASKED = 1000;

/** The place of the root in the registry; `other` is a hive that never holds machine settings, `unknown` cannot be told. */
export type Root =
  | { readonly kind: 'known'; readonly hive: Hive; readonly keyPath: string }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

const MICROSOFT = 'SOFTWARE\\Microsoft';
const CURRENT_VERSION = `${MICROSOFT}\\Windows\\CurrentVersion`;
const POLICIES_SYSTEM = `${CURRENT_VERSION}\\Policies\\System`;
/** What reg save writes of it, or of a key below it, does not say which number it had. */
export const CONTROL_SET = 'SYSTEM\\CurrentControlSet';
/** The key of the two policies. */
export const POLICY = `${POLICIES_SYSTEM}\\Kerberos`;
const LSA = `${CONTROL_SET}\\Control\\Lsa`;
/** The key of what ksetup writes. */
export const LOCAL = `${LSA}\\Kerberos`;

/** What a hive shows of itself at its root. */
interface Signs {
  /** The root key's own name, in lower case. Offline editors keep that of the empty hive that they began with. */
  readonly name: string;
  readonly fileName: string;
  /** Whether there is a key at a path below the root. */
  readonly has: (path: string) => boolean;
  /** Whether a key below the root (an empty path is the root itself) has one of these values, in lower case. */
  readonly holds: (path: string, ...values: readonly string[]) => boolean;
  /** Whether a subkey of the root has one of these values. */
  readonly below: (...values: readonly string[]) => boolean;
  readonly sets: boolean;
}

const SWITCHES = ['mitrealms_enabled', 'domain_realm_enabled'] as const;
const REALM_VALUES = ['kdcnames', 'kpasswdnames', 'realmflags'] as const;
const machine = (keyPath: string): Root => ({ kind: 'known', hive: 'HKLM', keyPath });
const user = (keyPath: string): Root => ({ kind: 'known', hive: 'HKCU', keyPath });
const UNKNOWN: Root = { kind: 'unknown' };
const OTHER: Root = { kind: 'other' };

/** Structure speaks first, the root's own name second, and the name in the base block only where both leave it open. */
export function rootOfHive(tree: Tree, fileName: string): Root {
  const signs = signsOf(tree, fileName);
  return (
    wholeHive(signs) ??
    kerberosKey(signs) ??
    ancestor(signs) ??
    otherHive(signs) ??
    byFileName(signs) ??
    UNKNOWN
  );
}

const USER_KEYS = [
  'Control Panel',
  'Environment',
  'Keyboard Layout',
  'AppEvents',
  'Volatile Environment',
  'Console',
];

function wholeHive(signs: Signs): Root | null {
  const { name, has, sets } = signs;
  const control = has('CurrentControlSet\\Control');
  if (has('SOFTWARE\\Microsoft') && (has('SYSTEM\\Select') || has('SYSTEM\\CurrentControlSet')))
    return machine('');
  if (sets || control || (has('Select') && has('MountedDevices'))) return machine('SYSTEM');
  if (has('Software') && USER_KEYS.some(has)) return user('');
  const windows = has('Microsoft\\Windows\\CurrentVersion');
  if (!windows && !has('Microsoft\\Windows NT\\CurrentVersion')) return null;
  if (name === 'wow6432node') return machine('SOFTWARE\\Wow6432Node');
  // HKLM\SOFTWARE\Policies repeats the structure of SOFTWARE, without the key of these policies.
  if (name === 'policies' && !has('Microsoft\\Windows\\CurrentVersion\\Policies'))
    return machine('SOFTWARE\\Policies');
  if (isUsers(signs, 'Microsoft\\Windows\\CurrentVersion\\')) return user('Software');
  const policies = has('Microsoft\\Windows\\CurrentVersion\\Policies');
  return policies || has('Classes') || has('WOW6432Node') ? machine('SOFTWARE') : null;
}

/** The keys of the two lists, and those right above and below. */
function kerberosKey({ name, has, holds, below }: Signs): Root | null {
  const policy = has('MitRealms') || has('domain_realm') || holds('', ...SWITCHES, 'kdcproxyserver_enabled');
  const realms = has('Domains') && (name === 'kerberos' || has('HostToRealm'));
  const local = has('HostToRealm') || realms;
  // Lsa\Kerberos\domain_realm is a dead key that a public document once gave: it does not make a policy key of Lsa's.
  if (local && (has('MitRealms') || holds('', ...SWITCHES))) return UNKNOWN;
  if (local) return machine(LOCAL);
  if (policy) return machine(POLICY);
  if (name === 'mitrealms') return machine(`${POLICY}\\MitRealms`);
  if (name === 'domain_realm') return machine(`${POLICY}\\domain_realm`);
  if (name === 'hosttorealm' || below('spnmappings')) return machine(`${LOCAL}\\HostToRealm`);
  return below(...REALM_VALUES) ? machine(`${LOCAL}\\Domains`) : null;
}

/** Keys between the hive's own root and ours, by what leads on from them. */
function ancestor(signs: Signs): Root | null {
  const { name, has, holds } = signs;
  if (has('Windows\\CurrentVersion\\Policies')) return sided(signs, 'Windows\\CurrentVersion\\', MICROSOFT);
  if (has('CurrentVersion\\Policies\\System'))
    return sided(signs, 'CurrentVersion\\', `${MICROSOFT}\\Windows`);
  if (has('Policies\\System') && (name === 'currentversion' || isPolicies('Policies\\System', signs))) {
    return sided(signs, '', CURRENT_VERSION);
  }
  if (has('System') && isPolicies('System', signs)) return machine(`${CURRENT_VERSION}\\Policies`);
  if (has('Control\\Lsa') || (has('Control') && has('Services'))) return machine(CONTROL_SET);
  if (has('Lsa\\Kerberos') || (has('Lsa') && has('ComputerName'))) return machine(`${CONTROL_SET}\\Control`);
  if (has('Kerberos\\Domains') || has('Kerberos\\HostToRealm') || (name === 'lsa' && has('MSV1_0'))) {
    return machine(LSA);
  }
  return holds('', 'enablelua') || isPolicy('Kerberos', signs) ? machine(POLICIES_SYSTEM) : null;
}

function sided(signs: Signs, toCurrentVersion: string, keyPath: string): Root {
  return isUsers(signs, toCurrentVersion) ? user(keyPath) : machine(keyPath);
}

// Users have the same keys below their Software, and beside them what Explorer remembers of nobody else.
function isUsers({ has }: Signs, toCurrentVersion: string): boolean {
  const explorer = `${toCurrentVersion}Explorer`;
  return has(`${explorer}\\UserAssist`) || has(`${explorer}\\RecentDocs`);
}

function isPolicy(path: string, { has, holds }: Signs): boolean {
  return has(`${path}\\MitRealms`) || has(`${path}\\domain_realm`) || holds(path, ...SWITCHES);
}

/** Whether a key is Policies\System of the machine: user account control is set nowhere else. */
function isPolicies(path: string, signs: Signs): boolean {
  return signs.holds(path, 'enablelua') || isPolicy(`${path}\\Kerberos`, signs);
}

/** Hives in which no setting of a machine can be, however deep: these may be unclosed without anything being missed. */
function otherHive({ has }: Signs): Root | null {
  const sam = has('SAM\\Domains');
  const security = has('Policy') && (has('RXACT') || has('Cache'));
  const boot = has('Description') && has('Objects');
  // What Windows keeps of drivers, of its components, of programs and of a user's file types.
  const stores = ['DriverDatabase', 'CanonicalData', 'Root\\InventoryApplication', 'Local Settings'];
  return sam || security || boot || stores.some(has) ? OTHER : null;
}

function byFileName({ fileName, has }: Signs): Root | null {
  if (fileName === 'ntuser.dat' && has('Software')) return user('');
  if (fileName === 'software' && has('Microsoft')) return machine('SOFTWARE');
  return fileName === 'sam' || fileName === 'security' || fileName === 'bcd' ? OTHER : null;
}

function signsOf(tree: Tree, fileName: string): Signs {
  const { root } = tree;
  const at = (path: string): Key | null => (path === '' ? root : tree.find(root, path));
  const names = (key: Key | null): ReadonlySet<string> => (key ? valueNames(tree.cells, key) : new Set());
  const own = names(root);
  return {
    name: root.name.value.toLowerCase(),
    fileName,
    has: (path) => at(path) !== null,
    holds: (path, ...values) => {
      const held = path === '' ? own : names(at(path));
      return values.some((value) => held.has(value));
    },
    below: (...values) => {
      let left = MOST_ASKED;
      for (const child of tree.children(root)) {
        if (left-- === 0) return false;
        const held = names(child);
        if (values.some((value) => held.has(value))) return true;
      }
      return false;
    },
    sets: hasControlSet(tree),
  };
}

function hasControlSet(tree: Tree): boolean {
  for (const child of tree.children(tree.root)) {
    if (isControlSet(child.name.value) && tree.child(child, 'Control')) return true;
  }
  return false;
}

/** Whether a name is that of a numbered control set, of which one is the current. */
export function isControlSet(name: string): boolean {
  return /^controlset\d{3}$/i.test(name);
}

/** Whether a root that cannot be told has values like ours: a realm's own key, or one of the two lists. */
export function looksLikeOurs(tree: Tree): boolean {
  for (const value of valuesOf(tree.cells, tree.root)) {
    if (value.kind === 'fault') continue;
    const name = value.name.value.toLowerCase();
    if (name === 'spnmappings' || REALM_VALUES.some((known) => known === name)) return true;
    const text = value.data.kind === 'text' ? value.data.text.value : '';
    if (/<[kf]>/i.test(text) || /^\s*\.[\w-]+\.[\w.-]+\s*(?:;|$)/.test(text)) return true;
  }
  return false;
}
