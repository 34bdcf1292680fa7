// Content chooses the reader; names only tell whether a failure must be reported.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gptIni } from '../../src/readers/backup/gpt-ini.ts';
import { detect, headOf, namedLikeOurs } from '../../src/readers/detect.ts';
import { readers } from '../../src/readers/readers.ts';
import { gptTmpl } from '../../src/readers/registry/gpt-tmpl.ts';
import { reg } from '../../src/readers/registry/reg.ts';
import { regQuery } from '../../src/readers/registry/reg-query.ts';
import { registryPol } from '../../src/readers/registry/registry-pol.ts';
import { encode, fixture, sourceOf } from '../support/bytes.ts';

const READERS = [regQuery, gptIni, gptTmpl, reg, registryPol];

function formatOf(bytes: Uint8Array): string | null {
  return detect(headOf(sourceOf(bytes)), READERS)?.format ?? null;
}

describe('headOf', () => {
  it('keeps the bytes of a Buffer that is used again', () => {
    const room = Buffer.from('[GeneralX]');
    const head = headOf({ path: 'gpt.ini', size: room.length, read: () => room });
    room.fill(0xee);
    expect(new TextDecoder().decode(head.bytes)).toBe('[GeneralX]');
  });

  it.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom'] as const)(
    'shows %s without its mark',
    (encoding) => {
      expect(headOf(sourceOf(encode('Gr\u00fc\u00dfe aus der Zentrale', encoding))).text).toBe(
        'Gr\u00fc\u00dfe aus der Zentrale',
      );
    },
  );

  it('shows lines that end in CRCRLF like others', () => {
    const textOf = (text: string) => headOf(sourceOf(encode(text))).text;
    expect(textOf('a\r\r\nb\r\r\n')).toBe('a\r\nb\r\n');
    expect(textOf('a\r\nb\r\r\n')).toBe('a\r\nb\r\r\n');
  });

  it('shows other bytes one by one', () => {
    expect(headOf(sourceOf(encode('Gr\u00fc\u00dfe', 'latin1'))).text).toBe('Gr\u00fc\u00dfe');
  });

  it('takes the first 4,096 bytes, for keeps', () => {
    const source = sourceOf(encode('a'.repeat(5000), 'utf-16le-bom').slice(0, 10_001));
    const head = headOf(source);
    source.read(0, 10);
    expect([head.bytes.length, head.text.length, head.size, head.bytes[2]]).toEqual([
      4096, 2047, 10_001, 0x61,
    ]);
  });

  it('drops half a character', () => {
    expect(headOf(sourceOf(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62))).text).toBe('a');
  });
});

describe('detect', () => {
  it.each([
    ['registry-pol/zscaler.pol', 'registry-pol'],
    ['registry-pol/header-only.pol', 'registry-pol'],
    ['reg/regedit.reg', 'reg'],
    ['reg/regedit4.reg', 'reg'],
    ['reg/hivexregedit.reg', 'reg'],
    ['reg/net-registry-export.reg', 'reg'],
    ['reg-query/recursive.txt', 'reg-query'],
    ['reg-query/two-queries-cp850.txt', 'reg-query'],
    ['reg-query/console-utf16.txt', 'reg-query'],
    ['gpt-tmpl/GptTmpl.inf', 'gpt-tmpl'],
    ['gpt-ini/GPT.INI', 'gpt-ini'],
  ])('%s is %s, for one reader alone', (path, format) => {
    const bytes = fixture(path);
    expect(formatOf(bytes)).toBe(format);
    expect(READERS.filter((reader) => reader.accepts(headOf(sourceOf(bytes))))).toHaveLength(1);
  });

  it('knows nothing of strangers and of what is empty', () => {
    expect(formatOf(encode('<html></html>'))).toBeNull();
    expect(formatOf(new Uint8Array(0))).toBeNull();
    expect(
      detect({ bytes: new Uint8Array(0), text: '', size: 0 }, [{ ...reg, accepts: () => true }]),
    ).toBeNull();
  });

  it('asks in order', () => {
    const all = { ...reg, accepts: () => true };
    expect(detect(headOf(sourceOf(encode('REGEDIT4'))), [all, reg])).toBe(all);
  });
});

describe('asking no reader of XML about other text', () => {
  const heads = [
    ...readdirSync(new URL('../../fixtures/formats', import.meta.url), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => new Uint8Array(readFileSync(join(entry.parentPath, entry.name)))),
    ...[' \r\n<a/>', '\ufeff<PolFile/>', '[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}]', 'text', ' '].flatMap(
      (text) => (['utf-8', 'utf-16le', 'utf-16be'] as const).map((encoding) => encode(text, encoding)),
    ),
  ].map((bytes) => headOf(sourceOf(bytes)));

  it('finds what asking all of them finds', () => {
    expect(heads.length).toBeGreaterThan(80);
    for (const head of heads) {
      expect(detect(head, readers)).toBe(readers.find((reader) => reader.accepts(head)) ?? null);
    }
  });
});

describe('namedLikeOurs', () => {
  it.each([
    'Machine/Registry.pol',
    '{6AC1}\\DomainSysvol\\GPO\\Machine\\registry.POL',
    'client.reg',
    'GPREPORT.XML',
    'x/gpreport.xml',
    'Backup.xml',
    'bkupInfo.xml',
    'SecEdit/GptTmpl.inf',
    'GPT.INI',
    'Machine/Preferences/Registry/Registry.xml',
    'Machine/Registry.pol.xml',
    'preferences\\registry\\registry.xml',
  ])('%s', (path) => {
    expect(namedLikeOurs(path)).toBe(true);
  });

  it.each([
    'manifest.xml',
    'Kerberos.adml',
    'Kerberos.admx',
    'MyBackup.xml',
    'registry.pol/readme.txt',
    'registry/registry.xml',
    'preferences/registry/registry.xml.bak',
    'notes.txt',
    'reg',
    '',
  ])('not %s', (path) => {
    expect(namedLikeOurs(path)).toBe(false);
  });
});
