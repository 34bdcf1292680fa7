// Secrets in lines of text: which arguments are some, and that nothing is left of them in a line that is shown.

import { describe, expect, it } from 'vitest';
import { secretArguments, withoutSecrets } from '../../src/model/secret-text.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { itThorough } from '../support/thorough.ts';

const found = (line: string) =>
  [...secretArguments(line)].map(({ name, from, to, secret }) => {
    expect(line.slice(from, to)).toBe(name);
    return `${name} ${line.slice(secret.from, secret.to)}`;
  });
const TRUST = 'netdom trust ZSCALERBETA.NET /d:corp.contoso.example /add /realm';

describe('secretArguments', () => {
  it.each([
    `${TRUST} /passwordt:*`,
    `${TRUST} /passwordt:`,
    `${TRUST} /passwordt:""`,
    `${TRUST} /passwordt:********`,
    `${TRUST} /passwordt:%TRUSTPW%`,
    `${TRUST} /passwordt:$pw`,
    `${TRUST} /passwordt:<password>`,
    '[/PasswordT:[password | *]]',
    'ktpass /princ HTTP/x.contoso.example@X.EXAMPLE /pass * /out x.keytab',
    'ktpass /minpass 8 /maxpass 20 +rndpass',
    'ksetup /setcomputerpassword *',
    'ksetup /changepassword * *',
    'tar /pass secret',
    'prog /pt:Winter',
    'https://x.example/passwordt:page',
    '',
  ])('finds nothing in %j', (line) => {
    expect(found(line)).toEqual([]);
    expect(withoutSecrets(line)).toBe(line);
  });

  it.each([
    [`${TRUST} /passwordt:Winter-2026 /verbose`, ['/passwordt Winter-2026']],
    [`${TRUST} /PasswordT:"Winter 2026"`, ['/PasswordT "Winter 2026"']],
    [`${TRUST} /passwordt:"Winter 2026`, ['/passwordt "Winter 2026']],
    [`${TRUST} /pt:Winter /po:* /pd:Summer`, ['/pt Winter', '/pd Summer']],
    ['  /passwordd=Winter ^', ['/passwordd Winter']],
    ['C:\\>ktpass -princ a@B -pass Winter! -out k', ['-pass Winter!']],
    ['ksetup /setcomputerpassword Winter', ['/setcomputerpassword Winter']],
    ['ksetup /changepassword Old New', ['/changepassword Old New']],
  ])('finds the arguments of %j', (line, expected) => {
    expect(found(line)).toEqual(expected);
    const shown = withoutSecrets(line);
    expect(shown).toHaveLength(line.length);
    expect(shown).not.toMatch(/Winter|Summer|2026|Old|New/);
    expect(shown.replace(/\*+.*/s, '')).toBe(line.slice(0, shown.indexOf('*')));
  });
});

describe('withoutSecrets', () => {
  it.each([
    '<Properties cpassword="U2VjcmV0" userName="svc"/>',
    "<Properties cpassword='U2VjcmV0'/>",
    '<q2:Properties cPassword = "U2VjcmV0',
    '{"xml":"<Properties cpassword=\\"U2VjcmV0\\"/>"}',
    'cpassword=&quot;U2VjcmV0&quot; x',
    '"DefaultPassword"="U2VjcmV0"',
    '    DefaultPassword    REG_SZ    U2VjcmV0',
    '[{"Value":"U2VjcmV0","ValueName":"DefaultPassword"}]',
    '<Properties value="U2VjcmV0" name="DefaultPassword"/>',
  ])('leaves nothing of the secret in %j', (line) => {
    const shown = withoutSecrets(line);
    expect(shown).toHaveLength(line.length);
    expect(shown).not.toContain('U2Vj');
    expect(shown).toMatch(/cpassword|DefaultPassword/i);
  });

  itThorough('leaves other lines as they are, in time by their length', () => {
    const line = `"ZSCALERBETA.NET"="${'.gateway.zscalerbeta.net; /p '.repeat(200_000)}"`;
    const spent = cpuClock();
    expect(withoutSecrets(line)).toBe(line);
    expect(spent()).toBeLessThan(5000);
  });
});
