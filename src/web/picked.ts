// What somebody handed to the page: files and folders by their names, as far as the browser let us see them.

import { NEVER_ENTERED } from '../model/folder.ts';
import { amount } from '../reporters/place.ts';

/** Bytes that can be read in slices; a `File` of the browser is one. */
export interface Bytes extends Pick<Blob, 'size' | 'slice'> {
  /** Milliseconds since 1970; a text that was pasted has none. */
  readonly lastModified?: number;
}

export interface PickedFile {
  readonly kind: 'file';
  readonly name: string;
  readonly file: Bytes;
}

export interface PickedFolder {
  readonly kind: 'folder';
  readonly name: string;
  /** In any order. */
  readonly children: readonly Picked[];
  /** Where the browser may keep back links and files with odd names, without a word. */
  readonly mayLack?: true;
}

/** There is something, and the browser did not let us see what. `problem` are sentences for the user. */
export interface Unseen {
  readonly kind: 'unseen';
  readonly name: string;
  readonly problem: string;
}

export type Picked = PickedFile | PickedFolder | Unseen;

/** Whether a folder below another one is left alone, as by the command line. */
export function isLeftAlone(name: string): boolean {
  return NEVER_ENTERED.includes(name);
}

/** The same as it came from a browser, which does not say what of a folder it keeps back. */
export function lacking(item: Picked): Picked {
  return item.kind === 'folder' ? { ...item, mayLack: true } : item;
}

/** What has to be known of a verdict on folders that came from a browser, as sentences; nothing where there are none. */
export function lackWords(picked: readonly Picked[]): readonly string[] {
  const folders = picked.filter((item) => item.kind === 'folder' && item.mayLack === true);
  if (folders.length === 0) return [];
  const whose = folders.length === 1 ? `the folder ${folders[0]?.name}` : amount(folders.length, 'folder');
  return [
    `${amount(countFiles(folders), 'file')} of ${whose} arrived. Browsers leave out symbolic links, shortcuts and files with unusual names without a word: compare the number, for of what did not arrive nothing is known.`,
  ];
}

export function countFiles(picked: readonly Picked[]): number {
  let count = 0;
  for (const item of picked) count += item.kind === 'folder' ? countFiles(item.children) : 1;
  return count;
}

/** What lies at a path such as `demo/trust/Get-ADObject.txt`; null for nothing. */
export function pickedAt(picked: readonly Picked[], path: string): Picked | null {
  for (const item of picked) {
    if (item.name === path) return item;
    if (item.kind !== 'folder' || !path.startsWith(`${item.name}/`)) continue;
    const found = pickedAt(item.children, path.slice(item.name.length + 1));
    if (found) return found;
  }
  return null;
}

/** All but what lies at a path. A folder that held nothing else is gone with it, for nobody has picked it empty. */
export function pickedBut(picked: readonly Picked[], path: string): readonly Picked[] {
  return picked.flatMap((item): readonly Picked[] => {
    if (item.name === path) return [];
    if (item.kind !== 'folder' || !path.startsWith(`${item.name}/`)) return [item];
    const children = pickedBut(item.children, path.slice(item.name.length + 1));
    return children.length === 0 ? [] : [{ ...item, children }];
  });
}

/** The items, each under a name that no other one has: what comes later is told apart by a number. */
export function withOwnNames(before: readonly Picked[], added: readonly Picked[]): readonly Picked[] {
  const taken = new Set(before.map(({ name }) => name));
  const all = [...before];
  for (const item of added) {
    const name = freeName(item.name, taken);
    taken.add(name);
    all.push({ ...item, name });
  }
  return all;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let count = 2; ; count++) {
    const next = `${stem} (${count})${extension}`;
    if (!taken.has(next)) return next;
  }
}
