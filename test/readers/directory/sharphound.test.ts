// SharpHound's domains.json: its own enums, names in capitals, and what it leaves out.

import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/readers/detect.ts';
import { sharphound } from '../../../src/readers/directory/sharphound.ts';
import { encode, fixture, rawText, regionText, sourceOf } from '../../support/bytes.ts';
import { STEP } from '../../support/thorough.ts';
import { coveredTrusts, readTrusts, shownTrusts, type TrustsRead } from '../../support/trusts.ts';

const DOMAINS = new TextDecoder().decode(fixture('sharphound/domains.json'));
const codes = ({ diagnostics }: TrustsRead) => diagnostics.map(({ code, effect }) => `${code} ${effect}`);
const NOTICE = 'not-read notice';

const document = (trust: object | string, meta: object = { type: 'domains', version: 5 }) =>
  JSON.stringify({ data: [{ Properties: { domain: 'B.EXAMPLE' }, Trusts: [trust] }], meta });
const read = (trust: object | string) =>
  readTrusts(
    sharphound,
    encode(document(typeof trust === 'string' ? trust : { TargetDomainName: 'A.NET', ...trust })),
  );

describe('fixtures', () => {
  it.each<[string, string[]]>([
    [
      'domains.json',
      ['ZSCALERBETA.NET 3 1 1 - corp.contoso.example', 'FABRIKAM.EXAMPLE - 3 8 - corp.contoso.example'],
    ],
    [
      'bloodhound-py.json',
      ['ZSCALERBETA.NET - 1 1&1 - corp.contoso.example', 'FABRIKAM.EXAMPLE - 3 0&1 - corp.contoso.example'],
    ],
  ])('%s', (name, trusts) => {
    const bytes = fixture(`sharphound/${name}`);
    expect(sharphound.accepts(headOf(sourceOf(bytes)))).toBe(true);
    const result = readTrusts(sharphound, bytes);
    expect(shownTrusts(result)).toEqual(trusts);
    expect(codes(result)).toEqual([NOTICE]);
    expect(result.gaps).toEqual([]);
    // Never all trusts: those to realms have no SID, and SharpHound leaves them out.
    expect(coveredTrusts(result)).toEqual(['object', 'object']);
    expect(result.trusts.map(({ caseless }) => caseless)).toEqual([true, true]);
  });

  it('another kind of file is read and shows no trust', () => {
    const bytes = fixture('sharphound/users.json');
    expect(sharphound.accepts(headOf(sourceOf(bytes)))).toBe(true);
    expect(readTrusts(sharphound, bytes).items).toEqual([]);
    const reordered = JSON.stringify({
      meta: { type: 'users', version: 5 },
      data: [{ Aces: [], Trusts: [] }],
    });
    expect(readTrusts(sharphound, encode(reordered)).items).toEqual([]);
  });

  it.each([
    '"meta":{"type":"users"}}',
    '"meta" : { "methods" : 0 , "type" : "computers" , "count" : 1 }\n}\n\n',
  ])('another kind of file is left alone by what it says at its end, however it goes on: %j', (end) => {
    for (const broken of ['{"data":[oops],', `{"data":[${'oops,'.repeat(400)}],`]) {
      const items = (text: string, encoding?: 'utf-16le') =>
        readTrusts(sharphound, encode(text, encoding)).diagnostics.map(({ code }) => code);
      expect(items(broken + end)).toEqual([]);
      expect(items(broken + end, 'utf-16le')).toEqual([]);
      expect(items(`${broken}${end}a`)).toEqual(['malformed']);
      expect(items(broken + end.replace(/users|computers/, 'domains'))).toEqual(['malformed']);
    }
  });
});

it('accepts nothing else', () => {
  const accepts = (given: string) => sharphound.accepts(headOf(sourceOf(encode(given))));
  expect(accepts('{"data": [{"Trusts": []}], "meta": {}}')).toBe(false);
  expect(accepts('{"Aces": [], "Trusts": []}')).toBe(false);
  expect(accepts('[{"data": 1, "Aces": [], "Trusts": []}]')).toBe(false);
  expect(accepts('')).toBe(false);
  expect(accepts('{"data" : [{"Aces": [], "Trusts": []')).toBe(true);
  expect(accepts('{"data": [{"Trusts": [], "ChildObjects": []')).toBe(true);
});

describe('trusts', () => {
  it.each<[object, string]>([
    [{ TrustDirection: 0 }, 'A.NET - 0 - - b.example'],
    [{ TrustDirection: 'Disabled' }, 'A.NET - 0 - - b.example'],
    [{ TrustDirection: '2' }, 'A.NET - 2 - - b.example'],
    [{ TrustDirection: 'Outbound', TrustType: 3 }, 'A.NET - 2 - - b.example'],
    [{ TrustDirection: 1, TrustType: 'Kerberos', IsTransitive: false }, 'A.NET 3 1 1&1 - b.example'],
    [{ TrustDirection: 1, TrustType: 'Unknown', IsTransitive: false }, 'A.NET - 1 1&1 - b.example'],
    [{ TrustDirection: 1, TrustType: 3, IsTransitive: false }, 'A.NET - 1 - - b.example'],
    [{ TrustDirection: 1, TrustType: 'External', IsTransitive: false }, 'A.NET - 1 - - b.example'],
    [{ TrustDirection: 1, TrustType: 'External', IsTransitive: true }, 'A.NET - 1 0&1 - b.example'],
    [{ TrustDirection: 1, TrustAttributes: 513, IsTransitive: false }, 'A.NET - 1 513 - b.example'],
    [{ TrustDirection: 1, TrustAttributes: null, TrustType: null }, 'A.NET - 1 - - b.example'],
    [{ TrustDirection: '', TrustAttributes: '', TrustType: '' }, 'A.NET - - - - b.example'],
    [{ TrustType: 'Kerberos', TrustAttributes: '-8' }, 'A.NET 3 - -8 - b.example'],
    [{ TrustType: 'ParentChild' }, 'A.NET - - - - b.example'],
    [{ TrustType: 'TreeRoot' }, 'A.NET - - - - b.example'],
    [{ TrustType: 'CrossLink' }, 'A.NET - - - - b.example'],
    [{ TrustType: 0 }, 'A.NET - - - - b.example'],
    [{ TrustType: 6 }, 'A.NET - - - - b.example'],
  ])('%j', (trust, expected) => {
    const result = read(trust);
    expect(shownTrusts(result)).toEqual([expected]);
    expect(codes(result)).toEqual([NOTICE]);
  });

  it.each<[object | string, number]>([
    [{ TrustDirection: 'Sideways' }, 1],
    [{ TrustDirection: 4 }, 1],
    [{ TrustDirection: {} }, 1],
    [{ TrustDirection: 14 }, 1],
    [{ TrustDirection: 41 }, 1],
    [{ TrustDirection: '14' }, 1],
    [{ TrustDirection: '41' }, 1],
    [{ TrustType: -1 }, 1],
    [{ TrustType: 1.5 }, 1],
    [{ TrustType: true }, 1],
    [{ TrustAttributes: '1x' }, 1],
    [{ TrustAttributes: 'x1' }, 1],
    [{ TrustDirection: 1, TrustType: 'MIT' }, 1],
    [{ TrustDirection: 1, TrustType: 7 }, 1],
    [{ TrustDirection: 1, TrustType: [] }, 1],
    [{ TrustDirection: 1, IsTransitive: 'no' }, 1],
    [{ TrustDirection: 1, TrustAttributes: 'NonTransitive' }, 1],
    [{ TargetDomainName: '' }, 0],
    ['A.NET', 0],
  ])('what is not understood is said: %j', (trust, trusts) => {
    const result = read(trust);
    expect(codes(result)).toContain('bad-value partial');
    expect(result.records).toHaveLength(trusts);
    expect(coveredTrusts(result)).toEqual([]);
  });

  it('have their places', () => {
    for (const encoding of ['utf-8', 'utf-16le-bom'] as const) {
      const bytes = encode(DOMAINS, encoding);
      const [trust] = readTrusts(sharphound, bytes).trusts;
      const places = [trust?.trustPartner, trust?.type, trust?.direction, trust?.attributes].map((value) => {
        const at = { value: '', at: value?.at ?? { start: 0, end: 0, region: null } };
        expect(rawText(bytes, at, encoding)).toBe(regionText(DOMAINS, at));
        return regionText(DOMAINS, at);
      });
      expect(places).toEqual(['ZSCALERBETA.NET', 'Kerberos', 'Inbound', '1']);
    }
  });
});

describe('documents', () => {
  it.each<[string, string, string[]]>([
    ['an old version', document({}, { type: 'domains', version: 3 }), ['unsupported unreadable']],
    ['no version', document({}, { type: 'domains' }), ['unsupported unreadable']],
    [
      'a version that is just known',
      document({ TargetDomainName: 'A.NET' }, { type: 'domains', version: 4 }),
      [NOTICE],
    ],
    ['no type', document({}, { version: 5 }), ['unsupported unreadable']],
    ['a type that is a number', document({}, { type: 5, version: 5 }), ['unsupported unreadable']],
    [
      'a domain without anything',
      document({}).replace(/"data":\[.*?\],"meta"/, '"data":[{}],"meta"'),
      [NOTICE],
    ],
    ['no meta', '{"data": [], "Aces": []}', ['unsupported unreadable']],
    ['no data', '{"domains": [], "meta": {"type": "domains", "version": 4}}', ['unsupported unreadable']],
    ['trusts that are no list', document({}).replace('[{}]', '1'), ['bad-value partial', NOTICE]],
    ['no trusts', document({}).replace('[{}]', 'null'), [NOTICE]],
    ['no JSON', document({}).replace('[{}]', '[}'), ['malformed unreadable']],
  ])('%s', (_, given, expected) => {
    expect(codes(readTrusts(sharphound, encode(given)))).toEqual(expected);
  });

  it('a domain without a name is not known', () => {
    const given = document({ TargetDomainName: 'A.NET', TrustDirection: 3 }).replace('B.EXAMPLE', '');
    expect(readTrusts(sharphound, encode(given)).trusts[0]?.domain).toBeNull();
    const properties = (text: string) => given.replace(/"Properties":\{.*?\},/, text);
    expect(
      ['', '"Properties":{},', '"Properties":{"domain":5},', '"Properties":{"name":"C.EXAMPLE"},'].map(
        (text) => readTrusts(sharphound, encode(properties(text))).trusts[0]?.domain,
      ),
    ).toEqual([null, null, null, 'c.example']);
  });

  it('broken ones have the place where they are broken', () => {
    const [said] = readTrusts(sharphound, encode('{"data": [],\n "Aces": oops}')).diagnostics;
    expect(said?.at?.region).toMatchObject({ startLine: 2 });
  });

  it('cut at any byte are unreadable', () => {
    const bytes = encode(DOMAINS.trimEnd());
    for (let size = 1; size < bytes.length; size += STEP) {
      const result = readTrusts(sharphound, bytes.slice(0, size));
      expect([size, codes(result)]).toEqual([size, ['truncated unreadable']]);
    }
  });

  it('that are not text are unreadable', () => {
    const bytes = encode(document({ TargetDomainName: 'A.NET' }), 'utf-16le-bom');
    expect(codes(readTrusts(sharphound, bytes.slice(0, -1)))).toEqual(['encoding unreadable']);
  });
});
