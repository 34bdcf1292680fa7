// Every text format in every encoding that it occurs in: the same facts. And what is wrong with bytes is said, with its
// offset, or stands in a value as it is; it is never quietly replaced.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Encoding, type Fact, gather, lint } from '../src/lint.ts';
import { traitsOf } from '../src/model/format.ts';
import { DEFAULT_SETTINGS } from '../src/model/settings.ts';
import { sniff } from '../src/readers/text/sniff.ts';
import { inputOf } from './support/inputs.ts';
import { onDiagonal } from './support/thorough.ts';

const FORMATS = fileURLToPath(new URL('../fixtures/formats', import.meta.url));

interface Sample {
  readonly format: string;
  readonly path: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Text fixtures that are one encoding as a whole, and give facts. */
function samples(): Sample[] {
  return readdirSync(FORMATS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .flatMap((file): Sample[] => {
      const path = file.slice(FORMATS.length + 1).replaceAll('\\', '/');
      const format = path.slice(0, path.indexOf('/'));
      const traits = traitsOf(format);
      if (!traits || traits.medium === 'binary') return [];
      const bytes = Uint8Array.from(readFileSync(file));
      const seen = sniff(bytes);
      const utf8 = iconv.decode(Buffer.from(bytes), seen?.encoding ?? 'utf-8');
      const text = utf8.includes('\ufffd') ? iconv.decode(Buffer.from(bytes), traits.fallback) : utf8;
      return [{ format, path, text: text.replace(/^\ufeff/, ''), bytes }];
    });
}

/** Samba writes UTF-8 and nothing else. */
const UTF8_ALONE = /^samba-/;

type Written = readonly [name: string, encoding: string, bom: boolean];

const UNICODE: readonly Written[] = [
  ['UTF-8', 'utf-8', false],
  ['UTF-8 with a mark', 'utf-8', true],
  ['UTF-16LE with a mark', 'utf-16le', true],
  ['UTF-16LE without', 'utf-16le', false],
  ['UTF-16BE with a mark', 'utf-16be', true],
  ['UTF-16BE without', 'utf-16be', false],
];

function written(text: string, encoding: string, bom: boolean): Uint8Array {
  return Uint8Array.from(iconv.encode(text, encoding, { addBOM: bom }));
}

// What is said beside a gap where the encoding was named.
const NAMED = /It was read as \S+, as --encoding says: try without that\. /g;

/** Facts without their places, which differ by encoding, and without what is said of the encoding itself. */
function factsOf(path: string, bytes: Uint8Array, encoding?: Encoding): unknown {
  const { facts } = gather([inputOf(path, bytes)], encoding ? { encoding } : {});
  const places = new Set(['at', 'segments', 'headerAt', 'extensionsAt']);
  return facts
    .filter((fact) => !(fact.kind === 'gap' && fact.code === 'encoding-assumed'))
    .map((fact): unknown =>
      JSON.parse(
        JSON.stringify(fact, (key, value) => (places.has(key) ? undefined : value)).replace(NAMED, ''),
      ),
    );
}

describe.each(samples().map((sample, row) => ({ ...sample, row })))(
  '$path',
  ({ path, format, text, bytes, row }) => {
    const expected = factsOf(path, bytes);

    // In an 8-bit .reg of version 5 hexadecimal texts are ambiguous, and said to be: that is no question of decoding.
    const is8bitReg = format === 'reg' && /hex\([127]\):|hex:/.test(text);

    const isUtf8 = (encoding: string) => encoding === 'utf-8';
    const own = sniff(bytes)?.encoding ?? 'utf-8';
    const unicode = (UTF8_ALONE.test(format) ? UNICODE.slice(0, 1) : UNICODE)
      .filter(([, encoding]) => !is8bitReg || isUtf8(encoding) === isUtf8(own))
      .filter((_, column, { length }) => length < 3 || onDiagonal(row, column, 5));

    it.each(unicode)('is the same in %s', (_, encoding, bom) => {
      expect(factsOf(path, written(text, encoding, bom))).toEqual(expected);
    });

    const page = traitsOf(format)?.fallback ?? 'utf-8';
    const fits = page !== 'utf-8' && traitsOf(format)?.medium === 'text' && !UTF8_ALONE.test(format);
    const paged = fits ? Uint8Array.from(iconv.encode(text, page)) : null;
    // What a page lacks cannot be written in it: that would be another text. Of .reg in 8 bits its own tests speak.
    if (!paged || is8bitReg || iconv.decode(Buffer.from(paged), page) !== text) return;
    it(`is the same in ${page}, also when that is named`, () => {
      expect(factsOf(path, paged)).toEqual(expected);
      expect(factsOf(path, paged, page)).toEqual(expected);
    });
  },
);

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** A right export of a client; `kdc` is where bad bytes go, and `~` in it is replaced by them. */
function reg(kdc = 'kerberos.zscalerbeta.net', end = ''): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[${KEY}]`,
    '"MitRealms_Enabled"=dword:00000001',
    '"domain_realm_Enabled"=dword:00000001',
    '',
    `[${KEY}\\MitRealms]`,
    `"ZSCALERBETA.NET"="<k>${kdc}</k>"`,
    '',
    `[${KEY}\\domain_realm]`,
    '"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"',
    '',
    end,
  ].join('\r\n');
}

function query(kdc: string): string {
  return ['', `${KEY}\\MitRealms`, `    ZSCALERBETA.NET    REG_SZ    <k>${kdc}</k>`, '', ''].join('\r\n');
}

/** `text` as bytes, each `~` replaced by `bad`. */
function spoilt(text: string, encoding: string, bad: readonly number[], bom = false): Uint8Array {
  const parts = text.split('~').map((part, i) => written(part, encoding, bom && i === 0));
  return Uint8Array.from(parts.flatMap((part, i) => (i === 0 ? [...part] : [...bad, ...part])));
}

function result(bytes: Uint8Array, path = 'PC-0217.reg', encoding?: Encoding) {
  const { report } = lint([inputOf(path, bytes)], {
    settings: DEFAULT_SETTINGS,
    ...(encoding ? { encoding } : {}),
  });
  return {
    ids: report.findings.map(({ ruleId }) => ruleId),
    status: report.inputs[0]?.status,
    exitCode: report.summary.exitCode,
    findings: report.findings,
    facts: gather([inputOf(path, bytes)], encoding ? { encoding } : {}).facts,
  };
}

function gapsOf(facts: readonly Fact[]) {
  return facts.flatMap((fact) =>
    fact.kind === 'gap' ? [`${fact.code} ${fact.effect} ${fact.at.start}`] : [],
  );
}

describe('bad bytes', () => {
  it('there are none in the right one', () => {
    for (const [, encoding, bom] of UNICODE) {
      expect(result(written(reg(), encoding, bom))).toMatchObject({ status: 'read', exitCode: 0, ids: [] });
    }
  });

  it.each([
    ['a lone surrogate before', [0x00, 0xd8], '\ud800', 1],
    ['a lone surrogate behind', [0x00, 0xdc], '\udc00', 1],
    // Which is also what is left where a text was torn.
    ['a NUL', [0, 0], '\0', 3],
    ['a true replacement character', [0xfd, 0xff], '\ufffd', 1],
  ])('in UTF-16: %s stands in the value as it is, and is found there', (_, bad, character, exit) => {
    const bytes = spoilt(reg('kerberos~.zscalerbeta.net'), 'utf-16le', bad, true);
    const { findings, exitCode, facts } = result(bytes);
    expect(facts.find((fact) => fact.kind === 'realm')?.kdcs[0]?.text.value).toBe(
      `kerberos${character}.zscalerbeta.net`,
    );
    const line =
      reg()
        .split('\r\n')
        .findIndex((text) => text.includes('<k>')) + 1;
    const found = findings.find(({ ruleId }) => ruleId === 'suspicious-characters');
    expect(found?.region).toMatchObject({ startLine: line, startColumn: 31, endColumn: 32 });
    expect(exitCode).toBe(exit);
  });

  it.each<[string, readonly number[]]>([
    ['a stray byte', [0xff]],
    ['an overlong form', [0xc0, 0xae]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['half a character', [0xe2, 0x82]],
  ])('in UTF-8 with a mark: %s ends what is read, and its offset is named', (_, bad) => {
    const bytes = spoilt(reg('kerberos~.zscalerbeta.net'), 'utf-8', bad, true);
    const { exitCode, facts } = result(bytes);
    expect(exitCode).toBe(3);
    expect(gapsOf(facts)).toContain(
      `encoding partial ${written(reg(), 'utf-8', true).indexOf(0x3c) + '<k>kerberos'.length}`,
    );
    // Only the key that ended before it was shown whole.
    expect(facts.flatMap((fact) => (fact.kind === 'scope' ? fact.shows : []))).toEqual(['switches']);
  });

  it('without a mark: they make it a code page, and the letter is shown and found', () => {
    const { ids, facts } = result(spoilt(reg('kerberos~.zscalerbeta.net'), 'utf-8', [0xe9]));
    expect(ids).toContain('suspicious-characters');
    expect(gapsOf(facts)).toContain('encoding-assumed notice 0');
    // No letter at all in the page: as Windows does, the control character of that number.
    const open = result(spoilt(reg('kerberos~.zscalerbeta.net'), 'utf-8', [0x81]));
    expect(open.facts.find((fact) => fact.kind === 'realm')?.kdcs[0]?.text.value).toBe(
      'kerberos\u0081.zscalerbeta.net',
    );
  });

  it.each(['utf-16le', 'utf-16be'])('at the end of %s: half a unit is said', (encoding) => {
    const whole = written(reg(), encoding, true);
    expect(gapsOf(result(whole.slice(0, -1)).facts)).toContain(`encoding partial ${whole.length - 2}`);
    expect(gapsOf(result(Uint8Array.from([...whole, 0x41])).facts)).toContain(
      `encoding partial ${whole.length}`,
    );
  });

  it('a mark in the middle, where two exports were joined, is not taken for silence', () => {
    for (const [, encoding, bom] of UNICODE.filter(([, , marked]) => marked)) {
      const one = written(reg(), encoding, bom);
      const two = result(Uint8Array.from([...one, ...one]));
      expect([encoding, two.exitCode === 3 || two.status === 'read']).toEqual([encoding, true]);
      expect(two.facts.filter(({ kind }) => kind === 'realm').length).toBeGreaterThan(0);
      const inValue = result(
        spoilt(reg('~kerberos.zscalerbeta.net'), encoding, [...written('', encoding, true)], bom),
      );
      expect(inValue.ids).toEqual(['suspicious-characters']);
    }
  });
});

describe('code pages', () => {
  it('are named where a value holds a letter on which they do not agree, and only there', () => {
    // 9B is a cent sign in code page 437 and an o with a stroke in 850.
    const { facts } = result(spoilt(query('kerberos~.zscalerbeta.net'), 'utf-8', [0x9b]), 'PC-0217.txt');
    expect(gapsOf(facts)).toEqual(['encoding-assumed notice 0']);
    expect(facts.find((fact) => fact.kind === 'realm')?.value?.value).toContain('kerberos\u00f8');
    const remark = spoilt(`Le syst~me\r\n${query('kerberos.zscalerbeta.net')}`, 'utf-8', [0x8a]);
    expect(gapsOf(result(remark, 'PC-0217.txt').facts).filter((gap) => gap.startsWith('encoding'))).toEqual(
      [],
    );
  });

  it.each([
    ['cp437', '\u00a2'],
    ['cp850', '\u00f8'],
    ['windows-1252', '\u203a'],
  ] as const)('%s is obeyed, and then nothing is assumed', (page, letter) => {
    const { facts } = result(
      spoilt(query('kerberos~.zscalerbeta.net'), 'utf-8', [0x9b]),
      'PC-0217.txt',
      page,
    );
    expect(facts.find((fact) => fact.kind === 'realm')?.value?.value).toContain(`kerberos${letter}`);
    expect(gapsOf(facts)).toEqual([]);
  });

  it('named for a whole folder leave files with a mark, and binary ones, as they are', () => {
    const bytes = written(reg(), 'utf-16le', true);
    expect(result(bytes, 'PC-0217.reg', 'cp850')).toMatchObject({ status: 'read', exitCode: 0 });
    const pol = Uint8Array.from(readFileSync(`${FORMATS}/registry-pol/zscaler.pol`));
    expect(factsOf('registry.pol', pol, 'cp850')).toEqual(factsOf('registry.pol', pol));
  });
});
