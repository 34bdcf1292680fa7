// Secrets in XML and HTML: what an element holds that is called as a secret is, or that has such a name in an attribute or beside it.

import { isSecretUnder } from '../../model/secret-text.ts';
import { matchAt, note, type Search } from './secret-search.ts';
import { memberAt } from './secret-values.ts';

/** UTF-16 units that an element may have. */
const LONGEST = 200_000;
const VALUE_ATTRIBUTE = /\b(?:value|data|defaultValue|text)\s*=\s*(?=\\?["'])/gi;
const VOID = /^(?:input|br|meta|img|link|hr|col)$/i;
const NUMERIC = /^(?:[IU][0-9]+|D[bc]?|Sg|S?By)$/;

/** The element in whose tag, at `at`, an attribute says the name. */
export function elementWith(search: Search, name: string, at: number): void {
  const { text } = search;
  const open = text.lastIndexOf('<', at);
  const close = text.indexOf('>', at);
  if (open === -1 || close === -1 || at - open > LONGEST) return;
  const tag = text.slice(open, close);
  for (const { 0: attribute, index } of tag.matchAll(VALUE_ATTRIBUTE)) {
    memberAt(search, name, open + index + attribute.length);
  }
  contentOf(search, name, /^<([\w:.-]+)/.exec(tag)?.[1] ?? '', close + 1);
}

const ESCAPED = /[^<>&\r\n\\]{0,200}(?:&gt;|\\u003e)((?:(?!&lt;|\\u003c)[^<"\r\n])*)/iy;

/** An element that is called so, its name at [from, to), also one that is written with references. */
export function elementOf(search: Search, name: string, from: number, to: number): void {
  const { text } = search;
  const escaped = /(?:&lt;|\\u003c)(?:[\w.-]{1,20}:)?$/i.test(text.slice(Math.max(0, from - 32), from));
  if (escaped) {
    const content = matchAt(ESCAPED, text, to);
    if (content)
      note(search, name, to + content[0].length - (content[1] ?? '').length, to + content[0].length);
    return;
  }
  const close = text.indexOf('>', to);
  if (close === -1) return;
  const prefix = /<((?:[\w.-]{1,20}:)?)$/.exec(text.slice(Math.max(0, from - 32), from))?.[1] ?? '';
  contentOf(search, name, prefix + name, close + 1);
}

function contentOf(search: Search, name: string, tag: string, at: number): void {
  const { text } = search;
  if (text[at - 2] === '/' || tag === '' || VOID.test(tag) || !isSecretUnder(name, '(value)')) return;
  const end = endOf(text, tag, at);
  if (end === -1) {
    search.puzzled = true;
    return;
  }
  const content = text.slice(at, end);
  const numeric = /(?:^|<([\w:.-]+)[^<>]*>)$/;
  for (const { 0: whole, 1: data, index } of content.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>|<[^<>]*>|[^<]+/g)) {
    if (data !== undefined) note(search, name, at + index + 9, at + index + 9 + data.length);
    else if (whole[0] !== '<') {
      const holder = numeric.exec(content.slice(Math.max(0, index - 200), index))?.[1] ?? tag;
      const from = at + index + (/^\s*/.exec(whole)?.[0].length ?? 0);
      const to = from + whole.trim().length;
      note(search, name, from, to, NUMERIC.test(holder) ? 'number' : 'text');
    }
  }
}

/** Where the element ends whose content begins at `at`, or -1. */
function endOf(text: string, tag: string, at: number): number {
  const tags = new RegExp(`<(/?)${tag.replace(/[.]/g, '\\.')}(?=[\\s/>])[^<>]*?(/?)>`, 'gi');
  tags.lastIndex = at;
  let depth = 1;
  for (let found = tags.exec(text); found && found.index < at + LONGEST; found = tags.exec(text)) {
    const [, closing, empty] = found;
    if (closing) depth--;
    else if (!empty) depth++;
    if (depth === 0) return found.index;
  }
  return -1;
}

const SIBLING = /\s*<([\w:.-][^<>]*)>([^<>]*)<\/([\w:.-]+)>/y;
const HOLDS_VALUE =
  /^(?:\w+:)?(?:value|string|expstring|multistring|data|number|text|binary|settingstring|settingnumber|td|th|s|dd)$/i;
const MOST_SIBLINGS = 8;

/** Elements behind one that holds nothing but the name, whose part stands at [from, to). */
export function siblingsOf(search: Search, from: number, to: number): void {
  const { text } = search;
  const before = />([^<>\r\n]{0,100})$/.exec(text.slice(Math.max(0, from - 120), from))?.[1];
  const behind = matchAt(/([^<>\r\n]{0,100})<\/[\w:.-]+>/y, text, to);
  if (before === undefined || !behind) return;
  const name = before + text.slice(from, to) + (behind[1] ?? '');
  let at = to + behind[0].length;
  for (let nth = 0; nth < MOST_SIBLINGS; nth++) {
    const sibling = matchAt(SIBLING, text, at);
    const [whole = '', open = '', value = '', tag = ''] = sibling ?? [];
    if (tag === '' || !open.startsWith(tag)) return;
    at += whole.length;
    const end = at - tag.length - 3;
    if (HOLDS_VALUE.test(tag))
      note(search, name, end - value.length, end, /number$/i.test(tag) ? 'number' : 'text');
  }
}
