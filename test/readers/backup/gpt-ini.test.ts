// GPT.INI: versions, extensions, and the name that a GPO was created with.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GpoRecord } from '../../../src/model/record.ts';
import { gptIni } from '../../../src/readers/backup/gpt-ini.ts';
import { headOf } from '../../../src/readers/detect.ts';
import { encode, fixture, readAll, regionText, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, WHY_SKIPPED } from '../../support/corpus.ts';

function gpoOf(bytes: Uint8Array): GpoRecord | undefined {
  return readAll(gptIni, bytes).items.find((item) => item.kind === 'gpo');
}

function accepts(text: string): boolean {
  return gptIni.accepts(headOf(sourceOf(encode(text))));
}

it('reads the fixture', () => {
  const bytes = fixture('gpt-ini/GPT.INI');
  expect(gptIni.accepts(headOf(sourceOf(bytes)))).toBe(true);
  const gpo = gpoOf(bytes);
  expect(gpo).toMatchObject({
    part: null,
    id: null,
    computer: { enabled: null, versionDirectory: null, versionSysvol: 3 },
    user: { versionSysvol: 2 },
    links: null,
    computerExtensions: ['{35378EAC-683F-11D2-A89A-00C04FBBCFA2}'],
  });
  expect(gpo?.name && regionText(new TextDecoder().decode(bytes), gpo.name)).toBe('CORP Zscaler Kerberos');
  expect(gpo?.at.region).toMatchObject({ startLine: 1, startColumn: 1, endColumn: 10 });
});

describe('accepts', () => {
  it.each([
    ['[General]\nVersion = 25\n', true],
    ['\r\n; comment\r\n[general]\r\ndisplayName=CORP Realms\r\n', true],
    ['[General]\nVersion=0', true],
    ['[General]\nVersion=1\nColour=blue\n', true],
    [' [General] \nVersion=1\n', true],
    ['x[General]\nVersion=1\n', false],
    ['[General]x\nVersion=1\n', false],
    ['[General]\nMyVersion=1\n', false],
    ['[General]\nVersionInfo=1\n', false],
    ['[General]\nVersion=1\n[Window]\nWidth=1\n', false],
    ['[General]\nColour=blue\n', false],
    ['[Window]\nVersion=1\n', false],
    ['Version=1\n', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(accepts(text)).toBe(expected);
  });
});

it('belongs to a GPO', () => {
  expect([gptIni.format, gptIni.holder]).toEqual(['gpt-ini', 'gpo']);
});

describe('content', () => {
  it.each([
    ['[General]\nVersion=3', []],
    ['[General]', []],
    ['[General]\nVersion=3\n; by night', []],
    ['[General]\nVersion=3\n\t', []],
    ['[General]\nVersion=3\ndispl', ['truncated partial']],
    ['[General]\nVersion=3\ndispl\n', []],
  ])('says where it ends within a name: %j', (text, expected) => {
    const { gaps } = readAll(gptIni, encode(text));
    expect(gaps.map(({ code, effect }) => `${code} ${effect}`)).toEqual(expected);
  });

  it('counts both sides in one number', () => {
    const gpo = gpoOf(encode('[General]\nVersion = 4294901761\n'));
    expect([gpo?.computer?.versionSysvol, gpo?.user?.versionSysvol]).toEqual([1, 65535]);
  });

  it('says nothing about versions that it does not have', () => {
    expect(gpoOf(encode('[General]\ndisplayName=\n'))).toMatchObject({
      computer: null,
      user: null,
      computerExtensions: null,
      name: { value: '' },
    });
  });

  it.each(['many', '', '3x', 'x3', '4294967296', '-1', '99999999999'])('version %j is said', (version) => {
    const result = readAll(gptIni, encode(`[General]\nVersion=${version}\n`));
    expect(result.gaps).toMatchObject([
      { code: 'bad-value', effect: 'partial', at: { region: { startLine: 2 } } },
    ]);
  });

  it('of other sections is none of ours', () => {
    expect(gpoOf(encode('[Other]\nVersion=3\n[General]\nnothing\n'))?.computer).toBeNull();
    expect(gpoOf(encode('Version=3\n[General]\nnothing\n'))?.computer).toBeNull();
    expect(gpoOf(encode('[General]\n;Version=3\n'))?.computer).toBeNull();
  });

  it('takes no other name for the version, and the largest that there is', () => {
    expect(readAll(gptIni, encode('[General]\ngPCFunctionalityVersion=two\n')).gaps).toEqual([]);
    expect(gpoOf(encode('[General]\nVersion=4294967295\n'))).toMatchObject({
      computer: { versionSysvol: 65535 },
      user: { versionSysvol: 65535 },
    });
  });

  it('in a code page is read with a notice', () => {
    const result = readAll(gptIni, encode('[General]\ndisplayName=R\u00e9seau\n', 'latin1'));
    expect(result.diagnostics.map(({ code, effect }) => [code, effect])).toEqual([
      ['encoding-assumed', 'notice'],
    ]);
    expect(gpoOf(encode('[General]\ndisplayName=R\u00e9seau\n', 'latin1'))?.name?.value).toBe('R\u00e9seau');
  });

  it('cut within a character is a gap', () => {
    const bytes = encode('[General]\nVersion=3\n', 'utf-16le-bom').slice(0, -1);
    expect(readAll(gptIni, bytes).gaps.map((gap) => gap.code)).toEqual(['encoding']);
  });

  it('never throws and never claims to cover anything, wherever it is cut', () => {
    const bytes = fixture('gpt-ini/GPT.INI');
    for (let size = 0; size <= bytes.length; size++) {
      expect(readAll(gptIni, bytes.slice(0, size)).scopes).toEqual([]);
    }
  });
});

describe(`samples${WHY_SKIPPED}`, () => {
  const files = [...corpusFiles('real', /\/gpt\.ini$/i), ...corpusFiles('produced', /\/gpt\.ini$/i)];
  it.skipIf(files.length === 0)('of Windows and Samba are read whole', () => {
    expect(files.length).toBeGreaterThan(10);
    for (const path of files) {
      const bytes = Uint8Array.from(readFileSync(path));
      expect([path, gptIni.accepts(headOf(sourceOf(bytes)))]).toEqual([path, true]);
      expect([path, readAll(gptIni, bytes).diagnostics]).toEqual([path, []]);
      const version = Number(/Version\s*=\s*(\d+)/.exec(new TextDecoder().decode(bytes))?.[1]);
      const gpo = gpoOf(bytes);
      expect([path, (gpo?.user?.versionSysvol ?? 0) * 65536 + (gpo?.computer?.versionSysvol ?? 0)]).toEqual([
        path,
        version,
      ]);
    }
  });
});
