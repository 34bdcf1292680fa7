// What a browser makes of markup: the elements, their attributes, and the text with what is spelt out put back.

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Tree = DefaultTreeAdapterTypes.DocumentFragment;
type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export function parsed(markup: string): Tree {
  return parseFragment(markup);
}

export function* elementsOf(node: Tree | Element): Iterable<Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsOf(child);
  }
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** Elements of a name that have a class, if one is given. */
export function all(markup: string, name: string, className?: string): Element[] {
  return [...elementsOf(parsed(markup))].filter(
    (one) =>
      one.tagName === name &&
      (className === undefined || (attribute(one, 'class') ?? '').split(' ').includes(className)),
  );
}

export function textOf(node: Tree | Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The text as it was before anything in it was spelt out. */
export function rawText(node: Tree | Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  if ('tagName' in node && attribute(node, 'class') === 'unseen') {
    const [, code, count = '1'] = /^U\+([0-9A-F]+)(?: x ([\d,]+))?$/.exec(textOf(node)) ?? [];
    if (code === undefined) return '';
    return String.fromCodePoint(Number.parseInt(code, 16)).repeat(Number(count.replaceAll(',', '')));
  }
  return node.childNodes.map(rawText).join('');
}

/** Names of elements and attributes that stand in markup, each once. */
export function vocabulary(markup: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tagName, attrs } of elementsOf(parsed(markup))) {
    names.add(tagName);
    for (const { name } of attrs) names.add(`${tagName} ${name}`);
  }
  return names;
}
