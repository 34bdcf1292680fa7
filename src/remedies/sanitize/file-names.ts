// What copies are called: folders and files by the same pseudonyms, but for names that the format or Windows gives.

import { UnwritableError } from './binary.ts';
import type { Names } from './names.ts';
import { sanitizeText } from './text.ts';
import { OF_VALUES } from './treatments.ts';
import { isWord } from './words.ts';

// By these it is told what a file belongs to; a client of that name hides among them.
const PLACES =
  /^(?:machine|user|users|policies|policy|gpo|domainsysvol|grouppolicy|grouppolicyusers|config|system32|preferences|registry|microsoft|windows|windows nt|secedit|programdata|all users|clients?|trusts?|backups?)$/i;

/** `path` has forward slashes and leads nowhere but down. */
export function sanitizePath(path: string, names: Names): string {
  return path
    .split('/')
    .map((part, at, all) => (at === all.length - 1 ? fileName(part, names) : folderName(part, names)))
    .join('/');
}

function folderName(part: string, names: Names): string {
  return sanitizeText(part, OF_VALUES, names, !PLACES.test(part));
}

function fileName(part: string, names: Names): string {
  const dot = part.lastIndexOf('.');
  const ending = dot > 0 && /^\.[A-Za-z0-9]{1,5}$/.test(part.slice(dot)) ? part.slice(dot) : '';
  if (ending !== '' && !isWord(ending.slice(1).toLowerCase()) && ending.length > 5)
    throw new UnwritableError();
  const stem = part.slice(0, part.length - ending.length);
  return sanitizeText(stem, OF_VALUES, names, !PLACES.test(stem)) + ending;
}
