// By what facts are told to say the same, wherever in their files they stand.

import type { Fact } from '../model/fact.ts';
import type { Span } from '../model/span.ts';

/** `exact` is the same for facts that differ by their file and by how far down they stand in it; `loose` for all that say the same. */
export interface FactKeys {
  readonly exact: string;
  readonly loose: string;
}

export function keysOf(fact: Fact): FactKeys {
  const keys = { exact: '', loose: '' };
  const { format, holder, side } = fact.origin;
  const both = (text: string) => {
    keys.exact += text;
    keys.loose += text;
  };
  const base: Base = { byte: fact.at.start, line: fact.at.region?.startLine ?? 0 };
  const walk = (value: unknown): void => {
    if (typeof value === 'string') both(`"${value.length}:${value}`);
    else if (typeof value !== 'object' || value === null) both(`${value};`);
    else if (Array.isArray(value)) {
      both('[');
      for (const item of value) walk(item);
      both(']');
    } else if (isSpan(value)) keys.exact += spanKey(value, base);
    else members(value);
  };
  const members = (value: object) => {
    both('{');
    for (const [name, member] of Object.entries(value)) {
      if (name === 'origin' || member === undefined) continue;
      both(name);
      walk(member);
    }
    both('}');
  };
  both(`${format} ${holder} ${side} `);
  members(fact);
  return keys;
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
