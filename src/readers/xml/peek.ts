// A glance at the beginning of an input: is it XML, and which elements does it show?

import type { Head } from '../../model/reader.ts';
import { decodeUtf16 } from '../text/decode.ts';
import { firstUnit } from './encoding.ts';
import type { Namespaces } from './names.ts';
import { scanChunks } from './scan.ts';

const DECLARATION = /^<\?xml(?=[ \t\r\n])[^>]*\?>/;
const DOCTYPE = /<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/;

/**
 * Whether an element in the head satisfies `matches`, asked with the path of expanded names to it. The
 * XML declaration and a document type are overlooked here: the reader that reads the rest refuses what is wrong with them, with a reason.
 */
export function headShows(
  head: Head,
  matches: (path: readonly string[], namespaces: Namespaces) => boolean,
): boolean {
  let found = false;
  const bare = firstUnit(head.bytes);
  const whole = bare ? decodeUtf16(head.bytes, bare.encoding === 'utf-16be') : head.text;
  const text = whole.replace(DECLARATION, '').replace(DOCTYPE, '');
  const events = scanChunks([{ text, byte: 0 }], 'utf-8', 0, (path, namespaces) => {
    found ||= matches(path, namespaces);
    return found ? 'skip' : 'enter';
  });
  for (const _ of events) if (found) break;
  return found;
}
