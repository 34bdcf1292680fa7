// A start script for the realmlint that was built here, as an installation puts one on the PATH.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './run.ts';

/** Writes `realmlint` into the folder; gives a PATH that begins with it. */
export function startScript(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'realmlint');
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist', 'realmlint.js')}' "$@"\n`);
  chmodSync(file, 0o755);
  return `${folder}${delimiter}${process.env.PATH}`;
}
