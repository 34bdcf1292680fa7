// The data of one policy of device management: `<enabled/><data id="..." value="..."/>`, inside a string of another format.

import {
  type Located,
  LocatedBuilder,
  locatedFrom,
  type Run,
  runsOf,
  sub,
  trimBlanks,
} from '../../model/located.ts';
import type { Span } from '../../model/span.ts';
import { referenceAt } from '../xml/reference.ts';
import type { XmlElement } from '../xml/slice.ts';
import type { Part } from './admx-data.ts';

/** Where a piece is no such data. */
export interface Flaw {
  readonly message: string;
  readonly at: Span;
}

const TOKEN =
  /\s+|<!--[\s\S]*?-->|<(enabled|disabled)\s*(?:\/>|>\s*<\/\1\s*>)|<data((?:\s+[A-Za-z]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?:\/>|>\s*<\/data\s*>)/iy;
const ATTRIBUTE = /(?<![A-Za-z])([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const SHOWN = 40;

/** The parts of a payload, entities decoded (of its own level alone), each with its place in the outer text. */
export function payloadParts(payload: Located): readonly Part[] | Flaw {
  const { value } = payload;
  const parts: Part[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < value.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(value);
    if (!match) return flawAt(payload, at);
    const whole = sub(payload, at, TOKEN.lastIndex);
    if (match[1]) parts.push(stateOf(match[1], whole.at));
    else if (match[2] !== undefined) {
      const data = dataOf(whole);
      if ('message' in data) return data;
      parts.push(data);
    }
  }
  return parts;
}

function flawAt(payload: Located, at: number): Flaw {
  const end = Math.min(payload.value.length, at + SHOWN);
  const found = sub(payload, at, end);
  const message = /^<data\s/i.test(found.value)
    ? 'This <data .../> is not well-formed: in its value, <, & and quotes are written as &lt;, &amp; and &quot;.'
    : `Here <enabled/>, <disabled/> or <data .../> was expected, and not "${found.value}".`;
  return { message, at: found.at };
}

function stateOf(word: string, at: Span): Part {
  const value = word.toLowerCase() === 'enabled' ? 'Enabled' : 'Disabled';
  return { kind: 'state', state: { value, at } };
}

function dataOf(element: Located): Part | Flaw {
  const found = new Map<string, Located>();
  for (const match of element.value.matchAll(ATTRIBUTE)) {
    const raw = match[2] ?? match[3] ?? '';
    const to = match.index + match[0].length - 1;
    const value = decoded(sub(element, to - raw.length, to));
    if ('message' in value) return value;
    found.set((match[1] ?? '').toLowerCase(), value);
  }
  const [id, value] = [found.get('id'), found.get('value')];
  if (id && value) return { kind: 'data', id, value };
  return { message: `<data> has no ${id ? 'value' : 'id'}.`, at: element.at };
}

/** A string with its XML references replaced. */
function decoded(raw: Located): Located | Flaw {
  if (!raw.value.includes('&')) return raw;
  const text = new LocatedBuilder();
  for (const match of raw.value.matchAll(/&[^;&]*;?|[^&]+/g)) {
    const piece = sub(raw, match.index, match.index + match[0].length);
    const reference = piece.value.startsWith('&') ? referenceAt(piece.value, 0) : null;
    if (reference) text.add({ text: reference.text, span: piece.at, linear: false });
    else if (piece.value.startsWith('&')) {
      return { message: `${piece.value} is no reference of XML; an & is written as &amp;.`, at: piece.at };
    } else for (const run of runsOf(piece)) text.add(run);
  }
  return text.build(raw.at);
}

/** The parts of data that somebody left as elements, without escaping them. */
export function elementParts(data: XmlElement): readonly Part[] | Flaw {
  const parts: Part[] = [];
  for (const child of data.children) {
    const attribute = (name: string) => child.attributes.find((one) => one.name === name)?.text() ?? null;
    const [id, value] = [attribute('id'), attribute('value')];
    const name = child.name.toLowerCase();
    if (name === 'enabled' || name === 'disabled') parts.push(stateOf(name, child.span()));
    else if (name === 'data' && id && value) parts.push({ kind: 'data', id, value });
    else return { message: `<${child.name}> is no data of a policy.`, at: child.span() };
  }
  return parts;
}

// A payload is some kilobytes; each of its characters gets a place of its own here.
const LONGEST = 1024 * 1024;

/** Text in base64, as some fields of profiles are; null where it is none. Each character stands for the group of four that it came from. */
export function fromBase64(encoded: Located): Located | null {
  const raw = trimBlanks(encoded);
  const { value } = raw;
  if (value.length > LONGEST || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return null;
  const bytes = Uint8Array.from(atob(value), (unit) => unit.charCodeAt(0));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // What is no UTF-8 is no text; anything else is a defect.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return locatedFrom(groupRuns(text, raw), raw.at);
}

function* groupRuns(text: string, raw: Located): Iterable<Run> {
  let byte = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    const from = Math.floor(byte / 3) * 4;
    byte += length;
    const to = Math.ceil(byte / 3) * 4;
    if (code !== 0xfeff) yield { text: character, span: sub(raw, from, to).at, linear: false };
  }
}
