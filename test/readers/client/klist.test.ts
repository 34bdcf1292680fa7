// What the klist programs print: tickets in any language, and what is none.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TicketRecord } from '../../../src/model/record.ts';
import { klist } from '../../../src/readers/client/klist.ts';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, fixture, rawText, readAll, regionText, sourceOf } from '../../support/bytes.ts';
import { CORPUS, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';
import { STEP } from '../../support/thorough.ts';

const WINDOWS = fixture('klist/klist.txt');
const HOME = 'CORP.CONTOSO.EXAMPLE';
const AES = 'AES-256-CTS-HMAC-SHA1-96';

function read(bytes: Uint8Array) {
  const all = readAll(klist, bytes);
  return { ...all, tickets: all.items.filter((item) => item.kind === 'ticket') };
}

const formatOf = (bytes: Uint8Array) => detect(headOf(sourceOf(bytes)), readers)?.format ?? null;
const principal = (one: { name: { value: string }; realm: { value: string } } | null) =>
  one && `${one.name.value}@${one.realm.value}`;
const told = ({ client, server, encryptionType, kdc }: TicketRecord) =>
  [principal(client), principal(server), encryptionType?.value ?? null, kdc?.value ?? null] as const;
const windows = (...lines: readonly string[]) => encode(lines.map((line) => `${line}\r\n`).join(''));
const LOGON = 'Current LogonId is 0:0x3e91c';
const CLIENT = `#0>\tClient: mara.lind @ ${HOME}`;
const SERVER = `\tServer: krbtgt/ZSCALERBETA.NET @ ${HOME}`;

describe('klist of Windows', () => {
  it('gives its tickets', () => {
    const { tickets, diagnostics } = read(WINDOWS);
    expect(diagnostics).toEqual([]);
    expect(tickets.map(told)).toEqual([
      [`mara.lind@${HOME}`, `krbtgt/ZSCALERBETA.NET@${HOME}`, AES, 'dc01.corp.contoso.example'],
      [`mara.lind@${HOME}`, `krbtgt/${HOME}@${HOME}`, AES, 'dc01.corp.contoso.example'],
      [
        `mara.lind@${HOME}`,
        'HTTP/fra4.gateway.zscalerbeta.net@ZSCALERBETA.NET',
        AES,
        'kerberos.zscalerbeta.net',
      ],
    ]);
  });

  it('knows their places', () => {
    const text = new TextDecoder().decode(WINDOWS);
    for (const { server, client, kdc, encryptionType, at } of read(WINDOWS).tickets) {
      for (const located of [server.name, server.realm, client?.name, client?.realm, kdc, encryptionType]) {
        if (!located) throw new Error('nothing located');
        expect(rawText(WINDOWS, located, 'utf-8')).toBe(located.value);
        expect(regionText(text, located)).toBe(located.value);
      }
      expect(regionText(text, { value: '', at })).toMatch(/^#\d>\tClient: [\s\S]*Kdc Called: [a-z0-9.]+$/);
    }
  });

  it('is read in other languages and code pages, with blanks for tabs', () => {
    const { tickets, gaps } = read(fixture('klist/klist-german-cp850.txt'));
    expect(gaps).toEqual([]);
    expect(tickets.map(told)).toEqual([
      [`jörg.grün@${HOME}`, `krbtgt/ZSCALERBETA.NET@${HOME}`, AES, 'dc01.corp.contoso.example'],
    ]);
  });

  it.each(['klist-tgt.txt', 'klist-sessions.txt'])('leaves other verbs aside, and says so: %s', (name) => {
    const { items } = read(fixture(`klist/${name}`));
    expect(items).toMatchObject([{ kind: 'diagnostic', code: 'not-read', effect: 'notice' }]);
  });

  it.each([
    ['The kerberos KDC binding cache has been queried successfully.'],
    ['Deleting all tickets:', '\tTicket(s) purged!'],
  ])('leaves %s aside', (...answer) => {
    expect(read(windows('', LOGON, ...answer)).items).toMatchObject([{ code: 'not-read', effect: 'notice' }]);
  });

  it('is told by its own signs', () => {
    for (const name of ['klist.txt', 'klist-german-cp850.txt', 'klist-tgt.txt', 'klist-sessions.txt']) {
      expect(formatOf(fixture(`klist/${name}`)), name).toBe('klist');
    }
    expect(formatOf(windows('C:\\>klist', '', LOGON, '', 'Cached Tickets: (0)'))).toBe('klist');
    expect(formatOf(windows(CLIENT, SERVER))).toBe('klist');
    expect(klist.holder).toBe('client');
    for (const logon of ['Current LogonId is 10:0x3e7', 'Current LogonId is 0:3E7', `${LOGON} `]) {
      expect([logon, formatOf(windows(logon, 'Cached Tickets: (0)'))]).toEqual([logon, 'klist']);
    }
    expect(formatOf(windows('Microsoft Windows [Version 10.0.22631]', LOGON))).toBe('klist');
    for (const none of [`${LOGON} of a`, `Note: ${LOGON}`]) expect(formatOf(windows(none))).toBe(null);
    expect(formatOf(windows('#0>\tClient: mara.lind', SERVER))).toBe(null);
    expect(formatOf(windows(CLIENT, '\tServer: krbtgt'))).toBe(null);
    expect(formatOf(windows(`Client: a @ ${HOME}`, SERVER))).toBe(null);
    expect(formatOf(windows(CLIENT))).toBe(null);
    expect(formatOf(windows('Cached Tickets: (2)'))).toBe(null);
  });

  it.each([
    ['fewer', 8],
    ['more', 0],
  ])('says when %s tickets are shown than counted, as no gap', (_what, counted) => {
    const { tickets, diagnostics, gaps } = read(
      windows(LOGON, `Cached Tickets: (${counted})`, CLIENT, SERVER, 'C:\\>'),
    );
    expect(tickets).toHaveLength(1);
    expect(gaps).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'truncated', at: { region: { startLine: 2 } } }]);
  });

  it('reads a list of more than ten, and two lists without a prompt between them', () => {
    const { tickets, diagnostics } = read(
      windows(LOGON, 'Cached Tickets:   (12) ', CLIENT.replace('#0', '#11'), SERVER),
    );
    expect([tickets.length, diagnostics.map(({ at }) => at?.region?.startLine)]).toEqual([1, [2]]);
    const both = read(windows('Cached Tickets: (1)', CLIENT, SERVER, 'Cached Tickets: (2)', CLIENT, SERVER));
    expect(both.tickets).toHaveLength(2);
    expect(both.diagnostics.map(({ at }) => at?.region?.startLine)).toEqual([4]);
  });

  it('says once that nothing is shown of a list that is not empty', () => {
    const { diagnostics } = read(windows(LOGON, 'Cached Tickets: (8)', 'C:\\>'));
    expect(diagnostics.map(({ code, effect }) => [code, effect])).toEqual([['truncated', 'notice']]);
  });

  it('takes nothing but its type for the encryption of a ticket', () => {
    const time = '\tStart Time: 11/18/2026 8:02:09 (local)';
    const { tickets } = read(windows(CLIENT, SERVER, time, `\tKerbTicket Encryption Type: ${AES}`));
    expect(tickets.map(({ encryptionType }) => encryptionType?.value)).toEqual([AES]);
  });

  it('ends a ticket, and what another verb printed, with the next prompt', () => {
    const open = read(windows(CLIENT, 'C:\\>', SERVER));
    expect([open.tickets, open.gaps.map(({ at }) => at?.region?.startLine)]).toEqual([[], [1, 3]]);
    const verb = read(windows('Cached TGT:', 'more of it', 'C:\\>', 'Guten Tag'));
    expect(verb.diagnostics.map(({ code, at }) => [code, at?.region?.startLine])).toEqual([
      ['not-read', 1],
      ['malformed', 4],
    ]);
  });

  it.each([
    '[10] Session 1 0:0x3e91c CORP\\mara.lind Kerberos:Interactive',
    'ServiceName        : krbtgt',
    'KDC binding cache has been purged.',
    'Purging the cache',
    '   Ticket(s) purged!',
  ])('knows what another verb prints by one line: %s', (line) => {
    expect(read(windows(line)).items).toMatchObject([{ code: 'not-read', effect: 'notice' }]);
  });

  it('says that it ends within a line', () => {
    const cut = encode(`${CLIENT}\r\n${SERVER}\r\n\tKdc Cal`);
    expect(read(cut).gaps).toMatchObject([
      { code: 'truncated', effect: 'partial', at: { region: { startLine: 3 } } },
    ]);
  });

  it('reads several lists of one console', () => {
    const one = ['C:\\>klist', LOGON, 'Cached Tickets: (1)', CLIENT, SERVER];
    const other = [
      'C:\\>klist -li 0x3e7',
      LOGON,
      'Targeted LogonId is 0:0x3e7',
      'Cached Tickets: (0)',
      'C:\\>',
    ];
    const { tickets, diagnostics } = read(windows(...one, ...other));
    expect([tickets.length, diagnostics]).toEqual([1, []]);
  });

  it('says that there is no ticket at all, as no gap: the guide wants that mended first', () => {
    const { diagnostics, gaps } = read(windows('C:\\>klist', LOGON, 'Cached Tickets: (0)', 'C:\\>'));
    expect(gaps).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'not-read', effect: 'notice', at: { region: { startLine: 3 } } },
    ]);
    expect(diagnostics[0]?.hint).toContain('log on');
  });

  it('overlooks that a remote shell repeats the command', () => {
    expect(read(windows('*Evil-WinRM* PS C:\\>', 'klist', LOGON, 'Cached Tickets: (0)')).gaps).toMatchObject([
      { at: { region: { startLine: 1 } } },
    ]);
    const other = 'klist.exe tickets -li 0x3e7';
    expect(read(windows(`PS C:\\> ${other}`, other, LOGON, 'Cached Tickets: (0)')).gaps).toEqual([]);
    for (const none of ['myklist', 'klist: not found']) {
      expect(read(windows(none, CLIENT, SERVER)).gaps).toMatchObject([{ code: 'malformed' }]);
    }
    expect(read(windows('PS C:\\> klist', 'klist', LOGON, 'Cached Tickets: (0)')).gaps).toEqual([]);
  });

  it.each([
    ['a ticket without its server', [CLIENT], 1, 'partial'],
    [
      'an entry of the binding cache',
      ['#0>\tRealmName: CONTOSO.EXAMPLE', '\tKDC Address: 192.0.2.7'],
      1,
      'notice',
    ],
    ['a line of another program', [CLIENT, SERVER, '    KdcNames    REG_MULTI_SZ    a\\0b'], 3, 'partial'],
    ['a key of the registry', [CLIENT, SERVER, 'HKEY_LOCAL_MACHINE\\SOFTWARE'], 3, 'partial'],
    ['a line that is too long', [CLIENT, SERVER, `\tNote: ${'x'.repeat(5000)}`], 3, 'partial'],
    ['two of them once', [CLIENT, SERVER, 'HKLM', 'Guten Tag'], 3, 'partial'],
    ['what another verb answers within a list', [CLIENT, SERVER, 'Purging the cache'], 3, 'partial'],
    ['what comes before everything', ['Guten Tag', CLIENT, SERVER], 1, 'partial'],
  ])('says of %s', (_what, lines, line, effect) => {
    const { diagnostics } = read(windows(...lines));
    expect(diagnostics).toMatchObject([{ code: 'malformed', effect, at: { region: { startLine: line } } }]);
  });

  it('keeps a realm that is not shown, names with an @, and a KDC that was not called', () => {
    const { tickets } = read(windows(CLIENT, '\tServer: cifs/a@b @ ', '\tKdc Called: '));
    expect(tickets.map(told)).toEqual([[`mara.lind@${HOME}`, 'cifs/a@b@', null, null]]);
  });

  it('says what cannot be decoded', () => {
    const bytes = Uint8Array.of(...windows(CLIENT, SERVER), 0xff);
    expect(readAll(klist, bytes, [], { encoding: 'utf-8' }).gaps).toMatchObject([{ code: 'encoding' }]);
  });

  it.runIf(hasCorpus)(`reads a real one that was cut down, and says so${WHY_SKIPPED}`, () => {
    const bytes = Uint8Array.from(readFileSync(`${CORPUS}/real/trusts/klist-windows-tabs.txt`));
    expect(formatOf(bytes)).toBe('klist');
    const { tickets, gaps, diagnostics } = read(bytes);
    expect(tickets.map(told).map(([client, , type]) => [client, type])).toEqual([
      ['jon.snow@NORTH.SEVENKINGDOMS.LOCAL', AES],
    ]);
    expect([gaps, diagnostics.map(({ code }) => code)]).toEqual([[], ['truncated']]);
  });
});

describe('klist of MIT and Heimdal', () => {
  const KRBTGT = [`mara.lind@${HOME}`, `krbtgt/${HOME}@${HOME}`];
  const CROSS = [`mara.lind@${HOME}`, `krbtgt/ZSCALERBETA.NET@${HOME}`];
  const EDGE = [`mara.lind@${HOME}`, 'HTTP/fra4.gateway.zscalerbeta.net@ZSCALERBETA.NET'];
  const AES_MIT = 'aes256-cts-hmac-sha1-96';

  it.each([
    [
      'mit.txt',
      [
        [...KRBTGT, AES_MIT, null],
        [...CROSS, AES_MIT, null],
        [...EDGE, 'arcfour-hmac', null],
      ],
    ],
    [
      'heimdal.txt',
      [
        [...KRBTGT, null, null],
        [...CROSS, null, null],
      ],
    ],
    [
      'heimdal-verbose.txt',
      [
        [...KRBTGT, AES_MIT, null],
        [...EDGE, AES_MIT, null],
      ],
    ],
  ])('gives the tickets of %s, at their places', (name, expected) => {
    const bytes = fixture(`klist/${name}`);
    expect(formatOf(bytes)).toBe('klist');
    const { tickets, diagnostics } = read(bytes);
    expect(diagnostics).toEqual([]);
    expect(tickets.map(told)).toEqual(expected);
    for (const { server, encryptionType } of tickets) {
      for (const located of [server.name, server.realm, encryptionType]) {
        if (located) expect(rawText(bytes, located, 'utf-8')).toBe(located.value);
      }
    }
  });

  it('leaves keytabs aside, and says so', () => {
    const bytes = encode(
      'Keytab name: FILE:/etc/krb5.keytab\nKVNO Principal\n---- ----\n   2 host/a@B.EXAMPLE\n',
    );
    expect(formatOf(bytes)).toBe('klist');
    expect(read(bytes).items).toMatchObject([{ code: 'not-read', effect: 'notice' }]);
  });

  it('reads several caches, and says what belongs to none', () => {
    const cache = 'Ticket cache: KEYRING:persistent:0:0\nDefault principal: a@A.EXAMPLE\n';
    const ticket = '01/02/26 03:04:05  01/02/26 13:04:05  x/y@B.EXAMPLE\n';
    const { tickets, gaps } = read(
      encode(`${cache}\n${ticket}Note well\n${cache.replace('a@', 'b@')}${ticket}`),
    );
    expect(tickets.map((one) => principal(one.client))).toEqual(['a@A.EXAMPLE', 'b@A.EXAMPLE']);
    expect(tickets.map(({ encryptionType }) => encryptionType)).toEqual([null, null]);
    expect(gaps).toMatchObject([{ code: 'malformed', at: { region: { startLine: 5 } } }]);
  });
});

describe('the beginning of what Heimdal and MIT print', () => {
  it.each([
    ['Ticket cache:FILE:/tmp/a\nDefault principal:   a@A.EXAMPLE\n', 'klist'],
    ['Ticket cache: KCM:0\n', 'klist'],
    ['Keytab name:WRFILE:/etc/krb5.keytab\n', 'klist'],
    ['Ticket cache: FILE:/tmp/a\nnobody\n', null],
    ['Ticket cache: /tmp/a\nDefault principal: a@A.EXAMPLE\n', null],
  ])('%j is told: %s', (text, format) => {
    expect(formatOf(encode(text))).toBe(format);
  });
});

describe('what Heimdal and MIT print beside that', () => {
  const cache = 'Credentials cache: FILE:/tmp/a\n        Principal: a@A.EXAMPLE\n    Cache version: 4\n\n';

  it.each([
    ['a client that is none', `${cache}Server: x/y@B.EXAMPLE\nClient: nobody\n`, ['a@A.EXAMPLE', null]],
    ['another client', `${cache}Server: x/y@B.EXAMPLE\nClient: b@A.EXAMPLE\n`, ['b@A.EXAMPLE', null]],
    [
      'a type with the version of its key',
      `${cache}Server: x/y@B.EXAMPLE\nTicket etype: des3, kvno 3\n`,
      ['a@A.EXAMPLE', 'des3'],
    ],
    ['a type alone', `${cache}Server: x/y@B.EXAMPLE\nTicket etype: des3\n`, ['a@A.EXAMPLE', 'des3']],
  ])('is read: %s', (_what, text, expected) => {
    const { tickets, gaps } = read(encode(text));
    expect(gaps).toEqual([]);
    expect(
      tickets.map(({ client, encryptionType }) => [principal(client), encryptionType?.value ?? null]),
    ).toEqual([expected]);
  });

  it.each([
    ['details', '\tAddresses: (none)\n\tNotes: a, b\n\tFlags: FA\n'],
    ['a second type', '\tEtype (skey, tkt): des3, aes256\n\tEtype (skey, tkt): aes256, des3\n'],
  ])('overlooks %s of a ticket', (what, details) => {
    const ticket = 'Nov 18 08:02:09 2026  Nov 18 18:02:09 2026  x/y@B.EXAMPLE\n';
    const { tickets, gaps } = read(encode(`${cache}${ticket}${details}`));
    expect(gaps).toEqual([]);
    expect(tickets.map(({ encryptionType }) => encryptionType?.value ?? null)).toEqual([
      what === 'details' ? null : 'aes256',
    ]);
  });

  it.each([
    ['blanks', 'Nov 18 2026  Nov 19 2026  x/y@B.EXAMPLE  '],
    ['a tab', 'Nov 18 2026\tNov 19 2026\tx/y@B.EXAMPLE'],
  ])('may have %s beside the server', (_what, line) => {
    expect(read(encode(`${cache}${line}\n`)).tickets.map(({ server }) => principal(server))).toEqual([
      'x/y@B.EXAMPLE',
    ]);
  });

  it.each(['Other 2: b@B.EXAMPLE', '    Cache version: 4', 'Issued  Expires 2'])(
    'says of %j below a ticket that it is not understood, and keeps the owner',
    (line) => {
      const ticket = 'Nov 18 2026  Nov 19 2026  x/y@B.EXAMPLE\n';
      const { tickets, gaps } = read(encode(`${cache}${ticket}${line}\n${ticket}`));
      expect(tickets.map(({ client }) => principal(client))).toEqual(['a@A.EXAMPLE', 'a@A.EXAMPLE']);
      expect(gaps).toMatchObject([{ code: 'malformed', at: { region: { startLine: 6 } } }]);
    },
  );

  it('takes no type of encryption from what names one alone', () => {
    const ticket = 'Nov 18 2026  Nov 19 2026  x/y@B.EXAMPLE\n';
    const { tickets } = read(encode(`${cache}${ticket}\tFlags: FA, aes256\n\tNote: aes256, FA\n`));
    expect(tickets.map(({ encryptionType }) => encryptionType)).toEqual([null]);
  });

  it.each([
    'Server: nobody\n',
    'Ticket etype: des3\n',
    '\tEtype (skey, tkt): des3, des3\n',
    'Nov 18 2026 x/y@B.EXAMPLE\n',
    'one  two\tx/y@B.EXAMPLE\n',
  ])('makes no ticket of %j', (line) => {
    expect(read(encode(`${cache}${line}`)).tickets).toEqual([]);
  });
});

describe('a klist that was cut', () => {
  it.each(['klist.txt', 'mit.txt', 'heimdal.txt', 'heimdal-verbose.txt'])(
    'never shows a ticket that %s has not',
    (name) => {
      const bytes = fixture(`klist/${name}`);
      const whole = new Set(read(bytes).tickets.map((ticket) => principal(ticket.server)));
      for (let end = 0; end < bytes.length; end += STEP) {
        const cut = bytes.slice(0, end);
        const { tickets, gaps } = read(cut);
        for (const { server } of tickets) expect(whole, `${end} bytes`).toContain(principal(server));
        const last = new TextDecoder().decode(cut).split('\n').at(-1) ?? '';
        const inLine = last.trim() !== '';
        if (inLine)
          expect(
            gaps.map(({ code }) => code),
            `${end} bytes`,
          ).toContain('truncated');
      }
    },
  );
});
