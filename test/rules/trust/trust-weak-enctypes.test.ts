// RC4 and DES beside AES; what is no type, no defect, or another rule's, is silent.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/trust/trust-weak-enctypes.ts';
import { cloud, numberAt, onFact, only, placed, trust } from '../../support/facts.ts';

const offering = (value: number) => trust({ encryptionTypes: numberAt(value, 7) });
const withAttributes = (value: number) => trust({ attributes: numberAt(value, 6) });
const AES = '24 (AES128, AES256)';

describe('trust-weak-enctypes', () => {
  it.each([24, 0x38, 0x80018, 0x70018, 8, 16, 0])('is silent for %d', (value) => {
    expect(onFact(rule, offering(value))).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it.each([4, 7, 1, 0x20004])('leaves types without AES to another rule: %d', (value) => {
    expect(onFact(rule, offering(value)).findings).toEqual([]);
  });

  it.each([0x1, 0x201, 0x101, 0x11])('is silent for the attributes %d', (value) => {
    expect(onFact(rule, withAttributes(value)).findings).toEqual([]);
  });

  it.each([
    [28, '28 (RC4, AES128, AES256)'],
    [0x8001c, '524316 (RC4, AES128, AES256)'],
    [0x3c, '60 (RC4, AES128, AES256, AES256 session keys)'],
    [31, '31 (DES-CBC-CRC, DES-CBC-MD5, RC4, AES128, AES256)'],
    [26, '26 (DES-CBC-MD5, AES128, AES256)'],
  ])('warns of %d', (value, actual) => {
    const finding = only(onFact(rule, offering(value)));
    expect(finding).toMatchObject({ severity: 'warning', actual, expected: AES, realm: 'ZSCALERBETA.NET' });
    expect(placed(finding)).toBe(`7:1-${1 + String(value).length}`);
    expect(finding.message).toContain(value % 4 === 0 ? 'offers RC4' : 'offers DES');
  });

  it('warns of attribute 0x80, whatever the types are', () => {
    const finding = only(onFact(rule, withAttributes(0x81)));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: '129 (non-transitive, uses RC4 keys)',
      expected: '1 (non-transitive)',
      setting: 'trustAttributes',
      realm: 'ZSCALERBETA.NET',
    });
    expect(placed(finding)).toBe('6:1-4');
    const both = trust({ attributes: numberAt(0x81, 6), encryptionTypes: numberAt(28, 7) });
    expect(onFact(rule, both).findings.map(({ setting }) => setting)).toEqual([
      'msDS-SupportedEncryptionTypes',
      'trustAttributes',
    ]);
  });

  it('judges no bit that the export cannot show, and says what was not shown', () => {
    const masked = trust({ attributes: numberAt(0x81, 6), attributesMask: 0x2d });
    expect(onFact(rule, masked)).toMatchObject({
      findings: [],
      notEvaluated: [expect.stringContaining('0x80')],
    });
    const hidden = trust({ encryptionTypes: null, shown: ['cn'], attributes: null });
    expect(onFact(rule, hidden, { covered: [] }).notEvaluated).toHaveLength(2);
    // Asked for and not there is unset: what is offered then is another rule's.
    const unset = trust({ encryptionTypes: null });
    expect(onFact(rule, unset, { covered: ['trust-encryption-types'] }).notEvaluated).toEqual([]);
  });

  it('takes the types of the config for right, and judges realm trusts alone', () => {
    const expectation = cloud('zscalerbeta.net', {
      source: 'config',
      trust: { type: 3, direction: 1, transitive: false, encryptionTypes: 28 },
    });
    const rc4 = trust({ attributes: numberAt(0x81, 6), encryptionTypes: numberAt(28, 7) });
    expect(onFact(rule, rc4, { expectation }).findings).toEqual([]);
    expect(only(onFact(rule, offering(29), { expectation })).expected).toBe('28 (RC4, AES128, AES256)');
    for (const nothing of [null, cloud('zscalerbeta.net', { trust: null })])
      expect(only(onFact(rule, offering(28), { expectation: nothing })).expected).toBe(AES);
    const directory = trust({ type: numberAt(2), encryptionTypes: numberAt(28) });
    expect(onFact(rule, directory, { expectation: null }).applies).toBe(false);
  });
});
