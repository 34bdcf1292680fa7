// Parts of drawings: whatever a name holds, a drawing stays one, and what is cut is cut between characters.

import { html as namespaces } from 'parse5';
import { describe, expect, it } from 'vitest';
import { columns } from '../../../src/reporters/columns.ts';
import { arrow, badge, boxed, caption, drawing } from '../../../src/reporters/html/svg.ts';
import { all, attribute, elementsOf, parsed, textOf } from './tree.ts';

const { SVG, HTML } = namespaces.NS;
const BOX = { x: 8, y: 28, width: 236, height: 64 };
const AT = { x: 10, y: 20 };

const HOSTILE = [
  '',
  'corp\u00a0.contoso.example',
  '\u202eelpmaxe.osotnoc',
  '</text></svg><script>alert(1)</script>',
  '<p>corp',
  '"><img src=x onerror=alert(1)>',
  '<span class="unseen">',
  ']]>--><![CDATA[',
  '\u0000\ud800\n\t',
  'x'.repeat(5000),
  '\u{1f3e2}'.repeat(5000),
  '\u00a0'.repeat(5000),
];

const boxOf = (text: string) => boxed(BOX, [{ text, kind: 'name' }]);
const linesOf = (markup: string) => all(`<svg>${markup}</svg>`, 'text').map(textOf);

describe('a drawing', () => {
  it.each(HOSTILE)('stays one whatever a name holds: %j', (name) => {
    const shapes = [
      boxed(BOX, [
        { text: name, kind: 'label' },
        { text: name, kind: 'name', mark: 'wrong' },
      ]),
      caption(AT, name),
      arrow(AT, { x: 90, y: 20 }, 'right'),
      badge(AT, 'open', 3, true),
    ];
    const { markup } = drawing({ width: 760, bottom: 148 }, name, shapes, name);
    const elements = [...elementsOf(parsed(markup))].map(({ tagName, namespaceURI }) => [
      tagName,
      namespaceURI,
    ]);
    expect(elements).toEqual([
      ['div', HTML],
      ...['svg', 'g', 'rect', 'text', 'text', 'text', 'g', 'line', 'path', 'g', 'circle', 'text', 'text'].map(
        (shape) => [shape, SVG],
      ),
    ]);
    expect(parsed(markup).childNodes.filter(({ nodeName }) => nodeName !== '#text')).toHaveLength(1);
  });

  it('is named by what it is of, and says what it shows', () => {
    const words = 'The trust between corp.contoso.example and ZSCALERBETA.NET lets no ticket through';
    const [first, second] = ['', 'Trust of corp.contoso.example to ZSCALERBETA.NET'].map((of) => {
      const { markup } = of === '' ? drawing(SIZE, words, []) : drawing(SIZE, words, [], of);
      return [...elementsOf(parsed(markup))].map((one) => attribute(one, 'aria-label'));
    });
    expect(first).toEqual([`drawing: ${words}`, words]);
    expect(second).toEqual(['drawing: Trust of corp.contoso.example to ZSCALERBETA.NET', words]);
  });
});

const SIZE = { width: 760, bottom: 148 };

describe('a text in a drawing', () => {
  it('spells out what nobody can see, and which blanks stand at the ends of a name', () => {
    expect(linesOf(caption(AT, 'a\u00a0b').markup)).toEqual(['a<U+00A0>b']);
    expect(linesOf(boxOf(' contoso.example').markup)).toEqual(['<U+0020>contoso.example']);
    expect(linesOf(boxOf('').markup)).toEqual(['(empty)']);
  });

  it('has the classes that it is given, or is a label', () => {
    const looks = [caption(AT, 'a'), caption(AT, 'a', 'label start wrong')];
    expect(looks.map(({ markup }) => markup)).toEqual([
      '<text class="label" x="10" y="20">a</text>',
      '<text class="label start wrong" x="10" y="20">a</text>',
    ]);
  });

  it('is whole where there is room', () => {
    expect(linesOf(boxOf('gateway.zscalerbeta.net').markup)).toEqual(['gateway.zscalerbeta.net']);
  });

  it.each([
    ['letters', 'gateway-of-the-branch-office.zscalerbeta.contoso.example'],
    ['pairs of surrogates', '\u{1f3e2}'.repeat(100)],
    ['what is spelt out', '\u00a0'.repeat(100)],
    ['wide characters', '東京支社'.repeat(30)],
    ['letters with marks', 'e\u0301'.repeat(100)],
    ['marks alone', '\u0301'.repeat(3000)],
  ])('is cut in its middle, and no character is torn: %s', (_, name) => {
    const [shown = ''] = linesOf(boxOf(name).markup);
    expect(shown).toMatch(/^.+\u2026.+$/u);
    expect(columns(shown)).toBeLessThanOrEqual((BOX.width - 16) / 7.9);
    expect(shown.length).toBeLessThan(200);
    expect(shown).not.toMatch(/\p{Surrogate}/u);
    expect(shown.replace(/<U\+[0-9A-F]{4,6}>/g, '')).not.toMatch(/[<>]/);
    if (name.startsWith('e')) expect(shown).toMatch(/^(?:e\u0301)+\u2026(?:e\u0301)+$/);
  });

  it('leaves room for the sign of its mark', () => {
    const { markup } = boxed(BOX, [{ text: 'x'.repeat(100), kind: 'name', mark: 'wrong' }]);
    const [shown = ''] = linesOf(markup);
    expect(shown).toMatch(/^\u2717 x+\u2026x+$/);
    expect(columns(shown)).toBeLessThanOrEqual((BOX.width - 16) / 7.9);
  });
});

describe('an arrow', () => {
  it('has a gap where it is wrong', () => {
    const lines = (mark: 'right' | 'wrong') =>
      all(`<svg>${arrow(AT, { x: 90, y: 20 }, mark).markup}</svg>`, 'line');
    expect(lines('right')).toHaveLength(1);
    expect(lines('wrong').map((line) => [attribute(line, 'x1'), attribute(line, 'x2')])).toEqual([
      ['10', '30'],
      ['70', '90'],
    ]);
  });
});
