// Secrets in the commands of a console's text: beside what is read, where something is, and wherever they stand.

import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../src/interpreters/interpret.ts';
import { regQuery } from '../../src/readers/registry/reg-query.ts';
import { withCommands } from '../../src/readers/transcripts.ts';
import { encode, rawText, sourceOf } from '../support/bytes.ts';

const KEY =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
const QUERY = `${KEY}\r\n    ZSCALERBETA.NET    REG_SZ    <k>kerberos.zscalerbeta.net</k>\r\n\r\n`;
const COMMAND = 'C:\\>ksetup /setcomputerpassword Winter2026\r\n';

function read(text: string, encoding: 'utf-8' | 'utf-16le-bom' = 'utf-8') {
  const bytes = encode(text, encoding);
  const items = [...withCommands(regQuery).read(sourceOf(bytes), INTEREST, {})];
  const secrets = items.filter((item) => item.kind === 'secret');
  return {
    others: items.filter((item) => item.kind !== 'secret'),
    secrets,
    names: secrets.map(({ name, at }) => [name, rawText(bytes, { value: '', at }, encoding)]),
  };
}

describe('a command with a password', () => {
  it.each(['utf-8', 'utf-16le-bom'] as const)('is found behind what was read, in %s', (encoding) => {
    const { secrets, names, others } = read(QUERY + COMMAND, encoding);
    expect(names).toEqual([['/setcomputerpassword', '/setcomputerpassword']]);
    expect(secrets[0]).toMatchObject({
      part: null,
      side: null,
      form: 'command',
      owner: null,
      holder: 'client',
      at: { region: { startLine: 4, startColumn: 12 } },
    });
    expect(others).toEqual(read(QUERY + COMMAND.replace('Winter2026', '*'), encoding).others);
  });

  it('is found before it, and each of several', () => {
    const { names } = read(`${COMMAND}\r\nC:\\>netdom trust a /passwordt:Winter\r\n${QUERY}`);
    expect(names.map(([name]) => name)).toEqual(['/setcomputerpassword', '/passwordt']);
  });

  it('is none without a password, and in a text in which nothing was read', () => {
    expect(read(QUERY + COMMAND.replace('Winter2026', '*')).secrets).toEqual([]);
    expect(read(COMMAND).secrets).toEqual([]);
    expect(read(`${COMMAND}nothing of the registry\r\n`).secrets).toEqual([]);
  });

  // Text is decoded in pieces of 16 and 64 KB.
  it.each([16, 64, 80].flatMap((kilobytes) => [1, 6, 12, 20].map((ahead) => kilobytes * 1024 - ahead)))(
    'is found where its switch begins at byte %i',
    (start) => {
      const lead = COMMAND.indexOf('/');
      const line = '    A    REG_SZ    b\r\n';
      const filler = line.repeat(Math.floor((start - lead - QUERY.length - 40) / line.length));
      const rest = start - lead - QUERY.trimEnd().length - 2 - filler.length - 4;
      const text = `${QUERY.trimEnd()}\r\n${filler}\r\n${'x'.repeat(rest)}\r\n${COMMAND}`;
      expect(text.indexOf('/setcomputer')).toBe(start);
      expect(read(text).names).toEqual([['/setcomputerpassword', '/setcomputerpassword']]);
    },
  );
});
