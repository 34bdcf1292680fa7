// The head of an HTML report: identity, versions and links, told by the shape of its tables.

import { describe, expect, it } from 'vitest';
import { gpoOf, sideEnabled } from '../../../../src/readers/reports/html/summary.ts';
import { htmlTree } from '../../../../src/readers/reports/html/tree.ts';
import { placeIn } from '../../../../src/readers/text/place.ts';

const ID = '{8B7C0F52-3D0E-4C53-9A57-0B6E5C1D2F41}';

function read(text: string, taken: readonly string[] = []) {
  const place = placeIn({ text, byte: 0, line: 1, column: 1, width: 1 });
  const [html] = htmlTree(text).roots;
  if (!html) throw new Error('no document');
  return gpoOf(place, html, 3, new Set(taken));
}

const table = (...rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const head = '<tr><th>Location</th><th>Enforced</th><th>Status</th><th>Path</th></tr>';
const links = (...rows: readonly (readonly string[])[]) =>
  table(...rows).replace('<table>', `<table>${head}`);
const html = (...tables: readonly string[]) =>
  `<html><p class="gponame">Realm</p><div class="gposummary">${tables.join('')}</div></html>`;
const details = (...rows: readonly (readonly string[])[]) =>
  html(table(['Domain', 'corp.contoso.example'], ['Unique ID', ID], ...rows));

describe('the identity', () => {
  it('is that of the table with a GUID; the first value in it is the domain', () => {
    const text = html(
      table(['Owner', 'CORP\\Admins']),
      table(['Domain', 'corp.contoso.example'], ['ID', ID]),
    );
    expect(read(text)).toMatchObject({
      part: `${ID}@corp.contoso.example`.toLowerCase(),
      id: { value: ID },
      domain: { value: 'corp.contoso.example' },
      name: { value: 'Realm' },
      links: null,
    });
    expect(read(text, [`${ID}@corp.contoso.example`.toLowerCase()]).part).toMatch(/#3$/);
  });

  it.each([
    ['more before', `x${ID}`],
    ['more after', `${ID}x`],
    ['no braces', ID.slice(1, -1)],
  ])('is not known by a GUID with %s', (_what, id) => {
    expect(read(html(table(['ID', id])))).toMatchObject({
      part: 'gpo 3',
      id: null,
      domain: null,
      user: null,
      computer: null,
    });
  });

  it('is read from rows of two cells alone', () => {
    const { domain, id } = read(html(table(['Domain', 'x', 'y'], ['only'], ['Domain', ''], ['ID', ID], [])));
    expect([domain, id?.value]).toEqual([null, ID]);
    expect(read(html(table(['ID', ID, 'x']))).id).toBeNull();
  });

  it('stands at the name, which may be empty or missing', () => {
    const text = details();
    const { at } = read(text);
    expect(text.slice(at.start, at.end)).toBe('<p class="gponame">Realm</p>');
    expect(read(text.replace('Realm', ' ')).name).toBeNull();
    for (const other of ['gponames', 'xgponame']) {
      const without = read(text.replace('gponame', other));
      expect([without.name, without.at.start, without.at.end]).toEqual([
        null,
        0,
        text.length + other.length - 7,
      ]);
    }
    for (const other of ['gposummaryx', 'xgposummary']) {
      expect(read(text.replace('gposummary', other)).id).toBeNull();
    }
  });
});

describe('versions', () => {
  it('are those of the user, then those of the computer, where they were written', () => {
    const text = details(['User', '10 (AD), 11 (SYSVOL)'], ['Computer', '7 (AD), 8 (SYSVOL)']);
    const { user, computer } = read(text);
    expect(user).toMatchObject({ enabled: null, versionDirectory: 10, versionSysvol: 11 });
    expect(computer).toMatchObject({ enabled: null, versionDirectory: 7, versionSysvol: 8 });
    const at = computer?.at?.versions;
    expect(text.slice(at?.start, at?.end)).toBe('7 (AD), 8 (SYSVOL)');
  });

  it.each(['x7 (AD), 8 (SYSVOL)', '7 (AD), 8 (SYSVOL) more', '7 (AD)', '7, 8'])('are not %s', (text) => {
    expect(read(details(['User', text]))).toMatchObject({ user: null, computer: null });
  });
});

describe('links', () => {
  it('are the rows of the table of four headings', () => {
    const found = read(
      html(
        table(['a', 'b', 'Enabled', 'wrong.example']),
        `<table><tr><th>a</th><td>b</td><td>c</td><td>d</td></tr></table>`,
        '<table><tr><th>a</th><th>b</th></tr></table>',
        links(['a', 'No', 'Enabled', 'corp.contoso.example'], ['b', 'No', 'Disabled', 'x.example/OU']),
      ),
    ).links;
    expect(found?.map(({ path, enabled }) => [path.value, enabled])).toEqual([
      ['corp.contoso.example', true],
      ['x.example/OU', false],
    ]);
  });

  it.each([
    ['none', links(['None']), []],
    ['a row without a path', links(['a', 'No', 'Enabled']), null],
    ['a row without a state', links(['a', 'No']), null],
    ['a state that is not known', links(['a', 'No', 'Käytössä', 'x.example']), null],
    ['no table', '', null],
    ['an empty table', '<table></table>', null],
  ])('of %s', (_what, text, expected) => {
    expect(read(html(text)).links).toEqual(expected);
  });
});

describe('a side', () => {
  const titled = (value: string | null) =>
    sideEnabled({
      title: value === null ? null : { value, at: { start: 0, end: 0, region: null } },
      heading: { kind: 'element', name: 'div', attributes: [], children: [], from: 0, to: 0 },
      tables: [],
      notes: [],
      sections: [],
    });

  it.each([
    ['Computer Configuration (Enabled)', true],
    ['Computer (local) (Disabled)', false],
    ['Computer (Enabled) more', null],
    ['Computer', null],
    [null, null],
  ])('of the title %j is enabled: %j', (title, expected) => {
    expect(titled(title)).toBe(expected);
  });
});
