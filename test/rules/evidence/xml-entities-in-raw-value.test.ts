// Entities that are stored as text.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/evidence/xml-entities-in-raw-value.ts';
import { mapping, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('xml-entities-in-raw-value', () => {
  it('points at the first, names the others, and shows the decoded value', () => {
    const value = '&lt;k&gt;kerberos.zscalerbeta.net&lt;/k&gt;';
    const finding = only(onFact(rule, realm(REALM, value)));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: value,
      expected: '<k>kerberos.zscalerbeta.net</k>',
      setting: 'MitRealms',
    });
    expect(placed(finding)).toBe('2:1-5');
    expect(finding.related).toHaveLength(3);
  });

  it.each([
    ['&#46;zscalerbeta.net', '.zscalerbeta.net'],
    ['&#x2E;zscalerbeta.net', '.zscalerbeta.net'],
    ['.a.example&amp;.b.example', '.a.example&.b.example'],
    ['&quot;.a.example&apos;', '.a.example'],
    ['&#x110000;.a.example', null],
    ['.a.example&middot;', null],
    ['.a.example;&nbsp;.b.example', '.a.example; .b.example'],
    ['.a.example;&#160;.b.example', '.a.example; .b.example'],
    ['.a&#x2014;b.example', '.a-b.example'],
  ])('decodes %j in a map', (value, expected) => {
    expect(only(onFact(rule, mapping(REALM, value)))).toMatchObject({ actual: value, expected });
  });

  it('decodes what was encoded several times over', () => {
    const value = '&amp;lt;k&amp;gt;kerberos.zscalerbeta.net&amp;lt;/k&amp;gt;';
    expect(only(onFact(rule, realm(REALM, value))).expected).toBe('<k>kerberos.zscalerbeta.net</k>');
  });

  it.each(['<k>kerberos.zscalerbeta.net</k>', '.a.example; .b.example', 'a&b'])(
    'is silent for %j',
    (value) => {
      expect(onFact(rule, realm(REALM, value)).findings).toEqual([]);
    },
  );
});
