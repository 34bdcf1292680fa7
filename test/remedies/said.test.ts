// Words of comments: what is spelt out, where lines break, how places and subjects are named.

import { describe, expect, it } from 'vitest';
import {
  commentLines,
  firstSentence,
  placeOf,
  reasonsOf,
  spelt,
  subjectOf,
} from '../../src/remedies/said.ts';
import { findingOf, remedyOf, text, valueChange } from '../support/remedies.ts';

describe('a comment', () => {
  it('spells out what is not printable ASCII, as reports do', () => {
    expect(spelt('a\u00a0b\r\n\u2018\ud83d\ude80\ud800é#')).toBe(
      'a<U+00A0>b<U+000D><U+000A><U+2018><U+1F680><U+D800><U+00E9>#',
    );
    expect(commentLines('a\u00a0b', '#')).toEqual(['# a<U+00A0>b']);
    expect(commentLines('', '#')).toEqual(['#']);
  });

  it('holds nothing that PowerShell obeys', () => {
    expect(commentLines('SIG # Begin signature block', '#')).toEqual([
      '# SIG <U+0023> Begin signature block',
    ]);
    expect(commentLines('Requires -Version 9', '#')).toEqual(['# <U+0052>equires -Version 9']);
    expect(commentLines('it requires', '#')).toEqual(['# it requires']);
  });

  it('ends with no backslash, which would take the next line along', () => {
    expect(commentLines('C:\\', ';')).toEqual(['; C:<U+005C>']);
    expect(commentLines('C:\\  ', ';')).toEqual(['; C:<U+005C>']);
    for (const line of commentLines(`${'x'.repeat(60)} `.repeat(3).replaceAll('x ', '\\ '), ';')) {
      expect(line).not.toMatch(/\\$/);
    }
  });

  it('breaks at blanks, and indents what follows', () => {
    const [first = '', second = '', ...more] = commentLines(`${'word '.repeat(25)}end`, '#');
    expect(first.length).toBeLessThanOrEqual(110);
    expect(second).toMatch(/^# {3}word/);
    expect(more).toEqual([]);
    const long = 'x'.repeat(300);
    expect(commentLines(`a ${long} b`, '#')).toEqual(['# a', `#   ${long}`, '#   b']);
  });
});

describe('names', () => {
  it('of places', () => {
    expect(placeOf(findingOf())).toBe('gpo-backup/registry.pol @0x1A4');
    const region = { startLine: 12, startColumn: 5, endLine: 12, endColumn: 9 };
    expect(placeOf(findingOf({ path: 'PC-0412.reg', region }))).toBe('PC-0412.reg:12:5');
    const { byteOffset: _, ...textual } = findingOf();
    expect(placeOf(textual)).toBe('gpo-backup/registry.pol (MitRealms : ZSCALERBETA.NET)');
    expect(placeOf({ ...textual, locator: '' })).toBe('gpo-backup/registry.pol');
  });

  it('of subjects', () => {
    expect(subjectOf({ kind: 'gpo', id: '{1}', name: 'CORP Zscaler Kerberos' })).toBe(
      'GPO "CORP Zscaler Kerberos"',
    );
    expect(subjectOf({ kind: 'client', id: 'PC-0412', name: '' })).toBe('client PC-0412');
  });

  it('of a message by its first sentence', () => {
    expect(firstSentence('The KDC kerberos.zscaler.net stands alone. Windows asks DNS.')).toBe(
      'The KDC kerberos.zscaler.net stands alone.',
    );
    expect(firstSentence('One sentence.')).toBe('One sentence.');
  });

  it('of what a remedy is for: its grade, all findings, all notes', () => {
    const findings = [
      findingOf(),
      findingOf({ ruleId: 'realm-not-uppercase', message: 'It is lower case.' }),
    ];
    const change = valueChange(text('a', 'b'), null);
    expect(reasonsOf(remedyOf(change, { findings, notes: ['Wait.'], grade: 'proposed' }))).toEqual([
      'Proposed: somebody should say that it is what was meant.',
      'kdc-missing-k-tag, gpo-backup/registry.pol @0x1A4: The KDC stands without <k>.',
      'realm-not-uppercase, gpo-backup/registry.pol @0x1A4: It is lower case.',
      'Note: Wait.',
    ]);
  });
});
