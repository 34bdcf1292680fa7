// Names that no host can have, and what only looks like one.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-invalid-name.ts';
import { localMapping, mapping, onFact, only, placed } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('mapping-invalid-name', () => {
  it.each([
    '.zscalerbeta.net; .gateway.zscalerbeta.net;',
    ';; .zscalerbeta.net;;',
    'PROXY_1-a.zscalerbeta.net',
    'xn--bcher-kva.contoso.example',
    '192.0.2.17; 2001:db8::17; [2001:db8::17]',
    'localhost',
    // Other rules speak of these.
    '.',
    '*.zscalerbeta.net',
    '*.a..b.net',
    '.zscalerbeta\u200b.net',
    '\u00c2\u00a0.gateway.zscalerbeta.net',
    '\u00a0',
    '',
  ])('is silent for %j', (value) => {
    expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
  });

  it('is silent for the empty string with which ksetup ends its lists', () => {
    expect(onFact(rule, localMapping(REALM, ['.zscalerbeta.net', ''])).findings).toEqual([]);
  });

  it.each([
    ['.zscalerbeta.net.', '.zscalerbeta.net'],
    ['login.zscalerbeta.net..', 'login.zscalerbeta.net'],
    ['.gateway..zscalerbeta.net', '.gateway.zscalerbeta.net'],
    ['..zscalerbeta.net', '.zscalerbeta.net'],
    ['login%zscalerbeta.net', null],
    ["'.zscalerbeta.net'", '.zscalerbeta.net'],
    ['{.zscalerbeta.net}', null],
    ['..', null],
    ['2001:db8::17%eth0', null],
  ])('takes %j for %j', (value, expected) => {
    const finding = only(onFact(rule, mapping(REALM, value)));
    expect(finding).toMatchObject({ severity: 'error', actual: value, expected });
    expect(placed(finding)).toBe(`2:1-${value.length + 1}`);
  });

  it('leaves ports, paths and odd characters to their rules, where nothing else is wrong', () => {
    const repaired = (value: string) => only(onFact(rule, mapping(REALM, value))).rightWhenRepaired;
    expect(repaired('https://login.zscalerbeta.net/')).toBe(true);
    expect(repaired('login.zscalerbeta.net:8800')).toBe(true);
    expect(repaired('.zscalerbeta.net.')).toBe(false);
    expect(repaired('login.zscalerbeta.net:8800; .zscalerbeta.net.')).toBe(false);
    expect(repaired('https://login..zscalerbeta.net')).toBe(false);
  });

  it('makes one finding per value', () => {
    const finding = only(onFact(rule, mapping(REALM, '.a.zscalerbeta.net.; .zscalerbeta.net; .b..net')));
    expect(finding.related?.map(({ at }) => at.region?.startColumn)).toEqual([40]);
    expect(finding.variant).toBe('.b..net');
  });
});
