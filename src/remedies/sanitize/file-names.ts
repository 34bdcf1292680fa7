// What copies are called: folders and files by the same pseudonyms, but for names that the format or Windows gives.

import type { Names } from './names.ts';
import { sanitizeText } from './text.ts';
import { OF_VALUES } from './treatments.ts';

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

// Endings of exports and of what they are kept as; any other may be anybody's.
const ENDINGS =
  /^\.(?:txt|log|out|xml|clixml|html?|mht|reg|pol|json|jsonc|jsonl|ndjson|csv|tsv|ldif?|ldf|pac|dat|ini|inf|conf|cfg|bak|bkp|old|orig|tmp|hiv|hive|sambaext|cmtx|aas|admx|adml|ps1|bat|cmd|js|md|ya?ml|sarif|evtx?|zip|gz|cab)$/i;

/** An ending that is none of an export is a part of the name. */
function fileName(part: string, names: Names): string {
  const dot = part.lastIndexOf('.');
  const ending = dot > 0 && ENDINGS.test(part.slice(dot)) ? part.slice(dot) : '';
  const stem = part.slice(0, part.length - ending.length);
  return sanitizeText(stem, OF_VALUES, names, !PLACES.test(stem)) + ending;
}
