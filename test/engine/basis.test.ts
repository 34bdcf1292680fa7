// What stands beside an expected value, and all that there is to say about where it comes from.

import { describe, expect, it } from 'vitest';
import { basisOf } from '../../src/engine/basis.ts';
import type { RealmExpectation } from '../../src/model/expectation.ts';
import { cloud } from '../support/facts.ts';

const of = (bend: Partial<RealmExpectation>) => {
  const { calm, full } = basisOf(cloud('zscalerbeta.net', bend));
  return [calm, full];
};

describe('basisOf', () => {
  it('is calm about what was named, and tells all in full', () => {
    expect(of({})).toEqual(['profile zscaler', 'profile zscaler: a known cloud']);
    expect(of({ source: '--cloud', reason: null })).toEqual(['--cloud', '--cloud']);
    expect(of({ source: 'config', reason: 'conf/realmlint.config.jsonc' })).toEqual([
      'config',
      'config, conf/realmlint.config.jsonc',
    ]);
  });

  it('says at once from what it was inferred', () => {
    const reason = 'the KDC kerberos.zscalerbeta.net points to it';
    expect(of({ adopted: true, reason })).toEqual([
      `profile zscaler, because ${reason}`,
      `profile zscaler: ${reason}`,
    ]);
    expect(of({ source: 'config', adopted: true, reason })).toEqual([
      `config, because ${reason}`,
      `config: ${reason}`,
    ]);
    const shape = { source: 'formula zscaler', reason: 'kerberos.x with .gateway.x' } as const;
    expect(of(shape)[0]).toBe('formula zscaler, because kerberos.x with .gateway.x');
  });
});
