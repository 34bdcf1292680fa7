// Whether a raw element speaks of something at all, before it is parsed. Errs on the side of yes.

import { decodeReferences } from './reference.ts';

/** What is no text: all of a comment, the marks of a section. What is not closed is left as it is, and gone through once. */
const MARKS = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|(<[!?][\s\S]*)/g;

/** Asks of raw XML whether it mentions one of the fragments, in any case and however it is escaped. */
export function mentions(fragments: readonly string[]): (raw: string) => boolean {
  if (fragments.length === 0) return () => false;
  const escaped = fragments.map((fragment) => fragment.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('|'), 'i');
  return (raw) => pattern.test(raw) || (/&|<[!?]/.test(raw) && pattern.test(plain(raw)));
}

function plain(raw: string): string {
  return decodeReferences(raw.replace(MARKS, '$1$2'));
}
