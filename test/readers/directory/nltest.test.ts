// nltest /domain_trusts: words to the directory's numbers, the domain, and when a list is complete.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { nltest } from '../../../src/readers/directory/nltest.ts';
import { encode, fixture, rawText, regionText, sourceOf } from '../../support/bytes.ts';
import { itThorough } from '../../support/thorough.ts';
import { coveredTrusts, readTrusts, shownTrusts, type TrustsRead } from '../../support/trusts.ts';

const HEADER = 'List of domain trusts:';
const REALM = '    0: ZSCALERBETA.NET (MIT) (Direct Inbound) ( Attr: non-trans )';
const PRIMARY = '    1: CORP corp.contoso.example (NT 5) (Forest Tree Root) (Primary Domain) (Native)';
const SUCCESS = 'The command completed successfully';
const ALL = 'all of corp.contoso.example';

const text = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
const read = (...lines: string[]) => readTrusts(nltest, encode(text(lines)));
const codes = ({ diagnostics }: TrustsRead) => diagnostics.map(({ code, effect }) => `${code} ${effect}`);
const accepts = (...lines: string[]) => nltest.accepts(headOf(sourceOf(encode(text(lines)))));

describe('fixtures', () => {
  it.each(['domain-trusts.txt', 'domain-trusts-v-utf16.txt'])('%s', (name) => {
    const bytes = fixture(`nltest/${name}`);
    expect(nltest.accepts(headOf(sourceOf(bytes)))).toBe(true);
    const result = readTrusts(nltest, bytes);
    expect(shownTrusts(result)).toEqual([
      'ZSCALERBETA.NET 3 1 1&45 - corp.contoso.example',
      'emea.corp.contoso.example 2 3 32&45 - corp.contoso.example',
      'fabrikam.example 2 2 8&45 - corp.contoso.example',
    ]);
    expect(result.diagnostics).toEqual([]);
    expect(result.gaps).toEqual([]);
    expect(coveredTrusts(result)).toEqual(['object', 'object', 'object', ALL]);
  });
});

describe('accepts', () => {
  it('a heading with rows, or rows in another language', () => {
    expect(accepts('C:\\>nltest /domain_trusts', HEADER, REALM)).toBe(true);
    expect(accepts('Liste der Vertrauensstellungen:', REALM, PRIMARY)).toBe(true);
    expect(accepts(HEADER, SUCCESS)).toBe(true);
    expect(accepts(`  ${HEADER}  `, REALM)).toBe(true);
    expect(nltest.accepts(headOf(sourceOf(encode(['Lista:', REALM, PRIMARY].join('\n')))))).toBe(true);
  });

  it('nothing else', () => {
    expect(accepts('In the log', 'List of domains:', '', REALM)).toBe(false);
    expect(accepts('0: a (b)', '1: c (d)')).toBe(false);
    expect(accepts(HEADER, 'is what', 'nltest prints', 'before', 'its list')).toBe(false);
    expect(accepts(HEADER, 'is what', 'nltest prints', 'before')).toBe(false);
    expect(accepts(`See ${HEADER}`, REALM)).toBe(false);
    expect(accepts(`${HEADER} a`, REALM)).toBe(false);
    expect(accepts('')).toBe(false);
  });
});

describe('rows', () => {
  it.each<[string, string, string[]]>([
    [
      'an MIT realm',
      '0: A.NET (MIT) (Direct Outbound) (Direct Inbound) ( Attr: non-trans )',
      ['A.NET 3 3 1&45 - -'],
    ],
    ['transitive', '0: A.NET (MIT) (Direct Inbound)', ['A.NET 3 1 0&45 - -']],
    ['outbound', '0: A.NET (MIT) (Direct Outbound) ( Attr: non-trans )', ['A.NET 3 2 1&45 - -']],
    [
      'several attributes',
      '0: A a.net (NT 5) (Direct Inbound) ( Attr: non-trans quarantined )',
      ['a.net 2 1 5&45 - -'],
    ],
    [
      'a name with signs that look like nothing',
      '0: A\ufeff.N\u00a0ET (MIT) (Direct Inbound)',
      ['A\ufeff.N\u00a0ET 3 1 0&45 - -'],
    ],
    ['Windows NT', '0: A (NT 4) (Direct Inbound)', ['A 1 1 0&45 - -']],
    ['DCE', '0: A (DCE) (Direct Inbound)', ['A 4 1 0&45 - -']],
    ['a domain of the forest without a trust of its own', '0: A a.net (NT 5) (Forest: 1)', []],
    ['a number of two digits', '  12: A.NET (MIT) (Direct Inbound)  ', ['A.NET 3 1 0&45 - -']],
    [
      'words without blanks between',
      '0: A.NET (MIT)(Direct Outbound)(Direct Inbound)(Attr:non-trans)',
      ['A.NET 3 3 1&45 - -'],
    ],
    ['no attribute at all', '0: A.NET (MIT) (Direct Inbound) ( Attr:  )', ['A.NET 3 1 0&45 - -']],
    [
      'places in the forest',
      '0: A a.net (NT 5) (Forest:12) (Forest: 12) (Direct Inbound)',
      ['a.net 2 1 0&45 - -'],
    ],
    ['blanks within words', '0: A a.net (NT 5) (Primary  Domain)', []],
  ])('%s', (_, row, expected) => {
    const result = read(HEADER, row, SUCCESS);
    expect(shownTrusts(result)).toEqual(expected);
    expect(result.gaps).toEqual([]);
  });

  it.each([
    ['(MIT) (Direct Inbound) (Direct Sideways)', 'A.NET 3 - - - corp.contoso.example'],
    ['(MIT) (Direkt eingehend)', 'A.NET 3 - - - corp.contoso.example'],
    ['(MIT) (Direct Inbound) ( Attr: crossorg )', 'A.NET 3 1 - - corp.contoso.example'],
    ['(MIT) (Direct Inbound) ( Attr: non-trans crossorg )', 'A.NET 3 1 1&1 - corp.contoso.example'],
    ['(NT 6) (Direct Inbound)', 'A.NET - - - - corp.contoso.example'],
    ['(MIT) (Direct Inbound) (My Native)', 'A.NET 3 - - - corp.contoso.example'],
    ['(MIT) (Direct Inbound) (Native mode)', 'A.NET 3 - - - corp.contoso.example'],
    ['(MIT) (Direct Inbound) (My Attr: non-trans)', 'A.NET 3 - - - corp.contoso.example'],
  ])('words that are not understood are said, and what they may mean is not known: %s', (words, expected) => {
    const result = read(HEADER, `    0: A.NET ${words}`, PRIMARY, SUCCESS);
    expect(codes(result)).toEqual(['bad-value partial']);
    expect(shownTrusts(result)).toEqual([expected]);
    expect(coveredTrusts(result)).toEqual([]);
  });

  it.each([
    ['of no direction', '(MIT) ( Attr: non-trans )', ['A.NET 3 - 1&45 - corp.contoso.example']],
    ['of no type', '(Direct Inbound)', ['A.NET - 1 0&45 - corp.contoso.example']],
    ['of neither', '( Attr: non-trans )', []],
  ])('%s have lost words, and the list is not known as a whole', (_, words, expected) => {
    const result = read(HEADER, `    0: A.NET ${words}`, PRIMARY, SUCCESS);
    expect(codes(result)).toEqual(['bad-value partial']);
    expect(shownTrusts(result)).toEqual(expected);
    expect(coveredTrusts(result)).toEqual([]);
  });

  it('have the places of their words', () => {
    const given = text([HEADER, REALM.replace('Inbound', 'Outbound) (Direct Inbound'), PRIMARY, SUCCESS]);
    for (const encoding of ['utf-8', 'utf-16le-bom'] as const) {
      const bytes = encode(given, encoding);
      const [trust] = readTrusts(nltest, bytes).trusts;
      const places = [trust?.trustPartner, trust?.type, trust?.direction, trust?.attributes].map((value) => {
        const at = { value: '', at: value?.at ?? { start: 0, end: 0, region: null } };
        expect(rawText(bytes, at, encoding)).toBe(regionText(given, at));
        return regionText(given, at);
      });
      expect(places).toEqual(['ZSCALERBETA.NET', 'MIT', '(Direct Outbound) (Direct Inbound)', 'non-trans']);
    }
    const near = text([HEADER, '0: A a.net (Forest: 1) (NT 5) (Direct Outbound)(Direct Inbound)', SUCCESS]);
    const [trust] = readTrusts(nltest, encode(near)).trusts;
    expect(
      [trust?.type, trust?.direction].map((value) => value && regionText(near, { value: '', at: value.at })),
    ).toEqual(['NT 5', '(Direct Outbound)(Direct Inbound)']);
  });

  it('list what they show in the order of the alphabet', () => {
    expect(read(HEADER, REALM, SUCCESS).records[0]?.shown).toEqual([
      'trustattributes',
      'trustdirection',
      'trustpartner',
      'trusttype',
    ]);
  });

  it('without a word of attributes show them where all words are', () => {
    const given = text([HEADER, '    0: A.NET (MIT) (Direct Inbound)', SUCCESS]);
    const at = readTrusts(nltest, encode(given)).trusts[0]?.attributes?.at;
    expect(at && regionText(given, { value: '', at })).toBe('(MIT) (Direct Inbound)');
  });
});

describe('a list is complete', () => {
  const whole = (...lines: string[]) => coveredTrusts(read(...lines)).filter((one) => one !== 'object');

  it('when the command says so', () => {
    expect(whole(HEADER, REALM, PRIMARY, SUCCESS)).toEqual([ALL]);
    expect(
      whole('C:\\>nltest /domain_trusts /all_trusts', HEADER, REALM, PRIMARY, SUCCESS, '', 'C:\\>'),
    ).toEqual([ALL]);
    expect(whole(HEADER, REALM, '    1: CORP (NT 4) (Primary Domain)', SUCCESS)).toEqual(['all of *']);
    expect(whole(HEADER, REALM, SUCCESS)).toEqual([]);
    expect(whole(HEADER, REALM, PRIMARY, 'C:\\>', SUCCESS)).toEqual([ALL]);
  });

  it('at its heading, or where the domain itself stands', () => {
    for (const [heading, place] of [
      [[HEADER], HEADER],
      [[], PRIMARY],
    ] as const) {
      const given = text([...heading, REALM, PRIMARY, SUCCESS]);
      const at = readTrusts(nltest, encode(given)).scopes.at(-1)?.at;
      expect(at && regionText(given, { value: '', at })).toBe(place);
    }
  });

  it.each([
    'Der Befehl wurde ausgef\u00fchrt.',
    'Der Befehl wurde erfolgreich ausgef?hrt.',
    "La commande s'est termin\u00e9e correctement.",
    'Se ha completado el comando correctamente.',
    'Esecuzione comando riuscita.',
    'Comando conclu\u00eddo com \u00eaxito.',
  ])('in other languages: %s', (sentence) => {
    expect(whole('', REALM, PRIMARY, sentence)).toEqual([ALL]);
  });

  it('not after a sentence that is not known, which is said', () => {
    const result = read(HEADER, REALM, PRIMARY, 'Polecenie zosta\u0142o wykonane pomy\u015blnie.');
    expect(codes(result)).toEqual(['not-read notice']);
    expect(coveredTrusts(result)).toEqual(['object']);
  });

  it.each([
    ['nothing', [], ['truncated partial']],
    [
      'an error',
      ['I_NetLogonControl failed: Status = 1722 0x6ba RPC_S_SERVER_UNAVAILABLE'],
      ['malformed partial'],
    ],
    ['half a row', ['    2: FABRIKAM fabrikam.example (NT 5'], ['malformed partial']],
    ['a word alone', ['what', SUCCESS], ['malformed partial']],
    ['a line that is indented', ['  something else here'], ['malformed partial']],
    ['a row with more behind it', ['    2: A.NET (MIT) (Direct Inbound) 7'], ['malformed partial']],
    ['a row with more before it', ['at 2: A.NET (MIT) (Direct Inbound)', SUCCESS], ['not-read notice']],
    ['what is no identifier', ['at Dom Guid: 5', SUCCESS], ['malformed partial']],
    [
      'two sentences',
      ['Polecenie wykonane.', 'What is this then.'],
      ['not-read notice', 'malformed partial'],
    ],
  ])('not after %s', (_, lines, expected) => {
    const result = read(HEADER, REALM, PRIMARY, ...lines);
    expect(codes(result)).toEqual(expected);
    expect(coveredTrusts(result)).toEqual(['object']);
  });

  it.each(['/direct_in', '/DIRECT_OUT', '/forest', '/primary'])(
    'not where the command asked for some: %s',
    (option) => {
      const result = read(`C:\\>nltest /domain_trusts ${option}`, HEADER, REALM, PRIMARY, SUCCESS);
      expect(coveredTrusts(result)).toEqual(['object']);
      expect(result.gaps).toEqual([]);
    },
  );

  it.each([
    ['after its end', [HEADER, REALM, PRIMARY, SUCCESS, REALM], ['object', ALL]],
    ['without one of its own', [HEADER, 'Polecenie wykonane.'], []],
  ])('a line is not understood %s', (_, lines) => {
    expect(codes(read(...lines))).toEqual(['malformed partial']);
    expect(coveredTrusts(read(...lines)).filter((one) => one !== 'object')).toEqual([]);
  });

  it('of another list than the one of which the command asked for some', () => {
    const command = 'C:\\>nltest /domain_trusts /direct_in';
    const next = [HEADER, REALM, PRIMARY, SUCCESS];
    expect(whole(command, REALM, PRIMARY, SUCCESS, ...next)).toEqual([ALL]);
    expect(whole(command, HEADER, SUCCESS, ...next)).toEqual([ALL]);
  });

  it('not in half a character', () => {
    const bytes = encode(text([HEADER, REALM, PRIMARY, SUCCESS]), 'utf-16le-bom');
    const result = readTrusts(nltest, bytes.slice(0, -1));
    expect(codes(result)).toEqual(['encoding partial']);
    expect(coveredTrusts(result)).toEqual(['object']);
  });

  it('each of several', () => {
    const one = [HEADER, REALM, PRIMARY, SUCCESS, ''];
    expect(whole(...one, 'C:\\>nltest /server:DC02 /domain_trusts', ...one)).toEqual([ALL, ALL]);
  });

  itThorough('of absurd length is given up', () => {
    const rows = Array.from({ length: 50_010 }, (_, i) => `${i}: A${i} (NT 4) (Forest: 0)`);
    const result = readTrusts(nltest, encode(text([HEADER, ...rows, SUCCESS])));
    expect(codes(result)[0]).toBe('malformed partial');
    expect(codes(result)).toHaveLength(1);
    expect(coveredTrusts(result)).not.toContain('all');
  });

  it('says once that it is not read on, and reads the next list', () => {
    const result = read(
      HEADER,
      REALM,
      'what is this: 6',
      'and this: 7',
      REALM,
      SUCCESS,
      HEADER,
      REALM,
      'so: 8',
      'so: 9',
    );
    expect(codes(result)).toEqual(['malformed partial', 'malformed partial']);
    expect(shownTrusts(result)).toHaveLength(2);
  });

  it('cut at any byte it gives a gap, and no trust that is not there', () => {
    const bytes = fixture('nltest/domain-trusts.txt');
    const known = shownTrusts(readTrusts(nltest, bytes)).map((line) => line.split(' ').slice(0, 5).join(' '));
    const end = bytes.length - SUCCESS.length - 2;
    for (let size = 1; size < bytes.length; size++) {
      const result = readTrusts(nltest, bytes.slice(0, size));
      if (size > HEADER.length && size < end + SUCCESS.length)
        expect([size, result.gaps.length > 0]).toEqual([size, true]);
      for (const line of shownTrusts(result)) expect(known).toContain(line.split(' ').slice(0, 5).join(' '));
    }
  });
});
