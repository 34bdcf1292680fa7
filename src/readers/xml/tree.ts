// Ways through the small tree of a captured element.

import type { Located } from '../../model/located.ts';
import { trimBlanks } from '../../model/located.ts';
import type { XmlElement } from './slice.ts';

/** The children of that name in the namespace of their parent. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name && child.namespace === element.namespace);
}

/** The first child of that name in the namespace of its parent. */
export function childOf(element: XmlElement, name: string): XmlElement | null {
  return childrenOf(element, name)[0] ?? null;
}

/** The text of the first child of that name, as written. */
export function textOf(element: XmlElement, name: string): Located | null {
  return childOf(element, name)?.text() ?? null;
}

/** The text of the first child of that name without the blanks around it, null when nothing is left. */
export function wordOf(element: XmlElement, name: string): Located | null {
  const text = textOf(element, name);
  const word = text && trimBlanks(text);
  return word && word.value !== '' ? word : null;
}

/** All text in an element and below, in one line. */
export function proseOf(element: XmlElement): string {
  const texts = [element.text().value, ...element.children.map(proseOf)];
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}
