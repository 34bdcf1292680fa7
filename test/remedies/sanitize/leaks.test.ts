// The search through copies, and the search of the tests: both find a name in every form in which it could be left.

import { describe, expect, it } from 'vitest';
import { forbiddenBy, leakIn } from '../../../src/remedies/sanitize/leaks.ts';
import { createPseudonyms } from '../../../src/remedies/sanitize/pseudonyms.ts';
import { encode } from '../../support/bytes.ts';
import { identifiersIn, leaks } from '../../support/unnamed.ts';

const GUID = '6c1f4a2e-0d0b-4e53-9a3c-0f6c1d7a51b2';

function forbidden() {
  const pseudonyms = createPseudonyms('ab'.repeat(32), null, () => false);
  for (const name of ['contoso', 'obermayer', 'kdc']) pseudonyms.of('name', name);
  pseudonyms.of('guid', GUID.replaceAll('-', ''), (original) => original.replaceAll('c', 'd'));
  pseudonyms.of('sid', '1004336348', () => '1234567890');
  pseudonyms.settle();
  return forbiddenBy(pseudonyms);
}

const plain = (text: string) => new TextEncoder().encode(text);
const hex = (text: string) =>
  Array.from(encode(text, 'utf-16le'), (byte) => byte.toString(16).padStart(2, '0')).join(',');

const FORMS: Readonly<Record<string, Uint8Array>> = {
  'UTF-8': plain('x CONTOSO.example'),
  'UTF-16LE': encode('x Contoso.example', 'utf-16le'),
  'UTF-16BE': encode('x Contoso.example', 'utf-16be'),
  base64: plain(`x ${btoa('user obermayer of CONTOSO')} y`),
  'base64 of UTF-16': plain(`x ${btoa(String.fromCharCode(...encode('an obermayer ', 'utf-16le')))} y`),
  'hex of a .reg': plain(`"a"=hex(1):${hex('of contoso')},00,00`),
  'a GUID': plain(`{${GUID.toUpperCase()}}`),
  'a SID': plain('S-1-5-21-1004336348-1177238915-682003330-500'),
};

describe('leakIn', () => {
  it.each(Object.entries(FORMS))('finds a name in %s', (_, bytes) => {
    const text = new TextDecoder('utf-8').decode(bytes);
    expect(leakIn(bytes, [text], forbidden())).not.toBeNull();
  });

  it('is silent where there is none', () => {
    for (const text of [
      'bakedif.example kernel contosoft',
      `{${GUID.replaceAll('c', 'd')}}`,
      'S-1-5-32-544',
      btoa('nothing of theirs'),
    ]) {
      expect(leakIn(plain(text), [text], forbidden())).toBeNull();
    }
  });
});

describe('the search of the tests', () => {
  it.each(Object.entries(FORMS))('finds a name in %s', (_, bytes) => {
    expect(leaks(new Map([['a.reg', bytes]]), ['contoso', 'obermayer', GUID, '1004336348'])).not.toEqual([]);
  });

  it('sees what is escaped, what is in a path, and identifiers', () => {
    const of = (text: string, path = 'a') => leaks(new Map([[path, plain(text)]]), ['contoso']);
    for (const text of ['cont&#111;so', 'cont\\u006fso', 'cont%6Fso', 'cont_x006F_so', 'cont\n oso'])
      expect(of(text)).toEqual(['contoso in a']);
    expect(of('', 'of/Contoso.reg')).toEqual(['contoso in of/Contoso.reg']);
    expect(of('bakedif')).toEqual([]);
    expect([...identifiersIn(encode(`{${GUID}} S-1-5-21-1-2-3-500`, 'utf-16le'))]).toEqual([
      GUID,
      's-1-5-21-1-2-3',
    ]);
  });
});
