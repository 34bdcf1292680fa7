// What is passed over in .reg files and queries changes nothing of what they say, nor where.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { Reader } from '../../../src/model/reader.ts';
import { fragmentsOf } from '../../../src/readers/registry/fragments.ts';
import * as query from '../../../src/readers/registry/query-skip.ts';
import { reg } from '../../../src/readers/registry/reg.ts';
import { regQuery } from '../../../src/readers/registry/reg-query.ts';
import { skipUnwanted } from '../../../src/readers/registry/reg-skip.ts';
import { readAll, sourceOf } from '../../support/bytes.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import { itThorough, THOROUGH } from '../../support/thorough.ts';

const fragments = fragmentsOf(INTEREST);
const WANTED = [...INTEREST.keyPaths];
const ROOT = 'HKEY_LOCAL_MACHINE\\SOFTWARE';
const HEAD = `Windows Registry Editor Version 5.00\r\n\r\n[${ROOT}]\r\n\r\n[${ROOT}\\A]\r\n`;

const REG_LINES = [
  `[${ROOT}\\Foo]`,
  `[${ROOT.toLowerCase()}\\foo]`,
  `[${ROOT}\\a[b]c]`,
  `[${ROOT}\\Foo\\]`,
  `[-${ROOT}\\Foo]`,
  '[HKEY_CURRENT_USER\\Software]',
  `[${ROOT}\\\u212aerb]`,
  `[${ROOT}\\Kerberos\\MitRealms]`,
  '"a"="b"',
  '"a"="b\\\\c\\"d"',
  '"a\\"="b"',
  '@=-',
  '"a"=dword:00000001',
  '"a"=dword:1',
  '"a"=hex:01,02,03',
  '"a"=hex(7):61,00,\\',
  '  62,00,00,00',
  '  62,00,\\',
  '"a"=hex:',
  '"a"=hex(2):zz',
  '"a"="open',
  'closed"',
  '; comment',
  '# x',
  '  ',
  '"é"="日"',
  '"a" = "b" ; c',
  'garbage',
  '',
];

const QUERY_LINES = [
  `${ROOT}\\Foo`,
  `${ROOT}\\Foo\\Bar`,
  `${ROOT}\\Foo\\Bar\\`,
  `${ROOT}\\Foo\\Baz`,
  `${ROOT.toLowerCase()}\\foo\\baz`,
  `${ROOT}\\a\\\u212aerb`,
  `${ROOT}\\Foo\\Kerberos\\MitRealms`,
  '    a    REG_SZ    b',
  '    a    REG_SZ',
  '    a    REG_DWORD    zz',
  '    REG_SZ    b',
  '    a    REG_SZx',
  '\ta\tREG_SZ\tb',
  '    é    REG_SZ    日',
  'it goes on',
  '    indented',
  `${ROOT}\\a\\b    x    REG_SZ    y`,
  'ERROR: Access is denied.',
  '  ',
  '',
];

const text = (lines: readonly string[]) =>
  fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), fc.constantFrom('\r\n', '\n', '\r\r\n'))
    .map(([chosen, end]) => chosen.map((line) => line + end).join(''));

describe('what is passed over', () => {
  it('of a .reg file are whole lines of which reading them says nothing', () => {
    const tree = ROOT.toLowerCase();
    const pass = skipUnwanted(tree, fragments);
    let passes = 0;
    fc.assert(
      fc.property(text(REG_LINES), (given) => {
        const passed = pass(given, 0);
        if (!passed) return;
        passes++;
        const over = given.slice(0, passed.to);
        expect(over.endsWith('\n')).toBe(true);
        expect(passed.lines).toBe(over.split('\n').length - 1);
        const read = readAll(reg, Buffer.from(HEAD + over), WANTED);
        expect(read.items.map(({ kind }) => kind)).toEqual(['scope']);
      }),
      { numRuns: 500 },
    );
    expect(passes).toBeGreaterThan(50);
  });

  it('of a query are whole lines, and its values are counted', () => {
    const standing = { tree: ROOT.toLowerCase(), current: `${ROOT.toLowerCase()}\\a\\b` };
    let passes = 0;
    fc.assert(
      fc.property(text(QUERY_LINES), (given) => {
        const passed = query.skipUnwanted(given, 0, standing, fragments);
        if (!passed) return;
        passes++;
        const over = given.slice(0, passed.to);
        expect(over.endsWith('\n')).toBe(true);
        expect(passed.lines).toBe(over.split('\n').length - 1);
        expect(passed.values + (passed.below?.values ?? 0)).toBe(over.split(/^ {4}\S/m).length - 1);
        const read = readAll(regQuery, Buffer.from(`${ROOT}\r\n\r\n${ROOT}\\a\\b\r\n${over}`), WANTED);
        expect(read.records).toEqual([]);
        expect(read.gaps).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(passes).toBeGreaterThan(50);
  });
});

// Nothing is passed over where a comment stands at the end of every line.
it('is what reading every line of a .reg file says, too', () => {
  const said = (content: string) =>
    readAll(reg, Buffer.from(HEAD + content), WANTED).items.map((item) => ({
      kind: item.kind,
      line: item.at?.region?.startLine,
      ...(item.kind === 'diagnostic' ? { code: item.code, effect: item.effect } : {}),
      ...(item.kind === 'registry' ? { operation: item.operation, key: item.keyPath.value } : {}),
      ...(item.kind === 'scope' ? { covers: item.covers } : {}),
    }));
  fc.assert(
    fc.property(text(REG_LINES), (given) => {
      const plain = given.replaceAll('\r\r', '\r');
      expect(said(plain)).toEqual(said(plain.replace(/\r?\n/g, ' ;\r\n')));
    }),
    { numRuns: THOROUGH ? 500 : 200 },
  );
});

describe('what stands behind it', () => {
  const key = `${ROOT}\\Foo\\Kerberos\\MitRealms`;

  it.each([0, 1, 500, 5000])('has its place in a .reg file, behind %i values', (count) => {
    const before = HEAD + `[${ROOT}\\B]\r\n"a"=hex:01,\\\r\n  02\r\n`.repeat(count);
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const width = encoding === 'utf8' ? 1 : 2;
      const mark = encoding === 'utf8' ? '' : '\ufeff';
      const bytes = Buffer.from(`${mark}${before}[${key}]\r\n"R.NET"="x"\r\n`, encoding);
      const [record] = readAll(reg, bytes, WANTED).records;
      expect(record?.at.region?.startLine).toBe(before.split('\n').length + 1);
      expect(record?.at.start).toBe((mark.length + before.length + key.length + 4) * width);
    }
  });

  it.each([0, 1, 500, 5000])('has its place in a query, behind %i keys', (count) => {
    const keys = Array.from({ length: count }, (_, i) => `${ROOT}\\B\\C${i}\r\n    a    REG_SZ    b\r\n\r\n`);
    const before = `\r\n${ROOT}\r\n    a    REG_SZ    b\r\n\r\n${keys.join('')}`;
    const read = readAll(regQuery, Buffer.from(`${before}${key}\r\n    R.NET    REG_SZ    x\r\n`), WANTED);
    const [record] = read.records;
    expect(record?.at.region?.startLine).toBe(before.split('\n').length + 1);
    expect(record?.at.start).toBe(before.length + key.length + 6);
    const covers = { what: 'key', hive: 'HKLM', keyPath: 'SOFTWARE', subkeys: true };
    expect(read.scopes.map((scope) => scope.covers)).toEqual([covers]);
  });
});

// How often a reader asks what is wanted: for every key that it reads, and not for those that it passes over.
describe('keys that are passed over', () => {
  const asked = (reader: Reader, text: string) => {
    let count = 0;
    const interest = {
      ...INTEREST,
      get keyPaths() {
        count++;
        return INTEREST.keyPaths;
      },
    };
    const items = [...reader.read(sourceOf(Buffer.from(text)), interest, {})];
    expect(items.map(({ kind }) => kind)).toEqual(['scope']);
    return count;
  };
  const keys = (root: string) => Array.from({ length: 100 }, (_, i) => `${root}\\A\\K${i}`);

  it.each(['HKEY_LOCAL_MACHINE', 'HKLM', ROOT, 'HKLM\\Software'])('are not judged below %s', (root) => {
    const inReg = [root, ...keys(root)].map((key) => `[${key}]\r\n"a"="b"\r\n\r\n`);
    expect(asked(reg, `Windows Registry Editor Version 5.00\r\n\r\n${inReg.join('')}`)).toBeLessThan(20);
    const inQuery = [root, ...keys(root)].map((key) => `${key}\r\n    a    REG_SZ    b\r\n\r\n`);
    expect(asked(regQuery, inQuery.join(''))).toBeLessThan(20);
  });
});

describe('the cost', () => {
  const timed = (run: () => void) => {
    const clock = cpuClock();
    run();
    return clock();
  };

  itThorough('of what nobody wants grows by its length', () => {
    const value = `[${ROOT}\\B]\r\n"a"="b"\r\n"c"=hex:01,02,\\\r\n  03\r\n`;
    const of = (count: number) => Buffer.from(HEAD + value.repeat(count));
    const [small, large] = [of(20_000), of(200_000)];
    timed(() => readAll(reg, small, WANTED));
    const first = timed(() => readAll(reg, small, WANTED));
    expect(timed(() => readAll(reg, large, WANTED))).toBeLessThan(Math.max(first, 20) * 40);
  });
});
