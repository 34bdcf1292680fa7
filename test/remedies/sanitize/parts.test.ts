// Parts of sanitize by themselves: identifiers, names with dots, secrets, bytes in text, and the text as it is meant.

import { describe, expect, it } from 'vitest';
import { ZSCALER_CLOUDS } from '../../../src/profiles/zscaler.ts';
import { isBareSuffix } from '../../../src/remedies/sanitize/domains.ts';
import { flatten, unflatten } from '../../../src/remedies/sanitize/flat.ts';
import { createNames } from '../../../src/remedies/sanitize/names.ts';
import { createPseudonyms } from '../../../src/remedies/sanitize/pseudonyms.ts';
import { withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { sanitizeText } from '../../../src/remedies/sanitize/text.ts';
import { foldsIn, OF_VALUES, treatmentOf } from '../../../src/remedies/sanitize/treatments.ts';
import { createVendors } from '../../../src/remedies/sanitize/vendors.ts';
import { isWord } from '../../../src/remedies/sanitize/words.ts';
import { cpuClock } from '../../support/cpu-clock.ts';

const NOBODY = { pieces: new Set<string>(), domains: new Set<string>(), phrases: new Map() };

function names() {
  return createNames(NOBODY, createVendors(ZSCALER_CLOUDS), createPseudonyms('ab'.repeat(32), null, isWord));
}

/** The text after both readings. */
function sanitize(text: string, treatment = OF_VALUES): string {
  const all = names();
  sanitizeText(text, treatment, all, true);
  all.pseudonyms.settle();
  return sanitizeText(text, treatment, all, true);
}

describe('identifiers', () => {
  it('GUIDs keep braces and case; those of Windows stay', () => {
    const text =
      '{31B2F340-016D-11D2-945F-00C04FB984F9} {6C1F4A2E-0D0B-4E53-9A3C-0F6C1D7A51B2} 6c1f4a2e-0d0b-4e53-9a3c-0f6c1d7a51b2';
    const [known, upper, lower] = sanitize(text).split(' ');
    expect(known).toBe('{31B2F340-016D-11D2-945F-00C04FB984F9}');
    expect(upper).toMatch(/^\{[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}\}$/);
    expect(upper?.slice(1, -1).toLowerCase()).toBe(lower);
    expect(lower).not.toContain('6c1f4a2e');
  });

  it('SIDs keep what is the same everywhere', () => {
    const [admins, user, builtin, entra] = sanitize(
      'S-1-5-21-1004336348-1177238915-682003330-512 S-1-5-21-1004336348-1177238915-682003330-1104 S-1-5-32-544 S-1-12-1-1943430372-1249052806-2496021943-3034400218',
    ).split(' ');
    expect(admins).toMatch(/^S-1-5-21-\d{10}-\d{10}-\d{9}-512$/);
    expect(user?.replace(/-\d{4}$/, '')).toBe(admins?.replace(/-512$/, ''));
    expect(user).not.toMatch(/-1104$|1004336348/);
    expect(builtin).toBe('S-1-5-32-544');
    expect(entra).not.toContain('1943430372');
    for (const number of `${admins} ${entra}`.match(/\d{10}/g) ?? [])
      expect(Number(number)).toBeLessThan(2 ** 32);
  });

  it('addresses keep class, length and subnet', () => {
    const after = sanitize(
      '10.20.30.41 10.20.30.42 192.168.7.9 172.20.1.2 100.70.1.2 203.113.8.9 127.0.0.1 255.255.255.0 10.0.0.0 fe80::1c2d:3e4f 10.0.19045.1',
    ).split(' ');
    expect(after[0]?.split('.').slice(0, 3)).toEqual(after[1]?.split('.').slice(0, 3));
    expect(after[0]).not.toBe('10.20.30.41');
    expect(after[2]).toMatch(/^192\.168\.[1-9]\.[1-8]$/);
    expect(after[3]).toMatch(/^172\.(?:1[6-9]|2\d|3[01])\.\d\.\d$/);
    expect(after[4]).toMatch(/^100\.(?:6[4-9]|[7-9]\d)\.\d\.\d$/);
    expect(after[5]).not.toMatch(/^(?:203|10|127|192|172)\./);
    expect(after.slice(6, 9)).toEqual(['127.0.0.1', '255.255.255.0', '10.0.0.0']);
    expect(after[9]).toMatch(/^fe80::[0-9a-f]{4}:[0-9a-f]{4}$/);
    expect(after[10]).toBe('10.0.19045.1');
  });
});

describe('names with dots', () => {
  it('keep suffixes of each other and public ones', () => {
    const [host, domain, uk, file] = sanitize(
      'kdc7.unix.bürgerbank.co.uk unix.bürgerbank.co.uk co.uk gpreport.xml',
    ).split(' ');
    expect(host?.endsWith(`.${domain}`)).toBe(true);
    expect(domain).toMatch(/^[a-z]{4}\.[a-z][äåæçéñöü][a-z]{8}\.co\.uk$/);
    expect([uk, file]).toEqual(['co.uk', 'gpreport.xml']);
  });

  it('lose a top-level domain by which they are known', () => {
    expect(sanitize('mail.obermayer.bmw')).toMatch(/^[a-z]{4}\.[a-z]{9}\.(?:com|net|org)$/);
    expect(isBareSuffix('uk')).toBe(true);
    expect(isBareSuffix('bmw')).toBe(false);
  });

  it('of vendors stay, damaged too; a customer below one does not', () => {
    for (const name of [
      'dfw1.gateway.zscalerbeta.net',
      'KERBEROS.MICROSOFTONLINE.COM',
      'zscalerbeta.com',
      'ZSCALERBTA.NET',
      'zscaler\u200bbeta.net',
    ]) {
      expect(sanitize(name)).toBe(name);
    }
    expect(sanitize('obermayer.file.core.windows.net')).toMatch(/^[a-z]{9}\.file\.core\.windows\.net$/);
    expect(sanitize('obermayer obermayer.zscalerbeta.net')).toMatch(/^([a-z]{9}) \1\.zscalerbeta\.net$/);
  });
});

describe('what is known', () => {
  it.each([
    'Windows Registry Editor Version 5.00',
    '<k>kerberos.zscalerbeta.net</k><f>0x0000000E</f>',
    'http://www.microsoft.com/GroupPolicy/Settings/Registry',
    'O:DAG:DAD:PAI(OA;CI;CR;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;AU)(A;CI;LCRPLORC;;;AU)',
    'Realm Flags = 0x0None',
    '**delvals.',
    '2026-03-09T08:41:27.6091284Z',
    'EXAMPLE.COM YOUR.REALM',
  ])('%s stays', (text) => {
    expect(sanitize(text)).toBe(text);
  });

  it('a word joined with a number is the name of a machine', () => {
    expect(sanitize('client-0217 not-configured')).toMatch(/^[a-z]{6}-\d{4} not-configured$/);
    expect(sanitize('client-0217')).not.toContain('0217');
  });
});

describe('names by where they stand', () => {
  it.each([
    [
      '<SOMName>Export</SOMName><SOMPath>corp.contoso.example/Computers/Export</SOMPath>',
      /^<SOMName>((?!Export)[A-Z][a-z]{5})<\/SOMName><SOMPath>\w{4}\.\w{7}\.example\/Computers\/\1<\/SOMPath>$/,
    ],
    [
      'CN=Export,OU=Service Registry,CN=Users,DC=corp,DC=contoso,DC=example',
      /^CN=\w{6},OU=(?!Service)\w{7} (?!Registry)\w{8},CN=Users,DC=\w{4},DC=\w{7},DC=example$/,
    ],
    ['Export@contoso.example', /^(?!Export)\w{6}@\w{7}\.example$/],
    ['\\\\Export\\SysVol', /^\\\\(?!Export)\w{6}\\SysVol$/],
    ['\\\\Export\\Policies\\x', /^\\\\(?!Export)\w{6}\\(?!Policies)\w{8}\\\w$/],
    ['\\\\files.contoso.example\\Shell$', /^\\\\\w{5}\.\w{7}\.example\\(?!Shell)\w{5}\$$/],
    ['    ComputerName    REG_SZ    EXPORT', /^ {4}ComputerName {4}REG_SZ {4}(?!EXPORT)[A-Z]{6}$/],
    ['EXPORT$', /^(?!EXPORT)[A-Z]{6}\$$/],
    ['CONTOSO\\Domain Admins', /^[A-Z]{7}\\Domain Admins$/],
  ])('%s', (text, expected) => {
    expect(sanitize(text)).toMatch(expected);
  });
});

describe('the text as it is meant', () => {
  it('comes back as it was', () => {
    for (const text of ['a&#252;b %C3%BC %41 \\u00fc &amp;#x41; &amp; 100%', 'plain', '', '\\0next']) {
      for (const escaping of ['references', 'json', 'clixml'] as const) {
        expect(unflatten(flatten(text, escaping, []), [])).toBe(text);
      }
    }
  });

  it('is written in the notation that stood there, or not at all', () => {
    const instead = (raw: string, letter: string) => {
      const flat = flatten(raw, 'references', []);
      return unflatten(flat, [{ from: 0, to: flat.text.length, text: letter }]);
    };
    expect(instead('&#252;', 'ö')).toBe('&#246;');
    expect(instead('&#x00FC;', 'ö')).toBe('&#x00F6;');
    expect(instead('%C3%BC', 'ö')).toBe('%C3%B6');
    expect(instead('&#99;', 'x')).toBeNull();
    expect(instead('%41', 'ö')).toBeNull();
  });
});

describe('secrets', () => {
  it.each([
    [
      '<Properties userName="x" cpassword="j1Uyj3Vx8TY9LtLZil2uAuZkFQA/4latT76ZwgdHdhw"/>',
      '<Properties userName="x" cpassword="REMOVED"/>',
    ],
    [
      'netdom trust A /domain:b /add /passwordt:Winter2026',
      'netdom trust A /domain:b /add /passwordt:REMOVED',
    ],
    ['C:\\>ksetup /setcomputerpassword "Winter 2026"', 'C:\\>ksetup /setcomputerpassword "REMOVED"'],
    ['"DefaultPassword"="Winter\\"2026"', '"DefaultPassword"="REMOVED"'],
    ['    DefaultPassword    REG_SZ    Winter 2026', '    DefaultPassword    REG_SZ    REMOVED'],
    [
      '{"ValueName":"DefaultPassword","Value":"Winter2026"}',
      '{"ValueName":"DefaultPassword","Value":"REMOVED"}',
    ],
    [
      'ValueName : DefaultPassword\nValue     : Winter 2026',
      'ValueName : DefaultPassword\nValue     : REMOVED',
    ],
    [
      '<Properties hive="H" name="DefaultPassword" type="REG_SZ" value="Winter2026"/>',
      '<Properties hive="H" name="DefaultPassword" type="REG_SZ" value="REMOVED"/>',
    ],
  ])('%s', (text, expected) => {
    expect(withoutSecrets(text)).toEqual({ text: expected, removed: 1, understood: true });
  });

  it('in hex go with their lines left as they were', () => {
    const { text, removed } = withoutSecrets(
      '"DefaultPassword"=hex(1):57,00,69,00,\\\n  6e,00,00,00\n"A"="b"\n',
    );
    expect(removed).toBe(1);
    expect(text.split('\n')).toHaveLength(4);
    expect(text).not.toMatch(/57,00|6e,00/);
  });

  it('leave policies about passwords alone', () => {
    for (const text of [
      'MinimumPasswordAge = 1',
      '"MaximumPasswordAge"=dword:0000001e',
      'pwdLastSet: 0',
      'cpassword=""',
    ]) {
      expect(withoutSecrets(text)).toEqual({ text, removed: 0, understood: true });
    }
  });
});

describe('bytes in a text', () => {
  it('base64 that is text is renamed inside, and what is no text becomes zeros', () => {
    const ldif = treatmentOf('ldif');
    const text = sanitize(
      `dn: CN=x\ndescription:: ${btoa('Obermayer OHG')}\nobjectSid:: ${btoa('\x01\x05\0\0\0\0\0\x05\x15\0\0\0abcdefghijkl\x51\x04\0\0')}\n`,
      ldif,
    );
    const [inner = '', sid = ''] = [...text.matchAll(/:: (.*)$/gm)].map(([, body = '']) => atob(body));
    expect(inner).toMatch(/^[A-Z][a-z]{8} [A-Z]{3}$/);
    expect(inner).not.toContain('Obermayer');
    expect(sid).toMatch(/^\0+$/);
  });

  it('lists of decimal bytes become zeros as wide as they were', () => {
    expect(sanitize('objectSid : {1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 112, 97}')).toBe(
      'objectSid : {0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 100, 10}',
    );
  });
});

describe('long texts', () => {
  it('of very many lines are looked through for folds', () => {
    const text = 'trustPartner : ZSCALERBETA.NET\n'.repeat(200_000);
    expect(foldsIn(text, treatmentOf('format-list'))).toEqual([]);
  });

  it('are searched for what is escaped once, however many folds they have', () => {
    const count = 20_000;
    const line = 'description: widgets \n ';
    const spans = Array.from({ length: count }, (_, index) => {
      const from = (index + 1) * line.length - 2;
      return { from, to: from + 2, text: '' };
    });
    const spent = cpuClock();
    const flat = flatten(line.repeat(count), 'references', spans);
    expect(flat.text).toBe('description: widgets '.repeat(count));
    // Searched anew for each fold it took minutes.
    expect(spent()).toBeLessThan(5_000);
  });
});
