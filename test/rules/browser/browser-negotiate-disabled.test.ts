// Schemes with and without Kerberos.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/browser/browser-negotiate-disabled.ts';
import type { RegistryRecord } from '../../../src/model/record.ts';
import { factsOf, onSubject } from '../../support/clients.ts';
import { only, placed } from '../../support/facts.ts';
import { number, registry, text } from '../../support/records.ts';

const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';
const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const judge = (record: RegistryRecord, bend: object = {}) =>
  onSubject(rule, {
    subject: {
      authentications: factsOf('browser-authentication', record).map((fact) => ({ ...fact, ...bend })),
    },
  });
const schemes = (value: string) => registry(EDGE, 'AuthSchemes', text(value));

describe('browser-negotiate-disabled', () => {
  it.each(['negotiate', 'basic,digest,ntlm,negotiate', ' ntlm , negotiate ', 'negotiate,'])(
    'is silent for %j',
    (value) => {
      expect(judge(schemes(value))).toEqual({ applies: true, findings: [], notEvaluated: [] });
    },
  );

  it('is silent for what is on, and does not ask of lists of servers', () => {
    for (const value of [1, 2]) {
      expect(judge(registry(INTERNET, 'EnableNegotiate', number(value))).findings).toEqual([]);
    }
    expect(judge(registry(EDGE, 'AuthServerAllowlist', text('*.contoso.example'))).applies).toBe(false);
  });

  it.each(['ntlm', 'basic,digest,ntlm', 'Negotiate', 'ntlm,Negotiate', 'negotiated'])(
    'reports %j',
    (value) => {
      const finding = only(judge(schemes(value)));
      expect(finding).toMatchObject({ severity: 'warning', actual: value, setting: 'edge AuthSchemes' });
      expect(placed(finding)).toBe(`2:1-${1 + value.length}`);
      expect(finding.message.includes('by case')).toBe(value.includes('Negotiate'));
    },
  );

  it('reports that integrated authentication goes without Kerberos', () => {
    const finding = only(judge(registry(INTERNET, 'EnableNegotiate', number(0), { hive: 'HKCU' })));
    expect(finding).toMatchObject({ severity: 'warning', actual: '0', setting: 'windows EnableNegotiate' });
  });

  it('is open for an empty list, for other data, and where a filter decides', () => {
    for (const outcome of [
      judge(schemes(' ')),
      judge(registry(EDGE, 'AuthSchemes', number(1))),
      judge(schemes('ntlm'), { conditional: true }),
    ]) {
      expect([outcome.findings.length, outcome.notEvaluated.length]).toEqual([0, 1]);
    }
  });
});
