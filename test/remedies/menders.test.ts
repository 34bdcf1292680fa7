// Menders by themselves: what they do without what is wrong or right, and with data in which nothing of it stands.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { RegistryValue } from '../../src/model/remedy.ts';
import type { Mender, Site } from '../../src/remedies/mend.ts';
import { MENDERS } from '../../src/remedies/menders.ts';
import type { Setting } from '../../src/remedies/setting.ts';
import { findingOf } from '../support/remedies.ts';

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const TEXT: RegistryValue = { type: 'REG_SZ', text: '<k>kerberos.zscalerbeta.net</k>' };

function siteOf(value: RegistryValue, bend: Partial<Finding> = {}, layer: Setting['layer'] = 'policy'): Site {
  const current = { name: 'ZSCALERBETA.NET', value };
  const subject = {
    ref: { kind: 'client', id: 'pc-0412', name: 'PC-0412' },
    holder: 'client',
    states: [],
    scopes: [],
  };
  const key =
    layer === 'policy'
      ? `${KEY}\\MitRealms`
      : 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\ZSCALERBETA.NET';
  const setting = {
    subject,
    list: 'MitRealms',
    layer,
    key,
    keyBefore: key,
    before: current,
    current,
    facts: [],
    isNew: false,
    locators: new Set(),
    untouchable: null,
    findings: [],
    keyRules: new Set(),
    notes: new Set(),
    grade: 'safe',
  } as unknown as Setting;
  const finding = findingOf({ actual: null, expected: null, ...bend });
  const table = {
    subjects: [],
    settings: [setting],
    bySubject: new Map([['client pc-0412', [setting]]]),
    byLocator: new Map(),
  };
  return { finding, setting, current, expectation: null, table };
}

const all: readonly (readonly [string, Mender])[] = [...MENDERS];

/** Whether anything would be another than it is. */
function changes(mend: ReturnType<Mender>, { current }: Site): boolean {
  if (mend === null || 'declined' in mend) return false;
  return mend.edits.some(
    (edit) => edit.kind !== 'set' || JSON.stringify(edit.after) !== JSON.stringify(current),
  );
}

/** What is missing is made whatever the value beside it says. */
const MAKES = new Set(['mapping-realm-undefined', 'kdc-list-empty', 'mapping-required-suffix-missing']);

describe.each(all)('the mender of %s', (rule, mender) => {
  it('changes nothing where the finding says neither what is wrong nor what is right', () => {
    for (const layer of ['policy', 'local'] as const) {
      for (const value of [
        TEXT,
        { type: 'REG_MULTI_SZ', items: ['kerberos.zscalerbeta.net', ''] } as const,
      ]) {
        const site = siteOf(value, {}, layer);
        expect(changes(mender(site), site), layer).toBe(false);
      }
    }
  });

  it('changes nothing where what is wrong is not there', () => {
    const bend = { actual: 'nowhere.example', expected: '.nowhere.example' };
    for (const value of [
      TEXT,
      { type: 'REG_DWORD', number: 1 } as const,
      { type: 'REG_SZ', text: '' } as const,
    ]) {
      const site = siteOf(value, bend);
      if (MAKES.has(rule)) expect(() => mender(site)).not.toThrow();
      else expect(changes(mender(site), site), JSON.stringify(value)).toBe(false);
    }
  });
});

describe('a value of a type that is none of a list', () => {
  it.each([
    [{ type: 'REG_EXPAND_SZ', text: '<k>%KDC%</k>' }, null],
    [{ type: 'REG_EXPAND_SZ', text: '<k>kdc1.contoso.example</k>' }, 'REG_SZ'],
    [{ type: 'REG_MULTI_SZ', items: ['a'] }, null],
    [{ type: 'REG_SZ', text: 'a' }, null],
  ] as const)('%j becomes %s', (value, type) => {
    const mend = MENDERS.get('policy-wrong-type')?.(siteOf(value));
    if (type === null) expect(mend).toBeNull();
    else expect(mend).toMatchObject({ grade: 'proposed', edits: [{ after: { value: { type } } }] });
  });
});

describe('hosts', () => {
  const mendOf = (rule: string, text: string, actual: string, expected: string) =>
    MENDERS.get(rule)?.(siteOf({ type: 'REG_SZ', text: `<k>${text}</k>` }, { actual, expected }));

  it('with another port or a path are proposed, with a scheme alone they are safe', () => {
    const rule = 'address-has-scheme-or-port';
    expect(
      mendOf(rule, 'kdc1.contoso.example:1088', 'kdc1.contoso.example:1088', 'kdc1.contoso.example'),
    ).toMatchObject({
      grade: 'proposed',
    });
    expect(
      mendOf(rule, 'https://kdc1.contoso.example', 'https://kdc1.contoso.example', 'kdc1.contoso.example'),
    ).toMatchObject({
      grade: 'safe',
    });
  });

  it('that stand there already are not written twice', () => {
    const mend = mendOf('kdc-wrong-host', 'kdc9.example; kdc1.example', 'kdc9.example', 'kdc1.example');
    expect(mend).toMatchObject({ edits: [{ after: { value: { text: '<k>kdc1.example</k>' } } }] });
  });

  it('without a tag are given one only where they stand once', () => {
    const bare = (text: string) =>
      MENDERS.get('kdc-missing-k-tag')?.(
        siteOf({ type: 'REG_SZ', text }, { actual: 'a.example', expected: '<k>a.example</k>' }),
      );
    expect(bare('a.example')).toMatchObject({ grade: 'safe' });
    expect(bare('a.example a.example')).toBeNull();
  });

  it('of ksetup are written as a list', () => {
    const site = siteOf(
      { type: 'REG_MULTI_SZ', items: [''] },
      { expected: 'kerberos.zscalerbeta.net' },
      'local',
    );
    expect(MENDERS.get('kdc-list-empty')?.(site)).toBeNull();
    const expectation = {
      realm: 'ZSCALERBETA.NET',
      kdcs: ['kerberos.zscalerbeta.net'],
      suffixes: [],
      trust: null,
      source: 'profile zscaler',
      reason: null,
      adopted: false,
    } as const;
    expect(MENDERS.get('kdc-list-empty')?.({ ...site, expectation })).toMatchObject({
      edits: [{ after: { value: { items: ['kerberos.zscalerbeta.net'] } } }],
    });
  });
});
