// Every combination of what is open, once, and an end to it.

import { describe, expect, it } from 'vitest';
import { everyWay } from '../../src/evidence/ways.ts';

describe('everyWay', () => {
  it('has one result where nothing is open', () => {
    expect(everyWay(() => 'same', 10)).toEqual({ results: ['same'], complete: true });
  });

  it('tries every combination once, also where a choice depends on another', () => {
    const { results, complete } = everyWay((choose) => {
      const first = choose(2);
      return first === 0 ? `0${choose(3)}` : '1';
    }, 10);
    expect(results).toEqual(['00', '01', '02', '1']);
    expect(complete).toBe(true);
  });

  it('stops when there are too many, and says so', () => {
    const { results, complete } = everyWay((choose) => [choose(2), choose(2), choose(2)], 5);
    expect(results).toHaveLength(5);
    expect(complete).toBe(false);
    expect(everyWay((choose) => [choose(2), choose(2)], 4).complete).toBe(true);
  });
});
