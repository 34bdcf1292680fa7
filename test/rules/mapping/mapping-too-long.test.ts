// Values that the policy editor cannot load.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-too-long.ts';
import { localMapping, mapping, onFact, only, placed } from '../../support/facts.ts';

const REALM = 'HADOOP.CONTOSO.EXAMPLE';
const none = { expectation: null };

describe('mapping-too-long', () => {
  it('is silent up to 1,024 characters', () => {
    expect(onFact(rule, mapping(REALM, `${'a'.repeat(1023)};`), none).findings).toEqual([]);
    expect(onFact(rule, mapping(REALM, ''), none).findings).toEqual([]);
  });

  it('is silent for lists of strings, which are no text of the policy', () => {
    const hosts = Array.from({ length: 200 }, (_, i) => `node${i}.hadoop.contoso.example`);
    expect(onFact(rule, localMapping(REALM, hosts), none).applies).toBe(false);
    expect(onFact(rule, mapping(REALM, hosts, 'REG_MULTI_SZ'), none).findings).toEqual([]);
  });

  it('points at what is too much', () => {
    const finding = only(onFact(rule, mapping(REALM, `.hadoop.contoso.example;${' '.repeat(1000)}a`), none));
    expect(finding).toMatchObject({ severity: 'warning', actual: '1025 characters' });
    expect(placed(finding)).toBe('2:1025-1026');
  });
});
