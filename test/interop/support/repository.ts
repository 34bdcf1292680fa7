// Git repositories as those who use realmlint have them, and one of realmlint itself.

import { cpSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder, must, ROOT } from './run.ts';

export interface Repository {
  readonly path: string;
  readonly git: (...args: string[]) => string;
  /** Writes a file, or a copy of a file or folder of ours. */
  readonly put: (path: string, content: string | Uint8Array) => void;
  readonly copy: (from: string, to: string) => void;
}

/** A repository without a commit. */
export function repository(name: string): Repository {
  const path = emptyFolder(name);
  const git = (...args: string[]) => must('git', args, { cwd: path });
  git('init', '--quiet', '--initial-branch=main', '.');
  git('config', 'user.name', 'Dana Admin');
  git('config', 'user.email', 'dana@contoso.example');
  const folderOf = (file: string) => mkdirSync(dirname(join(path, file)), { recursive: true });
  return {
    path,
    git,
    put: (file, content) => {
      folderOf(file);
      writeFileSync(join(path, file), content);
    },
    copy: (from, to) => {
      folderOf(to);
      cpSync(join(ROOT, from), join(path, to), { recursive: true });
    },
  };
}

/**
 * A repository with one commit, of all that lies in `source` and is not ignored: a test runs what was edited, committed or not.
 */
export function repositoryOfRealmlint(source = ROOT): { readonly path: string; readonly revision: string } {
  const here = repository('realmlint');
  const names = must('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: source,
  });
  for (const name of new Set(names.split('\0'))) {
    // A file that was deleted is listed as long as that is not committed.
    if (name === '' || !lstatSync(join(source, name), { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(join(here.path, name)), { recursive: true });
    cpSync(join(source, name), join(here.path, name), { recursive: true, verbatimSymlinks: true });
  }
  here.git('add', '--all', '--force');
  here.git('commit', '--quiet', '--message', 'realmlint');
  return { path: here.path, revision: here.git('rev-parse', 'HEAD').trim() };
}
