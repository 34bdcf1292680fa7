// Wildcards: none belongs into the host map, and only of the usual one is it known what was meant.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-wildcard-syntax.ts';
import { localMapping, mapping, onFact, only, placed } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('mapping-wildcard-syntax', () => {
  it.each(['.zscalerbeta.net; .gateway.zscalerbeta.net', 'zscalerbeta.net', '.', '', ';'])(
    'is silent for %j',
    (value) => {
      expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
    },
  );

  it.each([
    ['*.ZscalerBeta.net', '.zscalerbeta.net'],
    ['*zscalerbeta.net', null],
    ['zscalerbeta.*', null],
    ['*.gateway.*.net', null],
    ['*', null],
    ['*.', null],
    // What it means would be too broad.
    ['*.net', null],
    ['*.co.uk', null],
  ])('takes %j for %j', (value, expected) => {
    const finding = only(onFact(rule, mapping(REALM, value), { expectation: null }));
    expect(finding).toMatchObject({ severity: 'error', actual: value, expected, setting: 'domain_realm' });
  });

  it('makes one finding per value, at the first wrong entry', () => {
    const finding = only(
      onFact(rule, mapping(REALM, '.zscalerbeta.net; *.a.zscalerbeta.net, *.b.zscalerbeta.net')),
    );
    expect(placed(finding)).toBe('2:19-38');
    expect(finding.related?.map(({ at }) => at.region?.startColumn)).toEqual([40]);
    expect(finding.variant).toBe('*.b.zscalerbeta.net');
    const variantOf = (value: string) => only(onFact(rule, mapping(REALM, value))).variant;
    expect(variantOf('*.a.zscalerbeta.net')).toBeUndefined();
    expect(variantOf('*.a; *.b; *.c')).toBe('*.b; *.c');
  });

  it('judges what ksetup wrote', () => {
    const finding = only(
      onFact(rule, localMapping(REALM, ['.zscalerbeta.net', '*.gateway.zscalerbeta.net'])),
    );
    expect(finding).toMatchObject({ setting: 'HostToRealm', expected: '.gateway.zscalerbeta.net' });
    expect(placed(finding)).toBe('3:1-26');
  });
});
