// Folders of exports, wherever they are walked through: in which order, what is not entered, and one without a file.

import { SourceError } from './source.ts';

/** Neither holds exports, and both are huge. */
export const NEVER_ENTERED: readonly string[] = ['.git', 'node_modules'];

/** In the order in which they are walked through. */
export function byName<T extends { readonly name: string }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A folder that somebody has named, and that holds nothing: it may be what an export that failed has left. */
export function emptyFolder(): SourceError {
  return new SourceError('There is no file in this folder. Look whether what should lie there was exported.');
}
