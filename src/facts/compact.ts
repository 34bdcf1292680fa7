// Places written short: [start, end] or [start, end, startLine, startColumn, endLine, endColumn]. They are most of what facts are
// made of, and no other array in them begins with a number.

import type { Region, Span } from '../model/span.ts';

/** A copy of plain data with its places as arrays. */
export function compact(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(compact);
  if ('region' in value) return placeOf(value as Span);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, compact(member)]));
}

function placeOf({ start, end, region }: Span): readonly number[] {
  if (!region) return [start, end];
  return [start, end, region.startLine, region.startColumn, region.endLine, region.endColumn];
}

/** The opposite, in place, of data that keeps to the schema and belongs to nobody else. */
export function expand(value: object): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = expanded(value[i]);
    return;
  }
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const member = members[name];
    // What is no object stays as it is, and a name such as __proto__ is never assigned to.
    if (typeof member === 'object' && member !== null) members[name] = expanded(member);
  }
}

function expanded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value) && typeof value[0] === 'number') return spanOf(value);
  expand(value);
  return value;
}

// By index: taking an array apart costs several times as much, and there are a dozen places in each fact.
function spanOf(numbers: readonly number[]): Span {
  const at = (index: number) => numbers[index] ?? 1;
  const region: Region | null =
    numbers.length === 2 ? null : { startLine: at(2), startColumn: at(3), endLine: at(4), endColumn: at(5) };
  return { start: at(0), end: at(1), region };
}
