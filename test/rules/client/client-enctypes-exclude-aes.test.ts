// Encryption types of clients: what excludes AES, and the many numbers that do not.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/client/client-enctypes-exclude-aes.ts';
import { onSubject, parameter } from '../../support/clients.ts';
import { localMapping, only, placed, realm } from '../../support/facts.ts';

const REALMS = [realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>')];
const types = (value: number, where?: 'policy' | 'local') =>
  parameter('SupportedEncryptionTypes', value, where);

describe('client-enctypes-exclude-aes', () => {
  it.each([0, 8, 16, 24, 28, 31, 0x7ffffff8, 0x7ffffffc, 0x7fffffff, 0xfffffff8])(
    'is silent for %i',
    (value) => {
      const { applies, findings } = onSubject(rule, {
        subject: { realms: REALMS, parameters: [types(value)] },
      });
      expect([applies, findings]).toEqual([true, []]);
    },
  );

  it('asks only where there are settings of a realm', () => {
    expect(onSubject(rule, { subject: { parameters: [types(4)] } }).applies).toBe(false);
    expect(onSubject(rule, { subject: { realms: REALMS } }).applies).toBe(false);
    const mappings = [localMapping('ZSCALERBETA.NET', ['.zscalerbeta.net'])];
    expect(onSubject(rule, { subject: { mappings, parameters: [types(4)] } }).applies).toBe(true);
  });

  it.each([
    [4, '4 (RC4)'],
    [7, '7 (DES-CBC-CRC, DES-CBC-MD5, RC4)'],
    [0x7fffffe4, '2147483620 (RC4, future types)'],
    [0x7fffffe0, '2147483616 (future types)'],
    [0x80000000, '2147483648 (no known type)'],
  ])('reports %i', (value, actual) => {
    const finding = only(onSubject(rule, { subject: { realms: REALMS, parameters: [types(value)] } }));
    expect(finding).toMatchObject({ severity: 'error', actual, setting: 'SupportedEncryptionTypes' });
    expect(placed(finding)).toBe(`2:1-${1 + String(value).length}`);
  });

  it('judges local types only where no policy sets any', () => {
    const judge = (...parameters: ReturnType<typeof types>[]) =>
      onSubject(rule, { subject: { realms: REALMS, parameters } }).findings.map(({ actual }) => actual);
    expect(judge(types(4, 'local'))).toEqual(['4 (RC4)']);
    expect(judge(types(4, 'local'), types(24))).toEqual([]);
    expect(judge(types(24, 'local'), types(3))).toEqual(['3 (DES-CBC-CRC, DES-CBC-MD5)']);
  });

  it('is open where a filter decides', () => {
    const parameters = [{ ...types(4), conditional: true } as const];
    const { findings, notEvaluated } = onSubject(rule, { subject: { realms: REALMS, parameters } });
    expect([findings.length, notEvaluated.length]).toEqual([0, 1]);
  });
});
