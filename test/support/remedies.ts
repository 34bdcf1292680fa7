// Remedies as a plan has them, in their smallest form.

import type { Finding } from '../../src/model/finding.ts';
import type { Change, NamedValue, Remedy, RemedyTarget, ValueChange } from '../../src/model/remedy.ts';

export const POLICY_LIST =
  'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\MitRealms';
export const LOCAL_KERBEROS = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';

export const GPO: RemedyTarget & { kind: 'gpo' } = {
  kind: 'gpo',
  subject: {
    kind: 'gpo',
    id: '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}@corp.contoso.example',
    name: 'CORP Zscaler Kerberos',
  },
  id: '{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}',
  domain: 'corp.contoso.example',
};

export const CLIENT: RemedyTarget & { kind: 'client' } = {
  kind: 'client',
  subject: { kind: 'client', id: 'PC-0412', name: 'PC-0412' },
  computer: 'PC-0412',
};

export const DOMAIN: RemedyTarget = {
  kind: 'domain',
  subject: { kind: 'domain', id: 'corp.contoso.example', name: 'corp.contoso.example' },
};

export function text(name: string, value: string): NamedValue {
  return { name, value: { type: 'REG_SZ', text: value } };
}

export function list(name: string, ...items: readonly string[]): NamedValue {
  return { name, value: { type: 'REG_MULTI_SZ', items } };
}

export function number(name: string, value: number): NamedValue {
  return { name, value: { type: 'REG_DWORD', number: value } };
}

export function valueChange(
  before: NamedValue | null,
  after: NamedValue | null,
  key = POLICY_LIST,
): ValueChange {
  return { kind: 'value', key, before, after };
}

export function findingOf(bend: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'kdc-missing-k-tag',
    severity: 'error',
    message: 'The KDC stands without <k>. Windows then asks DNS.',
    path: 'gpo-backup/registry.pol',
    region: null,
    byteOffset: 0x1a4,
    locator: 'MitRealms : ZSCALERBETA.NET',
    format: 'registry-pol',
    subject: GPO.subject,
    actual: 'kerberos.zscalerbeta.net',
    expected: '<k>kerberos.zscalerbeta.net</k>',
    related: [],
    symptoms: [],
    guide: 4,
    fingerprint: 'f1',
    ...bend,
  };
}

export function remedyOf(change: Change, bend: Partial<Remedy> = {}): Remedy {
  return { target: GPO, grade: 'safe', change, findings: [findingOf()], notes: [], places: [], ...bend };
}
