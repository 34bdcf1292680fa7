// What the user says of the entries of an archive, asked as of files that lie below it.

import type { EntryWish } from '../../model/input.ts';
import { entryPath } from './archive-names.ts';

/** What is said of paths, which may lead on into an archive. */
export interface Wishes {
  readonly ignores: (path: string) => boolean;
  readonly clientOf: (path: string) => string | null;
  /** Called for each file, folder and entry that is left out because the config ignores it. */
  readonly onIgnored: (path: string) => void;
}

/** `file` is the path of the archive as wishes know it, `inner` that of the entry in it. */
export function entryWish(file: string, inner: string, { ignores, clientOf, onIgnored }: Wishes): EntryWish {
  const path = entryPath(file, inner);
  // What is named is read, whatever is ignored; so are the entries of an archive that is.
  const ignored = ignores(path) && !ignores(file);
  if (ignored) onIgnored(path);
  const own = clientOf(path);
  return own === null ? { ignored } : { ignored, client: own };
}
