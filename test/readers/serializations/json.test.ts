// JSON exports: objects and arrays with exact spans, escapes that cannot be divided, and no cut that is silent.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { json } from '../../../src/readers/serializations/json.ts';
import { encode, fixture, sourceOf } from '../../support/bytes.ts';
import {
  attributesIn,
  codes,
  decode,
  headOf,
  INTEREST,
  readAll,
  textAt,
  valuesOf,
} from '../../support/serializations.ts';
import { itThorough, STEP } from '../../support/thorough.ts';

const star = fixture('json/get-adobject-utf16.json');
const array = fixture('json/get-adobject-array.json');

const trust = {
  DistinguishedName: 'CN=ZSCALERBETA.NET,CN=System,DC=corp,DC=contoso,DC=example',
  ObjectClass: 'trustedDomain',
  trustPartner: 'ZSCALERBETA.NET',
  trustType: 3,
};

describe('JSON', () => {
  it('reads one object in UTF-16, without what no directory has', () => {
    const read = readAll(json, star);
    expect(codes(read)).toEqual([]);
    const [record] = read.records;
    const shown = (name: string) =>
      valuesOf(record, name).map((value) => [value.value, textAt(star, value.at)]);
    expect(shown('msDS-SupportedEncryptionTypes')).toEqual([['24', '24']]);
    expect(shown('ObjectClass')).toEqual([['trustedDomain', 'trustedDomain']]);
    expect(shown('isCriticalSystemObject')).toEqual([['true', 'true']]);
    expect(shown('Deleted')).toEqual([]);
    expect(shown('whenCreated')).toEqual([['/Date(1773479564000)/', '\\/Date(1773479564000)\\/']]);
    expect(shown('Description')[0]?.[0]).toBe("Realm trust to the 'beta' cloud <ordered in March>");
    const names = record?.attributes.map((attribute) => attribute.name.value);
    expect(names).not.toContain('PropertyNames');
    expect(names).not.toContain('nTSecurityDescriptor');
    expect(read.scopes.map((scope) => [scope.covers, textAt(star, scope.at)])).toEqual([
      [{ what: 'object', attributes: 'all' }, 'ZSCALERBETA.NET'],
    ]);
    expect(textAt(star, record?.at ?? { start: 0, end: 0, region: null })).toBe(decode(star).trim());
  });

  it.each(['utf-8', 'utf-16le-bom'] as const)(
    'reads an array of objects in %s, those of other classes in silence',
    (encoding) => {
      for (const newline of ['\n', '\r\n', '']) {
        const bytes = encode(decode(array).replaceAll('\n', newline), encoding);
        const read = readAll(json, bytes);
        expect(codes(read)).toEqual([]);
        expect(read.records).toHaveLength(1);
        expect(valuesOf(read.records[0], 'ObjectClass').map((value) => textAt(bytes, value.at))).toEqual([
          'top',
          'leaf',
          'trustedDomain',
        ]);
        expect(
          valuesOf(read.records[0], 'msDS-SupportedEncryptionTypes').map((value) => textAt(bytes, value.at)),
        ).toEqual(['24']);
        expect(read.scopes[0]?.covers).toMatchObject({
          what: 'object',
          attributes: expect.arrayContaining(['trusttype']),
        });
      }
    },
  );

  it('maps every part of every string back to its own text', () => {
    const escaped = fc.constantFrom(
      '\\u003c',
      '\\"',
      '\\\\',
      '\\/',
      '\\n',
      '\\t',
      '\\b',
      '\\f',
      '\\r',
      '\\ud83d\\ude00',
    );
    const plain = fc
      .string({ unit: 'grapheme', maxLength: 3 })
      .filter((text) => !/["\\\x00-\x1f]/.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(escaped, plain)),
        fc.constantFrom('utf-8', 'utf-16le-bom'),
        (parts, encoding) => {
          const raw = `"${parts.join('')}"`;
          const expected: unknown = JSON.parse(raw);
          const text = `[\n {"é": "ü", "cn": ${raw}, "trustPartner": "A"}]`;
          const bytes = encode(text, encoding as 'utf-8');
          const value = valuesOf(readAll(json, bytes).records[0], 'cn')[0];
          if (!value) throw new Error('no value');
          expect(value.value).toBe(expected);
          expect(textAt(bytes, value.at)).toBe(raw.slice(1, -1));
          for (let at = 0; at < value.value.length; at++) {
            const unit = value.value.charCodeAt(at);
            if (unit >= 0xd800 && unit < 0xe000) continue;
            expect(JSON.parse(`"${textAt(bytes, sub(value, at, at + 1).at)}"`)).toBe(value.value.charAt(at));
          }
        },
      ),
    );
  });

  it('unwraps lists as Windows PowerShell prints some of them', () => {
    const text = JSON.stringify({ ...trust, 'msDS-SupportedEncryptionTypes': { value: [24], Count: 1 } });
    const read = readAll(json, text);
    expect(codes(read)).toEqual([]);
    expect(valuesOf(read.records[0], 'msDS-SupportedEncryptionTypes').map((value) => value.value)).toEqual([
      '24',
    ]);
  });

  it('says when an attribute that matters holds an object', () => {
    const object = {
      ...trust,
      trustType: { Value: 3, Name: 'MIT' },
      extra: { a: 1 },
      CanonicalName: 'x',
      instanceType: 4,
    };
    const read = readAll(json, JSON.stringify(object));
    expect(codes(read)).toEqual(['bad-value partial']);
    const covers = read.scopes[0]?.covers;
    expect(covers?.what === 'object' && covers.attributes).toEqual(
      expect.arrayContaining(['trustattributes', 'msds-supportedencryptiontypes']),
    );
    expect(covers?.what === 'object' && covers.attributes).not.toContain('trusttype');
  });

  it('takes names that reach for prototypes as names', () => {
    const text = JSON.stringify(trust).replace(
      '{',
      '{"__proto__": {"ObjectClass": "user"}, "constructor": "x", "": 1, ',
    );
    const read = readAll(json, text);
    expect(codes(read)).toEqual([]);
    expect(read.records[0]?.attributes.map((attribute) => attribute.name.value).slice(0, 2)).toEqual([
      'constructor',
      '',
    ]);
    const arrays = readAll(json, text.replace('{"ObjectClass": "user"}', '["trustedDomain"]'));
    expect(arrays.records[0]?.attributes[0]?.name.value).toBe('__proto__');
    expect('ObjectClass' in {}).toBe(false);
  });

  it.each([
    ['{"trustPartner": "A",}', 'malformed unreadable', ','],
    ['{"trustPartner": A}', 'malformed unreadable', 'A'],
    ['{"trustPartner": 1, "trustPartner": 2}', 'malformed unreadable', '"trustPartner"'],
    ['{"trustPartner": "A"', 'truncated unreadable', ''],
    ['[3, {"trustPartner": "A"}, 4]', 'unsupported partial', '3'],
    ['"trustPartner"', 'unsupported partial', '"trustPartner"'],
    ['{"TrustDirection": 1}', 'bad-value partial', 'TrustDirection": 1'],
    ['{"Status": 4, "Name": "Netlogon"}', 'unsupported partial', '{"Status": 4, "Name": "Netlogon"}'],
    ['{}', 'unsupported partial', '{}'],
  ])('says of %s: %s', (text, code, blamed) => {
    const bytes = encode(`\n${text}`, 'utf-8');
    const read = readAll(json, bytes);
    expect(codes(read)).toEqual([code]);
    const at = read.diagnostics[0]?.at;
    expect(at && textAt(bytes, at)).toBe(blamed);
    expect(at?.region?.startLine).toBe(2);
    expect(read.scopes).toHaveLength(text.startsWith('[') ? 1 : 0);
  });

  it('says the same stranger once', () => {
    const read = readAll(
      json,
      '[{"SamAccountName": 1}, {"SamAccountName": 2}, {"SamAccountName": 2, "a": 1}]',
    );
    expect(codes(read)).toEqual(['unsupported partial', 'unsupported partial']);
    expect(read.diagnostics[1]?.message).toContain('SamAccountName, a');
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`property${index}`, index]));
    expect(readAll(json, JSON.stringify(many)).diagnostics[0]?.message.length).toBeLessThan(350);
  });

  it('reads 8-bit text as a guess, and stops at bytes that are no text', () => {
    const bytes = Buffer.from(JSON.stringify({ ...trust, description: 'München' }), 'latin1');
    expect(codes(readAll(json, bytes))).toEqual(['encoding-assumed notice']);
    expect(codes(readAll(json, bytes, { encoding: 'utf-8' }))).toEqual(['encoding unreadable']);
    expect(codes(readAll(json, star.slice(0, -1)))).toEqual(['encoding unreadable']);
  });

  itThorough('refuses what is too long to hold', () => {
    const blanks = new Uint8Array(1024 * 1024).fill(0x20);
    const endless = {
      ...sourceOf(blanks),
      size: 65 * blanks.length,
      read: (_: number, length: number) => blanks.subarray(0, length),
    };
    const items = [...json.read(endless, INTEREST, { encoding: 'utf-8' })];
    expect(items).toMatchObject([{ kind: 'diagnostic', code: 'too-large', effect: 'unreadable' }]);
  });

  it('is silent for no prefix but the whole', () => {
    for (const [bytes, unit] of [
      [star, 2],
      [array, 1],
    ] as const) {
      const whole = decode(bytes).trimEnd().length;
      const bom = unit === 2 ? 2 : 0;
      for (let cut = 1; cut <= decode(bytes).length; cut += STEP) {
        const read = readAll(json, bytes.slice(0, bom + cut * unit));
        expect([cut, codes(read)]).toEqual([cut, cut >= whole ? [] : ['truncated unreadable']]);
        if (cut < whole) expect(read.records).toEqual([]);
      }
    }
    expect(codes(readAll(json, ''))).toEqual(['truncated unreadable']);
  });

  it('is known by the members of its objects', () => {
    const accepts = (text: string) => json.accepts(headOf(text));
    expect(accepts(decode(star))).toBe(true);
    expect(accepts(decode(array))).toBe(true);
    expect(accepts('[{"trustDirection":1')).toBe(true);
    expect(accepts('{"DisallowTransivity": true}')).toBe(true);
    expect(accepts('{"name": "trustPartner", "version": "1.0.0"}')).toBe(false);
    expect(accepts('{"realms": {"ZSCALERBETA.NET": {"trustDirection": 1}}}')).toBe(false);
    expect(accepts('{"kind":"trust","origin":{},"trustPartner":{"value":"A"},"objectClass":[]}')).toBe(false);
    expect(accepts('{"data":[{"Trusts":[{"TrustDirection":1}]}]}')).toBe(false);
    expect(accepts('trustPartner: 1, "trustPartner": 2')).toBe(false);
    expect(accepts('')).toBe(false);
  });
});

describe('JSON of other sessions and programs', () => {
  const command = `PS C:\\> Get-ADObject -Filter 'objectClass -eq "trustedDomain"' -Properties * | ConvertTo-Json`;

  it('is read between the prompts of a console', () => {
    const text = `\r\n${command}\r\n${JSON.stringify(trust, null, 4)}\r\nPS C:\\> `;
    const bytes = encode(text, 'utf-8');
    const read = readAll(json, bytes);
    expect(codes(read)).toEqual([]);
    expect(read.scopes.map(({ covers }) => covers.what)).toEqual(['object', 'domain-trusts']);
    expect(valuesOf(read.records[0], 'trustType').map(({ at }) => textAt(bytes, at))).toEqual(['3']);
    expect(json.accepts(headOf(text))).toBe(true);
    expect(codes(readAll(json, `${command}\r\n`))).toEqual(['truncated unreadable']);
    expect(codes(readAll(json, command))).toEqual(['truncated unreadable']);
    const broken = readAll(json, `${command}\r\n{"trustPartner": A}`);
    expect(broken.diagnostics[0]?.at?.region).toMatchObject({ startLine: 2, startColumn: 18 });
  });

  it('is unwrapped where it came from another session', () => {
    const wrapped = { value: [trust, { ...trust, trustType: { value: 3, Value: '3' } }], Count: 2 };
    const read = readAll(json, JSON.stringify(wrapped));
    expect([codes(read), read.records.length]).toEqual([[], 2]);
    expect(valuesOf(read.records[1], 'trustType').map(({ value }) => value)).toEqual(['3']);
    expect(json.accepts(headOf(JSON.stringify(wrapped)))).toBe(true);
    for (const odd of [
      { value: 3, Other: '3' },
      { other: 3, Value: '3' },
      { value: 3, Value: 3 },
    ]) {
      expect(codes(readAll(json, JSON.stringify({ ...trust, trustType: odd })))).toEqual([
        'bad-value partial',
      ]);
    }
  });

  it('is not whole where its depth was too small', () => {
    const read = readAll(json, JSON.stringify({ ...trust, trustType: '@{Value=3}' }));
    expect(codes(read)).toEqual(['bad-value partial']);
    expect(read.diagnostics[0]?.hint).toContain('-Depth');
    expect(codes(readAll(json, '["CN=ZSCALERBETA.NET,CN=System"]'))).toEqual(['unsupported partial']);
  });

  it('is left to others where it is theirs', () => {
    const accepts = (value: unknown) => json.accepts(headOf(JSON.stringify(value)));
    expect(accepts({ data: [{ Trusts: [{ TrustDirection: 1 }] }], meta: { type: 'domains' } })).toBe(false);
    expect(accepts({ '@odata.type': '#microsoft.graph', trustPartner: 'A' })).toBe(false);
    expect(accepts({ '@odata.context': 'x', value: [{ trustPartner: 'A' }] })).toBe(false);
    expect(accepts([{ Status: 4, Name: 'Netlogon' }])).toBe(false);
    expect(json.accepts(headOf('GPO : {31B2F340}\n{"trustPartner": "A"}'))).toBe(false);
  });
});

describe('a JSON document in a console', () => {
  const ASK = 'PS C:\\> Get-ADTrust | ConvertTo-Json';
  const ONE = JSON.stringify(trust);
  const NESTED = { ...trust, trustType: { a: 'x'.repeat(100) } };

  it.each<[string, string, readonly string[]]>([
    ['between prompts', `${ASK}\n${ONE}\nPS C:\\>`, []],
    ['between prompts and empty lines', `\n\n${ASK}\n\n${ONE}\n\nPS C:\\> \n\n`, []],
    ['before a prompt alone', `${ONE}\nPS C:\\>`, ['malformed unreadable']],
    ['before a further command', `${ASK}\n${ONE}\nPS C:\\> dir`, ['malformed unreadable']],
    ['before other words', `${ASK}\n${ONE}\ndir`, ['malformed unreadable']],
    ['before a comment', `${ONE}\n// dir`, ['malformed unreadable']],
    ['before another document', `${ONE}\n${ONE}`, ['malformed unreadable']],
    ['nowhere', 'PS C:\\>', ['truncated unreadable']],
    ['nowhere between prompts', 'PS C:\\> dir\nPS C:\\>', ['truncated unreadable']],
    ['behind a word', `x\n${ONE}`, ['malformed unreadable']],
  ])('is read %s', (_, text, said) => {
    expect(codes(readAll(json, text))).toEqual(said);
  });

  it('says where it is broken by line and column', () => {
    const [found] = readAll(json, `${ASK}\n{\n  "trustPartner": A\n}`).diagnostics;
    expect(found?.message).toContain('3');
    expect(found?.message).toContain('19');
    expect(found?.at).toMatchObject({ region: { startLine: 3, startColumn: 19, endLine: 3 } });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['an object', { a: 1 }, ['bad-value partial']],
    ['a list of objects', [{ a: 1 }], ['bad-value partial']],
    ['a list of lists', [[1]], ['bad-value partial']],
    ['a text that stands for an object', '@{a=1}', ['bad-value partial']],
    ['such a text over lines', '@{a=1;\nb=2}', ['bad-value partial']],
    ['a list with such a text', [3, '@{a=1}'], ['bad-value partial']],
    ['one member of two', { value: 3, Count: 1, x: 1 }, ['bad-value partial']],
    ['a list of one', { value: [3], Count: 1 }, []],
    ['a number', 3, []],
    ['a list of numbers', [3], []],
  ])('knows the value %s', (_, value, said) => {
    expect(codes(readAll(json, JSON.stringify({ ...trust, trustType: value })))).toEqual(said);
  });

  it.each(['x@{a=1}', '@{a=1} x', '@{a=1', 'x'])('takes the text %j for a text', (text) => {
    const read = readAll(json, JSON.stringify({ ...trust, description: text }));
    expect(attributesIn(read.records[0]).description).toEqual([text]);
  });

  it('shows the beginning of what is nested, and all of what is not', () => {
    const shown = (value: unknown) => {
      const [found] = readAll(json, JSON.stringify({ ...trust, trustType: value })).diagnostics;
      const bytes = encode(JSON.stringify({ ...trust, trustType: value }));
      return found?.at ? textAt(bytes, found.at) : '';
    };
    expect(shown(NESTED.trustType)).toContain('"a":"xxx');
    const long = '9'.repeat(100);
    const read = readAll(json, `{"trustPartner": "A", "ObjectClass": "trustedDomain", "extra": ${long}}`);
    expect(attributesIn(read.records[0]).extra).toEqual([long]);
  });

  it.each([
    ['{"trustPartner": "A"', true],
    ['{"x": {"y": 1}, "trustPartner": "A"}', true],
    ['{"x": [1, 2], "trustPartner": "A"}', true],
    ['{"x": [{"y": [1]}], "trustPartner": "A"}', true],
    ['{"x": "}", "trustPartner": "A"}', true],
    ['{"x": "\\"}", "trustPartner": "A"}', true],
    ['[{"x": 1}, {"trustPartner": "A"}]', true],
    ['[{"x": {}}, {"trustPartner": "A"}]', true],
    ['{"value": [{"trustPartner": "A"}], "Count": 1}', true],
    ['{"other": [{"trustPartner": "A"}], "Count": 1}', false],
    ['{"value": [[{"trustPartner": "A"}]], "Count": 1}', false],
    ['{"x": {"trustPartner": "A"}}', false],
    ['{"trustPartner": {"a": 1}}', false],
    ['[[{"trustPartner": "A"}]]', false],
    ['{"x": ["trustPartner", 1]}', false],
    ['{"value": 1, "x": {"trustPartner": "A"}}', false],
    ['', false],
  ])('is known by its outermost members: %s %s', (text, accepted) => {
    expect(json.accepts(headOf(text))).toBe(accepted);
    expect(json.accepts(headOf(`\n${ASK}\n${text}`))).toBe(accepted);
  });

  it('is not called too long where its bytes are no text', () => {
    const source = {
      ...sourceOf(encode('')),
      size: 65 * 2 ** 20,
      read: (_: number, length: number) => new Uint8Array(length).fill(0xff),
    };
    const items = [...json.read(source, INTEREST, { encoding: 'utf-8' })];
    expect(items).toMatchObject([{ code: 'encoding', effect: 'unreadable' }]);
    expect(items[0]?.kind === 'diagnostic' && items[0].hint).not.toContain('filter');
  });
});
