// What consoles print around the answers of programs, and how a value that a program puts in words stands as a number.

import { type Located, wholeAt } from '../../model/located.ts';
import type { DirectoryAttribute } from '../../model/record.ts';
import { type Span, startOf } from '../../model/span.ts';

/** A line that a prompt begins, of cmd, PowerShell or a shell. */
export const PROMPT =
  /^(?:\[[^\]]+\]: )?(?:(?:PS )?(?:[A-Za-z]:\\|\\\\)[^<>]*>|[\w.-]+@[\w.-]+:[^#$]*[#$]|[#$] )/;

/** An attribute that a format has no name for: its value stands where the words for it do. */
export function attribute(name: string, value: string, at: Span): DirectoryAttribute {
  return { name: { value: name, at: startOf(at) }, values: [wholeAt(value, at)] };
}

/** An attribute whose value stands there as it is. */
export function attributeAt(name: string, value: Located): DirectoryAttribute {
  return { name: { value: name, at: startOf(value.at) }, values: [value] };
}

/** Lower-case names of attributes, in the order in which records list what they show. */
export function shownOf(attributes: readonly DirectoryAttribute[]): string[] {
  return attributes.map(({ name }) => name.value.toLowerCase()).sort();
}
