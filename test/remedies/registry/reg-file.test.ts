// .reg files of remedies: the reader finds what was written, whatever stands in names and data, and undo brings it back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyChange, NamedValue, RegistryValue, Remedy } from '../../../src/model/remedy.ts';
import { reg } from '../../../src/readers/registry/reg.ts';
import { encodeRegFile, isPlainText, regFile } from '../../../src/remedies/registry/reg-file.ts';
import { anyText } from '../../support/any-text.ts';
import { applyReg, type RegistryState } from '../../support/apply-reg.ts';
import { readAll } from '../../support/bytes.ts';
import {
  CLIENT,
  DOMAIN,
  findingOf,
  LOCAL_KERBEROS,
  list,
  number,
  POLICY_LIST,
  remedyOf,
  text,
  valueChange,
} from '../../support/remedies.ts';
import { anyValue, readValues } from '../../support/written-values.ts';

const OPTIONS = { version: '0.1.0', undo: false, subject: CLIENT.subject };
const UPPER = remedyOf(
  valueChange(
    text('zscalerbeta.net', 'kerberos.zscalerbeta.net'),
    text('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'),
  ),
  { target: CLIENT, notes: ['The KDC "kerberos.zscalerbeta.net" stays.'] },
);
const RENAMED: KeyChange = {
  kind: 'key',
  list: 'MitRealms',
  parent: `${LOCAL_KERBEROS}\\Domains`,
  before: 'zscalerbeta.net',
  after: 'ZSCALERBETA.NET',
  values: [list('KdcNames', 'kerberos.zscalerbeta.net', ''), number('RealmFlags', 2)],
};

function written(remedies: readonly Remedy[], undo = false): string {
  const { text: made, left } = regFile(remedies, { ...OPTIONS, undo });
  expect(left).toEqual([]);
  if (made === null) throw new Error('nothing was written');
  return made;
}

const lines = (file: string) => file.split('\r\n').filter((line) => !line.startsWith(';') && line !== '');
const comments = (file: string) =>
  file
    .split('\r\n')
    .filter((line) => line.startsWith(';'))
    .join('\n');

describe('a file', () => {
  it('deletes a name before it sets the one that takes its place', () => {
    expect(lines(written([UPPER]))).toEqual([
      'Windows Registry Editor Version 5.00',
      `[HKEY_LOCAL_MACHINE\\${POLICY_LIST}]`,
      '"zscalerbeta.net"=-',
      '"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"',
    ]);
  });

  it('says for what it is, what it expects, and each finding', () => {
    const said = comments(written([UPPER])).replace(/\n; +/g, ' ');
    expect(said).toContain('Made by realmlint 0.1.0');
    expect(said).toContain('client PC-0412');
    expect(said).toContain('a test on one client');
    expect(said).toContain('a tattoo');
    expect(said).toContain('Mend the GPO itself.');
    expect(said).toContain('An import does not look at what is there.');
    expect(said).toContain('kdc-missing-k-tag, gpo-backup/registry.pol @0x1A4: The KDC stands without <k>.');
    expect(said).not.toContain('Windows then asks DNS');
    expect(said).toContain('Note: The KDC "kerberos.zscalerbeta.net" stays.');
    expect(said).toContain('Expected: "zscalerbeta.net" REG_SZ "kerberos.zscalerbeta.net"');
  });

  it('says when it takes effect', () => {
    const ofPolicy = comments(written([UPPER]));
    const ofClient = comments(written([remedyOf(RENAMED, { target: CLIENT })]));
    const one = valueChange(null, list('KdcNames', 'a'), `${LOCAL_KERBEROS}\\Domains\\A.EXAMPLE`);
    expect(ofPolicy).toContain('klist purge');
    expect(ofPolicy).not.toContain('restart');
    expect(ofClient).toContain('restart the computer');
    expect(ofClient).not.toContain('klist');
    expect(comments(written([UPPER, remedyOf(one)]))).toMatch(/klist purge[\s\S]*restart/);
  });

  it('of the way back says that it asks nobody who made a change', () => {
    const said = comments(written([UPPER], true)).replace(/\n; +/g, ' ');
    expect(said).toContain('It takes back every change that it lists, whoever made it');
    expect(said).toContain('also where somebody has changed the value since');
  });

  it('replaces a key, and says what is lost with it', () => {
    const file = written([remedyOf(RENAMED, { target: CLIENT })]);
    expect(lines(file)).toEqual([
      'Windows Registry Editor Version 5.00',
      `[-HKEY_LOCAL_MACHINE\\${LOCAL_KERBEROS}\\Domains\\zscalerbeta.net]`,
      `[HKEY_LOCAL_MACHINE\\${LOCAL_KERBEROS}\\Domains\\ZSCALERBETA.NET]`,
      '"KdcNames"=hex(7):6b,00,65,00,72,00,62,00,65,00,72,00,6f,00,73,00,2e,00,7a,00,\\',
      '  73,00,63,00,61,00,6c,00,65,00,72,00,62,00,65,00,74,00,61,00,2e,00,6e,00,65,\\',
      '  00,74,00,00,00,00,00,00,00',
      '"RealmFlags"=dword:00000002',
    ]);
    expect(comments(file).replace(/\n; +/g, ' ')).toContain('such as KpasswdNames, is lost');
  });

  it('ends the lists of ksetup with an empty text, as ksetup does, there and back', () => {
    const key = `${LOCAL_KERBEROS}\\Domains\\A.EXAMPLE`;
    const inKey = (name: string, parent: string) =>
      [false, true].map((undo) =>
        lines(written([remedyOf(valueChange(list(name, 'a'), list(name, 'b', ''), parent))], undo)).at(-1),
      );
    for (const name of ['KdcNames', 'KpasswdNames', 'SpnMappings']) {
      expect(inKey(name, key)).toEqual([
        `"${name}"=hex(7):62,00,00,00,00,00,00,00`,
        `"${name}"=hex(7):61,00,00,00,00,00,00,00`,
      ]);
    }
    expect(inKey('KdcNames', POLICY_LIST)[1]).toBe('"KdcNames"=hex(7):61,00,00,00,00,00');
    const change = { ...RENAMED, values: [list('KdcNames', 'a')] };
    expect(lines(written([remedyOf(change, { target: CLIENT })])).at(-1)).toMatch(/=hex\(7\):61(?:,00){7}$/);
    const file = written([remedyOf(valueChange(list('KdcNames', 'a', ''), list('KdcNames', 'b'), key))]);
    expect(comments(file)).toMatch(/Expected: "KdcNames" REG_MULTI_SZ "a"$/m);
  });

  it('takes it all back', () => {
    expect(lines(written([UPPER], true))).toEqual([
      'Windows Registry Editor Version 5.00',
      `[HKEY_LOCAL_MACHINE\\${POLICY_LIST}]`,
      '"ZSCALERBETA.NET"=-',
      '"zscalerbeta.net"="kerberos.zscalerbeta.net"',
    ]);
    expect(lines(written([remedyOf(valueChange(null, number('MitRealms_Enabled', 1)))], true)).at(-1)).toBe(
      '"MitRealms_Enabled"=-',
    );
  });

  it('deletes all names of a key before it sets the first', () => {
    const swap = [
      remedyOf(valueChange(text('A', '1'), text('B', '2'))),
      remedyOf(valueChange(text('b', '3'), text('C', '4'))),
    ];
    expect(lines(written(swap)).slice(2)).toEqual(['"A"=-', '"b"=-', '"B"="2"', '"C"="4"']);
  });

  it('escapes what has to be, and writes as bytes what a line cannot hold', () => {
    const made = (value: string) =>
      lines(written([remedyOf(valueChange(null, text('a\\"b', value)))]))
        .slice(2)
        .join('');
    expect(made('c:\\x "y"')).toBe('"a\\\\\\"b"="c:\\\\x \\"y\\""');
    expect(made('x\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE]')).toMatch(/^"a\\\\\\"b"=hex\(1\):78,00,0d,00,/);
    expect(made('\ud800')).toBe('"a\\\\\\"b"=hex(1):00,d8,00,00');
    expect(made('a\u00a0b')).toBe('"a\\\\\\"b"="a\u00a0b"');
  });

  it('says the same in 8 bits only without bytes and without what is not ASCII', () => {
    const plain = (value: NamedValue) => isPlainText(written([remedyOf(valueChange(null, value))]));
    expect(plain(text('A', 'b'))).toBe(true);
    expect(plain(number('A', 1))).toBe(true);
    expect(plain(text('A', '\u00a0'))).toBe(false);
    expect(plain(text('\u00c4', 'b'))).toBe(false);
    expect(plain(list('A', 'b'))).toBe(false);
    expect(plain(text('', 'a\nb'))).toBe(false);
    expect(plain(text('A"=', 'a\nb'))).toBe(false);
    // What only looks like bytes, or stands in a comment, is none.
    expect(plain(text('A', 'x"=hex(1):00'))).toBe(true);
    const said = '\u00a0\r\n"A"=hex(1):00,00';
    const change = valueChange(text('A', said), text('A', 'b'));
    const remedy = remedyOf(change, { notes: [said], findings: [findingOf({ message: said, path: said })] });
    expect(isPlainText(written([remedy]))).toBe(true);
    expect(isPlainText(written([remedy], true))).toBe(false);
  });

  it('is UTF-16 with a byte order mark', () => {
    expect([...encodeRegFile('Wi').slice(0, 6)]).toEqual([0xff, 0xfe, 0x57, 0, 0x69, 0]);
  });
});

describe('what is left out', () => {
  it('is a name that would end its line, with the reason', () => {
    const hostile = remedyOf(
      valueChange(text('A"=-\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n', 'x'), text('A', 'x')),
    );
    const { text: made, left } = regFile([hostile, UPPER], OPTIONS);
    expect(left).toEqual([
      {
        remedy: hostile,
        reason:
          'A .reg file cannot name a value whose name holds a line break, a byte order mark or a control character.',
      },
    ]);
    expect(lines(made ?? '').slice(1)).toEqual(lines(written([UPPER])).slice(1));
  });

  it('is a name that a build obeys; a value of that kind is written as bytes', () => {
    const command = '##vso[task.complete result=Succeeded;]';
    const named = remedyOf(valueChange(text(command, 'x'), null));
    const valued = remedyOf(valueChange(text('A', 'x'), text('A', command)));
    const { text: made, left } = regFile([named, valued], OPTIONS);
    expect(left).toEqual([{ remedy: named, reason: expect.stringContaining('a command to a build') }]);
    expect(lines(made ?? '').join('\n')).toMatch(/"A"=hex\(1\):23,00,23,00,76,00/);
    expect(made).not.toContain('##');
    expect(isPlainText(made ?? '')).toBe(false);
  });

  it('is a key of that kind, too', () => {
    const hostile = remedyOf(
      { ...RENAMED, after: 'A]\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE' },
      { target: CLIENT },
    );
    expect(regFile([hostile], OPTIONS)).toEqual({
      text: null,
      left: [{ remedy: hostile, reason: expect.stringContaining('cannot name a key') }],
    });
  });

  it('is a value of more characters than a policy holds', () => {
    const long = remedyOf(valueChange(text('A', 'x'.repeat(40_000)), null));
    const [one, ...others] = regFile([long], OPTIONS).left;
    expect(one?.reason).toContain('more than 32,767 characters');
    expect(others).toEqual([]);
  });

  it('is the attribute of a trust', () => {
    const change = {
      kind: 'encryption-types',
      distinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
      before: 28,
      after: 24,
    } as const;
    const remedy = remedyOf(change, { target: DOMAIN });
    expect(regFile([remedy], OPTIONS).left).toEqual([
      { remedy, reason: 'An attribute of a trust stands in the directory, and in no registry.' },
    ]);
  });
});

describe('hostile words', () => {
  const HOSTILE = 'x\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE]\n"a"=-\u2028\u0085;\ud800';

  it('stay in their comments', () => {
    const remedy = remedyOf(valueChange(text('A', HOSTILE), text('A', 'b')), {
      target: CLIENT,
      findings: [findingOf({ path: HOSTILE, message: HOSTILE, ruleId: HOSTILE })],
      notes: [HOSTILE],
    });
    const { text: made } = regFile([remedy], {
      ...OPTIONS,
      version: HOSTILE,
      subject: { ...CLIENT.subject, name: HOSTILE },
    });
    expect(lines(made ?? '').slice(1)).toEqual([`[HKEY_LOCAL_MACHINE\\${POLICY_LIST}]`, '"A"="b"']);
    expect(comments(made ?? '')).toMatch(/^[\n -~]*$/);
    expect(readAll(reg, encodeRegFile(made ?? '')).gaps).toEqual([]);
  });
});

describe('for any text', () => {
  const anyName = anyText(20).filter((name) => !/[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u.test(name));

  it('the reader reads what was written', () => {
    fc.assert(
      fc.property(anyName, anyValue, (name, value) => {
        const file = encodeRegFile(written([remedyOf(valueChange(null, { name, value }))]));
        expect(readValues(reg, file)).toEqual([{ key: POLICY_LIST, name, value }]);
      }),
    );
  });

  it('breaks hex data before the 80th column', () => {
    fc.assert(
      fc.property(anyText(200), (value) => {
        const file = written([remedyOf(valueChange(null, list('KdcNames', value.replaceAll('\0', ' '))))]);
        for (const line of lines(file).slice(2)) expect(line.length).toBeLessThan(80);
      }),
    );
  });

  it('undo after the import restores every value', () => {
    const some = fc.option(fc.record({ name: anyName, value: anyValue }));
    fc.assert(
      fc.property(some, some, anyValue, (before, after, other) => {
        const key = POLICY_LIST.toLowerCase();
        const remedies = [remedyOf(valueChange(before, after))];
        if (!before && !after) return;
        const start: RegistryState = new Map([[key, new Map<string, NamedValue>()]]);
        start.get(key)?.set('\uffff', { name: '\uffff', value: other });
        if (before) start.get(key)?.set(before.name.toLowerCase(), before);
        const there = applyReg(start, encodeRegFile(written(remedies)));
        expect(there.get(key)?.get(after?.name.toLowerCase() ?? '\uffff')).toEqual(
          after ?? { name: '\uffff', value: other },
        );
        const back = applyReg(there, encodeRegFile(written(remedies, true)));
        expect(back).toEqual(start);
      }),
    );
  });

  it('undo restores a key', () => {
    const value: RegistryValue = { type: 'REG_MULTI_SZ', items: ['kerberos.zscalerbeta.net', ''] };
    const parent = `${LOCAL_KERBEROS}\\Domains`;
    const start: RegistryState = new Map([
      [`${parent}\\zscalerbeta.net`.toLowerCase(), new Map([['kdcnames', { name: 'KdcNames', value }]])],
    ]);
    const change: KeyChange = { ...RENAMED, after: 'ZSCALER.NET', values: [{ name: 'KdcNames', value }] };
    const remedies = [remedyOf(change, { target: CLIENT })];
    const there = applyReg(start, encodeRegFile(written(remedies)));
    expect([...there.keys()]).toEqual([`${parent}\\zscaler.net`.toLowerCase()]);
    expect(applyReg(there, encodeRegFile(written(remedies, true)))).toEqual(start);
  });
});
