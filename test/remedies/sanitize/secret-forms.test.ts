// Names of secrets with options of LDAP behind them, however long these are.

import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { cpuClock } from '../../support/cpu-clock.ts';

const LONG = `x-${'a'.repeat(200)}`;

describe('options of an attribute', () => {
  it.each([
    [`userPassword;${LONG}: `, 'Winter', 'REMOVED'],
    [`unicodePwd;lang-en;${LONG}:: `, 'V2ludGVy', 'UkVNT1ZFRA=='],
    [`userPassword;${LONG}\n aaa;y: `, 'Winter', 'REMOVED'],
    [`userPassword;${LONG}\n : `, 'Winter', 'REMOVED'],
    ['userPassword;range=0-*: ', 'Winter', 'REMOVED'],
    ['userPassword;x-password;y: ', 'Winter', 'REMOVED'],
  ])('%j', (name, secret, instead) => {
    const text = (value: string) => `dn: cn=x\nobjectClass: user\n${name}${value}\ncn: x\n`;
    expect(withoutSecrets(text(secret))).toEqual({ text: text(instead), removed: 1, understood: true });
  });

  it('a semicolon alone introduces none', () => {
    const text = 'the password; note: x';
    expect(withoutSecrets(text)).toEqual({ text, removed: 0, understood: true });
  });

  it.each(['', `: ${'x'.repeat(500_000)}`, `: ${'*'.repeat(500_000)}`])(
    'take time by the length of the line',
    (value) => {
      const text = `dn: x\ncn: x\n${'password;'.repeat(20_000)}x${value}`;
      const spent = cpuClock();
      expect(withoutSecrets(text).removed).toBe(value.endsWith('x') ? 1 : 0);
      expect(spent()).toBeLessThan(2000);
    },
  );
});
