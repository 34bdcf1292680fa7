// Access lists as text: the two rights that matter, and everything that makes a list unclear.

import { describe, expect, it } from 'vitest';
import { sddlPermissions } from '../../../src/readers/security/sddl.ts';
import { at } from '../../support/facts.ts';

const APPLY = 'edacfd8f-ffb3-11d1-b41d-00a0c968f939';
const read = (text: string) => sddlPermissions(at(text));
const shown = (text: string) => {
  const { entries, unclear } = read(text);
  return unclear ?? entries.map(({ sid, allow, apply, read: reads }) => [sid, allow, apply, reads]);
};

// Short entries are remembered for the whole run, and are not read a second time. The fifth field is of no account.
const afresh = (text: string) => text.replace(/;(?:[0-9a-f-]{36})?;([^;()]+)\)/g, `;${'0'.repeat(130)};$1)`);

describe('sddlPermissions', () => {
  it('reads what the console gives a new GPO', () => {
    const text = `O:DAG:DAD:PAI(OA;CI;CR;${APPLY};;AU)(A;;CCDCLCSWRPWPDTLOSDRCWDWO;;;DA)(A;CI;LCRPLORC;;;S-1-5-21-3996040234-1004225646-796418663-519)(A;CIIO;CCDCLCSWRPWPDTLOSDRCWDWO;;;CO)S:AI(OU;CIIDSA;WPWD;;f30e3bc2-9ff0-11d1-b603-0000f80367c1;WD)`;
    expect(shown(text)).toEqual([
      ['S-1-5-11', true, true, false],
      ['*-512', true, false, true],
      ['S-1-5-21-3996040234-1004225646-796418663-519', true, false, true],
    ]);
  });

  it('points at the list and at each entry', () => {
    const { at: list, entries } = read(`O:DAG:DAD:PAI(OA;CI;CR;${APPLY};;AU)(A;CI;LCRPLORC;;;AU)`);
    expect([list.region?.startColumn, list.region?.endColumn]).toEqual([9, 14]);
    expect(entries.map((entry) => entry.at.region?.startColumn)).toEqual([14, 65]);
  });

  it.each([
    ['all extended rights', 'D:(A;;CR;;;AU)', [['S-1-5-11', true, true, false]]],
    ['everything', 'D:(A;;GA;;;AU)', [['S-1-5-11', true, true, true]]],
    ['generic read', 'D:(A;;GR;;;AU)', [['S-1-5-11', true, false, true]]],
    ['a mask', 'D:(A;;0x20094;;;WD)', [['S-1-1-0', true, false, true]]],
    ['the generic mask', 'D:(A;;0x80000000;;;WD)', [['S-1-1-0', true, false, true]]],
    ['a denial', `D:(OD;;CR;${APPLY.toUpperCase()};;DC)`, [['*-515', false, true, false]]],
    [
      'a part of the properties',
      'D:(OA;;RP;bf967a0a-0de6-11d0-a285-00aa003049e2;;AU)',
      [['S-1-5-11', true, false, true]],
    ],
    ['the denial of a part', 'D:(OD;;RP;bf967a0a-0de6-11d0-a285-00aa003049e2;;AU)', []],
    ['another extended right', 'D:(OA;;CR;00299570-246d-11d0-a768-00aa006e0529;;AU)', []],
    ['only for what lies below', 'D:(A;CIIO;GA;;;AU)', []],
    ['letters of any case', 'o:dag:dad:pai(a;ci;rp;;;au)s:ai', [['S-1-5-11', true, false, true]]],
    ['bits in letters of any case', 'D:(A;;0X1aF;;;AU)', [['S-1-5-11', true, true, false]]],
    ['a short mask', 'D:(A;;0x10;;;AU)', [['S-1-5-11', true, false, true]]],
    [
      'rights of several letters, the last of which counts',
      'D:(A;;CCLCRP;;;AU)',
      [['S-1-5-11', true, false, true]],
    ],
    ['the first of which counts', 'D:(A;;CRLCCC;;;AU)', [['S-1-5-11', true, true, false]]],
    ['both rights', 'D:(D;;CRRP;;;AU)', [['S-1-5-11', false, true, true]]],
    ['neither right', 'D:(A;;SDRC;;;AU)', []],
    ['no right', 'D:(A;;;;;AU)', []],
    ['a denial in small letters', 'D:(d;;cr;;;au)', [['S-1-5-11', false, true, false]]],
    ['flags', 'D:(A;OICINPIDSAFA;CR;;;AU)', [['S-1-5-11', true, true, false]]],
    ['only for what lies below, first of all', 'D:(A;IOCI;GA;;;AU)', []],
    ['only for what lies below, third of all', 'D:(A;OICIIO;GA;;;AU)', []],
    [
      'flags whose letters make another between them',
      'D:(A;CIOI;CR;;;AU)',
      [['S-1-5-11', true, true, false]],
    ],
    ['a trustee in small letters', 'D:(A;;CR;;;s-1-5-0xb)', [['S-1-5-0XB', true, true, false]]],
    [
      'several entries',
      'D:(A;;CR;;;AU)(A;;LC;;;AU)(D;;CR;;;SA)',
      [
        ['S-1-5-11', true, true, false],
        ['*-518', false, true, false],
      ],
    ],
    ['blanks at the end', 'D:(A;;CR;;;AU) \n', [['S-1-5-11', true, true, false]]],
    ['no entry', 'O:DAG:DAD:P', []],
    ['no list', 'D:NO_ACCESS_CONTROL', [['S-1-1-0', true, true, true]]],
  ] as const)('understands %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
    expect(shown(afresh(text))).toEqual(expected);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['no list', 'O:DAG:DA', 'shows no access list'],
    ['no list and one of audits', 'O:DAG:DAS:AI(AU;SA;WD;;;WD)', 'shows no access list'],
    ['a placeholder', '%SDDL%', 'shows no access list'],
    ['a condition', 'D:(XA;;GA;;;AU;(WIN://SYSAPPID))', 'not understood'],
    ['an unknown right', 'D:(A;;QQ;;;AU)', 'not understood'],
    ['an unknown trustee', 'D:(A;;GA;;;QQ)', 'not understood'],
    ['an unknown flag', 'D:(A;XX;GA;;;AU)', 'not understood'],
    ['a cut', 'D:(A;;GA;;;AU)(A;;G', 'not understood'],
    ['blanks', ' \n', 'empty'],
    ['something before the list', 'x D:(A;;GA;;;AU)', 'shows no access list'],
    ['something before the audits', 'D:(A;;GA;;;AU)xS:AI', 'not understood'],
    ['a type that begins as one', 'D:(AX;;GA;;;AU)', 'not understood'],
    ['a type that ends as one', 'D:(XD;;GA;;;AU)', 'not understood'],
    ['no type', 'D:(;;GA;;;AU)', 'not understood'],
    ['another type', 'D:(OU;;GA;;;AU)', 'not understood'],
    ['too many fields', 'D:(A;;GA;;;AU;)', 'not understood'],
    ['no fields', 'D:()', 'not understood'],
    ['no trustee', 'D:(A;;GA;;;)', 'not understood'],
    ['a trustee that ends as one', 'D:(A;;GA;;;xS-1-5-11)', 'not understood'],
    ['what an alias stands for', 'D:(A;;GA;;;*-517)', 'not understood'],
    ['half a right', 'D:(A;;RPC;;;AU)', 'not understood'],
    ['a known right before an unknown one', 'D:(A;;RPQQ;;;AU)', 'not understood'],
    ['half a flag', 'D:(A;C;GA;;;AU)', 'not understood'],
    ['an endless mask', 'D:(A;;0x100000010;;;AU)', 'not understood'],
    ['a mask after something', 'D:(A;;x0x10;;;AU)', 'not understood'],
    ['a mask before something', 'D:(A;;0x10RP;;;AU)', 'not understood'],
    ['a mask without digits', 'D:(A;;0x;;;AU)', 'not understood'],
    ['the mark of a list in the middle', 'O:DAXD:(A;;GA;;;AU)', 'shows no access list'],
  ])('is unclear: %s', (_, text, why) => {
    const expected = { entries: [], unclear: expect.stringContaining(why) };
    expect(read(text)).toMatchObject(expected);
    expect(read(afresh(text))).toMatchObject(expected);
  });

  it('needs all the fields of an entry, however long those are that it has', () => {
    const flags = 'CI'.repeat(70);
    for (const entry of [`A;${flags}`, `A;${flags};GA;;AU`, `A;${flags};GA;;;;AU`])
      expect(read(`D:(${entry})`)).toMatchObject({ entries: [], unclear: expect.any(String) });
    expect(shown(`D:(A;${flags};GA;;;AU)`)).toEqual([['S-1-5-11', true, true, true]]);
  });

  it('quotes what it does not understand, the beginning of it where it is long', () => {
    const quoted = (length: number) => shown(`D:(${'Q'.repeat(length - 2)})`);
    expect(quoted(60)).toMatch(/: \(Q{58}\)$/);
    expect(quoted(61)).toMatch(/: \(Q{59}\.{3}$/);
    expect(quoted(400)).toMatch(/: \(Q{59}\.{3}$/);
  });

  it('reads the same entry the same way wherever it stands, however many there were between', () => {
    const text = 'D:(D;;CR;;;AU)';
    const [first] = read(text).entries;
    const many = Array.from({ length: 1100 }, (_, n) => `(A;;CR;;;S-1-5-21-${n})`).join('');
    expect(read(`D:${many}`).entries).toHaveLength(1100);
    const { entries } = read(`D:P${many}${text.slice(2)}`);
    expect(entries.map(({ sid }) => sid).slice(0, 2)).toEqual(['S-1-5-21-0', 'S-1-5-21-1']);
    expect(entries.at(-1)).toEqual({ ...first, at: expect.anything() });
    expect(entries.at(-1)?.at).not.toEqual(first?.at);
  });

  it('is unclear or whole wherever it is cut', () => {
    const text = `O:DAG:DAD:PAI(OA;CI;CR;${APPLY};;AU)(A;CI;LCRPLORC;;;AU)`;
    for (let end = 0; end < text.length; end++) {
      const { entries, unclear } = read(text.slice(0, end));
      if (unclear === null) expect(/\)$|D:[A-Z]*$/.test(text.slice(0, end))).toBe(true);
      else expect(entries).toEqual([]);
    }
  });
});

// Entries longer than those that are remembered, so that each is read anew. Flags may be said twice.
const LONG = 'CI'.repeat(65);
const PART = 'bf967a0a-0de6-11d0-a285-00aa003049e2';

describe('entries that are not remembered', () => {
  it.each([
    ['generic read', `A;${LONG};GR;;;AU`, [['S-1-5-11', true, false, true]]],
    ['rights in small letters', `a;${LONG};lcrp;;;au`, [['S-1-5-11', true, false, true]]],
    ['a mask', `A;${LONG};0x20094;;;WD`, [['S-1-1-0', true, false, true]]],
    ['a SID in small letters', `A;${LONG};GA;;;s-1-5-11`, [['S-1-5-11', true, true, true]]],
    ['a denial', `D;${LONG};CR;;;DC`, [['*-515', false, true, false]]],
    ['an object', `OA;${LONG};CR;${APPLY.toUpperCase()};;AU`, [['S-1-5-11', true, true, false]]],
    ['another object', `OA;${LONG};CR;${PART};;AU`, []],
    ['neither right', `A;${LONG};WDWO;;;AU`, []],
    ['no rights', `A;${LONG};;;;AU`, []],
    ['only what lies below', `A;${LONG}IO;GA;;;AU`, []],
    ['letters of IO in two flags', `A;${LONG}CIOI;GR;;;AU`, [['S-1-5-11', true, false, true]]],
  ])('reads %s', (_, entry, rows) => {
    expect(shown(`D:(${entry})`)).toEqual(rows);
  });

  it.each([
    ['a field too many', `A;${LONG};GA;;;AU;`],
    ['a field too few', `A;${LONG};GA;;AU`],
    ['another type', `XA;${LONG};GA;;;AU`],
    ['a longer type', `AU;${LONG};GA;;;AU`],
    ['an unknown flag', `A;${LONG}ZZ;GA;;;AU`],
    ['an unknown right', `A;${LONG};GAZZ;;;AU`],
    ['half a right', `A;${LONG};GAR;;;AU`],
    ['a mask too long', `A;${LONG};0x123456789;;;AU`],
    ['something before a mask', `A;${LONG};GA0x10;;;AU`],
    ['an unknown trustee', `A;${LONG};GA;;;ZZ`],
    ['something before a SID', `A;${LONG};GA;;;XS-1-5-11`],
    ['no trustee', `A;${LONG};GA;;;`],
  ])('is unclear about %s', (_, entry) => {
    const { entries, unclear } = read(`D:(${entry})`);
    expect([entries, unclear === null]).toEqual([[], false]);
  });

  it('is unclear where something stands between the list and that of audits', () => {
    const { entries, unclear } = read('D:(A;;GA;;;AU)ZZS:AI');
    expect([entries, unclear === null]).toEqual([[], false]);
  });
});
