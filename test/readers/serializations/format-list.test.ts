// Format-List: objects, wrapped values and lists with exact spans, and no cut that passes for a whole object.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { encode, fixture } from '../../support/bytes.ts';
import { codes, decode, headOf, readAll, textAt, valuesOf } from '../../support/serializations.ts';
import { STEP } from '../../support/thorough.ts';

const star = fixture('format-list/get-adobject-utf16.txt');
const selected = fixture('format-list/get-adobject-selected.txt');

/** Lines of an object, names padded as PowerShell pads them. */
function list(properties: Readonly<Record<string, string>>): string {
  const names = Object.keys(properties);
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `${name.padEnd(width)} : ${properties[name]}`.split('\n'));
  return lines
    .map(([first, ...rest]) => [first, ...rest.map((line) => ' '.repeat(width + 3) + line)].join('\n'))
    .join('\n');
}

const trust = {
  DistinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
  Name: 'ZSCALERBETA.NET',
  ObjectClass: 'trustedDomain',
  trustDirection: '1',
  trustType: '3',
};

describe('Format-List', () => {
  it('reads what the guide asks for, from a UTF-16 file with prompts', () => {
    const read = readAll(formatList, star);
    expect(codes(read)).toEqual([]);
    expect(read.records).toHaveLength(1);
    const [record] = read.records;
    const shown = (name: string) =>
      valuesOf(record, name).map((value) => [value.value, textAt(star, value.at)]);
    expect(shown('msDS-SupportedEncryptionTypes')).toEqual([['24', '24']]);
    expect(shown('trustPartner')).toEqual([['ZSCALERBETA.NET', 'ZSCALERBETA.NET']]);
    expect(shown('Deleted')).toEqual([]);
    expect(shown('dSCorePropagationData').map(([value]) => value)).toEqual([
      '3/14/2026 9:15:02 AM',
      '1/1/1601 12:00:00 AM',
    ]);
    expect(read.scopes.map((scope) => scope.covers)).toEqual([{ what: 'object', attributes: 'all' }]);
    expect(read.scopes.map((scope) => textAt(star, scope.at))).toEqual(['ZSCALERBETA.NET']);
    expect(textAt(star, record?.at ?? { start: 0, end: 0, region: null })).toMatch(
      /^CanonicalName.*9:12:44 AM$/s,
    );
  });

  it('joins wrapped values and keeps both places', () => {
    const [record] = readAll(formatList, star).records;
    const [name] = valuesOf(record, 'DistinguishedName');
    if (!name) throw new Error('no DN');
    expect(name.value).toBe('CN=ZSCALERBETA.NET,CN=System,DC=emea,DC=corp,DC=contoso,DC=example');
    const corp = name.value.indexOf('corp');
    expect(textAt(star, sub(name, corp, corp + 4).at)).toBe('corp');
    const contoso = name.value.indexOf('contoso');
    expect(textAt(star, sub(name, contoso, contoso + 7).at)).toBe('contoso');
    expect(textAt(star, sub(name, corp, contoso + 7).at)).toMatch(/^corp,\r\n +DC=contoso$/);
    expect(valuesOf(record, 'Description')[0]?.value).toBe(
      'Realm trust to the Zscaler beta cloud, ordered by the network team in March',
    );
    expect(valuesOf(record, 'ObjectCategory')[0]?.value).toBe(
      'CN=Trusted-Domain,CN=Schema,CN=Configuration,DC=corp,DC=contoso,DC=example',
    );
  });

  it.each(['utf-8', 'utf-16le-bom'] as const)('reads LF and CRLF alike in %s', (encoding) => {
    for (const newline of ['\n', '\r\n']) {
      const bytes = encode(decode(selected).replaceAll('\r\n', newline), encoding);
      const { records, scopes, diagnostics } = readAll(formatList, bytes);
      expect(diagnostics).toEqual([]);
      expect(records).toHaveLength(1);
      const values = (name: string) => valuesOf(records[0], name).map((value) => value.value);
      expect(values('DistinguishedName')).toEqual([
        'CN=CORP.FABRIKAM.EXAMPLE,CN=System,DC=emea,DC=corp,DC=contoso,DC=example',
      ]);
      expect(valuesOf(records[0], 'ObjectClass').map((value) => textAt(bytes, value.at))).toEqual([
        'top',
        'leaf',
        'trustedDomain',
      ]);
      expect(
        valuesOf(records[0], 'msDS-SupportedEncryptionTypes').map((value) => textAt(bytes, value.at)),
      ).toEqual(['24']);
      expect(scopes.map((scope) => scope.covers)).toEqual([
        {
          what: 'object',
          attributes: [
            'distinguishedname',
            'msds-supportedencryptiontypes',
            'name',
            'objectclass',
            'objectguid',
            'trustdirection',
            'trusttype',
          ],
        },
      ]);
    }
  });

  it('reads an OEM code page, and says so', () => {
    const text = `\n${list({ ...trust, Description: 'Vertrauen fuer München' })}\n\n`;
    const bytes = Uint8Array.from([...text].map((char) => (char === 'ü' ? 0x81 : char.charCodeAt(0))));
    const read = readAll(formatList, bytes);
    expect(codes(read)).toEqual(['encoding-assumed notice']);
    expect(valuesOf(read.records[0], 'Description')[0]?.value).toBe('Vertrauen fuer München');
    expect(codes(readAll(formatList, bytes, { encoding: 'cp850' }))).toEqual([]);
  });

  it('gives back the blank that an editor stripped from the end of a wrapped line', () => {
    const object = list({
      ...trust,
      description: 'Realm trust\nof EMEA-\nAPAC',
      seeAlso: `CN=${'long'.repeat(20)},DC=t\nech`,
      TrustNote: '\nbegins below',
    });
    const [record] = readAll(formatList, `${object}\n\n`).records;
    expect(valuesOf(record, 'description')[0]?.value).toBe('Realm trust of EMEA-APAC');
    expect(valuesOf(record, 'seeAlso')[0]?.value).toBe(`CN=${'long'.repeat(20)},DC=tech`);
    expect(valuesOf(record, 'TrustNote')[0]?.value).toBe('begins below');
    const [wide] = readAll(
      formatList,
      `${list({ ...trust, description: '漢字\n漢字', note: 'wrapped here\nx' })}\n\n`,
    ).records;
    expect(valuesOf(wide, 'description')[0]?.value).toBe('漢字漢字');
  });

  it('keeps every value of a list through wrapping at any width', () => {
    const item = fc.stringMatching(/^[A-Za-z0-9=.]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 4, max: 30 }),
        (items, width) => {
          const pieces = `{${items.join(', ')}}`.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
          // PowerShell leaves a blank where it breaks, and never begins a line with one of its own.
          fc.pre(pieces.every((piece) => piece.trim() !== '') && !/(\.\.\.|…)}$/.test(pieces.join('')));
          const bytes = encode(`${list({ trustPartner: 'A', memberOf: pieces.join('\n') })}\n\n`, 'utf-8');
          const values = valuesOf(readAll(formatList, bytes).records[0], 'memberOf');
          expect(values.map((value) => value.value)).toEqual(items);
          for (const value of values) {
            expect(textAt(bytes, value.at).replace(/\n */g, '')).toBe(value.value);
          }
        },
      ),
    );
  });

  it('does not split a list at the commas within its names', () => {
    const object = list({ ...trust, memberOf: '{CN=Doe\\, Jane,DC=corp, CN=Ops,DC=corp}', seeAlso: '{}' });
    const [record] = readAll(formatList, `${object}\n\n`).records;
    expect(valuesOf(record, 'memberOf').map((value) => value.value)).toEqual([
      'CN=Doe\\, Jane,DC=corp',
      'CN=Ops,DC=corp',
    ]);
    expect(valuesOf(record, 'seeAlso')).toEqual([]);
  });

  it.each([
    ['ObjectClass', '{top, leaf, trustedDomain...}', '{top, leaf, trustedDomain...}'],
    ['ObjectClass', '{top, leaf…}', '{top, leaf…}'],
    ['Name', 'ZSCALERBETA...', 'ZSCALERBETA...'],
    ['ObjectClass', '{top, leaf, trusted', '{top, leaf, trusted'],
  ])('says that %s was printed as %s', (name, value, text) => {
    const bytes = encode(
      `${list({ ...trust, trustPartner: 'ZSCALERBETA.NET', [name]: value })}\n\n`,
      'utf-8',
    );
    const read = readAll(formatList, bytes);
    expect(codes(read)).toEqual(['truncated partial']);
    const at = read.diagnostics[0]?.at;
    expect(at && textAt(bytes, at)).toMatch(new RegExp(`^${name} +: ${text.replace(/[{}.]/g, '\\$&')}$`));
    expect(read.records).toHaveLength(1);
    const covers = read.scopes[0]?.covers;
    expect(covers?.what === 'object' && covers.attributes).not.toContain(name.toLowerCase());
  });

  it('says nothing of an ellipsis in a value that nobody judges', () => {
    const object = list({ ...trust, 'msDS-TrustForestTrustInfo': '{1, 0, 0, 0...}' });
    expect(codes(readAll(formatList, `${object}\n\n`))).toEqual([]);
  });

  it('tells objects apart where the empty lines are gone', () => {
    const other = { ...trust, Name: 'CORP.FABRIKAM.EXAMPLE' };
    const longer = { ...trust, 'msDS-SupportedEncryptionTypes': '24' };
    const read = readAll(formatList, `${list(trust)}\n${list(other)}\n${list(longer)}\nPS C:\\> exit`);
    expect(read.records.map((record) => valuesOf(record, 'Name')[0]?.value)).toEqual([
      'ZSCALERBETA.NET',
      'CORP.FABRIKAM.EXAMPLE',
      'ZSCALERBETA.NET',
    ]);
    expect(codes(read)).toEqual([]);
    expect(read.scopes).toHaveLength(3);
  });

  it('says when a line within an object is neither', () => {
    const bytes = encode(list(trust).replace('DC=contoso', 'DC=\ncontoso'), 'utf-8');
    const read = readAll(formatList, bytes);
    expect(codes(read)).toContain('malformed partial');
    const at = read.diagnostics.find((diagnostic) => diagnostic.code === 'malformed')?.at;
    expect(at && textAt(bytes, at)).toBe('contoso,DC=example');
    expect(read.scopes).toEqual([]);
  });

  it('gives no scope where the bytes end the text', () => {
    const bytes = Buffer.concat([encode(`${list(trust)}\n`, 'utf-8'), Buffer.from([0x0a, 0xff, 0x0a])]);
    expect(codes(readAll(formatList, bytes, { encoding: 'utf-8' }))).toEqual(['encoding partial']);
    const within = Buffer.concat([encode(`${list(trust)}\nzone  : `, 'utf-8'), Buffer.from([0xff, 0x0a])]);
    const read = readAll(formatList, within, { encoding: 'utf-8' });
    expect(read.diagnostics.every((diagnostic) => diagnostic.effect === 'partial')).toBe(true);
    expect(read.scopes).toEqual([]);
    const odd = readAll(
      formatList,
      Buffer.concat([encode(list(trust), 'utf-16le-bom'), Buffer.from([0x0d])]),
    );
    expect(codes(odd)).toEqual(['encoding partial', 'truncated partial']);
  });

  it('says that it found no object', () => {
    expect(codes(readAll(formatList, 'SASL username: celia\n'))).toEqual(['unsupported unreadable']);
    expect(codes(readAll(formatList, ''))).toEqual(['unsupported unreadable']);
  });

  it('is known by its lines', () => {
    const accepts = (text: string) => formatList.accepts(headOf(text));
    expect(accepts(decode(star))).toBe(true);
    expect(accepts(decode(selected))).toBe(true);
    expect(accepts(decode(fixture('format-list/get-adtrust.txt')))).toBe(true);
    expect(accepts('Name : Spooler\nStatus : Running\n')).toBe(false);
    expect(accepts('dn: CN=a,DC=corp\ntrustPartner: A\ntrustDirection: 1\n')).toBe(false);
    expect(accepts('{"trustPartner" : "A"}')).toBe(false);
    expect(accepts('')).toBe(false);
  });
});

describe('a Format-List that is cut', () => {
  /** Complete is what ends after the last property of an object, its line end included, or later but not within the next. */
  function completeCuts(text: string): ReadonlySet<number> {
    const cuts = new Set<number>();
    const objects = [...text.matchAll(/^[A-Za-z]\S* +: .*(?:\r\n(?:[A-Za-z]\S* +:| {20,}\S).*)*\r\n/gm)];
    for (const [index, object] of objects.entries()) {
      const end = object.index + object[0].length;
      const next = objects[index + 1]?.index ?? text.length;
      for (let cut = end; cut <= next; cut++) cuts.add(cut);
    }
    return cuts;
  }

  it.each([
    ['everything', star, 2],
    ['selected', selected, 1],
  ] as const)('is never taken for whole: %s', (_, bytes, unit) => {
    const text = decode(bytes);
    const complete = completeCuts(text);
    expect(complete.size).toBeGreaterThan(2);
    const bom = bytes.length - text.length * unit;
    for (let cut = 0; cut <= text.length; cut += STEP) {
      const read = readAll(formatList, bytes.slice(0, bom + cut * unit));
      const silent = read.diagnostics.every((diagnostic) => diagnostic.effect === 'notice');
      const allowed = complete.has(cut);
      if (silent && !allowed)
        throw new Error(`silent at ${cut}: ...${JSON.stringify(text.slice(cut - 60, cut))}`);
      if (read.scopes.length > 0) expect(allowed).toBe(true);
    }
    expect(codes(readAll(formatList, bytes))).toEqual([]);
  });

  it('ends whole after whenCreated, or after trustType, without an empty line', () => {
    const whole = (text: string) => readAll(formatList, text).scopes.length === 1;
    const { trustType: _, ...without } = trust;
    expect(whole(`${list(trust)}\n`)).toBe(true);
    expect(whole(list(trust))).toBe(false);
    expect(whole(`${list(without)}\n`)).toBe(false);
    expect(whole(`${list(without)}\n\n`)).toBe(true);
    expect(whole(`${list({ ...trust, uSNChanged: '1' })}\n`)).toBe(false);
    expect(whole(`${list({ ...trust, uSNChanged: '1', whenCreated: '1' })}\n`)).toBe(true);
  });

  it('does not judge the value in which it was cut, nor what it had not come to', () => {
    const cut = `${list({ CanonicalName: 'corp.contoso.example/System/A', ...trust })}`;
    const read = readAll(formatList, cut);
    expect(codes(read)).toEqual(['truncated partial']);
    expect(read.records[0]?.attributes.map((attribute) => attribute.name.value)).toEqual([
      'CanonicalName',
      'DistinguishedName',
      'Name',
      'ObjectClass',
      'trustDirection',
    ]);
    expect(read.records[0]?.shown).not.toBe('all');
  });
});

describe('a list whose blanks were lost', () => {
  const lines = [
    'CN : X.EXAMPLE',
    'objectClass : trustedDomain',
    'trustAttributes : 1',
    'trustDirection : 1',
    '',
  ];

  it('is one gap said of each line, and no object', () => {
    const { records, diagnostics } = readAll(formatList, encode(lines.join('\r\n')));
    expect(records).toEqual([]);
    expect(new Set(diagnostics.map(({ message }) => message)).size).toBeLessThanOrEqual(2);
    expect(diagnostics[0]).toMatchObject({ effect: 'partial', code: 'malformed' });
    expect(diagnostics[0]?.message).toContain('colons');
  });
});

describe('an error names the command as it was typed', () => {
  const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
  const answer = (cmdlet: string) =>
    [
      `PS C:\\> ${cmdlet} -key "${key}" -name "Default Domain Policy"`,
      `${cmdlet} : The following Group Policy registry setting was not found: `,
      `"${key.replace('HKLM', 'HKEY_LOCAL_MACHINE')}".`,
      'Parameter name: keyPath',
      'At line:1 char:1',
      '',
      'PS C:\\> ',
    ].join('\r\n');

  it.each(['Get-GPRegistryValue', 'get-gpregistryvalue'])('%s', (cmdlet) => {
    const { diagnostics, scopes } = readAll(formatList, answer(cmdlet));
    expect(diagnostics.map(({ effect }) => effect)).toEqual(['notice']);
    expect(scopes).toHaveLength(1);
  });
});
