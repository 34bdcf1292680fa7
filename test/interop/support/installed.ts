// realmlint as a development dependency of a repository of exports, brought there by the command that the pages of docs/ have.

import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { blockOf } from './page.ts';
import { repositoryOfRealmlint } from './repository.ts';
import { emptyFolder, must } from './run.ts';

export interface Installed {
  /** The folder with package.json and node_modules. */
  readonly repository: string;
  /** The checkout of realmlint beside it, which the command has built. */
  readonly checkout: string;
}

export function dependency(): Installed {
  const parent = emptyFolder('beside');
  const [cwd, checkout] = [join(parent, 'exports'), join(parent, 'realmlint')];
  mkdirSync(cwd);
  renameSync(repositoryOfRealmlint().path, checkout);
  must('npm', ['init', '--yes'], { cwd });
  must('sh', ['-c', blockOf('gitlab', 'install')], { cwd });
  return { repository: cwd, checkout };
}
