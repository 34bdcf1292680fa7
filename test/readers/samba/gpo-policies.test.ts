// Entries of the policies that samba-tool gpo show prints: what each comes to, alone.

import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/model/record.ts';
import { FILE_START } from '../../../src/model/span.ts';
import { policiesIn } from '../../../src/readers/samba/gpo-policies.ts';
import { shown } from '../../support/bytes.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const ENTRY = { keyname: KEY, valuename: 'x', class: 'MACHINE', type: 'REG_SZ', data: 'y' };
const OTHER = 'Software\\Contoso';

function itemsOf(text: string): Item[] {
  const interest = { keyPaths: ['\\kerberos'], policyText: [], objectClasses: [], attributes: [] };
  const slice = { text, byte: 100, line: 9, column: 15, width: 1 } as const;
  return [...policiesIn(slice, { part: 'pilot', at: FILE_START, interest })];
}
/** Kinds of what an entry comes to, records as they are shown, without the scopes of a list that is whole. */
function of(bend: object): string[] {
  return itemsOf(JSON.stringify([{ ...ENTRY, ...bend }])).flatMap((item) => {
    if (item.kind === 'registry') return shown([item]);
    return item.kind === 'diagnostic' ? [item.code] : item.kind === 'scope' ? [] : ['?'];
  });
}
const X = `?\\${KEY} : x`;

describe('policiesIn', () => {
  it.each([
    ['text', {}, [`${X} REG_SZ = "y"`]],
    ['text with variables', { type: 'REG_EXPAND_SZ', data: '%y%' }, [`${X} REG_EXPAND_SZ = "%y%"`]],
    ['text that is a number', { data: 7 }, [`${X} REG_SZ = nothing`, 'bad-value']],
    ['a list', { type: 'REG_MULTI_SZ', data: ['a', 'b'] }, [`${X} REG_MULTI_SZ = ["a","b"]`]],
    ['a list that is text', { type: 'REG_MULTI_SZ' }, [`${X} REG_MULTI_SZ = nothing`, 'bad-value']],
    [
      'a list of a number',
      { type: 'REG_MULTI_SZ', data: ['a', 7] },
      [`${X} REG_MULTI_SZ = nothing`, 'bad-value'],
    ],
    ['a number', { type: 'REG_DWORD', data: 7 }, [`${X} REG_DWORD = 7`]],
    ['nothing', { type: 'REG_NONE', data: undefined }, [`${X} REG_NONE = nothing`]],
    ['bytes of a type without name', { type: 'REG_NONE', data: [1, 2] }, [`${X} REG_NONE = 2 bytes`]],
    ['no data', { data: undefined }, [`${X} REG_SZ = nothing`, 'bad-value']],
  ])('reads %s', (_, bend, expected) => {
    expect(of(bend)).toEqual(expected);
  });

  it.each([
    ['no class', { class: undefined }, ['bad-value']],
    ['another class', { class: 'machine' }, ['bad-value']],
    ['no type', { type: undefined }, [`${X}`, 'bad-value']],
    ['no name', { valuename: undefined }, ['bad-value']],
    ['no name below another key', { keyname: OTHER, valuename: undefined }, ['bad-value']],
    ['a name that is a number', { keyname: OTHER, valuename: 7 }, ['bad-value']],
    ['no key', { keyname: undefined }, ['bad-value']],
    ['a key that is a number', { keyname: 7 }, ['bad-value']],
    ['a directive that nobody knows', { valuename: '**delvalue.x' }, ['bad-value']],
    ['a directive that names nothing', { valuename: '**DeleteKeys', data: 7 }, ['bad-value']],
  ])('is a gap: %s', (_, bend, expected) => {
    expect(of(bend)).toEqual(expected);
    const items = itemsOf(JSON.stringify([{ ...ENTRY, ...bend }]));
    expect(items.at(-1)).toMatchObject({ kind: 'diagnostic', effect: 'partial', part: 'pilot' });
  });

  it.each([
    ['a value', {}],
    ['a value of no type', { type: 'x' }],
    ['a value of no class', { class: 'x' }],
    ['a directive that nobody knows', { valuename: '**delvalue.x' }],
    ['a directive that names nothing', { valuename: '**DeleteKeys', data: 7 }],
    ['a directive for a key that nobody wants', { valuename: '**DeleteKeys', data: 'Pilot' }],
    ['a name that ends as a directive begins', { valuename: 'x**' }],
  ])('does not care for %s below another key', (_, bend) => {
    const items = itemsOf(JSON.stringify([{ ...ENTRY, keyname: OTHER, ...bend }]));
    expect(items.map(({ kind }) => kind)).toEqual(['scope', 'scope']);
  });

  it('reads which of our keys are deleted from above', () => {
    const bend = { keyname: 'Software', valuename: '**DeleteKeys', data: 'Contoso;Kerberos' };
    expect(of(bend)).toEqual(['delete-key ?\\Software\\Kerberos']);
    expect(of({ ...bend, class: 'x' })).toEqual(['bad-value']);
  });

  it('covers both sides of the GPO where all was understood', () => {
    for (const text of ['[]', JSON.stringify([ENTRY])])
      expect(itemsOf(text).filter(({ kind }) => kind === 'scope')).toEqual(
        ['computer', 'user'].map((side) => ({
          kind: 'scope',
          part: 'pilot',
          side,
          covers: { what: 'gpo-side' },
          at: FILE_START,
        })),
      );
  });

  it.each([
    ['no list', '{}', 'malformed', 15],
    ['no entry that is an object', '[7]', 'bad-value', 16],
    ['broken', '[}', 'malformed', 16],
    ['cut off', '[{', 'truncated', 17],
    ['nothing', '', 'truncated', 15],
  ])('says where they are %s', (_, text, code, startColumn) => {
    expect(itemsOf(text)).toMatchObject([
      { code, effect: 'partial', part: 'pilot', at: { region: { startLine: 9, startColumn } } },
    ]);
  });
});
