// Where the config is: in the working directory or above it, but not above the repository.

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
  for (let folder = start; ; ) {
    const found = CONFIG_NAMES.map((name) => folders.join(folder, name)).filter((path) =>
      folders.exists(path),
    );
    if (found.length > 0 || folders.exists(folders.join(folder, '.git'))) return found;
    const parent = folders.parent(folder);
    if (parent === folder) return [];
    folder = parent;
  }
}
