// Names of places and subjects.

import { describe, expect, it } from 'vitest';
import { placeName, some, subjectDomain, subjectName } from '../../src/reporters/place.ts';
import { CLIENT, DOMAIN, GPO } from './support.ts';

describe('placeName', () => {
  it('names lines, offsets or the file', () => {
    const region = { startLine: 3, startColumn: 9, endLine: 3, endColumn: 12 };
    expect(placeName({ path: 'a.reg', region, byteOffset: 7, locator: '' })).toBe('a.reg:3:9');
    expect(placeName({ path: 'a.pol', region: null, byteOffset: 420, locator: '' })).toBe('a.pol @0x1A4');
    expect(placeName({ path: 'a.pol', region: null, byteOffset: 0, locator: '' })).toBe('a.pol @0x0');
    expect(placeName({ path: 'a\n.pol', region: null, locator: '' })).toBe('a<U+000A>.pol');
  });
});

describe('subjectName', () => {
  it('names each kind', () => {
    expect(subjectName(GPO)).toBe('GPO "CORP Zscaler Kerberos"');
    expect(subjectName(CLIENT)).toBe('client WS-0417');
    expect(subjectName(DOMAIN)).toBe('domain corp.contoso.example');
    expect(subjectName({ kind: 'file', id: 'a b.reg', name: 'a b.reg' })).toBe('file a b.reg');
  });

  it('falls back to the id, and adds it where a client name is not its id', () => {
    expect(subjectName({ kind: 'gpo', id: '{1}', name: '' })).toBe('GPO "{1}"');
    expect(subjectName({ kind: 'client', id: 'berlin/ws', name: 'ws' })).toBe('client ws (berlin/ws)');
  });
});

describe('subjectDomain', () => {
  it('is what follows the id of a GPO', () => {
    expect(subjectDomain(GPO)).toBe('corp.contoso.example');
    expect(subjectDomain({ kind: 'gpo', id: '{1}', name: 'x' })).toBeNull();
    expect(subjectDomain({ kind: 'gpo', id: '{1}@', name: 'x' })).toBeNull();
    expect(subjectDomain({ kind: 'client', id: 'ws@corp', name: 'ws' })).toBeNull();
  });
});

describe('some', () => {
  it('counts what it leaves out', () => {
    expect(some(['a', 'b'], 2)).toBe('a, b');
    expect(some(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});
