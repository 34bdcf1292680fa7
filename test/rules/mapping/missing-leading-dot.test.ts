// Dotless entries: suffixes are wrong without their dot, exact hosts are right.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/missing-leading-dot.ts';
import { cloud, localMapping, mapping, onFact, only, placed } from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';

describe('missing-leading-dot', () => {
  it('makes one finding per value, at the first wrong entry', () => {
    const finding = only(onFact(rule, mapping(REALM, 'zscalerbeta.net; Gateway.ZscalerBeta.net')));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: 'zscalerbeta.net',
      expected: '.zscalerbeta.net',
    });
    expect(placed(finding)).toBe('2:1-16');
    expect(
      finding.related?.map((place) => [place.at.region?.startColumn, place.at.region?.endColumn]),
    ).toEqual([[18, 41]]);
  });

  it('finds them behind wrong separators and odd characters', () => {
    const comma = only(onFact(rule, mapping(REALM, '.zscalerbeta.net, gateway.zscalerbeta.net')));
    expect(placed(comma)).toBe('2:19-42');
    const blank = only(onFact(rule, mapping(REALM, '.zscalerbeta.net;\u00a0gateway.zscalerbeta.net')));
    expect(blank.expected).toBe('.gateway.zscalerbeta.net');
  });

  it('judges the strings of ksetup one by one', () => {
    const finding = only(onFact(rule, localMapping(REALM, ['.gateway.zscalerbeta.net', 'zscalerbeta.net'])));
    expect(finding.setting).toBe('HostToRealm');
    expect(placed(finding)).toBe('3:1-16');
  });

  it('warns without an expectation: the realm in lower case, the parent of another entry', () => {
    const none = { expectation: null };
    const same = only(onFact(rule, mapping('FABRIKAM.COM', 'fabrikam.com'), none));
    expect(same).toMatchObject({ severity: 'warning', actual: 'fabrikam.com' });
    const parent = only(onFact(rule, mapping('UNIX.EXAMPLE', 'nfs.example; vol1.nfs.example'), none));
    expect(parent).toMatchObject({ severity: 'warning', actual: 'nfs.example' });
  });

  it('compares with the cloud that a misspelt realm means', () => {
    const expectation = cloud('zscalerbeta.net', { adopted: true, suffixes: [] });
    expect(only(onFact(rule, mapping('ZSCALERBTEA.NET', 'zscalerbeta.net'), { expectation })).severity).toBe(
      'error',
    );
  });

  it.each([
    '.zscalerbeta.net; .gateway.zscalerbeta.net; gateway2.zscalerbeta.net',
    'gateway2.zscalerbeta.net',
    'zscalerbeta.net; .zscalerbeta.net',
    '*.zscalerbeta.net',
    'beta.net',
    'net; .zscalerbeta.net; .gateway.zscalerbeta.net',
    '',
    ';',
  ])('is silent for %j', (value) => {
    expect(onFact(rule, mapping(REALM, value)).findings).toEqual([]);
  });

  it('is silent for exact hosts where nothing is expected', () => {
    const none = { expectation: null };
    expect(
      onFact(rule, mapping('FABRIKAM.COM', '.microsoft.com; .ms.com; computer1.fabrikam.com;'), none)
        .findings,
    ).toEqual([]);
    expect(onFact(rule, mapping('FABRIKAM.COM', 'computer1.fabrikam.com'), none).findings).toEqual([]);
    // Nothing of a name is left in it.
    expect(onFact(rule, mapping('FABRIKAM.COM', '\u200b'), none).findings).toEqual([]);
    const shares = mapping('KERBEROS.MICROSOFTONLINE.COM', 'contoso.file.core.windows.net');
    expect(onFact(rule, shares, none).findings).toEqual([]);
  });

  it('takes a host that the config expects without a dot as right', () => {
    const expectation = cloud('unix.example', {
      source: 'config',
      suffixes: [{ suffix: 'nfs.example', coveredBy: [] }],
    });
    expect(
      onFact(rule, mapping('UNIX.EXAMPLE', 'nfs.example; vol1.nfs.example'), { expectation }).findings,
    ).toEqual([]);
  });

  it('tells one wrong entry from two of which it is the first', () => {
    const variantOf = (value: string) => only(onFact(rule, mapping('ZSCALERBETA.NET', value))).variant;
    expect(variantOf('zscalerbeta.net; .gateway.zscalerbeta.net')).toBeUndefined();
    expect(variantOf('zscalerbeta.net; gateway.zscalerbeta.net')).toBe('gateway.zscalerbeta.net');
    expect(variantOf('zscalerbeta.net; gateway.zscalerbeta.net; nfs.example; vol1.nfs.example')).toBe(
      'gateway.zscalerbeta.net; nfs.example',
    );
  });
});
