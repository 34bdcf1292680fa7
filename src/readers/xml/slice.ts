// A captured element as a small tree whose texts know their place. The only importer of fast-xml-parser,
// which finds the elements; their names, attributes and texts are read from the raw slice, so that every
// character keeps its column.

import { XMLParser } from 'fast-xml-parser';
import { type Located, locatedFrom, type Run } from '../../model/located.ts';
import type { Span } from '../../model/span.ts';
import { runsIn, spanIn, type TextSlice } from '../../model/text.ts';
import { type Place, placeIn } from '../text/place.ts';
import { type Reference, runsWith } from '../text/references.ts';
import { detached } from './cursor.ts';
import { declare, declaredPrefix, type NameScope, type Namespaces, outerScope, splitName } from './names.ts';
import type { Flaw, RawAttribute } from './raw.ts';
import { decodeReferences, referenceAt } from './reference.ts';
import { parseTag, tagEnd } from './tag.ts';

export interface XmlAttribute {
  readonly name: string;
  /** Empty for an attribute without a prefix. */
  readonly namespace: string;
  /** Of the name as written. */
  nameSpan(): Span;
  text(): Located;
}

export interface XmlElement {
  /** Without the prefix. */
  readonly name: string;
  /** Empty where there is none. */
  readonly namespace: string;
  /** Without the declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** From its `<` to its last `>`. */
  span(): Span;
  /** Its own character data, decoded, line ends as LF; that of its children is theirs. */
  text(): Located;
}

const META = XMLParser.getMetaDataSymbol() as unknown as symbol;
// No tag is renamed or refused for the sake of object keys: a letter before each name sees to that.
const PARSER = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  jPath: false,
  transformTagName: (name) => `x${name}`,
});
/** UTF-16 units that are counted from the beginning rather than from a way mark. */
const NEAR = 1024;
const OPAQUE = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[!?][\s\S]*/g;

/** The tree of a captured element; `namespaces` are those in scope around it. The slice is well-formed. */
export function parseSlice(slice: TextSlice, namespaces: Namespaces): XmlElement {
  const text = detached(slice.text);
  const place = placeIn({ ...slice, text });
  const flat = flatIn(text);
  if (flat) return elementOf(flat, place, outerScope(namespaces));
  // What is no element is blanked: fast-xml-parser looks for quotes in instructions.
  const elements = /<[!?]/.test(text) ? text.replace(OPAQUE, (raw) => raw.replace(/[^\r\n]/g, ' ')) : text;
  const [root] = nodesOf(PARSER.parse(elements)).map((node) =>
    elementOf(node, place, outerScope(namespaces)),
  );
  if (!root) throw new TypeError('a captured slice holds no element');
  return root;
}

interface Node {
  readonly from: number;
  readonly to: number;
  readonly children: readonly Node[];
}

/** The node of an element that holds nothing but text, or elements that do: no parser is needed to find these. */
function flatIn(text: string): Node | null {
  const children: Node[] = [];
  for (let from = text.indexOf('<', 1); from !== -1; from = text.indexOf('<', from)) {
    if (text.startsWith('</', from)) break;
    const end = tagEnd(text, from);
    if (typeof end !== 'number' || end === -1 || /[!?]/.test(text.charAt(from + 1))) return null;
    const close = text.charAt(end - 1) === '/' ? end : text.indexOf('<', end);
    if (close !== end && !text.startsWith('</', close)) return null;
    const to = text.indexOf('>', close) + 1;
    children.push({ from, to, children: [] });
    from = to;
  }
  return { from: 0, to: text.length, children };
}

function nodesOf(parsed: unknown): Node[] {
  const nodes: Node[] = [];
  for (const item of parsed as Record<string | symbol, unknown>[]) {
    const meta = item[META] as { startIndex: number; endIndex: number } | undefined;
    if (!meta) continue;
    const [children] = Object.values(item);
    nodes.push({ from: meta.startIndex, to: meta.endIndex, children: nodesOf(children) });
  }
  return nodes;
}

function elementOf(node: Node, place: Place, outer: NameScope): XmlElement {
  const { text } = place.slice;
  const end = sound(tagEnd(text, node.from));
  const tag = sound(parseTag(text, node.from, end));
  const scope = sound(
    declare(outer, tag.attributes, ({ from, to }) => decodeReferences(text.slice(from, to))),
  );
  const { prefix, local } = splitName(tag.name);
  return {
    name: detached(local),
    namespace: scope.uris.get(prefix) ?? '',
    attributes: tag.attributes
      .filter(({ name }) => declaredPrefix(name) === null)
      .map((attribute) => attributeOf(attribute, place, scope)),
    children: node.children.map((child) => elementOf(child, place, scope)),
    span: () => spanOf(place, node.from, node.to),
    text: () => {
      const to = tag.selfClosing ? end + 1 : text.lastIndexOf('</', node.to - 1);
      if (node.children.length === 0 && isPlain(place, end + 1, to)) return plainText(place, end + 1, to);
      return located(contentRuns(place, node, end + 1, to), place, end + 1);
    },
  };
}

/** What the scan has checked is not checked again. */
function sound<T>(result: T | Flaw | null): T {
  if (result !== null && !(typeof result === 'object' && 'message' in result)) return result;
  throw new TypeError('a captured slice is not well-formed');
}

function attributeOf(attribute: RawAttribute, place: Place, scope: NameScope): XmlAttribute {
  const { prefix, local } = splitName(attribute.name);
  return {
    name: detached(local),
    namespace: prefix === '' ? '' : (scope.uris.get(prefix) ?? ''),
    nameSpan: () => spanOf(place, attribute.at, attribute.at + attribute.name.length),
    text: () => {
      const { from, to } = attribute;
      return located(textRuns(place.cut(from, to), 'attribute'), place, from);
    },
  };
}

/** Whether text stands for itself, a column for each unit. */
function isPlain({ slice }: Place, from: number, to: number): boolean {
  const text = slice.text.slice(from, to);
  return !(slice.width === 'utf-8' ? /[^\x20-\x25\x27-\x7f]/ : /[\r\n&]/).test(text) && !text.includes('<');
}

function plainText(place: Place, from: number, to: number): Located {
  const at = to < NEAR ? spanIn(place.slice, from, to) : spanOf(place, from, to);
  return { value: detached(place.slice.text.slice(from, to)), at };
}

function spanOf(place: Place, from: number, to: number): Span {
  const cut = place.cut(from, to);
  return spanIn(cut, 0, cut.text.length);
}

function located(runs: Iterable<Run>, place: Place, at: number): Located {
  const made = locatedFrom(runs, spanOf(place, at, at));
  return { ...made, value: detached(made.value) };
}

function* contentRuns(place: Place, node: Node, from: number, to: number): Iterable<Run> {
  let at = from;
  for (const child of node.children) {
    yield* mixedRuns(place, at, child.from);
    at = child.to;
  }
  yield* mixedRuns(place, at, to);
}

function* mixedRuns(place: Place, from: number, to: number): Iterable<Run> {
  const raw = place.slice.text.slice(from, to);
  let at = from;
  for (const match of raw.matchAll(OPAQUE)) {
    const start = from + match.index;
    const end = start + match[0].length;
    yield* textRuns(place.cut(at, start), 'text');
    if (match[0].startsWith('<![')) yield* textRuns(place.cut(start + 9, end - 3), 'section');
    at = end;
  }
  yield* textRuns(place.cut(at, to), 'text');
}

/** Runs of raw text with line ends normalised (XML 1.0, 2.11 and 3.3.3) and references decoded. */
function textRuns(cut: TextSlice, kind: 'text' | 'section' | 'attribute'): Iterable<Run> {
  return runsWith(cut, kind === 'section' ? [] : referencesIn(cut.text), (piece) => plainRuns(piece, kind));
}

function* referencesIn(text: string): Iterable<Reference> {
  for (let from = text.indexOf('&'); from !== -1; ) {
    const reference = sound(referenceAt(text, from));
    const to = from + reference.length;
    yield { from, to, text: reference.text };
    from = text.indexOf('&', to);
  }
}

function* plainRuns(piece: TextSlice, kind: 'text' | 'section' | 'attribute'): Iterable<Run> {
  for (const run of runsIn(piece, 0, piece.text.length)) {
    const text = run.text === '\r\n' ? '\n' : run.text.replaceAll('\r', '\n');
    yield { ...run, text: kind === 'attribute' ? text.replace(/[\t\n]/g, ' ') : text };
  }
}
