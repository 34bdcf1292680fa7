// One side of a report: which sections stand for policies, and what is missing where an error is shown in their place.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../../src/interpreters/interpret.ts';
import type { Item } from '../../../../src/model/record.ts';
import { sectionsOf } from '../../../../src/readers/reports/html/sections.ts';
import { sideItems } from '../../../../src/readers/reports/html/side.ts';
import { elementsOf, htmlTree } from '../../../../src/readers/reports/html/tree.ts';
import { placeIn } from '../../../../src/readers/text/place.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

function read(inner: string) {
  const text = `<body>${inner}</body>`;
  const place = placeIn({ text, byte: 0, line: 1, column: 1, width: 1 });
  const [body] = htmlTree(text).roots;
  const [side] = sectionsOf(place, body ? elementsOf(body) : []);
  if (!side) throw new Error('no side');
  return { text, items: sideItems(side, INTEREST, { place, part: 'p', side: 'computer' }) };
}

const section = (title: string, inner: string) =>
  `<div class="he1"><span class="sectionTitle">${title}</span></div><div class="container">${inner}</div>`;
const side = (...inner: readonly string[]) => section('Sivu', inner.join(''));
const HEAD = '<tr><th>Policy</th><th>Setting</th><th>Comment</th></tr>';
const policies = (rows: string) => `<table>${HEAD}${rows}</table>`;
const row = (name: string) =>
  `<tr><td><span class="explainlink">${name}</span></td><td>Enabled</td><td></td></tr>`;
const KERBEROS = policies(row('Kerberos'));
const NOTE = '<p>Definitions (ADMX files)</p>';

/** Each item by what it is, and the text at which it is shown. */
const shown = ({ text, items }: { readonly text: string; readonly items: readonly Item[] }) =>
  items.map((item) => {
    const raw = text.slice(item.at?.start, item.at?.end);
    return item.kind === 'diagnostic' ? [item.code, item.effect, raw] : [item.kind, raw];
  });
const said = (inner: string) => shown(read(inner)).map(([what, , raw]) => [what, raw]);
const whats = (inner: string) => shown(read(inner)).map(([what]) => what);

describe('a side', () => {
  it.each([
    ['has nothing', side('<p>Ei asetuksia.</p>'), []],
    ['has two notes', side('<p>a</p><p>b</p>'), ['extension-error', 'extension-error']],
    ['has a table and a note', side('<p>a</p><table></table>'), ['extension-error']],
    ['has one section that is not known', side(section('Asetukset', '')), ['extension-error']],
    ['has a note above one', side('<p>a</p>', section('Asetukset', '')), ['extension-error']],
    ['has one section of another kind', side(section('Windows Settings', '<p>a</p>')), []],
    ['has another kind above', side(section('Preferences', section('Muut', '<p>a</p>'))), []],
    ['has a note above another kind', side('<p>a</p>', section('Preferences', '')), ['extension-error']],
    ['has policies in a section', side(section('Mallit', section('Kerberos', KERBEROS))), ['policy']],
    [
      'has an error beside policies',
      side(section('Mallit', `<p>a</p>${section('System', KERBEROS)}`)),
      ['extension-error', 'policy'],
    ],
    [
      'has an error above them',
      side('<p>a</p>', section('Mallit', section('x', KERBEROS))),
      ['extension-error', 'policy'],
    ],
    [
      'has an error in the section above',
      side(section('Policies', `<p>a</p>${section('Mallit', NOTE + section('x', KERBEROS))}`)),
      ['extension-error', 'policy'],
    ],
    [
      'has a note below another section',
      side(section('Mallit', section('x', KERBEROS)), section('Muut', '<p>a</p>')),
      ['policy'],
    ],
    ['has an error in templates', side(section('Beheersjablonen', '<p>a</p>')), ['extension-error']],
    ['has policies right below it', side(section('x', KERBEROS), section('y', '<p>a</p>')), ['policy']],
    ['has policies at its top', side(KERBEROS), ['policy']],
    [
      'has a note on templates above plain policies',
      side(section('Mallit', `${NOTE}${policies('<tr><td>Kerberos</td><td>Enabled</td></tr>')}`)),
      ['policy'],
    ],
    ['has a note on templates', side(section('Mallit', `${NOTE}<table></table>`)), ['extension-error']],
    [
      'has an error that names a file',
      side(section('Mallit', '<p>ADMX C:\\a.admx</p>')),
      ['extension-error'],
    ],
    ['has an error that names no path', side(section('Mallit', '<p>ADMX: a.ADMX</p>')), ['extension-error']],
  ])('%s', (_what, inner, expected) => {
    expect(whats(inner)).toEqual(expected);
  });

  it('without known titles is a gap at its heading', () => {
    expect(shown(read(side(section('Asetukset', ''))))).toEqual([
      ['extension-error', 'partial', '<div class="he1"><span class="sectionTitle">Sivu</span></div>'],
    ]);
  });

  it('of another kind is not read where it speaks of our keys, in tables and notes', () => {
    const inner = side(
      section('Preferences', `<p>${KEY}</p><table><tr><td>${KEY}</td></tr></table><p>x</p>`),
    );
    expect(said(inner)).toEqual([
      ['not-read', `<table><tr><td>${KEY}</td></tr></table>`],
      ['not-read', `<p>${KEY}</p>`],
    ]);
  });
});

describe('a table among templates', () => {
  const templates = (inner: string) => side(section('Administrative Templates', inner));

  it.each([
    ['of three headings', `<table>${HEAD}</table>`, []],
    ['of two', '<table><tr><th>a</th><th>b</th></tr></table>', ['extension-error']],
    ['of headings and a cell', '<table><tr><th>a</th><th>b</th><td>c</td></tr></table>', ['extension-error']],
    ['of three cells', '<table><tr><td>a</td><td>b</td><td>c</td></tr></table>', ['extension-error']],
    ['without rows', '<table></table>', ['extension-error']],
    ['of explained policies without headings', `<table>${row('Kerberos')}</table>`, ['policy']],
    [
      'of another class',
      `<table>${row('Kerberos').replace('explainlink', 'xexplainlink')}</table>`,
      ['extension-error'],
    ],
    [
      'of one more',
      `<table>${row('Kerberos').replace('explainlink', 'explainlinks')}</table>`,
      ['extension-error'],
    ],
  ])('%s', (_what, table, expected) => {
    expect(whats(templates(table))).toEqual(expected);
  });

  it.each([
    ['two cells', '<td>Kerberos</td><td>Enabled</td>', ['policy']],
    ['four cells', '<td>Kerberos</td><td>Enabled</td><td></td><td></td>', ['policy']],
    ['five cells', '<td>Kerberos</td><td>Enabled</td><td></td><td></td><td></td>', ['bad-value']],
    ['one cell', '<td>Kerberos</td>', ['bad-value']],
    ['a table in a cell', '<td>Kerberos</td><td><table></table></td>', ['bad-value']],
    ['a heading and a cell', '<th>Kerberos</th><td>Enabled</td>', ['policy']],
    ['headings', '<th>Kerberos</th><th>Enabled</th>', []],
  ])('with a row of %s', (_what, cells, expected) => {
    expect(whats(templates(policies(`<tr>${cells}</tr>`)))).toEqual(expected);
  });

  it('has policies that reach to the end of their details', () => {
    const list = (rows: string) =>
      `<tr><td><table><tr><td><table>${rows}</table></td></tr></table></td></tr>`;
    const first = `${row('Kerberos')}${list('<tr><th>L</th></tr><tr><td>a</td><td>b</td></tr>')}${list('<tr><th>M</th><th>N</th></tr><tr><td>c</td></tr><tr><th>d</th><td>e</td></tr>')}`;
    const { text, items } = read(templates(policies(first + row('Kerberos 2'))));
    expect(items.map(({ at }) => text.slice(at?.start, at?.end))).toEqual([first, row('Kerberos 2')]);
    const [policy] = items.filter((item) => item.kind === 'policy');
    expect(policy).toMatchObject({
      part: 'p',
      side: 'computer',
      translated: true,
      category: { value: 'Administrative Templates' },
    });
    expect(
      policy?.lists.map(({ name, entries }) => [
        name?.value,
        entries.map((entry) => [entry.name.value, entry.data?.value]),
      ]),
    ).toEqual([
      ['L', [['a', 'b']]],
      [
        'M',
        [
          ['', 'c'],
          ['d', 'e'],
        ],
      ],
    ]);
  });

  it('is wanted by what its details or its heading say', () => {
    const detail =
      '<tr><td><table><tr><td>&lt;k&gt;kdc.contoso.example&lt;/k&gt;</td></tr></table></td></tr>';
    expect(whats(templates(policies(row('x') + detail + row('y'))))).toEqual(['policy']);
    expect(
      whats(side(section('Administrative Templates', section('System/Kerberos', policies(row('x')))))),
    ).toEqual(['policy']);
    const { items } = read(templates(policies(row('x') + detail)));
    expect(items).toMatchObject([{ help: ['<k>kdc.contoso.example</k>'] }]);
    expect(items[0]).toMatchObject({ help: { length: 1 }, lists: [] });
  });
});

describe('a table of settings without a template', () => {
  const extra = (...rows: readonly string[]) =>
    whats(
      side(
        section(
          'Administrative Templates',
          `<table><tr><th>Setting</th><th>State</th></tr>${rows.join('')}</table>`,
        ),
      ),
    );
  const setting = (key: string, value = '1') => `<tr><td>${key}</td><td>${value}</td></tr>`;

  it.each([
    ['a key', [setting(`${KEY}\\A`)], ['registry']],
    ['no rows', [], ['extension-error']],
    ['a row that is no key', [setting(`${KEY}\\A`), setting('Kerberos')], ['extension-error']],
    ['a row of three cells', [`<tr><td>${KEY}\\A</td><td>1</td><td>2</td></tr>`], ['extension-error']],
    ['a row of one cell', [`<tr><td>${KEY}\\A</td></tr>`], ['extension-error']],
    ['a key with a table in it', [setting('<table></table>')], ['extension-error']],
    ['an empty row', [setting(`${KEY}\\A`), '<tr></tr>'], ['registry']],
    ['a heading among them', [`<tr><th>${KEY}\\A</th><td>1</td></tr>`, setting(`${KEY}\\B`)], ['registry']],
    ['a path of a drive', [setting(`C:\\${KEY}\\A`)], ['extension-error']],
    ['an empty part of a path', [setting(`${KEY}\\`)], ['extension-error']],
  ])('with %s', (_what, rows, expected) => {
    expect(extra(...rows)).toEqual(expected);
  });

  it.each([
    ['12', 'number'],
    ['x1', 'text'],
    ['1x', 'text'],
    ['12345678901', 'text'],
  ])('%s is a %s', (value, kind) => {
    const { items } = read(
      side(section('Administrative Templates', `<table>${setting(`${KEY}\\A`, value)}</table>`)),
    );
    expect(items).toMatchObject([{ kind: 'registry', part: 'p', data: { kind } }]);
  });
});
