// JSON as ConvertTo-Json prints it: one object, or an array of objects.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import { type JsonMember, type JsonNode, parseJson } from '../../model/json.ts';
import type { Located } from '../../model/located.ts';
import type { Reader } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import { cover } from '../../model/span.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { MAPPERS } from '../cmdlets/mappers.ts';
import { assumption, chooseEncoding } from '../text/decode.ts';
import { stringIn, wholeText } from '../text/json-document.ts';
import { type Places, placesIn } from '../text/place.ts';
import type { Bag, BagProperty, Printed } from './bag.ts';
import { promptOf } from './block.ts';
import { mapBags } from './map-bags.ts';

const ALONE = 'Export trusts alone, with a filter.';
const GLIMPSE = 60;

export const json: Reader = {
  format: 'json',
  holder: 'domain',
  accepts(head) {
    const names = propertyNames(head.text.slice(documentIn(head.text).from));
    // Microsoft Graph has members like those of the cmdlets.
    if (names.has('@odata.type')) return false;
    return MAPPERS.some((mapper) => mapper.wants(names));
  },
  *read(source, interest, options) {
    const decoding = chooseEncoding(source, FORMATS.json.fallback, options.encoding);
    yield* assumption(decoding);
    const whole = wholeText(source, decoding);
    if ('kind' in whole) yield whole.code === 'too-large' ? { ...whole, hint: ALONE } : whole;
    else yield* mapBags(printedIn(whole.text, placesIn(whole)), MAPPERS, interest);
  },
};

interface Document {
  /** What was typed to get it: units [typed, from) of the text; none where they are equal. */
  readonly typed: number;
  readonly from: number;
  readonly to: number;
}

/** The document between the prompts of a copied console, or the whole text. */
function documentIn(text: string): Document {
  const blank = /^\s*/.exec(text)?.[0].length ?? 0;
  const lineEnd = text.indexOf('\n', blank);
  const line = text.slice(blank, lineEnd === -1 ? text.length : lineEnd);
  const prompt = promptOf(line);
  const from = prompt > 0 ? blank + line.length : 0;
  // A prompt without a command, at the very end.
  const last = text.lastIndexOf('\n', text.trimEnd().length - 1) + 1;
  const tail = text.slice(last).trimEnd();
  const to = last > from && prompt > 0 && promptOf(tail) === tail.length && tail !== '' ? last : text.length;
  return { typed: prompt > 0 ? blank + prompt : from, from, to };
}

function* printedIn(text: string, places: Places): Iterable<Printed> {
  const { typed, from, to } = documentIn(text);
  if (typed < from) yield { kind: 'typed', line: locatedIn(places(typed, from), 0, from - typed) };
  const shifted: Places = (start, end) => places(start + from, end + from);
  const { root, errors } = parseJson(text.slice(from, to), { comments: false });
  const [error] = errors;
  if (root && !error) yield* bagsIn(root, shifted);
  else if (error) yield broken(text.slice(from, to), error, shifted);
  // The brackets show that it is whole.
  yield { kind: 'end', settled: true };
}

/** Names (lower case) of the members of the outermost object or objects, as far as the text goes; not of those that hold objects. */
function propertyNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (!/^\s*[{[]/.test(text)) return names;
  let path = '';
  let last = '';
  let key = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g)) {
    if (key !== '' && token !== '{') names.add(key);
    key = '';
    if (token === '{' || token === '[') path += token;
    else if (token === '}' || token === ']') path = path.slice(0, -1);
    else if (token === ':' && isOutermost(path, names)) key = last.slice(1, -1).toLowerCase();
    last = token;
  }
  return names;
}

// A list of objects may stand in `{"value": [...], "Count": 2}`.
function isOutermost(path: string, names: ReadonlySet<string>): boolean {
  return (
    path === '{' || path === '[{' || (path === '{[{' && names.has('value') && !names.has('@odata.context'))
  );
}

function broken(
  text: string,
  error: { message: string; from: number; to: number },
  places: Places,
): Diagnostic {
  const { from, to } = error;
  const slice = places(from, to);
  const hint = 'Export it again with ConvertTo-Json.';
  const at = spanIn(slice, 0, to - from);
  if (from === text.length && to === text.length)
    return diagnostic('truncated', 'unreadable', error.message, at, hint);
  const message = `Line ${slice.line}, column ${slice.column} is not valid JSON. ${error.message}`;
  return diagnostic('malformed', 'unreadable', message, at, hint);
}

function* bagsIn(root: JsonNode, places: Places): Iterable<Printed> {
  const outer = unwrapped(root);
  const items = outer.kind === 'array' ? outer.items : [outer];
  let strange = false;
  for (const item of items) {
    if (item.kind === 'object') yield bagOf(item.members, item.from, item.to, places);
    else if (!strange) {
      strange = true;
      const slice = places(item.from, Math.min(item.to, item.from + GLIMPSE));
      const message = 'Here an object was expected, as ConvertTo-Json prints one.';
      yield diagnostic('unsupported', 'partial', message, spanIn(slice, 0, slice.text.length));
    }
  }
}

function bagOf(members: readonly JsonMember[], from: number, to: number, places: Places): Bag {
  const start = spanIn(places(from, from), 0, 0);
  const properties = members.map((member) => propertyOf(member, places));
  const at = cover(start, spanIn(places(to, to), 0, 0));
  return { kind: 'bag', properties, at, end: 'closed' };
}

function propertyOf(member: JsonMember, places: Places): BagProperty {
  const name = stringIn(places(member.nameFrom, member.nameTo));
  const node = unwrapped(member.node);
  const items = node.kind === 'array' ? node.items : [node];
  const values: Located[] = [];
  let flaw: BagProperty['flaw'] = null;
  for (const item of items) {
    if (item.kind === 'object' || item.kind === 'array' || beyondDepth(item)) flaw = 'nested';
    if (item.kind !== 'null') values.push(valueAt(item, places));
  }
  const end = spanIn(places(member.node.to, member.node.to), 0, 0);
  return { name, values, at: cover(name.at, end), flaw };
}

/** Objects below the depth of ConvertTo-Json come as text. */
function beyondDepth(node: JsonNode): boolean {
  return node.kind === 'string' && typeof node.value === 'string' && /^@\{.*\}$/s.test(node.value);
}

/**
 * Windows PowerShell prints some lists as `{"value": [...], "Count": 1}`, and enumerations that came from another
 * session as `{"value": 3, "Value": "MIT"}`.
 */
function unwrapped(node: JsonNode): JsonNode {
  if (node.kind !== 'object' || node.members.length !== 2) return node;
  const [value, other] = node.members;
  if (value?.name !== 'value') return node;
  if (other?.name === 'Count') return value.node;
  return other?.name === 'Value' && other.node.kind === 'string' ? other.node : node;
}

function valueAt(node: JsonNode, places: Places): Located {
  if (node.kind === 'string') return stringIn(places(node.from, node.to));
  const nested = node.kind === 'object' || node.kind === 'array';
  const slice = places(node.from, nested ? Math.min(node.to, node.from + GLIMPSE) : node.to);
  return locatedIn(slice, 0, slice.text.length);
}
