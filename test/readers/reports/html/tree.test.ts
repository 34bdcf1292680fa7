// Trees of HTML: what may be left out, and what does not nest.

import { describe, expect, it } from 'vitest';
import {
  elementsOf,
  type HtmlElement,
  type HtmlText,
  htmlTree,
  rowsOf,
} from '../../../../src/readers/reports/html/tree.ts';
import { itThorough } from '../../../support/thorough.ts';

function shape(node: HtmlElement | HtmlText): string {
  if (node.kind === 'text') return '_';
  return node.children.length === 0 ? node.name : `${node.name}(${node.children.map(shape).join(' ')})`;
}

const shapes = (text: string) => htmlTree(text).roots.map(shape);
const flaw = (text: string) => htmlTree(text).flaw?.code ?? null;

describe('a tree', () => {
  it.each([
    ['<table><tr><td>a<td>b<tr><td>c</table>', 'table(tr(td(_) td(_)) tr(td(_)))'],
    [
      '<TABLE><TBODY><TR><TH>a</TH><TD>b</TD></TR><TBODY><TR></TABLE>',
      'table(tbody(tr(th(_) td(_))) tbody(tr))',
    ],
    ['<table><tr><td><table><tr><td>a</table><td>b</table>', 'table(tr(td(table(tr(td(_)))) td(_)))'],
    ['<ul><li>a<li>b</ul>', 'ul(li(_) li(_))'],
    ['<div><br><img src="x"><hr/>a</div>', 'div(br img hr _)'],
    ['<p>a<p>b</p>', 'p(_) p(_)'],
    [
      '<table><tr><td>a<th>b<td>c<p>d<th>e<p>f<tr><th>g<tr></table>',
      'table(tr(td(_) th(_) td(_ p(_)) th(_ p(_))) tr(th(_)) tr)',
    ],
    [
      '<table><thead><tr><th>a<p>b<tbody><tr><td>c<tbody></table>',
      'table(thead(tr(th(_ p(_)))) tbody(tr(td(_))) tbody)',
    ],
    ['<table><tr><td><p>a<tr><td>b<p>c<td>d</table>', 'table(tr(td(p(_))) tr(td(_ p(_)) td(_)))'],
    ['<ul><li><p>a<li>b</ul>', 'ul(li(p(_)) li(_))'],
    ['<select><option>a<option>b</select>', 'select(option(_) option(_))'],
    ['<div>a<!-- b -->c&amp;d</div>', 'div(_ _)'],
  ])('%s', (text, expected) => {
    expect(shapes(text).join(' ')).toBe(expected);
    expect(flaw(text)).toBeNull();
  });

  it('spans its elements from the first to the last character', () => {
    const text = '<div>a<b>c</b>\r\n</div>';
    const [div] = htmlTree(text).roots;
    expect([div?.from, div?.to]).toEqual([0, text.length]);
    const table = '<table><tr><td>a<tr><td>b</table>';
    const [root] = htmlTree(table).roots;
    const rows = root ? rowsOf(root) : [];
    expect(rows.map(({ from, to }) => table.slice(from, to))).toEqual(['<tr><td>a', '<tr><td>b</table>']);
  });

  it.each([
    ['<div>', 'truncated'],
    ['<table><tr><td>a', 'truncated'],
    ['<div>a</div', 'truncated'],
    ['<div></b></div>', 'malformed'],
    ['<div><b></div>', 'malformed'],
    ['<div></div>x', 'malformed'],
  ])('%s is %s', (text, code) => {
    expect(flaw(text)).toBe(code);
  });

  it.each([
    ['<div>a', '', 'div(_)'],
    ['<div></div>xy', 'xy', 'div'],
    ['<div></b>x</div>', '</b>', 'div(_)'],
    ['<p></b>x</p>', '</b>', 'p(_)'],
    ['<div><b>x</div>', '</div>', 'div(b(_))'],
    ['<div>a<td b', '<td b', 'div(_)'],
  ])('%s is wrong at %j, and otherwise as it stands', (text, wrong, expected) => {
    const { flaw: found, roots } = htmlTree(text);
    expect(text.slice(found?.from, found?.to)).toBe(wrong);
    expect(found?.to).toBe(wrong === '</b>' ? text.indexOf('x') : text.length);
    expect(roots.map(shape).join(' ')).toBe(expected);
  });

  it.each([
    ['<table><tr><td>a</td></tr><tr><td>b', 'table(tr(td(_)))'],
    ['<table><tr><td>a<table><tr><td>b</td></tr><tr><td>c', 'table(tr(td(_ table(tr(td(_))))))'],
    ['<table><tr><td>a<table>', 'table(tr(td(_ table)))'],
    ['<tr><td>a', 'tr(td(_))'],
  ])('%s loses the row that is cut', (text, expected) => {
    expect(shapes(text).join(' ')).toBe(expected);
    expect(flaw(text)).toBe('truncated');
  });

  it('is given up where its elements are too deep', () => {
    const nested = (depth: number) => '<div>'.repeat(depth) + '</div>'.repeat(depth);
    expect([flaw(nested(200)), flaw(nested(201))]).toEqual([null, 'too-deep']);
    const text = `${'<div>'.repeat(300)}<b>`;
    const found = htmlTree(text).flaw;
    expect([found?.from, found?.to]).toEqual([200 * 5, 201 * 5]);
    expect(shapes(text).join('')).not.toContain('b');
  });

  it('has rows in the groups of a table alone', () => {
    const groups = ['thead', 'tbody', 'tfoot', 'xtbody', 'tbodyx', 'caption'];
    const text = `<table>${groups.map((name) => `<${name}><tr></tr></${name}>`).join('')}<tr></tr></table>`;
    const [table] = htmlTree(text).roots;
    expect(table && rowsOf(table)).toHaveLength(4);
  });

  it('is given up where its elements are too deep behind a flaw of another kind', () => {
    const { roots } = htmlTree(`</p>${'<div>'.repeat(20_000)}`);
    let depth = 0;
    for (let level = roots; level.length > 0; depth++) level = level.flatMap(elementsOf);
    expect(depth).toBe(201);
    expect(flaw(`</p>${'<div>'.repeat(20_000)}`)).toBe('malformed');
  });

  it.each(['constructor', 'valueof', '__proto__', 'tostring'])('takes an element named %s', (name) => {
    expect(flaw(`<table><tr><td><${name}>a</${name}></td></tr></table>`)).toBeNull();
  });

  itThorough('is given up where it would not fit in memory', () => {
    expect(flaw('<br>'.repeat(1_000_001))).toBe('too-large');
  });

  it('with nothing in it has no flaw', () => {
    expect(htmlTree(' \r\n<!-- a -->')).toEqual({ roots: [], flaw: null });
  });
});
