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
    } else if (!isSpan(value)) members(value as Members);
    else if (base) key += spanKey(value, base);
  };
  const members = (value: Members) => {
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
  members(fact as unknown as Members);
  return key;
}

interface Base {
  readonly byte: number;
  readonly line: number;
}

type Members = Readonly<Record<string, unknown>>;

function isSpan(value: object): value is Span {
  const { start, end, region } = value as Members;
  return start !== undefined && end !== undefined && region !== undefined;
}

function spanKey({ start, end, region }: Span, { byte, line }: Base): string {
  const bytes = `@${start - byte},${end - byte}`;
  if (!region) return bytes;
  const { startLine, startColumn, endLine, endColumn } = region;
  return `${bytes},${startLine - line},${startColumn},${endLine - line},${endColumn}`;
}

/**
 * Whether two facts have the same exact key; `open` tells that they leave open what a computer is called. Of most facts of a fleet another one was read just
 * before, and to compare with that takes a part of what a key does.
 */
export function isExactly(fact: Fact, other: Fact, open: boolean): boolean {
  const [a, b] = [fact.origin, other.origin];
  if (fact.kind !== other.kind || a.format !== b.format || a.holder !== b.holder || a.side !== b.side) {
    return false;
  }
  const line = (fact.at.region?.startLine ?? 0) - (other.at.region?.startLine ?? 0);
  const apart: Base = { byte: fact.at.start - other.at.start, line };
  return areMembersSame(fact, other, apart, open && fact.kind === 'client' ? fact.name : null);
}

function isSame(one: unknown, other: unknown, apart: Base, open: Located | null): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    return one === other;
  }
  if (!Array.isArray(one)) {
    if (isSpan(one)) return isSpan(other) && isSameSpan(one, other, apart);
    return !isSpan(other) && !Array.isArray(other) && areMembersSame(one, other, apart, open);
  }
  if (!Array.isArray(other) || one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (!isSame(one[i], other[i], apart, open)) return false;
  return true;
}

function areMembersSame(one: object, other: object, apart: Base, open: Located | null): boolean {
  let left = 0;
  for (const name in one) {
    const [value, its] = [(one as Members)[name], (other as Members)[name]];
    if (name === 'origin' || value === undefined || (one === open && name === 'value')) continue;
    if (!isSame(value, its, apart, open)) return false;
    left++;
  }
  for (const name in other) {
    if (name === 'origin' || (other as Members)[name] === undefined || (one === open && name === 'value'))
      continue;
    left--;
  }
  return left === 0;
}

function isSameSpan(one: Span, other: Span, { byte, line }: Base): boolean {
  if (one.start - other.start !== byte || one.end - other.end !== byte) return false;
  const [a, b] = [one.region, other.region];
  if (!a || !b) return a === b;
  return (
    a.startColumn === b.startColumn &&
    a.endColumn === b.endColumn &&
    a.startLine - b.startLine === line &&
    a.endLine - b.endLine === line
  );
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
