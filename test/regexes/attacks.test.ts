// Texts that make a slow regular expression slow, tried in V8: by themselves, for what is not as it should be runs for minutes, and nothing can end it.
import { describe, expect, it } from 'vitest';
import { attacksOf, cpuOf, isSteady, LIMIT } from '../../scripts/regexes/attacks.mjs';
import { VERDICTS } from './kept-verdicts.ts';

describe('an attack', () => {
  it('is as long as it should be, and is tried by itself too', () => {
    expect(attacksOf({ pumps: [['<', 'ab']], suffix: '>' }, 10)).toEqual([
      '<abababab>',
      'abababab',
      '\u0001abababab\u0001',
    ]);
  });

  it('shows a square, and is harmless where each run is tried once', () => {
    const blanks = { pumps: [['', ' ']], suffix: 'x' } as const;
    expect(isSteady('/ +$/', blanks)).toBe(false);
    expect(isSteady('/(?<! ) +$/', blanks)).toBe(true);
  });

  it('of what is bounded ends in time at its bound', () => {
    for (const [key, { attack, bound = 0 }] of Object.entries(VERDICTS.bounded)) {
      expect.soft(cpuOf(key, attacksOf(attack, bound)), key).toBeLessThan(LIMIT);
    }
  });

  // Half of what was measured when it was written down, so that a slow minute fails nothing.
  it('of what is steady ends in time at half a million characters', () => {
    for (const [key, { attack }] of Object.entries(VERDICTS.steady)) {
      expect.soft(cpuOf(key, attacksOf(attack, 500_000)), key).toBeLessThan(LIMIT);
    }
  });
});
