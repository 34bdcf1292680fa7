// Which client an input shows: as the config says, else as some export of its group tells, else by the names of files.

import type { Fact, Origin } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import { asciiLower } from '../model/realm-name.ts';
import { clientOf, folderAround } from './paths.ts';

/** `key` is the same for all inputs of one client. */
export interface ClientIdentity {
  readonly key: string;
  readonly name: string;
}

/** A computer's name, and the form in which names are compared. */
interface ComputerName {
  readonly shown: string;
  readonly key: string;
}

// MS-NBTE 2.2.1: a NetBIOS name has no more; a longer DNS name has this much of it as its NetBIOS name.
const NETBIOS_LENGTH = 15;

/** Whose an input is, as far as that is told before its content. */
export type Whose = Pick<Origin, 'path' | 'holder' | 'client'>;

/** What tells whose an input is: any fact of it, and those that tell the name of a computer. */
export type Telling =
  | Fact
  | { readonly kind: 'scope'; readonly origin: Whose }
  | { readonly kind: 'client'; readonly origin: Whose; readonly name: Pick<Located, 'value'> | null };

/** Answers for origins whose holder is a client. The order of facts matters only for the case in which a name is shown. */
export function identifyClients(facts: Iterable<Telling>): (origin: Whose) => ClientIdentity {
  const told = toldNames(facts);
  // Of most fleets every input tells its name, or none does.
  const groups = once(() => groupsOf(told));
  const folders = once(() => foldersOfClients(told));
  return ({ path, client }) => {
    if (client !== undefined) return { key: asciiLower(client), name: client };
    const own = told.get(path);
    if (own) return { key: keyAt(path, own), name: own.shown };
    const base = clientOf(path);
    const around = /\d/.test(base.name) ? undefined : folders().get(asciiLower(folderAround(path)));
    const name = groups().get(base.key) ?? around;
    return name ? { key: keyAt(path, name), name: name.shown } : { key: base.key, name: unpacked(base.name) };
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function keyAt(path: string, { key }: ComputerName): string {
  return `${asciiLower(folderAround(path))}/${key}`;
}

/** By path: the one name that an input tells, null for one that tells two and is of nobody in particular. */
type ToldNames = ReadonlyMap<string, ComputerName | null>;

/** By group of inputs: the one name that those of it tell, null where they tell several. */
function groupsOf(told: ToldNames): ReadonlyMap<string, ComputerName | null> {
  const groups = new Map<string, ComputerName | null>();
  for (const [path, name] of told) {
    if (!name) continue;
    const { key } = clientOf(path);
    const before = groups.get(key);
    if (before === undefined) groups.set(key, name);
    else if (before?.key !== name.key) groups.set(key, null);
  }
  return groups;
}

/**
 * By folder, lower case: the client after which it is named, where an export in it tells that name. What lies beside that export
 * is of the same client, unless its file has a number in its name, as computers have.
 */
function foldersOfClients(told: ToldNames): ReadonlyMap<string, ComputerName> {
  const folders = new Map<string, ComputerName>();
  for (const [path, name] of told) {
    if (!name) continue;
    const folder = folderAround(path);
    if (computerName(folder.slice(folder.lastIndexOf('/') + 1))?.key === name.key) {
      folders.set(asciiLower(folder), name);
    }
  }
  return folders;
}

function toldNames(facts: Iterable<Telling>): ToldNames {
  const told = new Map<string, ComputerName | null>();
  for (const fact of facts) {
    const name = fact.kind === 'client' && fact.name ? computerName(fact.name.value) : null;
    if (!name || fact.origin.client !== undefined) continue;
    const { path } = fact.origin;
    const before = told.get(path);
    if (before === undefined) told.set(path, name);
    else if (before?.key !== name.key) told.set(path, null);
  }
  return told;
}

/** `PC-0217` of `pc-0217.corp.contoso.example`, `CORP\PC-0217$` and `PC-0217` alike; null where nothing is left. */
function computerName(text: string): ComputerName | null {
  const account = text.slice(text.lastIndexOf('\\') + 1);
  const shown = /^[^.$]*/.exec(account.trim())?.[0] ?? '';
  return shown === '' ? null : { shown, key: asciiLower(shown).slice(0, NETBIOS_LENGTH) };
}

// The folder of an entry at the top of an archive is the archive.
function unpacked(name: string): string {
  return name.replace(/(?:\.zip)?!$/i, '') || name;
}

/**
 * Whose a PAC file is: that of the one client whose exports lie in its folder, or under its name. Null for one that lies
 * elsewhere: many clients may use it, and its name is that of none.
 */
export function pacOwners(
  facts: Iterable<Telling>,
  clients: (origin: Whose) => ClientIdentity,
): (origin: Whose) => ClientIdentity | null {
  let found: Folders | null = null;
  return (origin) => {
    found ??= foldersIn(facts, clients);
    const { known, inFolder } = found;
    const own = clients(origin);
    if (origin.client !== undefined || known.has(own.key)) return own;
    const [only, ...others] = inFolder.get(folderAround(origin.path))?.values() ?? [];
    return others.length === 0 ? (only ?? null) : null;
  };
}

/** Whose exports lie in which folder. */
interface Folders {
  readonly known: ReadonlySet<string>;
  readonly inFolder: ReadonlyMap<string, ReadonlyMap<string, ClientIdentity>>;
}

function foldersIn(facts: Iterable<Telling>, clients: (origin: Whose) => ClientIdentity): Folders {
  const known = new Set<string>();
  const inFolder = new Map<string, Map<string, ClientIdentity>>();
  const seen = new Set<string>();
  for (const { kind, origin } of facts) {
    if (kind === 'pac' || kind === 'gap' || origin.holder !== 'client' || seen.has(origin.path)) continue;
    seen.add(origin.path);
    const client = clients(origin);
    known.add(client.key);
    const folder = folderAround(origin.path);
    inFolder.set(folder, (inFolder.get(folder) ?? new Map()).set(client.key, client));
  }
  return { known, inFolder };
}
