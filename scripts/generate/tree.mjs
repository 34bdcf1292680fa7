// What generators give, held against what is there. A generator gives one file, or many with the folder that they fill:
// what else lies below that folder is stale too.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files to write, with their content, and files to remove, whose content is null; paths are relative to `root`. */
export function* differences(root, generated) {
  const { folder = null, files = [generated] } = generated;
  for (const { path, content } of files) {
    const present = contentOf(join(root, path));
    if (!present?.equals(Buffer.from(content))) yield { path, content };
  }
  if (folder === null) return;
  const known = new Set(files.map(({ path }) => path));
  for (const path of pathsBelow(root, folder)) if (!known.has(path)) yield { path, content: null };
}

/** Makes one of the differences true. */
export function bring(root, { path, content }) {
  const file = join(root, path);
  if (content !== null) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return;
  }
  rmSync(file);
  // The tests take each folder for a case.
  for (let folder = dirname(file); readdirSync(folder).length === 0; folder = dirname(folder))
    rmdirSync(folder);
}

function contentOf(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}

function pathsBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .sort();
}
