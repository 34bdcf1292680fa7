// The records of a delimited text: fields, quotes, what stands beside them, and how a record ends.

import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/model/diagnostic.ts';
import { sub } from '../../../src/model/located.ts';
import { FILE_START } from '../../../src/model/span.ts';
import { rowsIn } from '../../../src/readers/serializations/csv-rows.ts';
import { encode } from '../../support/bytes.ts';
import { linesOf } from '../../support/printed.ts';
import { textAt } from '../../support/serializations.ts';

/** Each record: its fields in brackets, `cut` when it may go on, `stray` where text stands beside quotes. */
function read(text: string, delimiter = ','): string[] {
  return [...rowsIn(linesOf(text), delimiter)].map((row) => {
    if (row.kind !== 'row') return row.code;
    const fields = row.fields.map(({ value }) => `[${value}]`).join('');
    return `${fields}${row.whole ? '' : ' cut'}${row.stray ? ' stray' : ''}`;
  });
}

describe('records', () => {
  it.each<[string, readonly string[]]>([
    ['a,b\n', ['[a][b]']],
    ['a,b\nc,d\n', ['[a][b]', '[c][d]']],
    ['\n  \na,b\n\nc,d\n\n', ['[a][b]', '[c][d]']],
    ['a,b', ['[a][b] cut']],
    ['a,"b"', ['[a][b]']],
    ['"a",b', ['[a][b] cut']],
    ['"a"', ['[a]']],
    ['a,', ['[a][] cut']],
    ['a,\n', ['[a][]']],
    [',a\n', ['[][a]']],
    [',,\n', ['[][][]']],
    ['"a",\n', ['[a][]']],
    ['"",""\n', ['[][]']],
    ['"a,b",c\n', ['[a,b][c]']],
    ['"a""b"\n', ['[a"b]']],
    ['""""\n', ['["]']],
    ['"a\nb",c\n', ['[a\nb][c]']],
    ['"a\n\nb"\n', ['[a\n\nb]']],
    ['x,"a\nb', ['[x][a\nb\n] cut']],
    ['x,"a\n', ['[x][a\n] cut']],
    ['"a" ,b\n', ['[a][b]']],
    ['"a"  \n', ['[a]']],
    ['"a",b,"c" \n', ['[a][b][c]']],
    ['"a" x,b\n', ['[a][b] stray']],
    ['"a" x\n', ['[a] stray']],
    ['a,"b"x,c\n', ['[a][b][c] stray']],
    ['a,"b"x,c\nd,e\n', ['[a][b][c] stray', '[d][e]']],
    ['a"b,c\n', ['[a"b][c] stray']],
    ['a,b"\n', ['[a][b"] stray']],
    [' "a",b\n', ['[ "a"][b] stray']],
  ])('%j', (text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  it.each([';', '\t'])('with %j between the fields', (delimiter) => {
    expect(read(`a,b${delimiter}"c"${delimiter}"d${delimiter}e"\n`, delimiter)).toEqual([
      `[a,b][c][d${delimiter}e]`,
    ]);
  });

  it('hand on what could not be decoded where it stands', () => {
    const gap = diagnostic('encoding', 'partial', 'No text.', FILE_START);
    const [first, second] = linesOf('a\nb\n');
    if (!first || !second) throw new Error('no lines');
    expect([...rowsIn([first, gap, second], ',')].map(({ kind }) => kind)).toEqual([
      'row',
      'diagnostic',
      'row',
    ]);
  });

  it('know their place, and that of every part of a field', () => {
    const text = 'x,é1,"a""b\nc",""\n"y"\n';
    const bytes = encode(text, 'utf-8');
    const [row, other] = [...rowsIn(linesOf(text), ',')];
    if (row?.kind !== 'row' || other?.kind !== 'row') throw new Error('no rows');
    expect(textAt(bytes, row.at)).toBe('x,é1,"a""b\nc",""');
    expect(textAt(bytes, other.at)).toBe('"y"');
    expect(row.fields.map(({ at }) => textAt(bytes, at))).toEqual(['x', 'é1', 'a""b\nc', '']);
    const quoted = row.fields[2];
    if (!quoted) throw new Error('no field');
    const part = (from: number, to: number) => textAt(bytes, sub(quoted, from, to).at);
    expect([part(0, 1), part(1, 2), part(2, 3), part(4, 5), part(1, 3)]).toEqual([
      'a',
      '""',
      'b',
      'c',
      '""b',
    ]);
    expect(row.fields[3]?.at).toMatchObject({ start: encode('x,é1,"a""b\nc","', 'utf-8').length });
  });

  it('has few runs where a quote is doubled again and again', () => {
    const text = `"${'""'.repeat(50_000)}b"\n`;
    const [row] = [...rowsIn(linesOf(text), ',')];
    const field = row?.kind === 'row' ? row.fields[0] : undefined;
    expect(field?.value).toBe(`${'"'.repeat(50_000)}b`);
    expect(field?.segments).toHaveLength(2);
    expect(textAt(encode(text), sub(field ?? { value: '', at: FILE_START }, 49_999, 50_001).at)).toBe('""b');
  });

  it('have a thousand lines at most', () => {
    const text = `"${'a\n'.repeat(1_001)}`;
    const rows = [...rowsIn(linesOf(text), ',')];
    expect(rows).toMatchObject([
      { whole: false, fields: [{ value: 'a\n'.repeat(1_000) }] },
      { whole: true, fields: [{ value: 'a' }] },
    ]);
  });
});
