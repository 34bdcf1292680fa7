// Secrets that programs take: quotes within an argument, expressions of PowerShell, and what is piped.

import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { cpuClock } from '../../support/cpu-clock.ts';

const cleaned = (text: string) => {
  const { text: left, understood } = withoutSecrets(text);
  return understood ? left : 'refused';
};

describe('arguments of programs', () => {
  it.each([
    ['schtasks /rp "a""Winter" /tn x', 'schtasks /rp "REMOVED" /tn x'],
    ['schtasks /rp a"Winter" /tn x', 'schtasks /rp REMOVED" /tn x'],
    ['psexec -p "Winter\nnext', 'psexec -p "REMOVED"\nnext'],
    ['netdom trust x /pd:"a""Winter" /add', 'netdom trust x /pd:"REMOVED" /add'],
    ['netdom trust x /pd:\\"Cold Winter\\" /add', 'netdom trust x /pd:\\"REMOVED\\" /add'],
    ['ConvertTo-SecureString ("Win" + "ter") -AsPlainText', 'ConvertTo-SecureString REMOVED -AsPlainText'],
    ['ConvertTo-SecureString &quot;Cold Winter&quot; -Force', 'ConvertTo-SecureString REMOVED -Force'],
    ['ConvertTo-SecureString ("Win" +', 'refused'],
    ['PS C:\\> "Winter" | ConvertTo-SecureString -AsPlainText', 'PS C:\\> "REMOVED"'],
    ['$x | ConvertTo-SecureString', '$x | ConvertTo-SecureString'],
    ['ConvertTo-SecureString $x -AsPlainText', 'ConvertTo-SecureString $x -AsPlainText'],
    ['NetworkCredential("svc", "a""Winter")', 'NetworkCredential("svc", "REMOVED")'],
    ['NetworkCredential($user, "a" + "Winter")', 'NetworkCredential($user, "REMOVED")'],
    ['NetworkCredential($user, $x)', 'NetworkCredential($user, $x)'],
  ])('%j', (text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });

  it.each(['"a" | ConvertTo-SecureString ', 'a ConvertTo-SecureString (', 'ConvertTo-SecureString (a) '])(
    'takes time by its length for a line of nothing but %s',
    (unit) => {
      const spent = cpuClock();
      expect(cleaned(`${unit.repeat(20_000)}"`)).not.toContain('(a) ConvertTo');
      expect(spent()).toBeLessThan(3000);
    },
  );
});
