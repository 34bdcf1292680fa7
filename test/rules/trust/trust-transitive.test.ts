// Transitivity is a bit, whatever other bits say; the exposure depends on the direction.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-transitive.ts';
import { cloud, numberAt, onFact, only, placed, trust } from '../../support/facts.ts';

const withAttributes = (value: number, direction: number | null = 1) =>
  trust({ attributes: numberAt(value, 6), direction: direction === null ? null : numberAt(direction, 4) });

describe('trust-transitive', () => {
  it.each([
    [0, '0 (transitive)', '1 (non-transitive)'],
    [0x8, '8 (forest transitive)', '1 (non-transitive)'],
    [0x9, '9 (forest transitive)', '1 (non-transitive)'],
    [0x200, '512 (transitive)', '513 (non-transitive)'],
  ])('reports %d', (value, actual, expected) => {
    const finding = only(onFact(rule, withAttributes(value)));
    expect(finding).toMatchObject({ severity: 'error', actual, expected, setting: 'trustAttributes' });
    expect(finding.realm).toBe('ZSCALERBETA.NET');
    expect(placed(finding)).toBe(`6:1-${1 + String(value).length}`);
  });

  it.each([0x1, 0x81, 0x201, 0x801])('is silent for %d', (value) => {
    expect(onFact(rule, withAttributes(value)).findings).toEqual([]);
  });

  it('says who is exposed', () => {
    const said = [1, 2, 3, null].map((direction) => only(onFact(rule, withAttributes(0, direction))).message);
    expect(said[0]).toContain('far side would accept');
    expect(said[1]).toContain('This domain would accept');
    expect(said[2]).toContain('This domain would accept');
    expect(said[3]).toContain('nobody meant');
  });

  it('warns for a realm trust of which nothing is expected, and lets the config want it', () => {
    expect(only(onFact(rule, withAttributes(0), { expectation: null })).severity).toBe('warning');
    const expectation = cloud('zscalerbeta.net', {
      source: 'config',
      trust: { type: 3, direction: 3, transitive: true, encryptionTypes: null },
    });
    expect(onFact(rule, withAttributes(0), { expectation }).findings).toEqual([]);
    expect(onFact(rule, trust({ attributes: null }), { expectation }).notEvaluated).toHaveLength(1);
    const none = cloud('zscalerbeta.net', { source: 'config', trust: null });
    expect(onFact(rule, withAttributes(0), { expectation: none }).findings).toHaveLength(1);
  });

  it('judges realm trusts alone, and none without the attribute', () => {
    const directory = trust({ type: numberAt(2), attributes: numberAt(8) });
    expect(onFact(rule, directory, { expectation: null }).applies).toBe(false);
    expect(onFact(rule, trust({ attributes: null })).notEvaluated).toHaveLength(1);
  });

  it('judges no bit that the export cannot show', () => {
    const masked = (value: number, attributesMask: number) =>
      onFact(rule, trust({ attributes: numberAt(value, 6), attributesMask }));
    expect(only(masked(0, 0x1)).actual).toBe('0 (transitive)');
    expect(only(masked(0x8, 0x8)).actual).toBe('8 (forest transitive)');
    expect(masked(0x1, 0x2d)).toMatchObject({ findings: [], notEvaluated: [] });
    // A bit outside of the mask says nothing, whatever it is.
    expect(masked(0x9, 0x1).findings).toEqual([]);
    expect(masked(0, 0x8)).toMatchObject({
      findings: [],
      notEvaluated: [expect.stringContaining('nontransitive')],
    });
  });
});
