// Addresses: the first and the last of each network that is not routed, and their neighbours.

import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { addressKind } from '../../../rules/support/addresses.ts';
import { cpuClock } from '../../support/cpu-clock.ts';

describe('addressKind', () => {
  it.each([
    ['0.0.0.0', '0.255.255.255', null, '1.0.0.0'],
    ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
    ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
    ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
    ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
    ['fe80::1', 'febf::1', 'fe7f::1', 'fec0::1'],
    ['fc00::1', 'fdff::1', 'fb00::1', 'fe00::1'],
  ])('is private from %s to %s, and not before or behind', (first, last, before, behind) => {
    expect([addressKind(first), addressKind(last)]).toEqual(['private', 'private']);
    for (const other of [before, behind]) if (other) expect(addressKind(other), other).toBe('public');
  });

  it.each([
    ['::', 'private'],
    ['::1', 'private'],
    ['::12', 'public'],
    ['[::1]', 'private'],
    ['fe80::1%eth0', 'private'],
    ['[2001:db8::8%a%b]', 'public'],
    ['2001:DB8::8', 'public'],
    ['2001:db8::fe80', 'public'],
    ['::ffff:10.0.0.1', 'private'],
    ['::FFFF:203.0.113.1', 'public'],
    ['64:ff9b::ffff:10.0.0.1', 'public'],
    ['255.255.255.255', 'public'],
  ])('of %s is %s', (host, kind) => {
    expect(addressKind(host)).toBe(kind);
  });

  it.each([
    '256.0.0.1',
    '10.0.0',
    '10.0.0.1.1',
    '10.0.0.1.example',
    'a10.0.0.1',
    'kdc1',
    'x::1',
    '::x',
    '::1%\n',
    '%::1',
    '',
  ])('is none for %j', (host) => {
    expect(addressKind(host)).toBeNull();
  });

  // As V8 does by itself once a process has compiled 16 MB of regular expressions. It compiles them anew for texts beyond Latin-1.
  it('takes time by the length of a host where V8 no longer optimizes regular expressions', () => {
    setFlagsFromString('--no-regexp-optimization');
    try {
      const spent = cpuClock();
      for (const end of ['', '%', '[2001:db8::8]'])
        expect(addressKind(`\u4e00${'<div>'.repeat(20_000)}${end}`)).toBeNull();
      expect(spent()).toBeLessThan(2000);
    } finally {
      setFlagsFromString('--regexp-optimization');
    }
  });
});
