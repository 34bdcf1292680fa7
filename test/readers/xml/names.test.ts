// Names and the namespaces that their prefixes stand for.
import { describe, expect, it } from 'vitest';
import {
  declare,
  expandName,
  isQualifiedName,
  isSimpleName,
  outerScope,
} from '../../../src/readers/xml/names.ts';
import { faultOf, scan } from '../../support/xml-scan.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

describe('a name', () => {
  it.each(['a', 'Z', '_', 'é', '\u2070', '\u2c00', '\u3001', '\uf900', '\ufffd', '\u{10000}', '\u{effff}'])(
    'may begin with %s',
    (letter) => {
      expect([isSimpleName(letter), isQualifiedName(`${letter}:${letter}`)]).toEqual([true, true]);
      expect(isSimpleName(`a${letter}`)).toBe(true);
    },
  );

  it.each(['-', '.', '0', '\u00b7', '\u0300', '\u203f'])('may go on, but not begin, with %s', (letter) => {
    expect([isSimpleName(`a${letter}`), isSimpleName(letter)]).toEqual([true, false]);
  });

  it.each(['', ':', 'a:', ':a', 'a:b:c', 'a b', '×', '÷', '\u2000', '\u2190', '\u3000', '\u{f0000}'])(
    'is not %j',
    (text) => {
      expect(isQualifiedName(text)).toBe(false);
    },
  );
});

describe('prefixes', () => {
  it('stand for the namespace around, and for none when they are not declared', () => {
    const scope = outerScope(
      new Map([
        ['', 'urn:d'],
        ['p', 'urn:p'],
        ['empty', ''],
      ]),
    );
    const expanded = ['a', 'p:a', 'p:a', 'q:a', 'q:a', 'empty:a'].map((name) => expandName(scope, name));
    expect(expanded).toEqual(['{urn:d}a', '{urn:p}a', '{urn:p}a', null, null, 'a']);
    expect(expandName(outerScope(), 'a')).toBe('a');
  });

  it('are resolved for any number of names, of which few are remembered', () => {
    const scope = outerScope(new Map([['', 'urn:d']]));
    for (let i = 0; i < 2500; i++) expect(expandName(scope, `a${i}`)).toBe(`{urn:d}a${i}`);
    expect(scope.expanded.size).toBeLessThanOrEqual(1024);
    expect(expandName(scope, 'a2499')).toBe('{urn:d}a2499');
    expect(scope.expanded.size).toBeGreaterThan(400);
  });

  it('xml and xmlns have their own namespaces, which no other has', () => {
    expect(scan(`<a xml:lang="en" xmlns:xml="${XML}"/>`)).toEqual([]);
    expect(scan('<a xml:lang="en"/>')).toEqual([]);
    for (const declared of [`xmlns:p="${XML}"`, `xmlns:p="${XMLNS}"`, `xmlns="${XML}"`, `xmlns="${XMLNS}"`]) {
      expect(faultOf(`<a ${declared}/>`)).toMatchObject({ code: 'malformed' });
    }
  });

  it('leave the scope as it is where nothing is declared', () => {
    const scope = outerScope();
    expect(declare(scope, [{ name: 'xmlnsx', at: 1, from: 9, to: 10 }], () => 'urn:x')).toBe(scope);
  });
});
