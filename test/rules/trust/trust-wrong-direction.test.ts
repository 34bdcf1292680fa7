// Direction: 0 is always wrong, the others only against what is expected.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-wrong-direction.ts';
import { cloud, numberAt, onFact, only, placed, trust } from '../../support/facts.ts';

const pointing = (value: number) => trust({ direction: numberAt(value, 4) });

describe('trust-wrong-direction', () => {
  it.each([
    [0, '0 (disabled)'],
    [2, '2 (one-way: outgoing)'],
    [3, '3 (two-way)'],
    [7, '7 (unknown)'],
  ])('reports %d', (value, actual) => {
    const finding = only(onFact(rule, pointing(value)));
    expect(finding).toMatchObject({
      severity: 'error',
      actual,
      expected: '1 (one-way: incoming)',
      setting: 'trustDirection',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe('4:1-2');
  });

  it('is silent for the expected direction, whichever that is', () => {
    expect(onFact(rule, pointing(1))).toMatchObject({ findings: [], notEvaluated: [] });
    const expectation = cloud('zscalerbeta.net', {
      trust: { type: 3, direction: 3, transitive: false, encryptionTypes: null },
    });
    expect(onFact(rule, pointing(3), { expectation }).findings).toEqual([]);
    expect(only(onFact(rule, pointing(1), { expectation })).expected).toBe('3 (two-way)');
  });

  it('says of each direction what it does', () => {
    const expectation = cloud('zscalerbeta.net', {
      trust: { type: 3, direction: 5, transitive: false, encryptionTypes: null },
    });
    const said = [0, 1, 2, 3, 7].map((value) => only(onFact(rule, pointing(value), { expectation })).message);
    expect(new Set(said.map((message) => message.split(/\. (.*)/)[1])).size).toBe(5);
    expect(said[1]).toContain(' is one-way: incoming.');
  });

  it('reports only a disabled trust where nothing is expected', () => {
    for (const expectation of [null, cloud('unix.example', { source: 'config', trust: null })]) {
      expect(only(onFact(rule, pointing(0), { expectation }))).toMatchObject({
        severity: 'error',
        expected: null,
      });
      for (const value of [1, 2, 3]) {
        const outcome = onFact(rule, pointing(value), { expectation });
        expect(outcome.findings).toEqual([]);
        expect(outcome.notEvaluated).toHaveLength(1);
      }
    }
  });

  it('is not evaluated without the attribute', () => {
    expect(onFact(rule, trust({ direction: null })).notEvaluated).toHaveLength(1);
  });

  it('leaves to another rule what the config wants disabled, of that realm alone', () => {
    const wanted = (realm: string) => ({
      subject: { holder: 'domain' as const },
      intents: { expect: [{ of: 'domain' as const, name: '*', realm, state: 'disabled' as const }] },
    });
    for (const value of [0, 1, 2]) {
      const outcome = onFact(rule, pointing(value), wanted('ZSCALERBETA.NET'));
      expect(outcome.findings).toEqual([]);
      expect(outcome.notEvaluated).toHaveLength(1);
    }
    expect(only(onFact(rule, pointing(0), wanted('ZSCALERTWO.NET'))).actual).toBe('0 (disabled)');
  });
});
