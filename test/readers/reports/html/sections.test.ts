// Sections of a report: what is a heading, which elements stand under it, and what of them is a note.

import { describe, expect, it } from 'vitest';
import { proseOf } from '../../../../src/readers/reports/html/page.ts';
import { type Section, sectionsIn, sectionsOf } from '../../../../src/readers/reports/html/sections.ts';
import { elementsOf, htmlTree } from '../../../../src/readers/reports/html/tree.ts';
import { placeIn } from '../../../../src/readers/text/place.ts';

const heading = (title: string, box = 'he1_expanded', name = 'sectionTitle') =>
  `<div class="${box}"><span class="${name}">${title}</span></div>`;

function read(inner: string) {
  const text = `<body>${inner}</body>`;
  const place = placeIn({ text, byte: 0, line: 1, column: 1, width: 1 });
  const [body] = htmlTree(text).roots;
  const shown = ({ title, tables, notes, sections }: Section): unknown => [
    title?.value,
    tables.length,
    notes.map((note) => proseOf(place, note)),
    ...sections.map(shown),
  ];
  const sections = body ? sectionsOf(place, elementsOf(body)) : [];
  return { sections, shown: sections.map(shown) };
}

describe('sections', () => {
  it.each([
    [
      'side by side',
      `${heading('A')}<p>a</p>${heading('B')}<p>b</p>`,
      [
        ['A', 0, ['a']],
        ['B', 0, ['b']],
      ],
    ],
    [
      'in containers',
      `${heading('A')}<div class="container">x<p>a</p>${heading('B')}<div class="Container"><p>b</p></div></div>`,
      [['A', 0, ['x', 'a'], ['B', 0, ['b']]]],
    ],
    ['after what belongs to none', `<p>a</p>${heading('A')}`, [['A', 0, []]]],
    ['without a heading', '<p>a</p>', []],
    ['in a box of another class', heading('A', 'the1'), []],
    ['in a box without a title', '<div class="he1"><span>A</span></div>', []],
    [
      'with titles of other classes',
      heading('A', 'he1', 'sectionTitles') + heading('B', 'he1', 'xsectionTitle'),
      [],
    ],
    [
      'with what looks like a container',
      `${heading('A')}<div class="containers">a<p>b</p></div><div class="xcontainer">c<p>d</p></div>`,
      [['A', 0, ['a b', 'c d']]],
    ],
    ['with scripts and styles', `${heading('A')}<script>a</script><style>b</style>`, [['A', 0, []]]],
    [
      'with tables',
      `${heading('A')}<table><tr><td>a<table><tr><td>b</table></table><div>c<b>d</b><table></table></div>`,
      [['A', 2, ['c d']]],
    ],
  ])('%s', (_what, inner, expected) => {
    expect(read(inner).shown).toEqual(expected);
  });

  it('know those above them', () => {
    const inner = `${heading('A')}<div class="container">${heading('B')}<div class="container">${heading('C')}</div></div>`;
    const [outer] = read(inner).sections;
    const all = outer ? [...sectionsIn(outer)] : [];
    expect(all.map(({ section, above }) => [section, ...above].map(({ title }) => title?.value))).toEqual([
      ['A'],
      ['B', 'A'],
      ['C', 'A', 'B'],
    ]);
  });
});
