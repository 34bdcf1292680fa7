// Paths of the platform that the command runs on, and how they are shown.

import { posix, win32 } from 'node:path';
import { codeOf, refusal } from './failure.ts';
import type { Io } from './io.ts';

type World = Pick<Io, 'platform' | 'cwd'>;

export function pathsOf(io: Pick<Io, 'platform'>) {
  return io.platform === 'win32' ? win32 : posix;
}

export function absolute(io: World, path: string): string {
  return pathsOf(io).resolve(io.cwd, path);
}

/**
 * The path without links, by which one file is told from another; of a file that is not there yet, that of its folder and its name.
 */
export function realPath(io: World & Pick<Io, 'fs'>, path: string): string {
  const { basename, dirname, join } = pathsOf(io);
  try {
    return io.fs.realpath(path);
  } catch (error) {
    // What may not be looked at is told by name, and opening it says what is the matter.
    refusal(error);
    const parent = dirname(path);
    return parent === path ? path : join(realPath(io, parent), basename(path));
  }
}

/**
 * Whether there is something under this name, be it a link that leads nowhere. Where the operating system does not let us see that, `unseen` is told why and
 * decides: without it there is something, for what follows will say that it cannot be read.
 */
export function pathExists(
  io: World & Pick<Io, 'fs'>,
  path: string,
  unseen: (reason: string) => boolean = () => true,
): boolean {
  try {
    io.fs.stat(absolute(io, path));
    return true;
  } catch (error) {
    const reason = refusal(error);
    if (codeOf(error) === 'ENOTDIR') return false;
    return codeOf(error) === 'ENOENT' ? isLink(io, absolute(io, path)) : unseen(reason);
  }
}

function isLink(io: Pick<Io, 'fs'>, path: string): boolean {
  try {
    return io.fs.isLink(path);
  } catch (error) {
    refusal(error);
    return false;
  }
}

/**
 * The file of a path that somebody else wrote; null unless it lies below the working directory, by its name and without links. Elsewhere nothing is
 * even looked at: who asks a server for a file shows it his credentials.
 */
export function fileBelow(io: World & Pick<Io, 'fs'>, path: string): string | null {
  const { isAbsolute, join, relative, sep } = pathsOf(io);
  // The operating system has no such names.
  if (path.includes('\0')) return null;
  const way = relative(io.cwd, absolute(io, path));
  const names = way.split(sep);
  if (way === '' || names[0] === '..' || isAbsolute(way)) return null;
  let at = io.cwd;
  for (const name of names) {
    at = join(at, name);
    if (isLink(io, at)) return null;
  }
  return at;
}

/** With forward slashes, which Windows takes as well. */
export function forward(io: Pick<Io, 'platform'>, path: string): string {
  return io.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** How a path is shown: relative to the working directory, with forward slashes; absolute only on another drive. */
export function shown(io: World, path: string): string {
  const relative = pathsOf(io).relative(io.cwd, path);
  return forward(io, relative === '' ? '.' : relative);
}

/** The same for many files, one after the other: how a folder is shown is found out once for all that lie in it. */
export function shownInTurn(io: World): (file: string) => string {
  const { sep } = pathsOf(io);
  let folder = '';
  let before = '';
  return (file) => {
    const cut = file.lastIndexOf(sep) + 1;
    if (cut !== folder.length || !file.startsWith(folder)) {
      folder = file.slice(0, cut);
      // A name that no file has, nor any folder on the way to where we are.
      before = shown(io, `${folder}\0`).slice(0, -1);
    }
    return `${before}${file.slice(cut)}`;
  };
}

/** Tells how a path as shown is called from the root of the repository that the working directory lies in; without one, as it is. */
export function fromRepository(io: Io): (path: string) => string {
  const { dirname, join, relative } = pathsOf(io);
  for (let folder = io.cwd; ; folder = dirname(folder)) {
    // What may not be looked at is no repository of ours.
    if (pathExists(io, join(folder, '.git'), () => false)) {
      if (folder === io.cwd) return (path) => path;
      return (path) => forward(io, relative(folder, absolute(io, path)));
    }
    if (dirname(folder) === folder) return (path) => path;
  }
}
