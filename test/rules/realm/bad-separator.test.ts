// Separators that Windows does not know, each at its own place; blanks around entries are none.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/bad-separator.ts';
import { mapping, onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('bad-separator', () => {
  it.each([
    ['.a.example, .b.example', '2:11-12', ',', 'a comma'],
    ['.a.example ,.b.example', '2:12-13', ',', 'a comma'],
    ['.a.example|.b.example', '2:11-12', '|', 'a vertical bar'],
    ['.a.example .b.example', '2:11-12', ' ', 'a blank'],
    ['.a.example  \t.b.example', '2:11-14', '  \t', 'a blank'],
    ['.a.example,', '2:11-12', ',', 'a comma'],
  ])('points into %j at %s', (value, place, actual, name) => {
    const finding = only(onFact(rule, mapping(REALM, value)));
    expect(placed(finding)).toBe(place);
    expect(finding).toMatchObject({ severity: 'error', actual, expected: ';', setting: 'domain_realm' });
    expect(finding.message).toContain(name);
  });

  it.each(['\r\n', '\n', '\r'])('names a line break (%j), and what to write', (actual) => {
    const finding = only(onFact(rule, mapping(REALM, `.a.example${actual}.b.example`)));
    expect(finding.actual).toBe(actual);
    expect(finding.message).toContain('a line break');
    expect(finding.message).toContain('.a.example; .b.example');
  });

  it('shows every separator, across entries', () => {
    const finding = only(onFact(rule, mapping(REALM, '.a.example, .b.example; .c.example| .d.example')));
    expect(finding.related?.map((place) => place.at.region?.startColumn)).toEqual([35]);
  });

  it('judges lists of KDCs, in or without tags', () => {
    expect(placed(only(onFact(rule, realm(REALM, '<k>kdc1.example,kdc2.example</k>'))))).toBe('2:16-17');
    expect(placed(only(onFact(rule, realm(REALM, 'kdc1.example kdc2.example'))))).toBe('2:13-14');
  });

  it.each([
    '.a.example; .b.example;',
    '.a.example;.b.example',
    ' .a.example ;\t.b.example ',
    ';;',
    '.a.example;\u00a0.b.example',
  ])('is silent for %j', (value) => {
    expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
  });
});
