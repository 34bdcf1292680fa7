// samba-tool domain trust show and list: numbers with their names, and words that say less than they seem to.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { sambaTrust } from '../../../src/readers/directory/samba-trust.ts';
import { encode, fixture, regionText, sourceOf } from '../../support/bytes.ts';
import { coveredTrusts, readTrusts, shownTrusts, type TrustsRead } from '../../support/trusts.ts';

const SHOW = new TextDecoder().decode(fixture('samba-trust/show.txt'));
const read = (given: string) => readTrusts(sambaTrust, encode(given));
const codes = ({ diagnostics }: TrustsRead) => diagnostics.map(({ code, effect }) => `${code} ${effect}`);

describe('fixtures', () => {
  it.each<[string, string[], string[]]>([
    ['show.txt', ['ZSCALERBETA.NET 3 1 1 24 corp.contoso.example'], ['object']],
    ['show-forest.txt', ['fabrikam.example 2 3 8 - corp.contoso.example'], ['object']],
    [
      'list.txt',
      ['ZSCALERBETA.NET - 1 0&8 - -', 'fabrikam.example - 3 8&8 - -', 'emea.corp.contoso.example - 3 - - -'],
      ['object', 'object', 'object'],
    ],
  ])('%s', (name, trusts, covered) => {
    const bytes = fixture(`samba-trust/${name}`);
    expect(sambaTrust.accepts(headOf(sourceOf(bytes)))).toBe(true);
    const result = readTrusts(sambaTrust, bytes);
    expect(shownTrusts(result)).toEqual(trusts);
    expect(result.diagnostics).toEqual([]);
    expect(result.gaps).toEqual([]);
    expect(coveredTrusts(result)).toEqual(covered);
  });
});

it('accepts nothing else', () => {
  const accepts = (given: string) => sambaTrust.accepts(headOf(sourceOf(encode(given))));
  expect(accepts('LocalDomain Netbios[A] DNS[a.b] SID[S-1]\nRemoteDomain Netbios[B]\n')).toBe(false);
  expect(accepts('Type[External] and Direction[BOTH]\n')).toBe(false);
  expect(accepts('NetbiosName:    A\n')).toBe(false);
  expect(accepts(SHOW)).toBe(true);
  expect(accepts(SHOW.replace('LocalDomain', 'My LocalDomain'))).toBe(false);
  expect(accepts('LocalDomain Netbios[A] DNS[a.b] SID[S-1]\nMy TrustedDomain:\nMy NetbiosName: A\n')).toBe(
    false,
  );
  const row = 'Type[Forest] Transitive[Yes] Direction[BOTH] Name[a.net]';
  expect(['', 'My '].map((before) => accepts(`${before}${row}  \n`))).toEqual([true, false]);
  expect(accepts(`${row} a\n`)).toBe(false);
});

describe('show', () => {
  it('encryption types that are not set are shown to be unset', () => {
    const { trusts } = read(SHOW.replace(/0x18 .*/, '0x0 ()'));
    expect(trusts[0]?.encryptionTypes).toBeNull();
    expect(trusts[0]?.shown).toContain('msds-supportedencryptiontypes');
  });

  it('what is shown stands in the order of the alphabet, with every bit of the attributes', () => {
    for (const given of [SHOW, SHOW.replace(/0x18 .*/, '0x0 ()')]) {
      const [record] = read(given).records;
      expect(record?.shown).toEqual([
        'msds-supportedencryptiontypes',
        'trustattributes',
        'trustdirection',
        'trustpartner',
        'trusttype',
      ]);
      expect(record).not.toHaveProperty('masks');
    }
  });

  it('names may be as short as one letter, and lines have blanks at their end', () => {
    const given = SHOW.replace(/^NetbiosName:.*$/m, 'NetbiosName:  e  ').replace('0x3 (MIT)', '0x3 (MIT)  ');
    const { trusts, gaps } = read(given);
    expect(gaps).toEqual([]);
    const at = trusts[0]?.trustPartner?.at;
    expect(at && regionText(given, { value: '', at })).toBe('e');
  });

  it('numbers stand where they are written', () => {
    const { trusts } = read(SHOW);
    const [trust] = trusts;
    const places = [trust?.type, trust?.direction, trust?.attributes, trust?.encryptionTypes].map(
      (value) => value && regionText(SHOW, { value: '', at: value.at }),
    );
    expect(places).toEqual(['0x3', '0x1', '0x1', '0x18']);
  });

  it.each([
    ['0x3 (MIT)', '0x3 (UPLEVEL)'],
    ['0x3 (MIT)', '0x2 (MIT)'],
    ['0x3 (MIT)', 'MIT'],
    ['0x3 (MIT)', 'a 0x3 (MIT)'],
    ['0x3 (MIT)', '0x3 (MIT) a'],
    ['0x18 (AES128', '0x0 (AES128'],
    ['0x1 (INBOUND)', '0x1 ()'],
    ['0x1 (NON_TRANSITIVE)', '0x0 (NON_TRANSITIVE)'],
    ['0x1 (NON_TRANSITIVE)', '0x1 ()'],
    ['0x18 (AES128_CTS_HMAC_SHA1_96,', '0x18 ('],
    ['0x18 (AES128', '0x00000000018 (AES128'],
  ])('a number and names that do not agree are said: %s as %s', (right, wrong) => {
    const result = read(SHOW.replace(right, wrong));
    expect(codes(result)).toEqual(['bad-value partial']);
    expect(coveredTrusts(result)).toEqual([]);
  });

  it('names that a newer version has are no contradiction', () => {
    expect(
      read(SHOW.replace('0x1 (NON_TRANSITIVE)', '0x401 (NON_TRANSITIVE,__unknown_00000400__)')).gaps,
    ).toEqual([]);
    expect(shownTrusts(read(SHOW.replace('0x1 (INBOUND)', '0x0 (__unknown__00000000__)')))[0]).toContain(
      ' 3 0 1 24 ',
    );
  });

  it('at every byte: a gap, or the whole', () => {
    const whole = shownTrusts(read(SHOW));
    for (let size = 1; size < SHOW.length; size++) {
      const result = read(SHOW.slice(0, size));
      expect([size, result.gaps.length > 0]).toEqual([size, true]);
      expect(coveredTrusts(result)).toEqual([]);
    }
    expect(shownTrusts(read(`${SHOW}\n${SHOW}`))).toEqual([...whole, ...whole]);
  });

  it.each([
    ['ERROR: trusted domain object does not exist for domain [A.NET]', 'not-read partial'],
    ['what is this', 'malformed partial'],
    ['an ERROR: b', 'malformed partial'],
    ['a TLN: b', 'malformed partial'],
    ['my Type: 0x3 (MIT)', 'malformed partial'],
  ])('other lines are said: %s', (line, expected) => {
    expect(codes(read(`${line}\n${SHOW}`))).toEqual([expected]);
    expect(codes(read(`${SHOW.trimEnd()}\n${line}\n`))).toEqual([expected]);
  });

  it('a field of no trust is said', () => {
    expect(codes(read(`Type: 0x3 (MIT)\n${SHOW}`))).toEqual(['malformed partial']);
  });

  it('prompts and warnings are not', () => {
    expect(
      codes(read(`root@dc01:~# samba-tool domain trust show A.NET\nWARNING: The option is old\n${SHOW}`)),
    ).toEqual([]);
  });

  it('a trust without its name is said to have none', () => {
    expect(codes(read(SHOW.replace(/^NetbiosName:.*\n/m, '')))).toContain('malformed partial');
  });

  it('a domain without DNS name is not known, nor a trust without name', () => {
    expect(read(SHOW.replace('DNS[corp.contoso.example]', 'DNS[]')).trusts[0]?.domain).toBeNull();
    expect(read(SHOW.replace(/NetbiosName:.*\n/, '')).trusts).toEqual([]);
  });
});

describe('list', () => {
  const line = (type: string, transitive: string, direction: string) =>
    `Type[${type}] Transitive[${transitive}]  Direction[${direction}] Name[A.NET]\n`;

  it.each(['constructor', '__proto__', 'toString'])('%s is no direction', (word) => {
    const result = read(line('External', 'No', word));
    expect(result.trusts[0]?.direction).toBeNull();
    expect(codes(result)).toEqual(['bad-value partial']);
  });

  it.each([
    [line('External', 'No', 'OUTGOING'), 'A.NET - 2 0&8 - -'],
    [line('Forest', 'No', 'BOTH'), 'A.NET - 3 8&8 - -'],
    [line('TreeRoot', 'Yes', 'INCOMING'), 'A.NET - 1 - - -'],
    [line('Parent', 'Yes', 'BOTH'), 'A.NET - 3 - - -'],
    [line('Child', 'Yes', 'BOTH'), 'A.NET - 3 - - -'],
    [line('Shortcut', 'Yes', 'BOTH'), 'A.NET - 3 - - -'],
  ])('%s', (given, expected) => {
    expect(shownTrusts(read(given))).toEqual([expected]);
    expect(codes(read(given))).toEqual([]);
  });

  it('words stand where they are written', () => {
    const given = line('External', 'No', 'BOTH');
    const [trust] = read(given).trusts;
    expect(
      [trust?.trustPartner, trust?.direction, trust?.attributes].map(
        (value) => value && regionText(given, { value: '', at: value.at }),
      ),
    ).toEqual(['A.NET', 'BOTH', 'No']);
    for (const [wrong, place] of [
      [line('Realm', 'No', 'BOTH'), 'Realm'],
      [line('External', 'No', 'INVALID'), 'INVALID'],
    ] as const) {
      const [said] = read(wrong).diagnostics;
      expect(said?.at && regionText(wrong, { value: '', at: said.at })).toBe(place);
    }
  });

  it.each([
    line('Realm', 'No', 'INCOMING'),
    line('External', 'No', 'INVALID'),
    line('External', 'Maybe', 'BOTH'),
  ])('what is not understood is said: %s', (given) => expect(codes(read(given))).toHaveLength(1));

  it('in half a character', () => {
    const bytes = encode(line('External', 'No', 'BOTH'), 'utf-16le-bom');
    expect(codes(readTrusts(sambaTrust, bytes.slice(0, -1)))).toEqual(['encoding partial']);
  });
});
