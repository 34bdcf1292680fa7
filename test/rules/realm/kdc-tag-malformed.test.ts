// Broken tags of every kind: one finding per value, at the first of them.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/realm/kdc-tag-malformed.ts';
import { onFact, only, placed, realm } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';
const HOST = 'kerberos.zscalerbeta.net';

describe('kdc-tag-malformed', () => {
  it.each([
    [`<k>${HOST}`, '2:1-4'],
    [`${HOST}</k>`, '2:25-29'],
    [`<k><k>${HOST}</k>`, '2:4-7'],
    [`<kdc>${HOST}</kdc>`, '2:1-6'],
    [`<k>${HOST}</k`, '2:28-31'],
    [`${HOST}<k></k>`, '2:1-25'],
  ])('points into %j at %s', (value, place) => {
    const finding = only(onFact(rule, realm(REALM, value)));
    expect(placed(finding)).toBe(place);
    expect(finding).toMatchObject({ severity: 'error', actual: value, expected: `<k>${HOST}</k>` });
  });

  it('keeps the flags in what it expects, and names the other problems', () => {
    const finding = only(onFact(rule, realm(REALM, `<f>0xE</f><kdc>${HOST}</kdc>`)));
    expect(finding.expected).toBe(`<f>0xE</f><k>${HOST}</k>`);
    expect(finding.related?.map(({ at }) => at.region?.startColumn)).toEqual([40]);
  });

  it('keeps all KDCs in what it expects', () => {
    expect(only(onFact(rule, realm(REALM, `<k>${HOST};kdc2.zscalerbeta.net`))).expected).toBe(
      `<k>${HOST}; kdc2.zscalerbeta.net</k>`,
    );
  });

  it('expects nothing in particular when no host is left', () => {
    expect(only(onFact(rule, realm(REALM, '<k>'))).expected).toBeNull();
  });

  it.each([`<K>${HOST}</K>`, '<f>0x0000000E</f>', HOST, `<k>${HOST};</k>`])('is silent for %j', (value) => {
    expect(onFact(rule, realm(REALM, value)).findings).toEqual([]);
  });
});
