// Parts of sanitize by themselves: scripts, addresses that are written otherwise, people, and what is kept by its grammar.

import { describe, expect, it } from 'vitest';
import { ZSCALER_CLOUDS } from '../../../src/profiles/zscaler.ts';
import { createNames } from '../../../src/remedies/sanitize/names.ts';
import { createPseudonyms } from '../../../src/remedies/sanitize/pseudonyms.ts';
import { sanitizeText } from '../../../src/remedies/sanitize/text.ts';
import { OF_CONFIG, OF_VALUES, treatmentOf } from '../../../src/remedies/sanitize/treatments.ts';
import { createVendors } from '../../../src/remedies/sanitize/vendors.ts';
import { isWord } from '../../../src/remedies/sanitize/words.ts';

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

describe('letters of other scripts', () => {
  it.each([
    ['北京银行', /^[\u4e00-\u9fff]{4}$/],
    ['삼성전자', /^[\uac00-\ud7a3]{4}$/],
    ['ひらがなめ', /^[\u3041-\u3096]{5}$/],
    ['トヨタホシ', /^[\u30a1-\u30fa]{5}$/],
    ['شركةنفط', /^[\u0620-\u06ff]{7}$/],
    ['ธนาคาร', /^[\u0e01-\u0e7f]+$/],
    ['Łódźężą', /^\p{Lu}[\p{Ll}]{6}$/u],
  ])('%s is drawn from all of its block, as many bytes long', (name, expected) => {
    const after = sanitize(`x_${name}`).slice(2);
    const bytes = (text: string) => new TextEncoder().encode(text).length;
    expect(after).toMatch(expected);
    expect([after.length, bytes(after)]).toEqual([name.length, bytes(name)]);
  });

  it('in Han and Hangul no letter is near the one that it stands for', () => {
    for (const name of ['北京银行中国工商', '삼성전자한국은행']) {
      const after = sanitize(name);
      const far = Array.from(
        name,
        (letter, at) => Math.abs(letter.charCodeAt(0) - after.charCodeAt(at)) > 64,
      ).filter(Boolean);
      expect(far.length).toBeGreaterThan(5);
    }
  });
});

describe('addresses that are written otherwise', () => {
  it('in ranges, as prefixes, and behind a v', () => {
    const text =
      '198.51.100.1-198.51.100.99 10.20.*;203.0.113.*;198.51.100/24 172.16/12 v198.51.100.7 gw-198.51.100.7';
    const after = sanitize(text);
    expect(after).toMatch(
      /^(\d{3}\.\d{2}\.\d{3})\.[1-9]-\1\.\d{2} 10\.\d{2}\.\*;\d{3}\.0\.\d{3}\.\*;\1\/24 172\.\d{2}\/12 v(\1\.[1-9]) \w\w-\2$/,
    );
    expect(after).not.toMatch(/198\.51|203\.|\.113|10\.20/);
  });

  it('in reverse, and in IPv6', () => {
    const after = sanitize('7.113.0.203.in-addr.arpa 203.0.113.7 ::ffff:203.0.113.7 ::1c2d:3e4f');
    const [, last, third, first] = /^(\d)\.(\d{3})\.0\.(\d{3})\.in-addr\.arpa /.exec(after) ?? [];
    expect(first).not.toBe('203');
    const plain = `${first}.0.${third}.${last}`;
    expect(after.slice(after.indexOf(' '))).toMatch(
      new RegExp(`^ ${plain} ::ffff:${plain} ::(?!1c2d)[0-9a-f]{4}:[0-9a-f]{4}$`),
    );
  });

  it('of network cards, with letters or without, in hex digits', () => {
    const text = '00:1A:2B:3C:4D:5E 00-11-22-33-44-55 00:1A:2B 08:41:27';
    const after = sanitize(text);
    expect(after).toMatch(
      /^(?:[0-9A-F]{2}:){5}[0-9A-F]{2} (?:[0-9a-f]{2}-){5}[0-9a-f]{2} [0-9A-F]{2}:[0-9A-F]{2}:[0-9A-F]{2} 08:41:27$/,
    );
    expect(after).not.toMatch(/1A:2B|11-22/);
  });

  it.each([
    '<Objs Version="1.1.0.1">',
    'ClrVersion: 4.0.0.1',
    '"Version" : "11.0.0.3"',
    'v4.8.1.2',
    'aes 1.2.840.113556',
  ])('%s is a version', (text) => {
    expect(sanitize(text)).toBe(text);
  });
});

describe('people and free text', () => {
  const text = 'Ask Mark Page of Shell, tel 089 5551234';
  const forbidden = /ask|mark|page|of|shell|tel|5551234/i;
  const gone = (line: string) => expect(line).not.toMatch(forbidden);

  it('in columns of CSV', () => {
    const after = sanitize(
      `#TYPE x\r\n"Name","Description","trustType","Company"\r\n"Kerberos","${text}","3","Page, ""Shell"""\r\n"Kerberos",,"3",Mark\r\n`,
      treatmentOf('csv'),
    );
    const lines = after.split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['#TYPE x', '"Name","Description","trustType","Company"']);
    expect(lines[2]).toMatch(/^"Kerberos",".{39}","3","\w{4}, ""\w{5}"""$/);
    expect(lines[3]).toMatch(/^"Kerberos",,"3",\w{4}$/);
    gone(lines.slice(2).join(' '));
  });

  it.each([
    ['ldif', 'sn: Page'],
    ['ldif', 'company;lang-de: Shell'],
    ['ldif', 'l: Shell'],
    ['ldif', 'employeeID: 5551234'],
    ['format-list', 'telephoneNumber   : +49 89 5551234'],
    ['format-list', 'DisplayName       : Mark Page'],
    ['json', '"displayName": "Mark Page"'],
    ['json', '"description": "say \\"Mark Page\\" of Shell"'],
    ['clixml', '<S N="Company">Shell</S>'],
    ['reg', '"a"="b" ; "Mark Page" of Shell 5551234'],
    ['reg', '[HKEY_CURRENT_USER\\Software] ; Mark "Page"'],
  ] as const)('%s: %s', (format, line) => {
    const after = sanitize(line, treatmentOf(format));
    expect(after).toHaveLength(line.length);
    gone(after.replace(/^(?:\[.*?\]|[^:>;]*[:>;])/, ''));
  });

  it('in base64 of LDIF', () => {
    for (const name of ['description', 'displayName', 'company;lang-de']) {
      const after = sanitize(`dn: CN=x\n${name}:: ${btoa(text)}\n`, treatmentOf('ldif'));
      gone(atob(/:: (.*)/.exec(after)?.[1] ?? ''));
    }
  });

  it('a quote in the reason of a config ends nothing', () => {
    gone(sanitize('{"reason": "says \\"Mark\\", and Page", "x": 1}', OF_CONFIG).slice(11));
  });
});

describe('what is kept by its grammar', () => {
  it.each([
    'http://schemas.microsoft.com/powershell/2004/04',
    'http://www.microsoft.com/GroupPolicy/Settings/Windows/Registry',
    'http://www.w3.org/2001/XMLSchema-instance',
    'urn:schemas-microsoft-com:vml',
    'O:BAG:BAD:(A;CI;LCRPLORC;;;AU)(OA;CIIO;0x100;edacfd8f-ffb3-11d1-b41d-00a0c968f939;;S-1-5-32-544)S:AI(AU;SAFA;WDWO;;;WD)',
  ])('%s stays', (text) => {
    expect(sanitize(text)).toBe(text);
  });

  it.each([
    'http://schemas.microsoft.com/acmewidgets/policy',
    'http://www.w3.org/2001/acmewidgets',
    'urn:schemas-microsoft-com:acmewidgets',
    'O:BAG:BAD:(A;Acmewidgets;x;y;z;ACMEWIDGETS)',
    'D:(A;CI;Acmewidgets;;;AU)(XA;;GA;;;WD;(@User.Acmewidgets == "Acmewidgets"))',
  ])('%s loses what is no part of it', (text) => {
    const after = sanitize(text);
    expect(after).toHaveLength(text.length);
    expect(after).not.toMatch(/acmewidgets/i);
  });
});
