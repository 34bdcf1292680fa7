// A host as people type it, to the name that a client would look up.

import { asciiLower } from '../model/realm-name.ts';

/** Lower case, without scheme, service, port, path and final dot; null when it is no name of a host. */
export function hostNameOf(word: string): string | null {
  const bare = word
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^(?:https?|host)\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/@.*$/, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
  const name = asciiLower(bare);
  if (name.length > 253 || !/^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/.test(name)) return null;
  // Of an address no realm is looked up: a ticket is for a name.
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) ? null : name;
}
