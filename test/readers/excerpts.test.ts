// Lines of a file for code frames: the right ones, in any order, and none when the file is no longer the same.

import { describe, expect, it } from 'vitest';
import { gatherInputs } from '../../src/cli/inputs.ts';
import type { Encoding } from '../../src/model/reader.ts';
import { createExcerpts } from '../../src/readers/excerpts.ts';
import type { WayMarks } from '../../src/readers/way-marks.ts';
import { CWD, world } from '../cli/world.ts';
import { zipOf } from '../support/zip.ts';

const TEXT = Array.from({ length: 200 }, (_, i) => `line ${i + 1}\r\n`).join('');

function region(startLine: number, endLine = startLine, startColumn = 1, endColumn = 2) {
  return { startLine, endLine, startColumn, endColumn };
}

function open(
  files: Readonly<Record<string, string | Uint8Array>>,
  encoding?: Encoding,
  format: string | null = 'reg',
  marks: WayMarks = () => null,
) {
  const here = world({ files });
  const { inputs } = gatherInputs(here.io, {
    operands: Object.keys(files),
    listed: null,
    stdin: null,
    ignores: () => false,
    allowEmpty: false,
    clientOf: () => null,
    own: {},
    reports: new Set(),
  });
  for (const input of inputs) input.open().close();
  return {
    ...here,
    ...createExcerpts(inputs, () => format, marks, encoding),
  };
}

describe('createExcerpts', () => {
  it('gives lines forward, backward, twice and out of several files', () => {
    const { lines, close, openFiles } = open({ 'a.reg': TEXT, 'b.reg': 'one\ntwo' });
    for (const line of [3, 3, 100, 99, 37, 36, 1, 200]) {
      expect(lines('a.reg', region(line))).toEqual({ firstLine: line, lines: [`line ${line}`] });
    }
    expect(lines('b.reg', region(2))).toEqual({ firstLine: 2, lines: ['two'] });
    expect(lines('a.reg', region(5, 7))?.lines).toEqual(['line 5', 'line 6', 'line 7']);
    expect(openFiles()).toBe(1);
    close();
    expect(openFiles()).toBe(0);
  });

  it('goes to far lines by way marks, forward and backward', () => {
    const text = TEXT.repeat(50);
    const asked: number[] = [];
    const { lines } = open({ a: text }, 'utf-8', null, (_, __, line) => {
      asked.push(line);
      const known = line - ((line - 1) % 1000);
      return {
        line: known,
        byte:
          text
            .split('\n')
            .slice(0, known - 1)
            .join('\n').length + (known > 1 ? 1 : 0),
      };
    });
    for (const line of [3, 5005, 5010, 5000, 9999, 2, 4100]) {
      const number = ((line - 1) % 200) + 1;
      expect(lines('a', region(line))).toEqual({ firstLine: line, lines: [`line ${number}`] });
    }
    expect(asked).toEqual([5005, 5000, 9999, 4100]);
  });

  it('gives no more than anybody reads', () => {
    expect(open({ a: TEXT }).lines('a', region(2, 190))?.lines).toHaveLength(20);
    expect(open({ a: TEXT }).lines('a', region(199, 300))?.lines).toEqual(['line 199', 'line 200']);
  });

  it('gives nothing of lines and files that are not there', () => {
    const { lines } = open({ a: 'one' });
    expect(lines('a', region(2))).toBeNull();
    expect(lines('gone', region(1))).toBeNull();
  });

  it('gives nothing when the file has changed, is gone, or fails', () => {
    const { lines, put, files } = open({ a: TEXT });
    expect(lines('a', region(150))?.lines).toEqual(['line 150']);
    put('a', 'short', 2);
    expect(lines('a', region(1))).toBeNull();
    files.delete(`${CWD}/a`);
    expect(lines('a', region(1))).toBeNull();
    const failing = open({ a: TEXT.repeat(200) });
    expect(failing.lines('a', region(1))?.lines).toEqual(['line 1']);
    failing.put('a', 'short');
    expect(failing.lines('a', region(39_000))).toBeNull();
  });

  it('gives lines of an entry of an archive, and nothing of one that is not there', () => {
    const zip = zipOf([
      { name: 'a.reg', content: 'one\r\ntwo' },
      { name: 'in\\b!\\c.reg', content: TEXT },
    ]);
    const { lines, close, openFiles } = open({ 'x!/y.zip': zip });
    expect(lines('x!/y.zip!/in/b!/c.reg', region(100))?.lines).toEqual(['line 100']);
    expect(lines('x!/y.zip!/in/b!/c.reg', region(101))?.lines).toEqual(['line 101']);
    expect(lines('x!/y.zip!/a.reg', region(2))?.lines).toEqual(['two']);
    expect(lines('x!/y.zip!/gone.reg', region(1))).toBeNull();
    close();
    expect(openFiles()).toBe(0);
  });

  it('throws a defect on', () => {
    const here = open({ a: TEXT });
    const inputs = [
      {
        path: 'a',
        named: true,
        open: () => {
          throw new Error('unused');
        },
        reopen: () => {
          throw new TypeError('a defect');
        },
      },
    ];
    expect(here.lines('a', region(1))).not.toBeNull();
    expect(() =>
      createExcerpts(
        inputs,
        () => null,
        () => null,
      ).lines('a', region(1)),
    ).toThrow(TypeError);
  });

  it.each([
    ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, ...Buffer.from('ä\r\nö', 'utf16le')]), undefined, 'ö'],
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('ä\nö')]), undefined, 'ö'],
    ['an 8-bit page', new Uint8Array([0xe4, 0x0a, 0xf6]), undefined, 'ö'],
    ['what a console wrote', new Uint8Array([0x84, 0x0a, 0x94]), undefined, 'ö', 'reg-query'],
    [
      'what XML declares',
      Buffer.from('<?xml version="1.0" encoding="cp437"?>\nö', 'latin1').map((byte) =>
        byte === 0xf6 ? 0x94 : byte,
      ),
      undefined,
      'ö',
      'gpo-report',
    ],
    ['what --encoding says', new Uint8Array([0x84, 0x0a, 0x94]), 'cp850', 'ö'],
  ] as const)('decodes %s', (_, bytes, encoding, text, format: string = 'reg') => {
    expect(open({ a: bytes }, encoding, format).lines('a', region(2))?.lines).toEqual([text]);
  });

  it('cuts a line that is as long as a file, and gives none whose place lies behind the cut', () => {
    const { lines } = open({ a: 'x'.repeat(1_000_000) });
    expect(lines('a', region(1, 1, 10, 20))?.lines[0]?.length).toBe(65_536);
    expect(lines('a', region(1, 1, 900_000, 900_001))).toBeNull();
  });
});
