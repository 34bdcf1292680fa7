// Content chooses the reader; names only tell whether a failure must be reported.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gptIni } from '../../src/readers/backup/gpt-ini.ts';
import { detect, headOf, lackOf, namedLikeOurs } from '../../src/readers/detect.ts';
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
    'Machine/Registry.pol.SAMBABACKUP',
    'out/facts-2026.ndjson',
    'facts.ndjson.gz',
    'MyFacts.ndjson.zst',
    'PC-0217.hiv',
    'Windows\\System32\\config\\SYSTEM',
    'config/software',
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
    'Registry.pol.bak',
    'Registry.pol.xml.bak',
    'kerberos.reg.adml',
    'Registry.pol.admx',
    'facts/notes.ndjson',
    'facts.ndjson.bak',
    'facts.ndjson.tar',
    'software',
    'myconfig/software',
    'config/software.log',
    'PC-0217.hiv.bak',
    '',
  ])('not %s', (path) => {
    expect(namedLikeOurs(path)).toBe(false);
  });
});

describe('files of lines by any name', () => {
  const LOST = ['', '\0\0\0\0', ' \r\n ', '{"ki', '\r\n{"kind":'];
  const like = (name: string, text: string) => namedLikeOurs(name, headOf(sourceOf(encode(text))));

  it.each(LOST)('are ours where nothing is left but %j', (text) => {
    for (const name of ['export.ndjson', 'x/day.JSONL', 'part-00017', 'part-r-00017.gz'])
      expect(like(name, text), name).toBe(true);
  });

  it.each(['a.ndjson.bak', 'apart-00017', 'part-0017', 'part-17-00017', 'notes.txt'])(
    'are not when they are called %s',
    (name) => {
      for (const text of LOST) expect(like(name, text)).toBe(false);
    },
  );

  it.each(['{"kind":"run"}', '{"a":1}\n', '"kind":', 'kind'])('are not when they hold %j', (text) => {
    expect(like('export.ndjson', text)).toBe(false);
  });

  it('are not when they begin with blanks and go on', () => {
    expect(like('export.ndjson', `{"kind":${' '.repeat(5000)}`)).toBe(false);
    expect(namedLikeOurs('export.ndjson')).toBe(false);
  });
});

describe('lackOf by the name', () => {
  const head = headOf(sourceOf(encode('Call with Mara, 9:40.\r\n')));
  const NAMES: readonly (readonly [name: string, lacks: RegExp])[] = [
    ['a/client.REG', /REGEDIT4/],
    ['PC-0217.hiv', /regf/],
    ['config\\SOFTWARE', /regf/],
    ['system', /regf/],
    ['Machine/Registry.pol', /PReg/],
    ['Registry.pol.sambabackup', /PReg/],
    ['gpreport.xml', /Settings/],
    ['Backup.xml', /GroupPolicyBackupScheme/],
    ['bkupInfo.xml', /BackupInst/],
    ['Registry.pol.xml', /PolFile/],
    ['Registry.xml', /RegistrySettings/],
    ['GptTmpl.inf', /Registry Values/],
    ['facts-2026.ndjson.xz', /kind run/],
    ['part-00017', /lost/],
    ['part-m-00017.gz', /lost/],
    ['export.jsonl', /lost/],
    ['GPT.INI', /General/],
    ['corp.pac', /FindProxyForURL/],
    ['wpad.dat', /FindProxyForURL/],
  ];

  it.each(NAMES)('%s', (name, lacks) => {
    expect(lackOf(name, head)).toMatch(lacks);
  });

  it.each(NAMES)('nothing of %s with more before or behind', (name) => {
    if (!/^part/.test(name)) expect(lackOf(`${name}.bak`, head)).toBeNull();
    const bare = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    if (!bare.startsWith('facts') && !/\.(?:reg|hiv|pol|pac|jsonl|xml)/i.test(bare))
      expect(lackOf(`my${bare}`, head)).toBeNull();
  });

  it.each(['gpreport', 'backup', 'bkupinfo', 'registry'])('nothing of another %s', (name) => {
    expect(lackOf(`my${name}.xml`, head)).toBeNull();
  });

  it('is the transaction log of a hive by its content', () => {
    const bytes = new Uint8Array(1024);
    bytes.set(encode('regf'));
    const view = new DataView(bytes.buffer);
    view.setUint32(28, 6, true);
    // The checksum of a block of which all else is zero.
    view.setUint32(508, view.getUint32(0, true) ^ 6, true);
    expect(lackOf('SYSTEM.LOG1', headOf(sourceOf(bytes)))).toMatch(/transaction log/);
  });
});

describe('the head of an input', () => {
  it('has single line ends where each line ends with two carriage returns', () => {
    expect(headOf(sourceOf(encode('[General]\r\r\nVersion=1\r\r\n'))).text).toBe(
      '[General]\r\nVersion=1\r\n',
    );
    expect(headOf(sourceOf(encode('[General]\nVersion=1\r\r\n'))).text).toBe('[General]\nVersion=1\r\r\n');
  });

  it('leaves out half a unit at its end', () => {
    const bytes = encode('[General]', 'utf-16le-bom');
    expect(headOf(sourceOf(bytes.subarray(0, -1))).text).toBe('[General');
  });

  it('is shown byte by byte where it is no UTF-8, and keeps marks that are not at its begin', () => {
    expect(headOf(sourceOf(Uint8Array.of(0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68))).text).toBe('Z\u00fcrich');
    expect(headOf(sourceOf(encode('\ufeff\ufeff[General]'))).text).toBe('\ufeff[General]');
  });
});
