// By what facts are told to say the same, wherever in their files they stand.

import type { Fact } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import type { Span } from '../model/span.ts';

/** The same for facts that differ by their file and by how far down they stand in it, and by what `open` says. */
export function exactKey(fact: Fact, open: Located | null = null): string {
  return keyOf(fact, { byte: fact.at.start, line: fact.at.region?.startLine ?? 0 }, open);
}

/** The same for all facts that say the same. */
export function looseKey(fact: Fact): string {
  return keyOf(fact, null, null);
}

// `base` is null where places are left out. One function goes over each object: thousands of files have dozens of facts.
function keyOf(fact: Fact, base: Base | null, open: Located | null): string {
  const { format, holder, side } = fact.origin;
  let key = `${format} ${holder} ${side} `;
  const walk = (value: unknown): void => {
    if (typeof value === 'string') key += `"${value.length}:${value}`;
    else if (typeof value !== 'object' || value === null) key += `${value};`;
    else if (Array.isArray(value)) {
      key += '[';
      for (const item of value) walk(item);
      key += ']';
    } else if (!isSpan(value)) members(value as Readonly<Record<string, unknown>>);
    else if (base) key += spanKey(value, base);
  };
  const members = (value: Readonly<Record<string, unknown>>) => {
    key += '{';
    for (const name in value) {
      const member = value[name];
      if (name === 'origin' || member === undefined || (value === (open as unknown) && name === 'value'))
        continue;
      key += name;
      walk(member);
    }
    key += '}';
  };
  members(fact as unknown as Readonly<Record<string, unknown>>);
  return key;
}

interface Base {
  readonly byte: number;
  readonly line: number;
}
function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && 'region' in value;
}

function spanKey({ start, end, region }: Span, { byte, line }: Base): string {
  const bytes = `@${start - byte},${end - byte}`;
  if (!region) return bytes;
  const { startLine, startColumn, endLine, endColumn } = region;
  return `${bytes},${startLine - line},${startColumn},${endLine - line},${endColumn}`;
}

/** The same fact so many bytes and lines further down. */
export function moved<F extends Fact>(fact: F, bytes: number, lines: number): F {
  const place = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(place);
    if (isSpan(value)) return movedSpan(value, bytes, lines);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, name === 'origin' ? member : place(member)]),
    );
  };
  return place(fact) as F;
}

function movedSpan({ start, end, region }: Span, bytes: number, lines: number): Span {
  return {
    start: start + bytes,
    end: end + bytes,
    region: region && {
      startLine: region.startLine + lines,
      startColumn: region.startColumn,
      endLine: region.endLine + lines,
      endColumn: region.endColumn,
    },
  };
}
