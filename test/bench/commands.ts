// The commands of the bench: ours, and the yardsticks that stand beside it.

import { join } from 'node:path';
import type { Command } from './measure.ts';

function node(name: string, args: readonly string[], cwd: string, status: number): Command {
  return { name, program: process.execPath, args, cwd, status };
}

export function realmlint(root: string, args: readonly string[], cwd: string, status = 1): Command {
  return node('realmlint', [join(root, 'dist/realmlint.js'), ...args], cwd, status);
}

/** Reads one file: cat where there is one. */
export function readFile(root: string, path: string, cwd: string): Command {
  if (process.platform !== 'win32') return { name: 'cat', program: 'cat', args: [path], cwd, status: 0 };
  return node('node reader', [join(root, 'test/bench/read-files.mjs'), 'files', path], cwd, 0);
}

/** Reads all files of folders. */
export function readFolders(root: string, folders: readonly string[], cwd: string): Command {
  if (process.platform === 'win32') {
    return node('node reader', [join(root, 'test/bench/read-files.mjs'), 'folders', ...folders], cwd, 0);
  }
  const script = `find ${folders.join(' ')} -type f -print0 | xargs -0 cat`;
  return { name: 'find | cat', program: 'sh', args: ['-c', script], cwd, status: 0 };
}

/** Windows and macOS know no cheaper start of a program of ours than this. */
export const bareNode = (cwd: string) => node('node -e 0', ['-e', '0'], cwd, 0);
