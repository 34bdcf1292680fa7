// Lines of JSON as people write it: on one line what fits there. Every character can be seen, whoever wrote the value.

import { visibleJson } from '../model/unseen.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** The lines of `"name": value`, none of them wider than `width` columns where it can be broken; no comma at the end. */
export function memberLines(name: string, value: Json, width: number): readonly string[] {
  const label = `${jsonString(name)}: `;
  const [first = '', ...rest] = layout(value, width, label.length);
  return [label + first, ...rest];
}

/** `lead` is what stands on the first line already. */
function layout(value: Json, width: number, lead = 0): readonly string[] {
  const flat = inline(value);
  if (typeof value !== 'object' || flat.length + lead <= width) return [flat];
  const parts = isList(value)
    ? value.map((item) => layout(item, width - 3))
    : Object.entries(value).map(([name, item]) => memberLines(name, item, width - 3));
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return [open, ...separated(parts).map((line) => `  ${line}`), close];
}

/** The lines of all parts, with a comma after each part but the last. */
function separated(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flatMap((lines, i) =>
    i === parts.length - 1 ? lines : [...lines.slice(0, -1), `${lines.at(-1)},`],
  );
}

function inline(value: Json): string {
  if (typeof value !== 'object') return jsonString(value);
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  const members = Object.entries(value).map(([name, item]) => `${jsonString(name)}: ${inline(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** JSON without anything that cannot be seen, on one line. */
export function jsonString(value: string | number | boolean): string {
  return visibleJson(JSON.stringify(value));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
