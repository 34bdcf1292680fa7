// What is no export says what it is: people save pictures, mails and printed keys.

import { describe, expect, it } from 'vitest';
import { headOf, lackOf } from '../../src/readers/detect.ts';
import { readers } from '../../src/readers/readers.ts';
import { encode, sourceOf } from '../support/bytes.ts';

const KEY =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
const MAIL = 'From: Jane Doe <jdoe@contoso.example>\r\nSubject: realm\r\nMIME-Version: 1.0\r\n';

const STRANGERS: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['screenshot.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), /picture/],
  ['photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), /picture/],
  ['System.evtx', 'ElfFile\0\0\0', /event log/],
  ['realm.msg', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), /Outlook/],
  ['report.pdf', '%PDF-1.7\n', /PDF/],
  ['realm.rtf', '{\\rtf1\\ansi\n', /plain text/],
  ['realm.eml', `${MAIL}Content-Transfer-Encoding: base64\r\n\r\nDQpIS0VZ\r\n`, /mail: save its attachment/],
  ['gpo.mht', `From: <Saved by Windows Internet Explorer 11>\r\n${MAIL}\r\n`, /web archive/],
  ['page.mht', 'Subject: gpo\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n', /web archive/],
  ['page.eml', '\r\n MIME-Version: 1.0\r\nA: b\r\nContent-Type:\ttext/html\r\n'.trim(), /web archive/],
  [
    'old.eml',
    'Received: by mx\r\nX-Spam: no\r\nContent-Type: text/plain\r\n\r\nhello',
    /mail: save its attachment/,
  ],
  ['dump.txt', 'reg: cannot open HKLM\r\n', /prompt, which names/],
  ['de.txt', `Schl\u00fcsselname :\t${KEY}\r\n`, /Registration Files/],
  ['fr.txt', `Value\r\nNom de la cl\u00e9: ${KEY}\r\n`, /Registration Files/],
  [
    'realm.reg',
    'ERROR: The system was unable to find the specified registry key or value.\r\n',
    /prompt, which names/,
  ],
  [
    'realm.txt',
    `\r\nZSCALERBETA.NET : <k>kerberos.zscalerbeta.net</k>\r\nPSPath          : Microsoft.PowerShell.Core\\Registry::${KEY}\r\n`,
    /Get-ItemProperty/,
  ],
  ['realm.txt', `Key Name:          ${KEY}\r\nClass Name:        <NO CLASS>\r\n`, /Registration Files/],
  [
    'word.txt',
    `The client:\r\n${KEY}\r\n\u00a0\u00a0\u00a0 X.EXAMPLE\u00a0\u00a0\u00a0 REG_SZ\u00a0\u00a0\u00a0 x\r\n`,
    /word processor/,
  ],
  [
    'step5.txt',
    'ValueName   : ZSCALERBETA.NET\r\nValue       : kerberos.zscalerbeta.net\r\n',
    /not the whole/,
  ],
];

describe('lackOf', () => {
  it.each(STRANGERS)('%s is told by its content', (path, content, words) => {
    const head = headOf(sourceOf(typeof content === 'string' ? encode(content) : content));
    expect(readers.filter((reader) => reader.accepts(head))).toEqual([]);
    expect(lackOf(path, head)).toMatch(words);
  });

  it('says nothing of other texts, and goes by the name where the content is silent', () => {
    const head = headOf(sourceOf(encode('Call with Mara, 9:40.\r\n')));
    expect(lackOf('notes.txt', head)).toBeNull();
    expect(lackOf('client.reg', head)).toContain('No .reg header');
  });

  it.each([
    'Notes: MIME-Version: 1.0\r\nSee Content-Type: text/html\r\n',
    'Notes: MIME-Version: 1.0\r\nContent-Type: text/html\r\n',
    'MIME-Version: 1.0\r\nContent-Type: image/png\r\n'.replace('MIME', 'SMIME'),
    'Dear all,\r\nFrom: Jane\r\nMessage: none\r\n',
    'See the line: ERROR: nothing\r\n',
    'In the text PSPath : Microsoft.PowerShell.Core\\Registry::HKLM\r\n',
    `The Key Name: ${KEY}\r\n`,
    `HKEY_LOCAL_MACHINE\\SOFTWARE REG_BINARY 00\r\n`,
    'The ValueName: x\r\n',
  ])('says nothing of %j', (text) => {
    expect(lackOf('notes.txt', headOf(sourceOf(encode(text))))).toBeNull();
  });
});
