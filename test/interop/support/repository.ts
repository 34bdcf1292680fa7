// Git repositories as those who use realmlint have them, and one of realmlint itself.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
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

/** A clone of this project as it was committed last. */
export function cloneOfRealmlint(): { readonly path: string; readonly revision: string } {
  const path = join(emptyFolder('clone'), 'realmlint');
  must('git', ['clone', '--quiet', '--no-hardlinks', ROOT, path], { cwd: ROOT });
  return { path, revision: must('git', ['rev-parse', 'HEAD'], { cwd: path }).trim() };
}
