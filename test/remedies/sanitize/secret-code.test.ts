// Secrets in scripts: expressions and here-strings are taken out as a whole, and what only names a secret stays.

import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { cpuClock } from '../../support/cpu-clock.ts';

const cleaned = (text: string) => {
  const { text: left, understood } = withoutSecrets(text);
  return understood ? left : 'refused';
};

describe('expressions', () => {
  it.each([
    ["$password = $x + 'Winter'", '$password = REMOVED'],
    ["@{ Password = $x + 'Winter' }", '@{ Password = REMOVED }'],
    ['$password = [string]20261231', '$password = REMOVED'],
    ['$password = [securestring]("Winter" | ConvertTo-SecureString)', '$password = REMOVED'],
    ["$password = ('a' + 'Winter')", '$password = REMOVED'],
    ["$password = 'a' + 'Winter'", "$password = 'REMOVED"],
    ["$p.Password = 'a'.Replace('a', 'Winter')", "$p.Password = 'REMOVED"],
    ['$password = $x\u2028 = 20261231', '$password = REMOVED'],
    ['$password = $x = 20261231; Get-ADTrust', '$password = REMOVED; Get-ADTrust'],
    ["$password =\n 'Winter'", 'refused'],
    ['$password = $x+@"\nWinter\n"@', 'refused'],
    ["$password = 'a' + @'\nWinter\n'@", 'refused'],
    ["$password = 'a' +\n  'Winter'", 'refused'],
    ["$password = $x `\n  + 'Winter'", 'refused'],
    ["$password = $x\n  | Join 'Winter'", 'refused'],
    ["$password = ('a',\n  'Winter')", 'refused'],
    ["-NewPassword ('Win' + 'ter') -Reset", '-NewPassword REMOVED -Reset'],
    ["-NewPassword $('Winter')", '-NewPassword REMOVED'],
    ['-Password [string]20261231', '-Password REMOVED'],
    ['-pw a"Winter"', '-pw REMOVED"'],
    ['-pw "a""Winter"', '-pw "REMOVED"'],
    ["-Password 'a','Winter'", "-Password 'REMOVED"],
    ["-NewPassword ('Win' +", 'refused'],
  ])('%j', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });

  it.each([
    '$password = $x',
    '$password = $x; Get-ADTrust',
    '$password = [securestring]$x',
    '$password = $env:TRUST_PASSWORD',
    '$password = $cred.GetNetworkCredential().Password',
    '$password = Read-Host -AsSecureString "For the trust"',
    'powershell -c "$password = $x"',
    '@{ Password = $x; User = $y }',
    'if ($password = $x) { }',
    '-Password $x',
    '-Password ($x)',
    '-Credential (Get-Credential)',
    '-Password [password | *]',
  ])('%s stays', (text) => {
    expect(withoutSecrets(text)).toEqual({ text, removed: 0, understood: true });
  });

  it.each(['$password = ($x) ', '-password (a) ', '-password (', '@{password=$x}'])(
    'takes time by its length for a line of nothing but %s',
    (unit) => {
      const spent = cpuClock();
      expect(cleaned(unit.repeat(20_000))).not.toContain('password (a) -');
      expect(spent()).toBeLessThan(2000);
    },
  );
});

describe('here-strings', () => {
  it.each([
    [
      'PS C:\\> $password = @"\n>> Winter!x\n>> "@\nPS C:\\> x',
      'PS C:\\> $password = @"\n>> REMOVED\n>> "@\nPS C:\\> x',
    ],
    ["$password = @'\r\nWinter\r\nSummer\r\n'@\r\nx", "$password = @'\r\nREMOVED\r\n\r\n'@\r\nx"],
    [
      '$password = @"\n>> Winter\n>>\n>> Summer\n>> "@\n',
      '$password = @"\n>> REMOVED\n>>\n>> REMOVED\n>> "@\n',
    ],
    ['-Password @"\nWinter\n"@ -x', '-Password @"\nREMOVED\n"@ -x'],
    ['@{ "Password" = @"\nWinter\n"@\n}', '@{ "Password" = @"\nREMOVED\n"@\n}'],
    ['$password = @"\nSummer\n"@ + "Winter"', '$password = @"\nREMOVED\n'],
    ['$password = @"\nWinter\n', 'refused'],
  ])('%j', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });
});
