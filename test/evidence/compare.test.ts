// The five results of a comparison.

import { describe, expect, it } from 'vitest';
import { byRow, compareCopies, deviating } from '../../src/evidence/compare.ts';
import type { Copy } from '../../src/model/copy.ts';

const copy = (data: string, bend: Partial<Copy> = {}): Copy => ({
  setting: 'MitRealms',
  realm: 'a.example',
  name: 'A.EXAMPLE',
  shown: data,
  data,
  place: null,
  subject: null,
  ...bend,
});
const perhaps = { perhaps: true } as const;

function compared(
  expected: readonly Copy[],
  actual: readonly Copy[],
  shown: { expectedShown?: boolean; actualShown?: boolean } = {},
) {
  return compareCopies({ expected, actual, expectedShown: true, actualShown: true, ...shown });
}

describe('compareCopies', () => {
  it('is same for what agrees with any of several expected ones', () => {
    expect(compared([copy('x'), copy('y')], [copy('y')])).toBe('same');
    expect(compared([copy('x'), copy('y', perhaps)], [copy('y')])).toBe('same');
  });

  it('is different where one of the actual ones agrees with none', () => {
    expect(compared([copy('x')], [copy('y')])).toBe('different');
    expect(compared([copy('x')], [copy('x'), copy('y')])).toBe('different');
    expect(
      deviating([copy('x')], [copy('x'), copy('y'), copy('z', perhaps)]).map(({ data }) => data),
    ).toEqual(['y']);
  });

  it('is different in the case of the realm alone, unless the export changes case', () => {
    const lower = { name: 'a.example' };
    expect(compared([copy('x')], [copy('x', lower)])).toBe('different');
    expect(compared([copy('x')], [copy('x', { ...lower, caseless: true })])).toBe('same');
    expect(compared([copy('x', { caseless: true })], [copy('x', lower)])).toBe('same');
  });

  it('is missing only where it would have been shown', () => {
    expect(compared([copy('x')], [])).toBe('missing');
    expect(compared([copy('x')], [], { actualShown: false })).toBe('not-known');
    expect(compared([copy('x', perhaps)], [])).toBe('not-known');
  });

  it('is extra only where the other side would have shown it', () => {
    expect(compared([], [copy('x')])).toBe('extra');
    expect(compared([], [copy('x')], { expectedShown: false })).toBe('not-known');
    expect(compared([], [copy('x', perhaps)])).toBe('not-known');
  });

  it('is not known where a filter decides', () => {
    expect(compared([copy('x', perhaps)], [copy('y')])).toBe('not-known');
    expect(compared([copy('x')], [copy('y', perhaps)])).toBe('not-known');
  });

  it('takes an absent switch for a policy that is disabled', () => {
    const off = copy('disabled', { setting: 'MitRealms_Enabled' });
    expect(compared([off], [])).toBe('same');
    expect(compared([off], [], { actualShown: false })).toBe('not-known');
    expect(compared([copy('enabled', { setting: 'MitRealms_Enabled' })], [])).toBe('missing');
  });

  it('lets more hosts stand beside those of the guide, and none be missing', () => {
    const guide = copy('hosts .a .b', { atLeast: true });
    expect(compared([guide], [copy('hosts .a .b .c')])).toBe('same');
    expect(compared([guide], [copy('hosts .a .c')])).toBe('different');
    expect(compared([copy('hosts .a .b')], [copy('hosts .a .b .c')])).toBe('different');
  });

  it('takes a parent for what is below it, and one of several KDCs for enough, where rules do', () => {
    const suffixes = copy('hosts .a.example .b.example', { atLeast: true, leniently: true });
    expect(compared([suffixes], [copy('hosts .example')])).toBe('same');
    expect(compared([suffixes], [copy('hosts .a.example example')])).toBe('different');
    const exact = copy('hosts .a.example .b.example', { atLeast: true });
    expect(compared([exact], [copy('hosts .example')])).toBe('different');
    const kdcs = copy('hosts kdc1 kdc2', { leniently: true });
    expect(compared([kdcs], [copy('hosts kdc2')])).toBe('same');
    expect(compared([kdcs], [copy('hosts kdc2 kdc3')])).toBe('different');
    expect(compared([kdcs], [copy('hosts ')])).toBe('different');
    expect(compared([kdcs], [copy('text kdc2')])).toBe('different');
  });
});

describe('byRow', () => {
  it('keeps settings and realms apart, whatever the realm is called there', () => {
    const rows = byRow([copy('x'), copy('y', { name: 'a.example' }), copy('z', { setting: 'domain_realm' })]);
    expect([...rows.values()].map((copies) => copies.map(({ data }) => data))).toEqual([['x', 'y'], ['z']]);
  });
});
