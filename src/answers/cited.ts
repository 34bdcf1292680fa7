// Which findings are about a place, so that an answer can cite their rules.

import type { Finding, Place } from '../model/finding.ts';
import type { Region, Span } from '../model/span.ts';

/** The ids of the rules that have a finding at a place of an input, in their order. */
export type Cite = (path: string, span: Span) => readonly string[];

/** Indexed by path once. */
export function citing(findings: readonly Finding[]): Cite {
  const byPath = new Map<string, { place: Place; ruleId: string }[]>();
  for (const finding of findings) {
    for (const place of [finding, ...finding.related]) {
      const known = byPath.get(place.path);
      const entry = { place, ruleId: finding.ruleId };
      if (known) known.push(entry);
      else byPath.set(place.path, [entry]);
    }
  }
  return (path, span) => {
    const found = (byPath.get(path) ?? []).filter(({ place }) => touches(place, span));
    return [...new Set(found.map(({ ruleId }) => ruleId))];
  };
}

/** Whether a place, of the same input, lies in a span or overlaps it. */
export function touches({ region, byteOffset }: Pick<Place, 'region' | 'byteOffset'>, span: Span): boolean {
  if (region && span.region) return overlap(region, span.region);
  return byteOffset !== undefined && byteOffset >= span.start && byteOffset < span.end;
}

function overlap(a: Region, b: Region): boolean {
  return (
    isBefore(a.startLine, a.startColumn, b.endLine, b.endColumn) &&
    isBefore(b.startLine, b.startColumn, a.endLine, a.endColumn)
  );
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn);
}
