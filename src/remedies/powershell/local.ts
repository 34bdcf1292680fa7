// Local settings of one computer as lines of ksetup, which is how Windows documents them to be made.

import type { NamedValue, RemedyTarget, ValueChange } from '../../model/remedy.ts';
import { table } from '../../model/table.ts';
import { localParent } from '../setting.ts';
import type { ScriptChange } from './changes.ts';
import { literal, state } from './text.ts';
import type { RenamedKey } from './together.ts';

// What reaches ksetup as one argument and as no switch, whatever the version of PowerShell: no blank, no quote, no backslash.
const ARGUMENT = /^[0-9A-Za-z._*][0-9A-Za-z._*:/,;@=+~-]*$/;

const LISTS_OF_KSETUP = [localParent('MitRealms'), localParent('domain_realm')];
const FLAGS_NAME = 'RealmFlags';

/** The flags that ksetup has words for. */
const FLAGS: readonly (readonly [number, string])[] = [
  [0x01, 'sendaddress'],
  [0x02, 'tcpsupported'],
  [0x04, 'delegate'],
  [0x08, 'ncsupported'],
  [0x80, 'rc4'],
];

/** The switches that add to a list and take from it, and whether the realm comes first. */
const LISTS: Readonly<
  Record<string, { readonly add: string; readonly del: string; readonly first: boolean }>
> = table({
  KdcNames: { add: '/addkdc', del: '/delkdc', first: true },
  SpnMappings: { add: '/addhosttorealmmap', del: '/delhosttorealmmap', first: false },
});

const POLICY = 'Policy writes this value again: mend the GPO; for a test on this computer use --to reg.';
const NO_ARGUMENT = 'It holds a character that cannot safely be given to ksetup';
const NO_WORDS = 'ksetup has no words for this value';
const TWICE = "It is listed twice, and ksetup's documentation does not say whether one or both would go";
const USE_REG = 'use --to reg for this computer.';
// No .reg file renames a realm's key: it could not look what else the key holds.
const BY_HAND = 'rename the key by hand, with everything that it holds.';

type Client = RemedyTarget & { readonly kind: 'client' };

/** All but the name of the computer. */
export function localChange(
  target: Client,
  change: ValueChange | RenamedKey,
): Omit<ScriptChange, 'computer'> | string {
  const parts = change.kind === 'key' ? keyParts(change) : valueParts(change);
  if (parts === POLICY) return parts;
  if (typeof parts === 'string') return `${parts}: ${isRealmKey(change) ? BY_HAND : USE_REG}`;
  return { ...parts, of: `client ${target.subject.name}, ${parts.of}`, back: [] };
}

function isRealmKey(change: ValueChange | RenamedKey): boolean {
  return change.kind === 'key' && change.list === 'MitRealms';
}

/** The subkey of one of ksetup's lists; null for any other key. */
function realmOf(key: string): string | null {
  const parent = LISTS_OF_KSETUP.find((one) => key.toLowerCase().startsWith(`${one}\\`.toLowerCase()));
  const realm = parent === undefined ? '' : key.slice(parent.length + 1);
  return realm === '' || realm.includes('\\') ? null : realm;
}

function valueParts(change: ValueChange) {
  const realm = realmOf(change.key);
  if (realm === null) return POLICY;
  const name = change.after?.name ?? change.before?.name ?? '';
  const commands = valueCommands(realm, name, change.before, change.after);
  if (typeof commands === 'string') return commands;
  return {
    of: `HKLM\\${change.key}`,
    before: localState(change.before),
    after: localState(change.after),
    read: `Read-LocalValue -Path ${literal(`HKLM:\\${change.key}`)} -ValueName ${literal(name)}`,
    steps: commands.map((command) => `run ksetup ${command.join(' ')}`),
    make: commands.map(ksetup),
  };
}

function keyParts(change: RenamedKey) {
  const { parent, before, after, values, becomes } = change;
  if (parent.toLowerCase() !== localParent(change.list).toLowerCase()) return NO_WORDS;
  const removing = allCommands(values, (value) => keyCommands(before, value, null));
  const adding = allCommands(becomes, (value) => keyCommands(after, null, value));
  if (typeof removing === 'string') return removing;
  if (typeof adding === 'string') return adding;
  if (adding.length === 0) {
    // A realm without KDCs is found by DNS; ksetup makes its key where it is given none.
    if (change.list !== 'MitRealms') return NO_WORDS;
    if (![before, after].every((realm) => ARGUMENT.test(realm))) return NO_ARGUMENT;
    adding.push(['/addkdc', after]);
  }
  const commands = [...removing, ...adding];
  const path = literal(`HKLM:\\${parent}`);
  return {
    of: `HKLM\\${parent}`,
    before: state(before, 'Key', keyTexts(values)),
    after: state(after, 'Key', keyTexts(becomes)),
    read: `Read-LocalKey -Parent ${path} -Name ${[before, after].map(literal).join(', ')}`,
    steps: commands.map((command) => `run ksetup ${command.join(' ')}`),
    make: [
      ...removing.map(ksetup),
      `Remove-EmptyKey -Parent ${path} -Name ${literal(before)}`,
      ...adding.map(ksetup),
    ],
  };
}

type Commands = (readonly string[])[];

function allCommands(
  values: readonly NamedValue[],
  commandsOf: (value: NamedValue) => Commands | string,
): Commands | string {
  const all: Commands = [];
  for (const value of values) {
    const commands = commandsOf(value);
    if (typeof commands === 'string') return commands;
    all.push(...commands);
  }
  return all;
}

/** Of a value in a key that goes, or in one that comes. */
function keyCommands(realm: string, before: NamedValue | null, after: NamedValue | null): Commands | string {
  const name = after?.name ?? before?.name ?? '';
  return name === FLAGS_NAME ? flagCommands(realm, before, after) : valueCommands(realm, name, before, after);
}

/** Arguments of ksetup that make one list into the other; or why there are none. */
function valueCommands(
  realm: string,
  name: string,
  before: NamedValue | null,
  after: NamedValue | null,
): Commands | string {
  if (!ARGUMENT.test(realm)) return NO_ARGUMENT;
  const list = LISTS[name];
  const [old, wanted] = [itemsIn(before), itemsIn(after)];
  if (!list || !old || !wanted) return NO_WORDS;
  if (![...old, ...wanted].every((item) => ARGUMENT.test(item))) return NO_ARGUMENT;
  if ([old, wanted].some((items) => new Set(items.map((item) => item.toLowerCase())).size < items.length)) {
    return TWICE;
  }
  // ksetup adds at the end: what stays has to come first, in its order, or all goes.
  const stays = old.filter((item) => wanted.includes(item));
  const kept = stays.every((item, index) => wanted[index] === item) ? stays : [];
  const line = (what: string, item: string) => (list.first ? [what, realm, item] : [what, item, realm]);
  return [
    ...old.filter((item) => !kept.includes(item)).map((item) => line(list.del, item)),
    ...wanted.filter((item) => !kept.includes(item)).map((item) => line(list.add, item)),
  ];
}

/** Flags come with a key or go with it. */
function flagCommands(realm: string, before: NamedValue | null, after: NamedValue | null): Commands | string {
  const flags = flagsIn(after ?? before);
  const known = FLAGS.reduce((bits, [bit]) => bits | bit, 0);
  if (!ARGUMENT.test(realm)) return NO_ARGUMENT;
  if (flags === null || (flags & ~known) !== 0) return NO_WORDS;
  const words = FLAGS.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);
  if (words.length === 0) return [];
  return [[after ? '/setrealmflags' : '/delrealmflags', realm, ...words]];
}

/** Null where it is no number. */
function flagsIn(value: NamedValue | null): number | null {
  return value?.value.type === 'REG_DWORD' ? value.value.number : null;
}

/** Without the empty ones that ksetup leaves at the end; null where it is no list. */
function itemsIn(value: NamedValue | null): readonly string[] | null {
  if (!value) return [];
  return value.value.type === 'REG_MULTI_SZ' ? value.value.items.filter((item) => item !== '') : null;
}

/** As the script reads it: an empty list is nothing. */
function localState(value: NamedValue | null): string {
  const items = itemsIn(value) ?? [];
  return value && items.length > 0 ? state(value.name, 'MultiString', items) : '$null';
}

/** The values of a key as `Read-LocalKey` lists them. */
function keyTexts(values: readonly NamedValue[]): string[] {
  const sorted = values.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.flatMap((value) => {
    const flags = flagsIn(value);
    if (flags !== null) return flags === 0 ? [] : [`${value.name} DWord ${flags}`];
    return (itemsIn(value) ?? []).map((item) => `${value.name} MultiString ${item}`);
  });
}

function ksetup([what = '', ...rest]: readonly string[]): string {
  return `& $ksetup ${what} ${rest.map(literal).join(' ')}`;
}
