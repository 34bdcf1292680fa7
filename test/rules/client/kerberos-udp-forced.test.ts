// Which packet sizes bring UDP back.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/client/kerberos-udp-forced.ts';
import { onSubject, parameter } from '../../support/clients.ts';
import { only, placed } from '../../support/facts.ts';

const size = (value: number) => parameter('MaxPacketSize', value, 'local');

describe('kerberos-udp-forced', () => {
  it('is silent for 0 and 1, and does not ask where there is none', () => {
    for (const value of [0, 1]) {
      expect(onSubject(rule, { subject: { parameters: [size(value)] } })).toEqual({
        applies: true,
        findings: [],
        notEvaluated: [],
      });
    }
    expect(onSubject(rule, {}).applies).toBe(false);
  });

  it('is silent where Windows does not read it', () => {
    const { applies } = onSubject(rule, {
      subject: { parameters: [parameter('MaxPacketSize', 1465), { ...size(1465), layer: 'dead' }] },
    });
    expect(applies).toBe(false);
    const parameters = [parameter('MaxPacketSize', 1465), size(1)];
    expect(onSubject(rule, { subject: { parameters } })).toMatchObject({ applies: true, findings: [] });
  });

  it.each([2, 1465, 4294967295])('reports %i at its number, on clients and in GPOs', (value) => {
    for (const holder of ['client', 'gpo'] as const) {
      const finding = only(onSubject(rule, { subject: { holder, parameters: [size(value)] } }));
      expect(finding).toMatchObject({
        severity: 'warning',
        actual: String(value),
        setting: 'MaxPacketSize',
      });
      expect(placed(finding)).toBe(`2:1-${1 + String(value).length}`);
    }
  });

  it('is open where a filter decides, or the value was not understood', () => {
    const conditional = { ...size(1465), conditional: true } as const;
    for (const fact of [conditional, { ...size(1465), value: null }]) {
      const { findings, notEvaluated } = onSubject(rule, { subject: { parameters: [fact] } });
      expect(findings).toEqual([]);
      expect(notEvaluated).toHaveLength(1);
    }
  });
});
