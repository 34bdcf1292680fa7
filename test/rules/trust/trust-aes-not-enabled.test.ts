// Encryption types of a trust: explicit without AES, unset, half, and what belongs to other rules.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-aes-not-enabled.ts';
import { cloud, numberAt, onFact, only, placed, trust } from '../../support/facts.ts';

const offering = (value: number) => trust({ encryptionTypes: numberAt(value, 7) });
const RIGHT = '24 (AES128, AES256)';

describe('trust-aes-not-enabled', () => {
  it.each([
    [4, 'error', '4 (RC4)'],
    [7, 'error', '7 (DES-CBC-CRC, DES-CBC-MD5, RC4)'],
    [0x20, 'error', '32 (AES256 session keys)'],
    [0x80004, 'error', '524292 (RC4)'],
    [0, 'warning', '0 (not set)'],
    [0x10000, 'warning', '65536 (not set)'],
    [8, 'warning', '8 (AES128)'],
    [16, 'warning', '16 (AES256)'],
    [20, 'warning', '20 (RC4, AES256)'],
  ] as const)('judges %d as %s', (value, severity, actual) => {
    const finding = only(onFact(rule, offering(value)));
    expect(finding).toMatchObject({
      severity,
      actual,
      expected: RIGHT,
      setting: 'msDS-SupportedEncryptionTypes',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe(`7:1-${1 + String(value).length}`);
  });

  it.each([24, 28, 31, 0x38, 0x80018])('is silent for %d', (value) => {
    expect(onFact(rule, offering(value))).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('tells types without AES from none and from one of two', () => {
    const said = [7, 0, 8].map((value) => only(onFact(rule, offering(value))).message);
    for (const [index, word] of ['DES-CBC-MD5, RC4 and no AES', 'patches', 'one of the two'].entries())
      expect(said[index]).toContain(word);
  });

  it('shows an attribute that is not set at the name of the trust', () => {
    const finding = only(onFact(rule, trust({ encryptionTypes: null })));
    expect(finding).toMatchObject({ severity: 'warning', actual: null, expected: RIGHT });
    expect(placed(finding)).toBe('3:1-16');
    const nameless = trust({ encryptionTypes: null, cn: null, name: null, trustPartner: null });
    expect(placed(only(onFact(rule, nameless)))).toBe('1:1-1');
  });

  it.each([null, cloud('unix.example', { source: 'config', trust: null })])(
    'reports of other realm trusts only types without AES',
    (expectation) => {
      const finding = only(onFact(rule, offering(4), { expectation }));
      expect(finding).toMatchObject({ severity: 'error', expected: RIGHT });
      expect(onFact(rule, offering(8), { expectation }).findings).toEqual([]);
      const unset = onFact(rule, trust({ encryptionTypes: null }), { expectation });
      expect(unset.findings).toEqual([]);
      expect(unset.notEvaluated).toHaveLength(1);
    },
  );

  it('does not ask for AES where the config expects none', () => {
    const expectation = cloud('old.example', {
      source: 'config',
      trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 4 },
    });
    expect(onFact(rule, offering(4), { expectation }).findings).toEqual([]);
  });
});
