// GPOs, a computer and trusts of the tests' own, on which the changes of a script are made as the script would make them.

import type { Command, Script, ScriptedChange, State } from './powershell-script.ts';

/** ksetup's key of a realm: lists by the name of their value. */
export interface RealmKey {
  readonly name: string;
  readonly lists: Map<string, string[]>;
  flags: number;
}

export interface World {
  /** Values by their names in lower case, by GPO and key. */
  readonly gpos: Map<string, Map<string, State>>;
  /** By their paths in lower case. */
  readonly keys: Map<string, RealmKey>;
  readonly trusts: Map<string, number | null>;
}

export function emptyWorld(): World {
  return { gpos: new Map(), keys: new Map(), trusts: new Map() };
}

export type Outcome = 'made' | 'nothing to do' | 'stopped';

const LOCAL = 'hklm:\\system\\currentcontrolset\\control\\lsa\\kerberos\\';
const FLAGS: Readonly<Record<string, number>> = {
  sendaddress: 1,
  tcpsupported: 2,
  delegate: 4,
  ncsupported: 8,
  rc4: 0x80,
};

/** What -Apply does: looks at everything first, then makes what is open, and throws where the result is not what was promised. */
export function applyScript(script: Script, world: World): Outcome {
  const open: ScriptedChange[] = [];
  for (const change of script.changes) {
    const present = read(change.read, world);
    if (same(present, change.after)) continue;
    if (!same(present, change.before)) return 'stopped';
    open.push(change);
  }
  for (const change of open) {
    for (const command of change.make) run(command, world);
    const present = read(change.read, world);
    if (!same(present, change.after)) throw new Error(`${change.of}: ${JSON.stringify(present)}`);
  }
  return open.length > 0 ? 'made' : 'nothing to do';
}

function same(one: State | null, other: State | null): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

// As the script compares: without the NULs at the end.
function comparable(state: State | null) {
  return state && [state.name, state.type, state.data.join('\0').replace(/\0+$/, '')];
}

/** Parameters as texts; each has to be there. */
function textsOf({ name, parameters }: Command, ...wanted: readonly string[]): string[] {
  const known = Object.keys(parameters).filter((one) => one !== 'Domain');
  if (known.sort().join() !== wanted.toSorted().join()) throw new Error(`${name} has ${known.join()}`);
  return wanted.map((one) => {
    const value = parameters[one];
    if (typeof value === 'object' && 'variable' in value) return String(value.variable);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function namesOf(argument: unknown): readonly string[] {
  return Array.isArray(argument) ? argument : [String(argument)];
}

function valuesOf({ parameters }: Command, world: World): Map<string, State> {
  const { Guid, Domain, Key } = parameters;
  const place = JSON.stringify([Guid, Domain, String(Key).toLowerCase()]);
  const values = world.gpos.get(place) ?? new Map<string, State>();
  world.gpos.set(place, values);
  return values;
}

/** Puts a value into the GPO that a command is about. */
export function seedPolicy(command: Command, world: World, state: State): void {
  valuesOf(command, world).set(state.name.toLowerCase(), state);
}

function read(command: Command, world: World): State | null {
  const { parameters, name } = command;
  if (name === 'Read-PolicyValue') {
    textsOf(command, 'Guid', 'Key', 'ValueName');
    const names = new Set(namesOf(parameters.ValueName).map((one) => one.toLowerCase()));
    const found = [...names].flatMap((one) => valuesOf(command, world).get(one) ?? []);
    return found.length > 1 ? { name: '', type: 'several values', data: [] } : (found[0] ?? null);
  }
  if (name === 'Read-LocalValue') {
    const [path = '', value = ''] = textsOf(command, 'Path', 'ValueName');
    const key = world.keys.get(path.toLowerCase());
    const states = key ? statesOf(key) : [];
    return states.find((one) => one.name === value) ?? null;
  }
  if (name === 'Read-LocalKey') {
    textsOf(command, 'Name', 'Parent');
    const paths = new Set(namesOf(parameters.Name).map((one) => pathOf(String(parameters.Parent), one)));
    const found = [...paths].flatMap((path) => world.keys.get(path) ?? []);
    const [only] = found;
    return only
      ? { name: only.name, type: found.length > 1 ? 'several keys' : 'Key', data: linesOf(only) }
      : null;
  }
  if (name !== 'Read-EncryptionTypes') throw new Error(`${name} reads nothing`);
  const [object = ''] = textsOf(command, 'Identity', 'Server');
  const number = world.trusts.get(object);
  if (number === undefined) throw new Error(`there is no trust ${object}`);
  return number === null
    ? null
    : { name: 'msDS-SupportedEncryptionTypes', type: 'Number', data: [String(number)] };
}

const pathOf = (parent: string, name: string) => `${parent}\\${name}`.toLowerCase();

function statesOf({ lists, flags }: RealmKey): State[] {
  const all = [...lists].map(([name, items]) => ({ name, type: 'MultiString', data: items.filter(Boolean) }));
  const number = { name: 'RealmFlags', type: 'DWord', data: flags === 0 ? [] : [String(flags)] };
  return [...all, number].filter(({ data }) => data.length > 0);
}

function linesOf(key: RealmKey): string[] {
  const sorted = statesOf(key).sort((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.flatMap(({ name, type, data }) => data.map((text) => `${name} ${type} ${text}`));
}

function run(command: Command, world: World): void {
  const { name, parameters } = command;
  if (name === 'ksetup') ksetup(command.operands, world);
  else if (name === 'Remove-EmptyKey') {
    const [parent = '', key = ''] = textsOf(command, 'Parent', 'Name');
    const known = world.keys.get(pathOf(parent, key));
    if (known && statesOf(known).length > 0) throw new Error(`${key} is not empty`);
    world.keys.delete(pathOf(parent, key));
  } else if (name === 'Remove-GPRegistryValue') {
    const [, , value = ''] = textsOf(command, 'Guid', 'Key', 'ValueName');
    if (!valuesOf(command, world).delete(value.toLowerCase())) throw new Error(`there is no ${value}`);
  } else if (name === 'Set-GPRegistryValue') {
    const [, , value = '', type = ''] = textsOf(command, 'Guid', 'Key', 'ValueName', 'Type', 'Value');
    const values = valuesOf(command, world);
    // What is there keeps the case of its name.
    const known = values.get(value.toLowerCase());
    values.set(value.toLowerCase(), { name: known?.name ?? value, type, data: dataOf(parameters.Value) });
  } else if (name === 'Set-ADObject') {
    const clears = 'Clear' in parameters;
    const [object = '', , what = ''] = textsOf(command, 'Identity', 'Server', clears ? 'Clear' : 'Replace');
    const number = clears ? null : JSON.parse(what)['msDS-SupportedEncryptionTypes'];
    if (clears && what !== 'msDS-SupportedEncryptionTypes') throw new Error(`clears ${what}`);
    if (!clears && typeof number !== 'number') throw new Error(`replaces ${what}`);
    world.trusts.set(object, number);
  } else throw new Error(`${name} changes nothing`);
}

function dataOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value >>> 0)];
  return Array.isArray(value) ? value : [String(value)];
}

/** ksetup as Microsoft documents it; an empty text stays at the end of its lists. */
function ksetup([what = '', one = '', ...rest]: readonly string[], world: World): void {
  const [other = ''] = rest;
  const inHosts = what.endsWith('hosttorealmmap');
  const realm = inHosts ? other : one;
  const key = realmKey(world, inHosts ? 'hosttorealm' : 'domains', realm);
  const list = { kdc: 'KdcNames', kpasswd: 'KpasswdNames', hosttorealmmap: 'SpnMappings' }[what.slice(4)];
  if (list) {
    const item = inHosts ? one : other;
    const items = (key.lists.get(list) ?? []).filter((known) => known !== '' && known !== item);
    const adds = what.startsWith('/add');
    if (adds || what.startsWith('/del')) key.lists.set(list, [...items, ...(adds ? [item] : []), '']);
    else throw new Error(`ksetup knows no ${what}`);
    return;
  }
  if (rest.length === 0 || !rest.every((word) => Object.hasOwn(FLAGS, word))) throw new Error(rest.join());
  const bits = rest.reduce((sum, word) => sum | (FLAGS[word] ?? 0), 0);
  if (what === '/setrealmflags') key.flags = bits;
  else if (what === '/delrealmflags') key.flags &= ~bits;
  else throw new Error(`ksetup knows no ${what}`);
}

function realmKey(world: World, parent: string, realm: string): RealmKey {
  const path = pathOf(LOCAL + parent, realm);
  const key = world.keys.get(path) ?? { name: realm, lists: new Map(), flags: 0 };
  world.keys.set(path, key);
  return key;
}
