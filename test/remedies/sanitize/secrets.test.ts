// Secrets in each way in which they are written: nothing of them is left in a copy or in the key, and what only speaks of passwords stays.

import { describe, expect, it } from 'vitest';
import { withoutInnerSecrets, withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { encode } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { type Files, sanitized } from '../../support/sanitized.ts';
import { leaks } from '../../support/unnamed.ts';
import { joined, numbers } from '../../support/zip.ts';

const SECRETS: readonly string[] = [
  '<S N="Password">20261231</S>',
  '<I32 N="Password">20261231</I32>',
  '<Obj N="unicodePwd" RefId="4"><TN RefId="1"><T>List</T></TN><LST><S>20261231</S></LST></Obj>',
  '<S N="ms-Mcs-AdmPwd">20261231</S>',
  '<Password>20261231</Password>',
  '<Password><Value>20261231</Value><PlainText>true</PlainText></Password>',
  '<q1:Password xml:space="preserve"><![CDATA[20261231]]></q1:Password>',
  '&lt;Password&gt;20261231&lt;/Password&gt;',
  '<q1:Value><q1:Name>DefaultPassword</q1:Name><q1:String>20261231</q1:String></q1:Value>',
  '<tr><td>Password</td><td>20261231</td></tr>',
  '<Properties name="ProxyPassword" type="REG_SZ" value="20261231"/>',
  `<a password="It's20261231" b="c"/>`,
  `<a password='"20261231' b="c"/>`,
  'Name,userPassword\r\njdoe,20261231\r\n',
  '"Name";"ms-Mcs-AdmPwd"\r\n"PC-0412";"""20261231"\r\n',
  'Name Password\r\n---- --------\r\njdoe 20261231\r\n',
  '{"userPassword":20261231}',
  '{"userPassword":"20261231"}',
  '{"unicodePwd":["20261231"]}',
  '{"credentials":{"name":"x","value":"20261231"}}',
  '{"Name":"Password1","Value":"20261231"}',
  'ms-Mcs-AdmPwd:20261231',
  'unicodePwd;x-opt: 20261231',
  'userPassword:: MjAyNjEyMzE=\n',
  'userPassword: winter\n 20261231\n',
  'Password : 20261231',
  'Password          : winter\r\n                    20261231',
  'Registry password: 20261231',
  'ValueName : ProxyPassword\nData      : 20261231',
  '"Conn"="Server=x;Pwd=20261231;"',
  '"Conn"="Server=x;User Password=20261231"',
  '"Conn"="Server=x;Pwd={20;261231};"',
  '"Password1"="20261231"',
  '"Password"=dword:20261231',
  '"Password"=hex(b):20,26,12,31,20,26,12,31',
  '"Password"="(20261231"',
  '"DefaultPassword"="(2026)1231"',
  '"Proxy Password"="20261231"',
  '"WpaPsk"="20261231"',
  '"ClientSecret"="20261231"',
  '"SavePassword"="20261231"',
  '"PasswordHistory"="winter20261231"',
  '    Proxy Password    REG_SZ    20261231',
  '    Password    REG_DWORD    0x20261231',
  'Software\\Contoso\nPassword\nSZ:20261231\n',
  'Password = 20261231',
  'set PWD=20261231 & run',
  '"c"="net use * \\\\\\\\files\\\\x 20261231 /user:jdoe"',
  '"c"="net use \\\\\\\\files\\\\x /user:jdoe 20261231"',
  'net user svc 20261231 /add',
  'schtasks /create /ru svc /rp 20261231 /tn x',
  'psexec \\\\pc7 -u svc -p 20261231 cmd',
  'cmdkey /add:files /user:svc /pass:20261231',
  "ConvertTo-SecureString '20261231' -AsPlainText -Force",
  'ConvertTo-SecureString -String "20261231" -AsPlainText',
  'curl -u svc:20261231 http://files/',
  'http://svc:20261231@files/x.pac',
  'plink -pw 20261231 files',
  'ldapsearch -x -D cn=admin -w 20261231',
  'Set-ADAccountPassword svc -NewPassword 20261231',
  'New-Object System.Net.NetworkCredential("svc", "20261231")',
  'netdom trust x /passwordt:20261231 /add',
  '<a cpassword="20261231"/>',
];

const POLICIES: readonly string[] = [
  'MinimumPasswordAge = 1',
  '"MaximumPasswordAge"=dword:0000001e',
  '"PasswordComplexity"="1"',
  '"SavePassword"=dword:00000001',
  '<q1:Name>MinimumPasswordLength</q1:Name><q1:SettingNumber>7</q1:SettingNumber>',
  '<td>Enforce password history</td><td>24 passwords remembered</td>',
  '<B N="PasswordNeverExpires">true</B>',
  '<I64 N="pwdLastSet">133456789012345678</I64>',
  '{"passwordRequired":true,"pwdlastset":1712345678,"PasswordLastSet":"\\/Date(1712345678000)\\/"}',
  'pwdLastSet: 133456789012345678',
  'PasswordLastSet : 2026-03-01 12:00:00',
  'Enter the password for CORP: ',
  '$password = $pw',
  'unicodePwd: ',
  '"Password"=""',
  'Credentials cache: FILE:/tmp/krb5cc_1000',
  'net user jdoe /domain',
  'net use * \\\\files\\x *',
];

const BYTES = /20,26,12,31|MjAyNjEyMzE/;

describe('secrets by the name or the command before them', () => {
  it.each(SECRETS)('%s', (text) => {
    const { text: left, removed, understood } = withoutSecrets(text);
    expect({ understood, isCounted: removed > 0 }).toEqual({ understood: true, isCounted: true });
    expect(left).not.toMatch(/20261231|1231|261231|winter/);
    expect(left).not.toMatch(BYTES);
    expect(left.split('\n')).toHaveLength(text.split('\n').length);
    const inner = withoutInnerSecrets(text).text;
    expect(inner).not.toMatch(/20261231|1231/);
    expect(inner).toHaveLength(text.length);
  });

  it.each(POLICIES)('%s says none', (text) => {
    expect(withoutSecrets(text)).toEqual({ text, removed: 0, understood: true });
  });

  it.each([
    ["password='x;y' password=20261231", "password='REMOVED'"],
    ['Password=a Password={20261231}', 'Password=REMOVED'],
    ["Password=a'Password='b;20261231'", 'Password=REMOVED'],
  ])('%s in one run', (text, begins) => {
    const { text: left } = withoutSecrets(text);
    expect(left.startsWith(begins)).toBe(true);
    expect(left).not.toContain('2026');
  });

  // Each name looked as far as the line goes: some 16 s.
  it.each([
    ['password=', 'password=REMOVED', 1],
    ['$password = ', '$password = ', 0],
    ['password={', 'password={', 0],
    ['password;', 'password;', 0],
  ])('takes time by its length for a line of nothing but %s', (unit, begins, count) => {
    const spent = cpuClock();
    const { text, removed } = withoutSecrets(unit.repeat(20_000));
    expect([text.slice(0, begins.length), removed]).toEqual([begins, count]);
    expect(spent()).toBeLessThan(2000);
  });

  it.each(['"Password"=§20261231', '{"Password":["20261231"', '<Password>20261231'])(
    '%s is refused',
    (text) => {
      expect(withoutSecrets(text).understood).toBe(false);
      expect(withoutInnerSecrets(text).text).not.toContain('2026');
    },
  );

  it('keeps bytes and units of letters that have more than one', () => {
    const { text } = withoutInnerSecrets('Password = Mü\u20acnch\u{1f600}en');
    expect(new TextEncoder().encode(text)).toHaveLength(
      new TextEncoder().encode('Password = Mü\u20acnch\u{1f600}en').length,
    );
    expect(text).toHaveLength('Password = Mü\u20acnch\u{1f600}en'.length);
    expect(text).not.toMatch(/ü|nch|\u{1f600}/u);
  });
});

const LIST = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const CANARIES = ['winter2026', '20261231', 'wintersecret'];

const reg = (...lines: readonly string[]) =>
  [
    'Windows Registry Editor Version 5.00',
    '',
    `[${LIST}\\MitRealms]`,
    '"UNIX.CONTOSO.EXAMPLE"="<k>kdc7.unix.contoso.example</k>"',
    '',
    '[HKEY_CURRENT_USER\\Software\\Contoso]',
    ...lines,
    '',
  ].join('\r\n');

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(',');
const wide = (text: string) => encode(`${text}\0`, 'utf-16le');
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const ldif = (...lines: readonly string[]) =>
  [
    'dn: CN=UNIX.CONTOSO.EXAMPLE,CN=System,DC=corp,DC=contoso,DC=example',
    'objectClass: trustedDomain',
    'cn: UNIX.CONTOSO.EXAMPLE',
    ...lines,
    'trustPartner: UNIX.CONTOSO.EXAMPLE',
    'trustDirection: 2',
    'trustType: 3',
    'trustAttributes: 1',
    '',
    '',
  ].join('\n');

const sign = (value: string) => encode(value, 'utf-16le');

function entry(key: string, name: string, type: number, data: Uint8Array): Uint8Array {
  const size = numbers([4, data.length]);
  const head = [sign('['), wide(key), sign(';'), wide(name), sign(';'), numbers([4, type]), sign(';'), size];
  return joined(...head, sign(';'), data, sign(']'));
}

type Value = readonly [name: string, type: number, data: Uint8Array];

const pol = (...values: readonly Value[]) =>
  joined(
    Uint8Array.of(0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0),
    entry(LIST.replace('HKEY_LOCAL_MACHINE\\', ''), 'MitRealms_Enabled', 4, numbers([4, 1])),
    entry(
      `${LIST.replace('HKEY_LOCAL_MACHINE\\', '')}\\MitRealms`,
      'UNIX.CONTOSO.EXAMPLE',
      1,
      wide('<k>kdc7.unix.contoso.example</k>'),
    ),
    ...values.map((value) => entry('Software\\Contoso', ...value)),
  );

/** Copied, and no canary is in any byte of a copy, in its name or in the key. */
async function isGone(files: Files): Promise<Uint8Array> {
  const { code, copies, key, refused } = await sanitized(files);
  expect([...refused]).toEqual([]);
  expect(code).toBe(0);
  const all = new Map([...copies, ['key', new TextEncoder().encode(key ?? '')]]);
  expect(leaks(all, CANARIES)).toEqual([]);
  return [...copies.values()][0] ?? new Uint8Array();
}

describe('secrets in all bytes of copies and in the key', () => {
  const texts = [
    'netdom trust x /passwordt:20261231 /add',
    'netdom trust x /passwordt:Winter2026 /add',
    '<a cpassword="Winter2026"/>',
    'Server=x;Pwd=WinterSecret;',
  ];

  it('text that .reg, LDIF and Registry.pol hold in bytes', async () => {
    const inHex = (text: string) => [1, 2, 7].map((type) => `"A${type}"=hex(${type}):${hex(wide(text))}`);
    await isGone({ 'PC-0412.reg': reg(...texts.flatMap(inHex)) });
    await isGone({ 'trust.ldf': ldif(...texts.map((text) => `description:: ${base64(text)}`)) });
    const values = texts.flatMap((text) => [1, 2, 7].map((type): Value => ['Command', type, wide(text)]));
    await isGone({ 'Machine/Registry.pol': pol(...values) });
  });

  it('values under such names, of whatever type', async () => {
    const under = ['Password1', 'ProxyPassword', 'WpaPsk', 'ClientSecret', 'cpassword', 'ms-Mcs-AdmPwd'];
    const lines = under.flatMap((name) => [`"${name}"="20261231"`, `"x${name}"=dword:20261231`]);
    await isGone({ 'PC-0412.reg': reg(...lines) });
    await isGone({
      'trust.ldf': ldif(...under.flatMap((name) => [`${name}:Winter2026`, `${name};x-opt: 20261231`])),
    });
    const values = under.flatMap((name): Value[] => [
      [name, 1, wide('20261231')],
      [name, 2, encode('Winter2026', 'utf-8')],
      [name, 3, wide('Winter2026')],
      [name, 4, numbers([4, 20261231])],
      [name, 7, wide('Winter2026\0')],
    ]);
    const copy = await isGone({ 'Machine/Registry.pol': pol(...values) });
    const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
    expect(latin(copy)).not.toContain(latin(numbers([4, 20261231])));
  });

  it('a file whose secret is written in no way that is known is refused', async () => {
    const { copies, refused, key } = await sanitized({ 'PC-0412.reg': reg('"Password"=§Winter2026') });
    expect(refused.get('PC-0412.reg')).toMatch(/^has a value under the name of a password/);
    expect(copies.size).toBe(0);
    expect((key ?? '').toLowerCase()).not.toContain('winter');
  });
});
