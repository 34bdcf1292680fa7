// Reads files, and folders with all that is in them, and does nothing with it: the yardstick where there is no cat.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const buffer = Buffer.allocUnsafe(1024 * 1024);

function read(path) {
  const file = openSync(path, 'r');
  while (readSync(file, buffer, 0, buffer.length, null) > 0);
  closeSync(file);
}

const [kind, ...paths] = process.argv.slice(2);
for (const path of paths) {
  if (kind === 'files') read(path);
  else for (const name of readdirSync(path)) read(join(path, name));
}
