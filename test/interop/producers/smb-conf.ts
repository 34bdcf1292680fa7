// Samba's settings for a program that shall leave the machine's own state alone.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes smb.conf into a folder, in which all that Samba keeps lies then too. */
export function writeSmbConf(folder: string): void {
  const places = ['state', 'cache', 'lock', 'pid'].map((of) => `${of} directory = ${folder}`);
  const lines = ['[global]', ...places, `private dir = ${folder}`, `log file = ${folder}/log`, ''];
  writeFileSync(join(folder, 'smb.conf'), lines.join('\n'));
}
