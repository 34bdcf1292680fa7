// A Node.js that does something else where it should lint, as the action may meet one.

import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { emptyFolder } from './run.ts';

/** A PATH that begins with a node that runs the lines of shell in place of realmlint, and is itself for all else. */
export function nodeThat(does: string): string {
  const folder = emptyFolder('fake-node');
  const lines = ['case $1 in */dist/realmlint.js)', does, ';; esac', `exec '${process.execPath}' "$@"`];
  writeFileSync(join(folder, 'node'), `#!/bin/bash\n${lines.join('\n')}\n`, { mode: 0o755 });
  return `${folder}${delimiter}${process.env.PATH}`;
}
