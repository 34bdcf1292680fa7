// The elements of the page, which body.html holds, by their ids.

import { shown } from './shown.ts';

/** Throws where there is none of that kind, which is a defect. */
export function byId<T extends HTMLElement = HTMLElement>(id: string, kind?: abstract new () => T): T {
  const element = document.getElementById(id);
  if (!element || (kind && !(element instanceof kind))) throw new Error(`the page has no ${id}`);
  return element as T;
}

export function button(id: string): HTMLButtonElement {
  return byId(id, HTMLButtonElement);
}

export function input(id: string): HTMLInputElement {
  return byId(id, HTMLInputElement);
}

/** Whatever the text is, it stays text, and can be seen. */
export function paragraph(text: string, look = ''): HTMLElement {
  const element = document.createElement('p');
  element.className = look;
  element.textContent = shown(text);
  return element;
}

/** Paragraphs of text in place of what an element holds. */
export function putLines(element: HTMLElement, lines: readonly string[]): void {
  element.replaceChildren(...lines.map((line) => paragraph(line)));
}

/** Markup that a view has made, which escapes what it is given. */
export function putMarkup(element: HTMLElement, pieces: readonly string[]): void {
  const template = document.createElement('template');
  template.innerHTML = pieces.join('');
  element.replaceChildren(template.content);
}

/** Leads a screen reader to a heading, and the eye to the top of what it is about. */
export function lead(to: HTMLElement, top: HTMLElement = to): void {
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  top.scrollIntoView({ block: 'start' });
}
