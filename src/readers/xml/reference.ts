// References in text and attributes: the five entities that XML predefines, and characters by number.

import { table } from '../../model/table.ts';
import type { Flaw } from './raw.ts';

/** No reference that is worth reading is longer. */
export const LONGEST_REFERENCE = 64;

const REFERENCE = /&(?:(lt|gt|amp|quot|apos)|#([0-9]+)|#x([0-9a-fA-F]+));/y;
const BEGUN = /^&(?:#x?[0-9a-fA-F]*|[a-z]*)$/;
const NAMED: Readonly<Record<string, string>> = table({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" });

/** The text that the reference at unit `at` stands for and its length, or null when there is none. */
export function referenceAt(
  text: string,
  at: number,
): { readonly text: string; readonly length: number } | null {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(text);
  if (!match || match[0].length > LONGEST_REFERENCE) return null;
  const { length } = match[0];
  if (match[1] !== undefined) return { text: NAMED[match[1]] ?? '', length };
  const code = match[2] !== undefined ? Number.parseInt(match[2], 10) : Number.parseInt(match[3] ?? '', 16);
  return isCharacter(code) ? { text: String.fromCodePoint(code), length } : null;
}

/** XML 1.0, production 2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return false;
  return code !== 0xfffe && code !== 0xffff;
}

/** What is wrong with the reference at unit `at` of text that ends at `end`; null when nothing is. */
export function flawedReference(text: string, at: number, end: number): Flaw | null {
  const found = referenceAt(text, at);
  if (found && at + found.length <= end) return null;
  const shown = /^&[^\s;&<]{0,40};?/.exec(text.slice(at, Math.min(end, at + 42)))?.[0] ?? '&';
  const message =
    shown === '&' || !shown.endsWith(';')
      ? 'An & that begins no entity must be written as &amp;.'
      : `${shown} is neither one of the five entities of XML nor a character that it allows.`;
  return { message, from: at, to: at + shown.length };
}

/** Whether text from an `&` to its end could go on to be a reference. */
export function isBegunReference(text: string): boolean {
  return text.length < LONGEST_REFERENCE && BEGUN.test(text);
}

/** Text with its references replaced; what is none stays as it is. */
export function decodeReferences(text: string): string {
  return text.replace(/&[^;&]*;/g, (raw) => referenceAt(raw, 0)?.text ?? raw);
}
