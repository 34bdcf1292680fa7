// Who decides about colour, and in which order.

import { describe, expect, it } from 'vitest';
import { paletteOf, wantsColor } from '../../src/cli/palette.ts';
import { PLAIN } from '../../src/model/reporter.ts';

const TERMINAL = { isTTY: true };
const PIPE = { isTTY: false };

describe('wantsColor', () => {
  it.each([
    ['auto', {}, TERMINAL, true],
    ['auto', {}, PIPE, false],
    ['auto', { CI: 'true' }, PIPE, false],
    ['auto', { TERM: 'dumb' }, TERMINAL, false],
    ['auto', { NO_COLOR: '1' }, TERMINAL, false],
    ['auto', { NO_COLOR: '' }, TERMINAL, true],
    ['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, PIPE, false],
    ['auto', { FORCE_COLOR: '1' }, PIPE, true],
    ['auto', { FORCE_COLOR: '' }, PIPE, true],
    ['auto', { FORCE_COLOR: '0' }, TERMINAL, false],
    ['auto', { FORCE_COLOR: 'false' }, TERMINAL, false],
    ['always', { NO_COLOR: '1' }, PIPE, true],
    ['never', { FORCE_COLOR: '1' }, TERMINAL, false],
  ] as const)('%s %j %j: %s', (wish, env, writer, colored) => {
    expect(wantsColor(wish, env, writer)).toBe(colored);
  });
});

describe('paletteOf', () => {
  it('paints, or leaves the text alone', () => {
    for (const paint of Object.values(paletteOf(true)))
      expect(paint('realm')).toMatch(/^\x1b\[\d+mrealm\x1b/);
    for (const paint of Object.values(PLAIN)) expect(paint('realm')).toBe('realm');
  });
});
