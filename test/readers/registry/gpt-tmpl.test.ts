// Security templates: the registry values that are wanted, and nothing else of them.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Located } from '../../../src/model/located.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { gptTmpl } from '../../../src/readers/registry/gpt-tmpl.ts';
import { encode, fixture, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, WHY_SKIPPED } from '../../support/corpus.ts';
import { STEP } from '../../support/thorough.ts';

const KEY = 'MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters';
const OUT = KEY.replace('MACHINE', 'HKLM');
const HEAD = '[Unicode]\r\nUnicode=yes\r\n';

function accepts(text: string): boolean {
  return gptTmpl.accepts(headOf(sourceOf(encode(text))));
}

function values(...lines: string[]) {
  return readAll(gptTmpl, encode(`${HEAD}[Registry Values]\r\n${lines.join('\r\n')}\r\n`, 'utf-16le-bom'));
}

it('yields the wanted registry values of the fixture', () => {
  const bytes = fixture('gpt-tmpl/GptTmpl.inf');
  expect(gptTmpl.accepts(headOf(sourceOf(bytes)))).toBe(true);
  const result = readAll(gptTmpl, bytes);
  expect(shown(result.records)).toEqual([`${OUT} : SupportedEncryptionTypes REG_DWORD = 2147483640`]);
  expect(result.items).toHaveLength(1);
  expect(shown(readAll(gptTmpl, bytes, ['policies\\system']).records)[0]).toBe(
    'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System : LegalNoticeText REG_MULTI_SZ = ["Property of Contoso,Ltd.","Authorised use only"]',
  );
});

describe('accepts', () => {
  it.each([
    [`${HEAD}[Version]\r\n`, true],
    ['; comment\r\n[Version]\r\nsignature="$CHICAGO$"\r\n[System Access]\r\n', true],
    ['[Version]\r\nSignature="$WINDOWS NT$"\r\nClass=Net\r\n[Manufacturer]\r\n', false],
    ['Unicode=yes\r\n[Unicode]\r\n', false],
    ['Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE]\r\n', false],
    ['[Version]\r\n\t[System Access] \r\n', true],
    ['[Version]\r\nsee [System Access]\r\n', false],
    ['[Version]\r\nx[System Access]\r\n', false],
    ['[Version]\r\n[System Access] x\r\n', false],
    ['[Version]\r\n[System Access]x\r\n', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(accepts(text)).toBe(expected);
  });
});

describe('values', () => {
  it.each([
    [`${KEY}\\a=1,"b c"`, `${OUT} : a REG_SZ = "b c"`],
    [`${KEY}\\a=1,b`, `${OUT} : a REG_SZ = "b"`],
    [`${KEY}\\a=1,bc`, `${OUT} : a REG_SZ = "bc"`],
    [`${KEY}\\a=11,4294967296`, `${OUT} : a REG_QWORD = 4294967296`],
    [`${KEY}\\a=2,""`, `${OUT} : a REG_EXPAND_SZ = ""`],
    [`${KEY}\\a=1,"`, `${OUT} : a REG_SZ = "\\""`],
    [`${KEY}\\a=3,1,0`, `${OUT} : a REG_BINARY = 2 bytes`],
    [`${KEY}\\a=3,`, `${OUT} : a REG_BINARY = 0 bytes`],
    [`  ${KEY}\\a = 4 , 24 `, `${OUT} : a REG_DWORD = 24`],
    [`${KEY}\\a=4,"1"`, `${OUT} : a REG_DWORD = 1`],
    [`${KEY}\\a=4,0x18`, `${OUT} : a REG_DWORD = 24`],
    [`${KEY}\\a=7,b,c`, `${OUT} : a REG_MULTI_SZ = ["b","c"]`],
    [`${KEY}\\a=7,b","c","d,`, `${OUT} : a REG_MULTI_SZ = ["b,c,d",""]`],
    [`${KEY}\\a=7,""`, `${OUT} : a REG_MULTI_SZ = [""]`],
    [`${KEY}\\a=7,`, `${OUT} : a REG_MULTI_SZ = []`],
    [`${KEY.replace('MACHINE', 'user')}\\a=4,1`, `${OUT.replace('HKLM', 'HKCU')} : a REG_DWORD = 1`],
  ])('%s', (line, expected) => {
    const result = values('; comment', '', ' \t', line);
    expect(shown(result.records)).toEqual([expected]);
    expect(result.diagnostics).toEqual([]);
  });

  it('have their places', () => {
    const line = `${KEY}\\Value=7,b","c,d`;
    const text = `${HEAD}[Registry Values]\r\n${line}\r\n`;
    const record = values(line).records[0];
    const items = record?.data?.kind === 'list' ? record.data.items : [];
    expect(regionText(text, record?.keyPath as Located)).toBe(KEY.slice(8));
    expect(regionText(text, record?.valueName as Located)).toBe('Value');
    expect(items.map((item) => regionText(text, item))).toEqual(['b","c', 'd']);
    expect(regionText(text, { value: '', at: record?.at ?? { start: 0, end: 0, region: null } })).toBe(line);
  });

  it('that are empty stand where their quotes begin', () => {
    const line = `${KEY}\\Value=7,b,"",c`;
    const data = values(line).records[0]?.data;
    const item = data?.kind === 'list' ? data.items[1] : undefined;
    const column = line.indexOf('"') + 1;
    expect(item).toMatchObject({ value: '', at: { region: { startColumn: column, endColumn: column } } });
  });

  it('of bytes are counted', () => {
    expect(values(`${KEY}\\a=3,1,0`).records[0]?.data).toMatchObject({ kind: 'bytes', length: 2 });
  });

  it('may stand below a name with blanks in its brackets', () => {
    const text = `${HEAD}[ Registry Values ]\r\n${KEY}\\a=4,1\r\n`;
    expect(readAll(gptTmpl, encode(text)).records).toHaveLength(1);
  });

  it('in 8-bit text keep theirs where a character has several bytes', () => {
    const line = `${KEY}\\a=7,\u00e9","\u00e8`;
    const text = `${HEAD}[Registry Values]\r\n${line}\r\n`;
    const data = readAll(gptTmpl, encode(text)).records[0]?.data;
    const item = data?.kind === 'list' ? data.items[0] : undefined;
    expect([item?.value, regionText(text, item as Located)]).toEqual(['\u00e9,\u00e8', '\u00e9","\u00e8']);
  });

  it.each([
    'what',
    'MACHINE=4,1',
    `${KEY}\\a`,
    `${KEY}\\a=4`,
    `${KEY}\\a=x,1`,
    'NOWHERE\\Kerberos\\a=4,1',
    '=4,1',
    `${KEY}\\a=x4,1`,
    'see [Registry Keys]',
    'x[Registry Keys]',
    '[Registry Keys] x',
    '[Registry Keys]x',
  ])('%s is none', (line) => {
    const result = values(line, `${KEY}\\b=4,1`);
    expect(result.gaps).toMatchObject([
      { code: 'malformed', effect: 'partial', at: { region: { startLine: 4 } } },
    ]);
    expect(result.records).toHaveLength(1);
  });

  it.each(['4,many', '4,4294967296', '4,"0x100000000"', '4,x1', '1,"half', '1,half"'])(
    'of %s are of the wrong type',
    (data) => {
      expect(values(`${KEY}\\a=${data}`).gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    },
  );

  it('of other keys may be of any type', () => {
    expect(values('MACHINE\\Software\\a=4,many').gaps).toEqual([]);
  });

  it('in other sections are none of ours', () => {
    const text = `${HEAD}[Registry Keys]\r\n"${KEY}",0,"D:"\r\n[File Security]\r\n${KEY}\\a=4,1\r\n`;
    expect(readAll(gptTmpl, encode(text)).items).toEqual([]);
  });

  it.each(['RegistryValues', 'My Registry Values', 'Registry Values of mine'])(
    'in a section [%s] are a gap',
    (section) => {
      const text = `${HEAD}[${section}]\r\n${KEY}\\a=4,1\r\nMACHINE\\Software\\a=4,1\r\nmore\r\n`;
      const { records, gaps } = readAll(gptTmpl, encode(text));
      expect(records).toEqual([]);
      expect(gaps).toMatchObject([
        { code: 'malformed', effect: 'partial', at: { region: { startLine: 4 } } },
      ]);
    },
  );
});

it('a last line without its end is cut off', () => {
  const { records, gaps } = readAll(gptTmpl, encode(`${HEAD}[Registry Values]\r\n${KEY}\\a=4,1`));
  expect(records).toEqual([]);
  expect(gaps).toMatchObject([{ code: 'truncated', effect: 'partial', at: { region: { startLine: 4 } } }]);
});

it('a cut within a line is a gap, at every byte', () => {
  const bytes = fixture('gpt-tmpl/GptTmpl.inf');
  const text = new TextDecoder('utf-16le');
  for (let size = 30; size <= bytes.length; size += STEP) {
    const result = readAll(gptTmpl, bytes.slice(0, size));
    const part = text.decode(bytes.slice(0, size - (size % 2)));
    const last = part.slice(part.lastIndexOf('\n') + 1).trim();
    // A section's name with its bracket is whole; so is what is blank.
    const complete = size % 2 === 0 && (last === '' || /^\[.*\]$/.test(last));
    expect([size, result.gaps.length > 0]).toEqual([size, !complete]);
    expect(result.scopes).toEqual([]);
    expect(shown(result.records).every((line) => line.endsWith('= 2147483640'))).toBe(true);
  }
});

describe(`samples${WHY_SKIPPED}`, () => {
  const files = corpusFiles('real', /gpttmpl\.inf$/i);
  it.skipIf(files.length === 0)('of Windows are read whole', () => {
    expect(files.length).toBe(21);
    for (const path of files) {
      const bytes = Uint8Array.from(readFileSync(path));
      expect([path, gptTmpl.accepts(headOf(sourceOf(bytes)))]).toEqual([path, true]);
      const result = readAll(gptTmpl, bytes, ['']);
      expect([path, result.diagnostics]).toEqual([path, []]);
      const settings = new TextDecoder('utf-16le').decode(bytes).match(/^(MACHINE|USER)\\.*=\d+,/gim) ?? [];
      expect([path, result.records.length]).toEqual([path, settings.length]);
    }
  });
});
