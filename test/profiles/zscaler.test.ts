// The vendor's clouds: what is expected of them, and what belongs to them.

import { describe, expect, it } from 'vitest';
import { hasCloudShape, ZSCALER_CLOUDS, zscalerExpectation } from '../../src/profiles/zscaler.ts';

describe('zscalerExpectation', () => {
  it('is the guide for every cloud', () => {
    for (const cloud of ZSCALER_CLOUDS) {
      expect(
        zscalerExpectation(cloud, { source: 'profile zscaler', reason: 'a known cloud' }, false),
      ).toEqual({
        realm: cloud.toUpperCase(),
        kdcs: [`kerberos.${cloud}`],
        suffixes: [
          { suffix: `.${cloud}`, coveredBy: [], prescribed: true, dispensable: true },
          { suffix: `.gateway.${cloud}`, coveredBy: [`.${cloud}`], prescribed: true },
        ],
        trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 24 },
        source: 'profile zscaler',
        reason: 'a known cloud',
        adopted: false,
      });
    }
  });

  it('knows the clouds in lower case, each once', () => {
    expect(new Set(ZSCALER_CLOUDS).size).toBe(ZSCALER_CLOUDS.length);
    for (const cloud of ZSCALER_CLOUDS) expect(cloud).toMatch(/^[a-z]+\.(?:net|us)$/);
  });
});

describe('hasCloudShape', () => {
  const shape = (realm: string, kdcs: readonly string[], hosts: readonly string[]) =>
    hasCloudShape(realm, new Set(kdcs), new Set(hosts));

  it.each([
    ['the vendor prefix', 'zscalerfour.net', [], []],
    ['the vendor prefix and another end', 'zscaler.com', [], []],
    [
      'KDC and edges',
      'newcloud.example',
      ['kerberos.newcloud.example'],
      ['.newcloud.example', '.gateway.newcloud.example'],
    ],
    ['edges, and no realm list', 'newcloud.example', [], ['.gateway.newcloud.example']],
    [
      'edges without dots, and nothing else',
      'newcloud.example',
      ['kerberos.newcloud.example'],
      ['newcloud.example', 'gateway.newcloud.example'],
    ],
  ])('has it: %s', (_what, realm, kdcs, hosts) => {
    expect(shape(realm, kdcs, hosts)).toBe(true);
  });

  it.each([
    ['an MIT realm', 'example.com', ['kerberos.example.com'], ['.example.com']],
    [
      'an MIT realm with a host of that name',
      'example.com',
      ['kerberos.example.com'],
      ['gateway.example.com', 'www.example.com'],
    ],
    ['a host of that name alone', 'example.com', ['kerberos.example.com'], ['gateway.example.com']],
    ['another KDC', 'example.com', ['kdc1.example.com'], ['.gateway.example.com']],
    ['nothing but its name', 'athena.mit.edu', [], []],
    ['a realm below an own domain', 'zscaler.contoso.example', [], []],
    ['a name without dots', 'zscaler', [], ['.gateway.zscaler']],
    ['an empty name', '', [], ['.gateway.']],
  ])('has it not: %s', (_what, realm, kdcs, hosts) => {
    expect(shape(realm, kdcs, hosts)).toBe(false);
  });
});
