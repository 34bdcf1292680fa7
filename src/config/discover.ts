// Where the config and its schema are: in the working directory or above it, but not above the repository.

export const CONFIG_NAMES = ['realmlint.config.jsonc', 'realmlint.config.json'] as const;

/** What discovery needs to know of the file system; paths are the caller's affair. */
export interface Folders {
  exists(path: string): boolean;
  join(folder: string, name: string): string;
  /** The folder itself at the root. */
  parent(folder: string): string;
}

/** Paths of the config files in the nearest folder that has any: none, one, or two, which is an error. */
export function discoverConfig(start: string, folders: Folders): readonly string[] {
  for (const folder of upwards(start, folders)) {
    const paths = CONFIG_NAMES.map((name) => folders.join(folder, name));
    const found = paths.filter((path) => folders.exists(path));
    if (found.length > 0) return found;
  }
  return [];
}

const SCHEMA = 'node_modules/realmlint/schemas/config.schema.json';

/** The path of the schema of a realmlint that is installed in this folder or above it; null where there is none. */
export function discoverSchema(start: string, folders: Folders): string | null {
  for (const folder of upwards(start, folders)) {
    const path = folders.join(folder, SCHEMA);
    if (folders.exists(path)) return path;
  }
  return null;
}

/** The folder and those above it, up to that of the repository. */
function* upwards(start: string, folders: Folders): Iterable<string> {
  for (let folder = start; ; ) {
    yield folder;
    if (folders.exists(folders.join(folder, '.git'))) return;
    const parent = folders.parent(folder);
    if (parent === folder) return;
    folder = parent;
  }
}
