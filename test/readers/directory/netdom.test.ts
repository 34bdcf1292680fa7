// netdom query trust: a table of names and arrows, of which only the two-way arrow is known.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { netdom } from '../../../src/readers/directory/netdom.ts';
import { encode, fixture, regionText, sourceOf } from '../../support/bytes.ts';
import { coveredTrusts, readTrusts, shownTrusts, type TrustsRead } from '../../support/trusts.ts';

const TABLE = [
  'Direction Trusted\\Trusting domain                         Trust type',
  '========= =======================                         ==========',
  '',
];
const END = ['', 'The command completed successfully.'];

const text = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
const read = (...lines: string[]) => readTrusts(netdom, encode(text(lines)));
const codes = ({ diagnostics }: TrustsRead) => diagnostics.map(({ code, effect }) => `${code} ${effect}`);
const accepts = (...lines: string[]) => netdom.accepts(headOf(sourceOf(encode(text(lines)))));

it('the fixture', () => {
  const bytes = fixture('netdom/query-trust.txt');
  expect(netdom.accepts(headOf(sourceOf(bytes)))).toBe(true);
  const result = readTrusts(netdom, bytes);
  expect(shownTrusts(result)).toEqual([
    'emea.corp.contoso.example - 3 - - corp.contoso.example',
    'fabrikam.example - 3 - - corp.contoso.example',
  ]);
  expect(result.diagnostics).toEqual([]);
  expect(result.gaps).toEqual([]);
  expect(coveredTrusts(result)).toEqual(['object', 'object']);
});

it('accepts the heading with its ruler alone', () => {
  expect(accepts('', ...TABLE)).toBe(true);
  expect(accepts(`${TABLE[0]}  Status`, `${TABLE[1]}  ======`)).toBe(true);
  expect(accepts(...TABLE.slice(0, 1))).toBe(false);
  expect(accepts('Direction Trusted\\Trusting domain', '===== =====')).toBe(false);
  expect(accepts(`See ${TABLE[0]}`, ...TABLE.slice(1))).toBe(false);
  const wide = [
    'Direction  Trusted/Trusting domain  Trust type',
    '=========  =======================  ==========',
  ];
  expect(accepts(...wide)).toBe(true);
  expect(netdom.accepts(headOf(sourceOf(encode(wide.join('\n')))))).toBe(true);
  expect(read(...wide, '<->       A.NET       Direct', ...END).gaps).toEqual([]);
});

it('one-way arrows tell no direction, which is said once', () => {
  const given = text([...TABLE, '<-        A.NET       Direct', '->        B.NET       Direct  OK', ...END]);
  const result = readTrusts(netdom, encode(given));
  expect(shownTrusts(result)).toEqual(['A.NET - - - - -', 'B.NET - - - - -']);
  expect(codes(result)).toEqual(['not-read notice']);
  expect(result.gaps.map(({ code }) => code)).toEqual(['bad-value', 'bad-value']);
  const at = result.trusts[1]?.trustPartner;
  expect(at && regionText(given, at)).toBe('B.NET');
});

it('an arrow in both directions has its place', () => {
  const given = text([...TABLE, '<->       A.NET       Direct', ...END]);
  const { trusts, records } = readTrusts(netdom, encode(given));
  expect(
    trusts.map(({ direction }) => direction && regionText(given, { value: '', at: direction.at })),
  ).toEqual(['<->']);
  expect(records[0]?.shown).toEqual(['trustdirection', 'trustpartner']);
});

it('a domain that the command names by its NetBIOS name is not known', () => {
  const rows = [...TABLE, '<->       A.NET       Direct', ...END];
  expect(shownTrusts(read('C:\\>netdom query /d:CORP trust', ...rows))).toEqual(['A.NET - 3 - - -']);
  expect(shownTrusts(read('C:\\>netdom query trust', ...rows))).toEqual(['A.NET - 3 - - -']);
  expect(shownTrusts(read('PS C:\\> netdom query trust /d:b.example', ...rows))).toEqual([
    'A.NET - 3 - - b.example',
  ]);
});

describe('gaps', () => {
  it.each<[string, string[], string[]]>([
    ['no ending', [...TABLE, '<->       A.NET       Direct'], ['truncated partial']],
    ['another arrow', [...TABLE, '<=>       A.NET       Direct', ...END], ['malformed partial']],
    ['lines after the end', [...TABLE, ...END, 'what is this'], ['malformed partial']],
    ['a word after the end', [...TABLE, ...END, 'what'], ['malformed partial']],
    ['a row before the table', ['<->       A.NET       Direct', ...TABLE, ...END], ['malformed partial']],
    ['a row after the end', [...TABLE, ...END, '<->       A.NET       Direct'], ['malformed partial']],
    ['a row within a line', [...TABLE, 'a <->  A.NET  Direct', ...END], ['malformed partial']],
    ['a row without blanks', [...TABLE, '<->  A.NET\tDirect', ...END], ['malformed partial']],
    [
      'a ruler within a line',
      [...TABLE, 'a === ===', '=== === a', ...END],
      ['malformed partial', 'malformed partial'],
    ],
    ['a heading within a line', [`See ${TABLE[0]}`], ['malformed partial']],
    [
      'an ending within a line',
      [...TABLE, 'If The command completed successfully', ...END],
      ['malformed partial'],
    ],
    ['a second table without an end', [...TABLE, ...END, ...TABLE], ['truncated partial']],
  ])('%s', (_, lines, expected) => {
    expect(codes(read(...lines))).toEqual(expected);
  });

  it('at every byte before the end', () => {
    const bytes = fixture('netdom/query-trust.txt');
    const end =
      new TextDecoder().decode(bytes).indexOf('The command') + 'The command completed successfully'.length;
    const from = 100;
    for (let size = from; size < end; size++) {
      expect([size, readTrusts(netdom, bytes.slice(0, size)).gaps.length > 0]).toEqual([size, true]);
    }
  });

  it('a row without its line end may have lost a part of its name', () => {
    const cut = readTrusts(netdom, encode(text([...TABLE, '<->       A.NET']).trimEnd()));
    expect(shownTrusts(cut)).toEqual([]);
    expect(codes(cut)).toEqual(['truncated partial']);
  });

  it('a file in half a character', () => {
    const bytes = encode(text([...TABLE, '<->       A.NET       Direct', ...END]), 'utf-16le-bom');
    expect(codes(readTrusts(netdom, bytes.slice(0, -1)))).toEqual(['encoding partial']);
  });
});
