// What a page says of its elements: classes, texts with their places, and how blanks and line breaks of cells are told apart.

import { describe, expect, it } from 'vitest';
import { sub } from '../../../../src/model/located.ts';
import {
  cellText,
  firstOf,
  hasClass,
  proseOf,
  rawOf,
  textOf,
  wordOf,
} from '../../../../src/readers/reports/html/page.ts';
import { htmlTree } from '../../../../src/readers/reports/html/tree.ts';
import { placeIn } from '../../../../src/readers/text/place.ts';

/** A page with its outermost element; every character is one byte. */
function pageOf(text: string) {
  const place = placeIn({ text, byte: 0, line: 1, column: 1, width: 1 });
  const [root] = htmlTree(text).roots;
  if (!root) throw new Error('no element');
  return { text, place, root };
}

const textIn = (inner: string) => {
  const { place, root } = pageOf(`<td>${inner}</td>`);
  return textOf(place, root)?.value;
};
const cell = (inner: string) => {
  const { place, root } = pageOf(`<td>${inner}</td>`);
  return cellText(place, root)?.value;
};

describe('a class', () => {
  it.each([
    ['<p class="gponame">', true],
    ['<p class="title  gponame wide">', true],
    ['<p id="gponame">', false],
    ['<p class="gponames">', false],
  ])('in %s', (tag, expected) => {
    const { place, root } = pageOf(`${tag}</p>`);
    expect(hasClass(place, root, /^gponame$/)).toBe(expected);
  });

  it('is that of the first element that has it', () => {
    const { place, root } = pageOf('<div><p><b class="x">1</b></p><b class="x">2</b></div>');
    const found = firstOf(place, root.children, /^x$/);
    expect(found && rawOf(place, found)).toBe('<b class="x">1</b>');
    expect(firstOf(place, root.children, /^y$/)).toBeNull();
  });
});

describe('a text', () => {
  it.each([
    ['a&#60;b&#x3C;c&#X3e;d&ltx&frac12;e', 'a<b<c>d<x½e'],
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a<br>b<br />c<BR/>d<br class="x">e', 'a\nb\nc\nd\ne'],
    ['a<b>b<i>c</i></b>d', 'abcd'],
    ['', ''],
    ['a<table></table>', undefined],
    ['<b>a<ul></ul></b>', undefined],
  ])('of %j', (inner, expected) => {
    expect(textIn(inner)).toBe(expected);
  });

  it('in which mark-up is none shows it', () => {
    const { place, root } = pageOf('<title>a<br/>b</title>');
    expect(textOf(place, root)?.value).toBe('a<br/>b');
  });

  it('stands where it was written, line breaks and unknown references too', () => {
    const { text, place, root } = pageOf('<td>a<br>b&nosuch;&lt;</td>');
    const located = textOf(place, root);
    if (!located) throw new Error('no text');
    expect(located.value).toBe('a\nb&nosuch;<');
    const raw = (from: number, to: number) => {
      const { at } = sub(located, from, to);
      return text.slice(at.start, at.end);
    };
    expect([raw(1, 2), raw(2, 3), raw(4, 10), raw(11, 12)]).toEqual(['<br>', 'b', 'nosuch', '&lt;']);
  });

  it('that is empty, or none, stands where it would begin', () => {
    const { place, root } = pageOf('<b><td></td><td><table></table></td></b>');
    const words = root.children.flatMap((node) => (node.kind === 'element' ? [wordOf(place, node)] : []));
    expect(words.map(({ value, at }) => [value, at.start, at.end])).toEqual([
      ['', 3, 3],
      ['', 12, 12],
    ]);
    const [empty] = root.children;
    const none = empty?.kind === 'element' ? textOf(place, empty) : null;
    expect(none?.at.region).toEqual({ startLine: 1, startColumn: 4, endLine: 1, endColumn: 4 });
  });

  it('for people is one line', () => {
    const { place, root } = pageOf(
      '<div> a  b<b>c&lt;</b>\r\n<table><tr><td>d</td><td>e</td></tr></table></div>',
    );
    expect(proseOf(place, root)).toBe('a b c< d e');
  });
});

describe('a cell', () => {
  it.each([
    [' a ', ' a '],
    ['\n  a\n  ', 'a'],
    ['\na\n', 'a'],
    ['a\n  b\n\n \n', 'a\n  b'],
    ['a \t\n \n ', 'a'],
    ['a\n', 'a'],
    [' \n a ', 'a '],
    ['\n \n', ''],
  ])('%j holds %j', (inner, expected) => {
    expect(cell(inner)).toBe(expected);
  });

  it('with a table in it holds no text', () => {
    expect(cell('a<table></table>')).toBeUndefined();
  });
});
