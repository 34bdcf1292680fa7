// Files below a folder and files that a glob names, in an order that does not depend on the file system.

import { globMatcher, isGlob, type Matcher } from '../config/glob.ts';
import { byName, emptyFolder, NEVER_ENTERED } from '../model/folder.ts';
import { SourceError } from '../model/source.ts';
import { unreadable } from './file-input.ts';
import type { EntryKind, Io } from './io.ts';
import { absolute, forward, pathsOf } from './paths.ts';

/** A file, or a place where there is something that cannot be read. Paths are absolute; `real` is without links. */
export type Found = { readonly path: string; readonly real: string; readonly problem?: never } | Unread;

interface Unread {
  readonly path: string;
  readonly problem: SourceError;
}

/** What one run has walked through already, and what it is not to enter. */
export interface Walker {
  readonly io: Io;
  /** Tells whether the config ignores an absolute path. */
  readonly ignores: Matcher;
  /** Real paths of folders that were walked. */
  readonly walked: Set<string>;
  /** Whether a folder without files is all right. */
  readonly allowEmpty: boolean;
  /** Called for each file or folder that was left out because the config ignores it. */
  readonly onIgnored: (path: string) => void;
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly kind: EntryKind;
  readonly real: string;
  /** Why the link leads nowhere. */
  readonly problem?: SourceError;
}

const LOOP =
  'The symbolic link leads back to a folder above it. Remove the link, or name the folders to read.';

/** All files below a folder that somebody has named: one without any may be what an export that failed has left. */
export function walkNamed(walker: Walker, folder: string): readonly Found[] {
  const walkedBefore = walker.walked.size;
  let ignored = 0;
  const onIgnored = (path: string) => {
    ignored++;
    walker.onIgnored(path);
  };
  const found = [...walkFolder({ ...walker, onIgnored }, folder)];
  const isEmpty = found.length + ignored === 0 && walker.walked.size > walkedBefore;
  return isEmpty && !walker.allowEmpty ? [{ path: folder, problem: emptyFolder() }] : found;
}

/** All files below a folder, hidden ones too. A folder that was walked before gives nothing. */
export function* walkFolder(walker: Walker, folder: string, above: readonly string[] = []): Iterable<Found> {
  const real = enter(walker, folder, above);
  if (typeof real !== 'string') {
    yield real;
    return;
  }
  if (walker.walked.has(real)) return;
  walker.walked.add(real);
  const entries = list(walker, folder, real);
  if ('problem' in entries) {
    yield entries;
    return;
  }
  for (const entry of entries) {
    if (walker.ignores(entry.path)) walker.onIgnored(entry.path);
    else if (entry.kind !== 'folder') yield* fileOf(entry);
    else if (!NEVER_ENTERED.includes(entry.name)) yield* walkFolder(walker, entry.path, [...above, real]);
  }
}

// Pipes, sockets and devices hold no exports, and opening one may wait for ever.
function fileOf({ path, real, kind, problem }: Entry): readonly Found[] {
  if (problem) return [{ path, problem }];
  return kind === 'file' ? [{ path, real }] : [];
}

/** The real path of a folder, unless that is one of those above it. */
function enter(walker: Walker, folder: string, above: readonly string[]): string | Unread {
  try {
    const real = walker.io.fs.realpath(folder);
    return above.includes(real) ? { path: folder, problem: new SourceError(LOOP) } : real;
  } catch (error) {
    return { path: folder, problem: unreadable(walker.io, 'The folder', error) };
  }
}

function list(walker: Walker, folder: string, real: string): readonly Entry[] | Unread {
  const { io } = walker;
  const { join } = pathsOf(io);
  try {
    return byName(io.fs.readdir(folder)).map(({ name, kind }) => {
      const path = join(folder, name);
      return kind === 'link'
        ? followed(io, path, name)
        : { path, name, kind, real: real === folder ? path : join(real, name) };
    });
  } catch (error) {
    return { path: folder, problem: unreadable(io, 'The folder', error) };
  }
}

function followed(io: Io, path: string, name: string): Entry {
  try {
    return { path, name, kind: io.fs.stat(path).kind, real: io.fs.realpath(path) };
  } catch (error) {
    const problem = unreadable(io, 'What the symbolic link leads to', error);
    return { path, name, kind: 'other', real: path, problem };
  }
}

/** All files that a glob names; a folder that it names is walked. Null when it fits nothing at all. */
export function expandGlob(walker: Walker, glob: string): readonly Found[] | null {
  const { io } = walker;
  const segments = forward(io, glob).split('/');
  const magic = segments.findIndex(isGlob);
  const start = absolute(io, magic > 0 ? `${segments.slice(0, magic).join('/')}/` : '.');
  const rest = segments.slice(magic).filter((segment, i, all) => segment !== '' && !repeatsAnyDepth(all, i));
  const found: Found[] = [];
  let any = false;
  for (const match of matches(walker, start, rest, [])) {
    any = true;
    if (match.kind === undefined) found.push(match);
    else if (walker.ignores(match.path)) walker.onIgnored(match.path);
    else if (match.kind === 'folder') for (const one of walkNamed(walker, match.path)) found.push(one);
    else for (const one of fileOf(match)) found.push(one);
  }
  return any ? found : null;
}

function repeatsAnyDepth(segments: readonly string[], i: number): boolean {
  return segments[i] === '**' && segments[i - 1] === '**';
}

type Match = Entry | (Found & { readonly kind?: never });

function* matches(
  walker: Walker,
  folder: string,
  segments: readonly string[],
  above: readonly string[],
): Iterable<Match> {
  const [first = '**', ...rest] = segments;
  const real = enter(walker, folder, above);
  if (typeof real !== 'string') {
    yield real;
    return;
  }
  const anyDepth = first === '**';
  if (anyDepth && rest.length === 0) {
    yield { path: folder, name: '', kind: 'folder', real };
    return;
  }
  if (anyDepth) yield* matches(walker, folder, rest, above);
  const entries = list(walker, folder, real);
  if ('problem' in entries) {
    yield entries;
    return;
  }
  const fits = anyDepth ? () => true : globMatcher(first, walker.io.platform === 'win32');
  for (const entry of entries) {
    if (!fits(entry.name) || (first !== entry.name && NEVER_ENTERED.includes(entry.name))) continue;
    if (!anyDepth && rest.length === 0) yield entry;
    else if (entry.kind === 'folder') {
      yield* matches(walker, entry.path, anyDepth ? segments : rest, [...above, real]);
    }
  }
}
