// Widths as terminals draw them.

import { describe, expect, it } from 'vitest';
import { columns } from '../../src/reporters/columns.ts';

describe('columns', () => {
  it.each([
    ['', 0],
    ['ZSCALERBETA.NET', 15],
    ['é', 1],
    ['e\u0301', 1],
    ['東京', 4],
    ['ｚ', 2],
    ['한', 2],
    ['🏢', 2],
    ['𠀀', 2],
    ['κόσμος', 6],
    ['a東b', 4],
  ])('%j takes %i', (text, width) => {
    expect(columns(text)).toBe(width);
    expect(columns(text, width)).toBe(width);
  });

  it('counts no further than it is asked to', () => {
    expect(columns('東京', 1)).toBe(2);
    expect(columns('é'.repeat(1_000_000), 80)).toBe(81);
  });
});
