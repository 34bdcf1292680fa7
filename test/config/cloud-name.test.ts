// However a cloud is written, one name comes out.

import { describe, expect, it } from 'vitest';
import { cloudName } from '../../src/config/cloud-name.ts';

describe('cloudName', () => {
  it.each([
    'zscalerbeta.net',
    'ZSCALERBETA.NET',
    ' zscalerbeta.net. ',
    'admin.zscalerbeta.net',
    'https://admin.zscalerbeta.net/',
    'HTTPS://ADMIN.ZSCALERBETA.NET:443/#dashboard?x=1',
  ])('%s', (text) => {
    expect(cloudName(text)).toBe('zscalerbeta.net');
  });

  it.each([
    '',
    'zscalerbeta',
    'https://',
    '.zscalerbeta.net',
    'zscaler beta.net',
    '-a.net',
    `${'a'.repeat(64)}.net`,
  ])('refuses %j', (text) => {
    expect(cloudName(text)).toBeNull();
  });

  it('refuses what is too long for DNS', () => {
    expect(cloudName(`${'a.'.repeat(130)}net`)).toBeNull();
    expect(cloudName('a'.repeat(5_000_000))).toBeNull();
  });
});
