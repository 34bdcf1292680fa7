// What a rule says of itself.

import { describe, expect, it } from 'vitest';
import { stepOf, stepsOf } from '../../src/model/rule.ts';
import { fakeRule } from '../support/rules.ts';

describe('the steps of a rule', () => {
  it('are those of all kinds of target that it walks, each once and in their order', () => {
    const rule = fakeRule('a', ['realm', 'mapping', 'trust'], () => [], {
      guide: 4,
      guideOver: { trust: 1 },
    });
    expect(stepsOf(rule)).toEqual([1, 4]);
    expect(stepOf(rule, 'trust')).toBe(1);
    expect(stepOf(rule, 'mapping')).toBe(4);
  });

  it('are none where the guide is silent', () => {
    expect(stepsOf(fakeRule('a', 'run', () => [], { guide: null }))).toEqual([]);
  });
});
