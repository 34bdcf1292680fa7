// To which cloud a host belongs.

import { describe, expect, it } from 'vitest';
import { cloudOfHost } from '../../src/model/cloud.ts';

describe('cloudOfHost', () => {
  const clouds = new Set(['zscaler.net', 'zscalerbeta.net']);

  it.each([
    ['zscaler.net', 'zscaler.net'],
    ['.zscaler.net', 'zscaler.net'],
    ['.gateway.zscalerbeta.net', 'zscalerbeta.net'],
    ['gateway.zscalerbeta.net', 'zscalerbeta.net'],
    ['kerberos.zscalerbeta.net', 'zscalerbeta.net'],
    ['dfw1.gateway.emea.zscalerbeta.net', 'zscalerbeta.net'],
    ['notzscaler.net', null],
    ['zscaler.net.contoso.example', null],
    ['net', null],
    ['.', null],
    ['', null],
  ])('%s belongs to %s', (host, cloud) => {
    expect(cloudOfHost(host, clouds)).toBe(cloud);
  });

  it('finds the end of what is far too long for a name, and at once', () => {
    const long = 'zscaler.'.repeat(100_000);
    const begin = performance.now();
    expect(cloudOfHost(`${long}zscaler.net`, clouds)).toBe('zscaler.net');
    expect(cloudOfHost(`${'a'.repeat(300)}.zscaler.net`, clouds)).toBe('zscaler.net');
    expect(cloudOfHost(long, clouds)).toBeNull();
    expect(cloudOfHost('a'.repeat(300), clouds)).toBeNull();
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
