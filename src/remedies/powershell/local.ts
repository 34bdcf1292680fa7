// Local settings of one computer as lines of ksetup, which is how Windows documents them to be made.

import type { KeyChange, NamedValue, RemedyTarget, ValueChange } from '../../model/remedy.ts';
import type { ScriptChange } from './changes.ts';
import { literal, state } from './text.ts';

const PARENT = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\';
const KEY = /^SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\(Domains|HostToRealm)\\([^\\]+)$/i;
// What reaches ksetup as one argument and as no switch, whatever the version of PowerShell: no blank, no quote, no backslash.
const ARGUMENT = /^[0-9A-Za-z._*][0-9A-Za-z._*:/,;@=+~-]*$/;

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
> = {
  KdcNames: { add: '/addkdc', del: '/delkdc', first: true },
  KpasswdNames: { add: '/addkpasswd', del: '/delkpasswd', first: true },
  SpnMappings: { add: '/addhosttorealmmap', del: '/delhosttorealmmap', first: false },
};

const USE_REG = 'use --to reg for this computer.';
const NO_ARGUMENT = `It holds a character that cannot safely be given to ksetup: ${USE_REG}`;
const NO_WORDS = `ksetup has no words for this value: ${USE_REG}`;
const TWICE = `It is listed twice, and ksetup's documentation does not say whether one or both would go: ${USE_REG}`;

type Client = RemedyTarget & { readonly kind: 'client' };

/** All but the name of the computer. */
export function localChange(
  target: Client,
  change: ValueChange | KeyChange,
): Omit<ScriptChange, 'computer'> | string {
  const parts = change.kind === 'key' ? keyParts(change) : valueParts(change);
  if (typeof parts === 'string') return parts;
  return { ...parts, of: `client ${target.subject.name}, ${parts.of}`, back: [] };
}

function valueParts(change: ValueChange) {
  const [, parent, realm] = KEY.exec(change.key) ?? [];
  if (parent === undefined || realm === undefined) {
    return 'Policy writes this value again: mend the GPO; for a test on this computer use --to reg.';
  }
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

function keyParts(change: KeyChange) {
  const { parent, before, after, values } = change;
  const wanted = `${PARENT}${change.list === 'MitRealms' ? 'Domains' : 'HostToRealm'}`;
  if (parent.toLowerCase() !== wanted.toLowerCase()) return NO_WORDS;
  const removing: (readonly string[])[] = [];
  const adding: (readonly string[])[] = [];
  for (const value of values) {
    const gone = valueCommands(before, value.name, value, null);
    const made = valueCommands(after, value.name, null, value);
    if (typeof gone === 'string') return gone;
    if (typeof made === 'string') return made;
    removing.push(...gone);
    adding.push(...made);
  }
  if (adding.length === 0) {
    // A realm without KDCs is found by DNS; ksetup makes its key where it is given none.
    if (change.list !== 'MitRealms') return NO_WORDS;
    if (![before, after].every((realm) => ARGUMENT.test(realm))) return NO_ARGUMENT;
    adding.push(['/addkdc', after]);
  }
  const texts = keyTexts(values);
  const commands = [...removing, ...adding];
  const path = literal(`HKLM:\\${parent}`);
  return {
    of: `HKLM\\${parent}`,
    before: state(before, 'Key', texts),
    after: state(after, 'Key', texts),
    read: `Read-LocalKey -Parent ${path} -Name ${[before, after].map(literal).join(', ')}`,
    steps: commands.map((command) => `run ksetup ${command.join(' ')}`),
    make: [
      ...removing.map(ksetup),
      `Remove-EmptyKey -Parent ${path} -Name ${literal(before)}`,
      ...adding.map(ksetup),
    ],
  };
}

/** Arguments of ksetup that make one value into the other; or why there are none. */
function valueCommands(
  realm: string,
  name: string,
  before: NamedValue | null,
  after: NamedValue | null,
): (readonly string[])[] | string {
  if (!ARGUMENT.test(realm)) return NO_ARGUMENT;
  if (name === 'RealmFlags') return flagCommands(realm, numberIn(before), numberIn(after));
  const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
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

function flagCommands(
  realm: string,
  old: number | null,
  wanted: number | null,
): (readonly string[])[] | string {
  const known = FLAGS.reduce((bits, [bit]) => bits | bit, 0);
  if (old === null || wanted === null || ((old | wanted) & ~known) !== 0) return NO_WORDS;
  const words = (bits: number) => FLAGS.filter(([bit]) => (bits & bit) !== 0).map(([, word]) => word);
  if (old === wanted) return [];
  if (wanted === 0) return [['/delrealmflags', realm, ...words(old)]];
  return [['/setrealmflags', realm, ...words(wanted)]];
}

/** Absent flags are none; null where it is no number. */
function numberIn(value: NamedValue | null): number | null {
  if (!value) return 0;
  return value.value.type === 'REG_DWORD' ? value.value.number : null;
}

/** Without the empty ones that ksetup leaves at the end; null where it is no list. */
function itemsIn(value: NamedValue | null): readonly string[] | null {
  if (!value) return [];
  return value.value.type === 'REG_MULTI_SZ' ? value.value.items.filter((item) => item !== '') : null;
}

/** As the script reads them: an empty list and no flags are nothing. */
function localState(value: NamedValue | null): string {
  if (!value) return '$null';
  const number = numberIn(value);
  const texts = number === null ? (itemsIn(value) ?? []) : number === 0 ? [] : [String(number)];
  return texts.length === 0 ? '$null' : state(value.name, number === null ? 'MultiString' : 'DWord', texts);
}

function keyTexts(values: readonly NamedValue[]): string[] {
  const sorted = values.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return sorted.flatMap((value) => {
    const number = numberIn(value);
    if (number !== null) return number === 0 ? [] : [`${value.name} DWord ${number}`];
    return (itemsIn(value) ?? []).map((item) => `${value.name} MultiString ${item}`);
  });
}

function ksetup([what = '', ...rest]: readonly string[]): string {
  return `& $ksetup ${what} ${rest.map(literal).join(' ')}`;
}
