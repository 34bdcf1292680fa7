// Armoring that is required, and armoring that is merely supported.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/client/kerberos-armoring-required.ts';
import { factsOf, onSubject, parameter } from '../../support/clients.ts';
import { only, placed, realm } from '../../support/facts.ts';
import { number, POLICY_KEY, registry } from '../../support/records.ts';

const REALMS = [realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>')];
const fast = (value: number) => parameter('RequireFast', value);

describe('kerberos-armoring-required', () => {
  it('is silent when it is off, supported alone, or of nobody with a realm', () => {
    const off = onSubject(rule, { subject: { realms: REALMS, parameters: [fast(0)] } });
    expect(off).toEqual({ applies: true, findings: [], notEvaluated: [] });
    expect(
      factsOf('kerberos-parameter', registry(`${POLICY_KEY}\\Parameters`, 'EnableCbacAndArmor', number(1))),
    ).toEqual([]);
    expect(onSubject(rule, { subject: { parameters: [fast(1)] } }).applies).toBe(false);
    for (const layer of ['user', 'local'] as const) {
      const misplaced = [{ ...fast(1), layer }];
      expect(onSubject(rule, { subject: { realms: REALMS, parameters: misplaced } }).applies).toBe(false);
    }
    const dead = REALMS.map((one) => ({ ...one, layer: 'dead' }) as const);
    expect(onSubject(rule, { subject: { realms: dead, parameters: [fast(1)] } }).applies).toBe(false);
  });

  it('reports what requires it, in the key of Kerberos.admx and in the one above', () => {
    const above = factsOf('kerberos-parameter', registry(POLICY_KEY, 'RequireFast', number(1)));
    for (const parameters of [[fast(1)], above, [{ ...fast(1), layer: 'mdm' } as const]]) {
      const finding = only(onSubject(rule, { subject: { realms: REALMS, parameters } }));
      expect(finding).toMatchObject({ severity: 'error', actual: 'required', setting: 'RequireFast' });
      expect(placed(finding)).toBe('2:1-2');
      expect(finding.message.includes('one key deeper')).toBe(parameters === above);
    }
  });

  it('is open where a filter decides', () => {
    const parameters = [{ ...fast(1), conditional: true } as const];
    const { findings, notEvaluated } = onSubject(rule, { subject: { realms: REALMS, parameters } });
    expect([findings.length, notEvaluated.length]).toEqual([0, 1]);
  });
});
