// Trees of HTML: what may be left out, and what does not nest.

import { describe, expect, it } from 'vitest';
import {
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

  itThorough('is given up where it would not fit in memory', () => {
    expect(flaw('<div>'.repeat(300))).toBe('too-deep');
    expect(flaw('<br>'.repeat(1_000_001))).toBe('too-large');
  });

  it('with nothing in it has no flaw', () => {
    expect(htmlTree(' \r\n<!-- a -->')).toEqual({ roots: [], flaw: null });
  });
});
