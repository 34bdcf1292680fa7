// Findings of the compact format as the bench compares them, taken from the reporter itself.

import { describe, expect, it } from 'vitest';
import { compact } from '../../src/reporters/compact.ts';
import { contextOf, findingOf, reportOf } from '../reporters/support.ts';
import { differences, findingsOf } from './findings.ts';

const region = { startLine: 118, startColumn: 28, endLine: 118, endColumn: 40 };
const print = (findings: readonly ReturnType<typeof findingOf>[]) =>
  [...compact(reportOf({ findings }), contextOf())].join('');

describe('findingsOf', () => {
  it('reads places in texts and in binary files back', () => {
    const text = findingOf({ ruleId: 'missing-leading-dot', path: 'site-001/PC: 1.reg', region });
    const { region: _, ...rest } = text;
    const binary = { ...rest, ruleId: 'kdc-wrong-host', path: 'a.pol', region: null, byteOffset: 0x2ec1 };
    expect(findingsOf(print([text, binary]))).toEqual([
      'a.pol @0x2EC1 kdc-wrong-host',
      'site-001/PC: 1.reg:118 missing-leading-dot',
    ]);
  });

  it('keeps what it does not understand, so that it differs', () => {
    expect(findingsOf('something else\n')).toEqual(['something else']);
  });
});

describe('differences', () => {
  it('are none of equal lists, and sentences else', () => {
    expect(differences(['a:1 x', 'b:2 y'], ['b:2 y', 'a:1 x'])).toEqual([]);
    expect(differences(['a:1 x', 'c:3 z'], ['a:1 x', 'b:2 y'])).toEqual([
      'not found: b:2 y',
      'not expected: c:3 z',
    ]);
    expect(differences(['a:1 x', 'a:1 x'], ['a:1 x'])).toEqual(['1 findings came twice']);
  });
});
