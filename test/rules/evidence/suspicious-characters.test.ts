// Characters that nobody sees: found to the column, named in words, mended where that is certain.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/evidence/suspicious-characters.ts';
import {
  at,
  localMapping,
  mapping,
  numberAt,
  onFact,
  only,
  placed,
  realm,
  trust,
} from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';
const KDC = '<k>kerberos.zscalerbeta.net</k>';

describe('suspicious-characters', () => {
  it.each([
    ['.a.example;\u00a0.b.example', '2:12-13', '.a.example; .b.example'],
    ['.a.example\u200b', '2:11-12', '.a.example'],
    ['\ufeff.a.example', '2:1-2', '.a.example'],
    ['\u201c.a.example\u201d', '2:1-2', '.a.example'],
    ['\uff0ea.example', '2:1-2', '.a.example'],
    ['.\u0430.example', '2:2-3', '.a.example'],
    ['.a\u0000.example', '2:3-4', '.a.example'],
    ['.b\u00fccher.example', '2:3-4', null],
  ])('points into %j at %s and holds it as it is', (value, place, expected) => {
    const finding = only(onFact(rule, mapping(REALM, value)));
    expect(placed(finding)).toBe(place);
    expect(finding).toMatchObject({ severity: 'error', actual: value, expected, setting: 'domain_realm' });
    expect(finding.rightWhenRepaired).toBe(false);
  });

  it('makes one finding of a value and one of its name', () => {
    const { findings } = onFact(
      rule,
      realm('ZSCALERBETA\u00ad.NET', '<k>\u00a0a.example;\u00a0b.example</k>'),
    );
    expect(findings.map(placed)).toEqual(['1:12-13', '2:4-5']);
    expect(findings.map((finding) => finding.related?.length)).toEqual([0, 1]);
    expect(findings[0]).toMatchObject({ actual: 'ZSCALERBETA\u00ad.NET', expected: REALM });
  });

  it('reports blanks around a name, and shows them', () => {
    const finding = only(onFact(rule, realm(` ${REALM}\t`, '<k>kerberos.zscalerbeta.net</k>')));
    expect(placed(finding)).toBe('1:1-2');
    expect(finding).toMatchObject({ actual: ` ${REALM}\t`, expected: REALM });
    expect(finding.related).toHaveLength(1);
  });

  it.each([
    [150, '49'],
    [101, undefined],
  ])('names a hundred places more of %i, and counts the others', (length, left) => {
    const value = Array.from({ length }, (_, index) => `.a${index}.example\u00a0`).join(';');
    const finding = only(onFact(rule, mapping(REALM, value)));
    expect(finding.related).toHaveLength(100);
    expect(/(-?\d+) more places/.exec(finding.message)?.[1]).toBe(left);
  });

  it('says what the character is', () => {
    const said = [
      '\u00a0',
      '\u200d',
      '\u0001',
      '\uff41',
      '\u2019',
      '\u0435',
      '\u00e9',
      '\u2603',
      '\u{1f600}',
    ].map((character) => only(onFact(rule, mapping(REALM, `.a${character}.example`))).message);
    const words = [
      'no-break space',
      'joiner',
      'control',
      'full-width',
      'quote',
      'looks like e',
      'letter outside',
      'a character outside',
      'U+1F600',
    ];
    for (const [index, word] of words.entries()) expect(said[index]).toContain(word);
  });

  it('joins the names of a trust', () => {
    const bend = { cn: at('ZSCALERBETA.NET\u00a0', 1), name: at('ZSCALERBETA.NET\u00a0', 2) };
    const finding = only(onFact(rule, trust(bend)));
    expect(finding.setting).toBe('trust-name');
    expect(placed(finding)).toBe('1:16-17');
    expect(finding.related?.map((place) => place.at.region?.startLine)).toEqual([2]);
    expect(onFact(rule, trust()).findings).toEqual([]);
    const last = only(onFact(rule, trust({ trustPartner: at(` ${REALM}`, 3) })));
    expect(last).toMatchObject({ actual: ` ${REALM}`, expected: REALM });
    expect(placed(last)).toBe('3:1-2');
    expect(onFact(rule, trust({ ...bend, type: numberAt(2) }), { expectation: null }).applies).toBe(false);
  });

  it('judges the strings of ksetup', () => {
    expect(placed(only(onFact(rule, localMapping(REALM, ['.a.example', '.b\u00a0.example']))))).toBe('3:3-4');
  });

  it.each([
    ['.a.example;\r\n.b.example', '2:12-1', '.a.example;.b.example'],
    ['.a.example;.b.example\n', '2:22-1', '.a.example;.b.example'],
    ['<k>\nkdc.example</k>', '2:4-1', '<k>kdc.example</k>'],
    ['<k>\tkdc.example</k>', '2:4-5', '<k>kdc.example</k>'],
    ['.a.example;\t.b.example', '2:12-13', '.a.example;.b.example'],
  ])('finds the control character that separates nothing in %j', (value, place, expected) => {
    const finding = only(onFact(rule, mapping(REALM, value)));
    expect(placed(finding)).toBe(place);
    expect(finding).toMatchObject({ severity: 'error', actual: value, expected });
  });

  it.each([
    ['ZSCALER BETA.NET', true],
    ['"ZSCALERBETA.NET"', false],
    ["'ZSCALERBETA.NET", false],
    [' ZSCALERBETA.NET', false],
  ])('finds the blanks and quotes of the name %j', (name, rightWhenRepaired) => {
    expect(only(onFact(rule, realm(name, KDC)))).toMatchObject({
      actual: name,
      expected: 'ZSCALERBETA.NET',
      rightWhenRepaired,
    });
  });

  it.each([
    '.a.example; .b.example ',
    '.a.example\r\n.b.example',

    '',
    '<k>"&lt;\'</k>',
  ])('is silent for %j', (value) => {
    expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
  });
});
