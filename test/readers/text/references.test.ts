// A text with references: what they stand for, and the place of each and of what stands between them.

import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/model/located.ts';
import { runsIn } from '../../../src/model/text.ts';
import { type Reference, runsWith } from '../../../src/readers/text/references.ts';

const shown = ({ text, span: { start, end, region }, linear }: Run) => [
  text,
  `${start}-${end}`,
  `${region?.startLine}:${region?.startColumn}-${region?.endLine}:${region?.endColumn}`,
  linear,
];

describe('runsWith', () => {
  it('has each reference as one run that is not divided', () => {
    const text = 'AT&amp;T\n&#1;&lt;x';
    const references: Reference[] = [
      { from: 2, to: 7, text: '&' },
      { from: 9, to: 13, text: '\u0001' },
      { from: 13, to: 17, text: '<' },
    ];
    const cut = { text, byte: 10, line: 2, column: 4, width: 1 } as const;
    const runs = [...runsWith(cut, references, (piece) => runsIn(piece, 0, piece.text.length))];
    expect(runs.map(shown)).toEqual([
      ['AT', '10-12', '2:4-2:6', true],
      ['&', '12-17', '2:6-2:11', false],
      ['T', '17-18', '2:11-2:12', true],
      ['\n', '18-19', '2:12-3:1', false],
      ['\u0001', '19-23', '3:1-3:5', false],
      ['<', '23-27', '3:5-3:9', false],
      ['x', '27-28', '3:9-3:10', true],
    ]);
  });
});
