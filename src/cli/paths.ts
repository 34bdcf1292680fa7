// Paths of the platform that the command runs on, and how they are shown.

import { posix, win32 } from 'node:path';
import { codeOf } from './failure.ts';
import type { Io } from './io.ts';

type World = Pick<Io, 'platform' | 'cwd'>;

export function pathsOf(io: Pick<Io, 'platform'>) {
  return io.platform === 'win32' ? win32 : posix;
}

export function absolute(io: World, path: string): string {
  return pathsOf(io).resolve(io.cwd, path);
}

/** Whether there is something under this name, though it may not be possible to read it. */
export function pathExists(io: World & Pick<Io, 'fs'>, path: string): boolean {
  try {
    io.fs.stat(absolute(io, path));
    return true;
  } catch (error) {
    return codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR';
  }
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
