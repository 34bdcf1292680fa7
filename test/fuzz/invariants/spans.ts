// Whether places are in the file, whether their bytes and their lines are the same place, and whether there stands what is said to stand there.

import type { Located } from '../../../src/model/located.ts';
import type { Region, Span } from '../../../src/model/span.ts';
import { decodeUtf16 } from '../../../src/readers/text/decode.ts';
import { certainText, type Text } from './text.ts';
import { type Outcome, type Subject, shortened } from './violation.ts';

/** The first place that is wrong, in words; null where all are right. */
export function wrongPlace(subject: Subject, { report, facts }: Outcome): string | null {
  const text = certainText(subject.bytes);
  const size = subject.bytes.length;
  const own = (path: string) => path === subject.path;
  for (const { ruleId, path, region, byteOffset, related } of report.findings) {
    for (const place of [{ path, region, byteOffset }, ...related]) {
      if (!own(place.path)) continue;
      const wrong =
        (place.region && wrongRegion(place.region, text)) ??
        (place.byteOffset !== undefined && !(place.byteOffset >= 0 && place.byteOffset <= size)
          ? `byte ${place.byteOffset} of ${size}`
          : null);
      if (wrong) return `a finding of ${ruleId}: ${wrong}`;
    }
  }
  for (const fact of facts) {
    if (!own(fact.origin.path)) continue;
    const wrong = wrongIn(fact, fact.kind, text, subject.bytes);
    if (wrong) return wrong;
  }
  return null;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && 'region' in value;
}

function isLocated(value: object): value is Located<unknown> {
  return 'value' in value && 'at' in value && typeof value.at === 'object' && value.at !== null;
}

/** Everything below a fact that is a place, or a value with its place. */
function wrongIn(value: unknown, name: string, text: Text | null, bytes: Uint8Array): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isSpan(value)) {
    const wrong = wrongSpan(value, text, bytes.length);
    return wrong && `${name}: ${wrong}`;
  }
  if (isLocated(value) && typeof value.value === 'string') {
    const wrong = text ? wrongValue(value as Located, text) : wrongBytes(value as Located, bytes);
    if (wrong) return `${name}: ${wrong}`;
  }
  for (const [key, part] of Object.entries(value)) {
    const wrong = wrongIn(part, `${name}.${key}`, text, bytes);
    if (wrong) return wrong;
  }
  return null;
}

function wrongSpan(span: Span, text: Text | null, size: number): string | null {
  const { start, end, region } = span;
  if (!(start >= 0 && start <= end && end <= size)) return `bytes ${start} to ${end} of ${size}`;
  if (!region) return null;
  const wrong = wrongRegion(region, text);
  if (wrong || !text || text.long) return wrong;
  const from = text.byteOf(region.startLine, region.startColumn);
  const to = text.byteOf(region.endLine, region.endColumn);
  // What concerns a file as a whole stands before its byte order mark too.
  const whole = start === 0 && end === 0 && to === from && regionWords(region) === '1:1 to 1:1';
  if (whole || (from === start && to === end)) return null;
  return `${regionWords(region)} are bytes ${from} to ${to}, and not ${start} to ${end}`;
}

function regionWords({ startLine, startColumn, endLine, endColumn }: Region): string {
  return `${startLine}:${startColumn} to ${endLine}:${endColumn}`;
}

function wrongRegion(region: Region, text: Text | null): string | null {
  const { startLine, startColumn, endLine, endColumn } = region;
  const ordered = startLine < endLine || (startLine === endLine && startColumn <= endColumn);
  if (!(startLine >= 1 && startColumn >= 1 && endColumn >= 1 && ordered))
    return `region ${regionWords(region)}`;
  if (!text || (text.has(startLine, startColumn) && text.has(endLine, endColumn))) return null;
  return `${regionWords(region)} is beyond the text`;
}

/** The same of a binary document, which has no regions: its texts are of one byte a character, or of two. */
function wrongBytes({ value, at, segments }: Located, bytes: Uint8Array): string | null {
  const width = (at.end - at.start) / value.length;
  if (at.region || segments || (width !== 1 && width !== 2)) return null;
  const raw = bytes.slice(at.start, at.end);
  const there = width === 2 ? decodeUtf16(raw) : Buffer.from(raw).toString('latin1');
  if (there === value) return null;
  return `bytes ${at.start} to ${at.end} are said to be ${shortened(JSON.stringify(value))}, and are ${shortened(JSON.stringify(there))}`;
}

const GROUP = 4;

/** Line breaks, groups of base64, or pieces of equal length that all begin with one and the same sign. */
function isEscapes(there: string, units: number): boolean {
  if (/^\n+$/.test(there)) return there.length === units;
  const each = there.length / units;
  const [sign = ''] = there;
  if (each === GROUP && /^[A-Za-z0-9+/=]+$/.test(there)) return true;
  if (!Number.isInteger(each) || each < 2 || /[\p{L}\p{N}]/u.test(sign)) return false;
  return Array.from({ length: units }, (_, index) => there[index * each]).every((one) => one === sign);
}

const asXmlReads = (text: string) => text.replaceAll(/[\t\r\n]/g, ' ');
// The flags of a realm are a number, which we write in one way.
const asNumber = (text: string) => (/^0x[0-9a-f]+$/i.test(text) ? text.toLowerCase() : text);

/**
 * A run is linear where each unit has an equal share of the place. Where that is a column, the file has the value itself;
 * where it is more, an escape again and again.
 */
function wrongValue({ value, at, segments }: Located, text: Text): string | null {
  const runs = segments?.filter(({ linear }) => linear) ?? [{ at: 0, length: value.length, span: at }];
  for (const run of runs) {
    const { region } = run.span;
    if (!region) continue;
    const oneToOne =
      region.startLine === region.endLine && region.endColumn - region.startColumn === run.length;
    if (!oneToOne && !segments) continue;
    if (!oneToOne && isEscapes(text.between(region), run.length)) continue;
    const claimed = value.slice(run.at, run.at + run.length);
    const there = text.between(region);
    // XML makes a line break of a carriage return by itself, and of that, and of a tab, a blank in an attribute.
    if (asNumber(asXmlReads(there)) !== asNumber(asXmlReads(claimed)))
      return `${regionWords(region)} is said to be ${shortened(JSON.stringify(claimed))}, and is ${shortened(JSON.stringify(there))}`;
  }
  return null;
}
