// The elements of an HTML document as they were written, and the first place at which they do not nest.

import { type HtmlAttribute, htmlTokens } from './tokens.ts';

/** A text at units [from, to), references undecoded. */
export interface HtmlText {
  readonly kind: 'text';
  readonly from: number;
  to: number;
}

export interface HtmlElement {
  readonly kind: 'element';
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
  readonly children: (HtmlElement | HtmlText)[];
  readonly from: number;
  /** After its end tag; after its last child while it is open. */
  to: number;
}

/** Why a document is not known as a whole, at units [from, to). */
export interface HtmlFlaw {
  readonly code: 'truncated' | 'malformed' | 'too-deep' | 'too-large';
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export interface HtmlTree {
  readonly roots: readonly HtmlElement[];
  readonly flaw: HtmlFlaw | null;
}

/** A report of a large GPO has some thousand; a tree of more would not fit in memory. */
const MOST_ELEMENTS = 1_000_000;
const DEEPEST = 200;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** What HTML lets end without an end tag; browsers that save a page leave some of them out. */
const IMPLIED = new Set('td th tr tbody thead tfoot li p option dt dd'.split(' '));
/** A start tag of the first ends open elements of the others, as long as none of `WALLS` stands between. */
const ENDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    td: ['td', 'th', 'p'],
    th: ['td', 'th', 'p'],
    tr: ['td', 'th', 'tr', 'p'],
    tbody: ['td', 'th', 'tr', 'tbody', 'thead', 'p'],
    li: ['li', 'p'],
    p: ['p'],
    option: ['option'],
  }),
);

interface Growing {
  readonly roots: HtmlElement[];
  readonly open: HtmlElement[];
  flaw: HtmlFlaw | null;
  count: number;
}

/** The tree of a document. Never throws; with a flaw, it is what could be made of it. */
export function htmlTree(text: string): HtmlTree {
  const tree: Growing = { roots: [], open: [], flaw: null, count: 0 };
  for (const token of htmlTokens(text)) {
    if (token.kind === 'text') addText(tree, text, token.from, token.to);
    else if (token.kind === 'torn') flaw(tree, 'truncated', 'The document ends within a tag.', token);
    else if (token.kind === 'end') close(tree, token.name, token);
    else begin(tree, token, token.selfClosing || VOID.has(token.name));
    if (tree.count > MOST_ELEMENTS || tree.open.length > DEEPEST) break;
  }
  const [outermost] = tree.open;
  if (outermost) {
    dropCutRow(tree.open);
    const message = `The document ends within <${tree.open[tree.open.length - 1]?.name}>.`;
    flaw(tree, 'truncated', message, { from: text.length, to: text.length });
  }
  return { roots: tree.roots, flaw: tree.flaw };
}

/** Of a row that the end of the text cuts, no cell is known to be whole: half a value is no value. */
function dropCutRow(open: readonly HtmlElement[]): void {
  const at = open.findLastIndex(({ name }) => name === 'tr');
  const row = open[at];
  const rows = open[at - 1]?.children;
  if (!row || !rows || open.slice(at).some(({ name }) => name === 'table')) return;
  rows.splice(rows.indexOf(row), 1);
}

function flaw(
  tree: Growing,
  code: HtmlFlaw['code'],
  message: string,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  tree.flaw ??= { code, message, from, to };
}

function addText(tree: Growing, text: string, from: number, to: number): void {
  const parent = tree.open[tree.open.length - 1];
  if (!parent) {
    if (/\S/.test(text.slice(from, to))) {
      flaw(tree, 'malformed', 'Text stands outside of the document.', { from, to });
    }
    return;
  }
  const last = parent.children[parent.children.length - 1];
  if (last?.kind === 'text' && last.to === from) last.to = to;
  else parent.children.push({ kind: 'text', from, to });
}

type Tag = Pick<HtmlElement, 'name' | 'attributes' | 'from' | 'to'>;

function begin(tree: Growing, tag: Tag, empty: boolean): void {
  endImplied(tree, tag);
  const { name, attributes, from, to } = tag;
  const element: HtmlElement = { kind: 'element', name, attributes, children: [], from, to };
  const parent = tree.open[tree.open.length - 1];
  (parent?.children ?? tree.roots).push(element);
  tree.count++;
  if (tree.count > MOST_ELEMENTS) flaw(tree, 'too-large', 'The document has too many elements.', tag);
  if (empty) return;
  tree.open.push(element);
  if (tree.open.length > DEEPEST) {
    flaw(tree, 'too-deep', `Elements are nested more than ${DEEPEST} deep.`, tag);
  }
}

function endImplied(tree: Growing, tag: Tag): void {
  const ended = ENDS.get(tag.name) ?? [];
  for (let last = tree.open[tree.open.length - 1]; last && ended.includes(last.name); ) {
    last.to = tag.from;
    tree.open.pop();
    last = tree.open[tree.open.length - 1];
  }
}

function close(tree: Growing, name: string, tag: { readonly from: number; readonly to: number }): void {
  const { open } = tree;
  const index = open.findLastIndex((element) => element.name === name);
  if (index === -1) {
    flaw(tree, 'malformed', `</${name}> ends nothing that was begun.`, tag);
    return;
  }
  const unclosed = open.slice(index + 1).find((element) => !IMPLIED.has(element.name));
  if (unclosed) flaw(tree, 'malformed', `</${name}> stands inside <${unclosed.name}>.`, tag);
  for (const element of open.splice(index)) element.to = tag.to;
}

/** Elements at and below the given ones that satisfy `wanted`, in the order of the document; below those none are looked for. */
export function* find(
  elements: Iterable<HtmlElement | HtmlText>,
  wanted: (element: HtmlElement) => boolean,
): Iterable<HtmlElement> {
  for (const node of elements) {
    if (node.kind === 'text') continue;
    if (wanted(node)) yield node;
    else yield* find(node.children, wanted);
  }
}

/** The child elements. */
export function elementsOf(element: HtmlElement): HtmlElement[] {
  return element.children.filter((node) => node.kind === 'element');
}

/** The rows of a table, whatever groups them; not those of tables inside it. */
export function rowsOf(table: HtmlElement): HtmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === 'tr' ? [child] : /^t(?:body|head|foot)$/.test(child.name) ? rowsOf(child) : [],
  );
}
