// One realm in two spellings, wherever what counts together has them.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/realm-case-mismatch.ts';
import { policyReg } from '../../../rules/support/examples.ts';
import { type Input, lint } from '../../../src/lint.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import { cpuClock } from '../../support/cpu-clock.ts';
import {
  at,
  cloud,
  localMapping,
  localRealm,
  mapping,
  onFact,
  only,
  placed,
  realm,
  trust,
} from '../../support/facts.ts';
import { inputOf } from '../../support/inputs.ts';
import { settingsFrom } from '../../support/settings.ts';
import { itThorough } from '../../support/thorough.ts';

const MIXED = 'Hadoop.contoso.example';
const UPPER = 'HADOOP.CONTOSO.EXAMPLE';
const none = { expectation: null };
const domain = 'corp.contoso.example';
const gpo = (id: string, bend: Partial<Subject>): Partial<Subject> => ({
  ref: { kind: 'gpo', id, name: id },
  holder: 'gpo',
  domain,
  ...bend,
});
const called = (name: string) => ({ cn: at(name, 1), name: at(name, 2), trustPartner: at(name, 3) });

describe('realm-case-mismatch', () => {
  it('is silent where all are spelt alike, in whatever case', () => {
    for (const name of [MIXED, UPPER]) {
      const world = { ...none, subject: { mappings: [mapping(name, '.hadoop.contoso.example')] } };
      expect(onFact(rule, realm(name, ''), world).findings).toEqual([]);
    }
    expect(onFact(rule, realm(MIXED, ''), none).findings).toEqual([]);
  });

  it('is silent where invisible characters are all the difference', () => {
    const world = { ...none, subject: { mappings: [mapping(`${UPPER}\u00a0`, '')] } };
    expect(onFact(rule, realm(UPPER, ''), world).findings).toEqual([]);
  });

  it('prefers upper case of two that are as frequent', () => {
    const upper = mapping(UPPER, '.hadoop.contoso.example');
    const finding = only(onFact(rule, realm(MIXED, ''), { ...none, subject: { mappings: [upper] } }));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: MIXED,
      expected: UPPER,
      setting: 'MitRealms',
    });
    expect(placed(finding)).toBe('1:1-23');
    expect(finding.related).toHaveLength(1);
    expect(onFact(rule, upper, { ...none, subject: { realms: [realm(MIXED, '')] } }).findings).toEqual([]);
  });

  it('prefers the first of two that are as frequent where none is in upper case', () => {
    const lower = mapping(MIXED.toLowerCase(), '.hadoop.contoso.example');
    const world = { ...none, subject: { mappings: [lower] } };
    expect(onFact(rule, realm(MIXED, ''), world).findings).toEqual([]);
    expect(only(onFact(rule, lower, { ...none, subject: { realms: [realm(MIXED, '')] } })).expected).toBe(
      MIXED,
    );
  });

  it('prefers what most places say, GPOs and trust of a domain together', () => {
    const others = [
      gpo('a', { realms: [realm(MIXED, '')] }),
      gpo('b', { mappings: [mapping(MIXED, '.hadoop.contoso.example')] }),
    ];
    const subject = { ref: { kind: 'domain', id: domain, name: domain }, holder: 'domain', domain } as const;
    const upper = trust(called(UPPER));
    const finding = only(onFact(rule, upper, { ...none, subject: { ...subject, trusts: [upper] }, others }));
    expect(finding).toMatchObject({ actual: UPPER, expected: MIXED, setting: 'trust-name' });
    const caseless = trust({ ...called(UPPER), caseless: true });
    expect(
      onFact(rule, caseless, { ...none, subject: { ...subject, trusts: [caseless] }, others }).findings,
    ).toEqual([]);
    const directory = trust({ ...called(UPPER), type: { value: 2, at: at('2').at } });
    expect(
      onFact(rule, directory, { ...none, subject: { ...subject, trusts: [directory] }, others }).applies,
    ).toBe(false);
  });

  it('compares the names of one trust', () => {
    const odd = trust({ ...called(UPPER), name: at(MIXED, 2) });
    const subject = { ref: { kind: 'domain', id: domain, name: domain }, holder: 'domain', domain } as const;
    const finding = only(onFact(rule, odd, { ...none, subject: { ...subject, trusts: [odd] } }));
    expect(placed(finding)).toBe('2:1-23');
  });

  it('compares with what the config says, also where all say otherwise', () => {
    const expectation = cloud('hadoop.contoso.example', { realm: MIXED, source: 'config' });
    const finding = only(onFact(rule, realm(UPPER, ''), { expectation }));
    expect(finding).toMatchObject({ actual: UPPER, expected: MIXED, related: [] });
    expect(onFact(rule, realm(MIXED, ''), { expectation }).findings).toEqual([]);
    // What Windows does not read is no spelling.
    expect(onFact(rule, { ...realm(UPPER, ''), layer: 'dead' }, { expectation }).findings).toEqual([]);
  });

  it('leaves out what a filter decides', () => {
    const perhaps = { ...mapping(UPPER, ''), conditional: true as const };
    expect(onFact(rule, realm(MIXED, ''), { ...none, subject: { mappings: [perhaps] } }).findings).toEqual(
      [],
    );
    expect(onFact(rule, perhaps, { ...none, subject: { realms: [realm(MIXED, '')] } }).findings).toEqual([]);
  });

  it('judges what ksetup wrote', () => {
    const world = { ...none, subject: { mappings: [localMapping(UPPER, ['.hadoop.contoso.example'])] } };
    expect(only(onFact(rule, localRealm(MIXED, ['kdc1.contoso.example']), world)).setting).toBe('Domains');
  });

  itThorough('takes time by the number of GPOs, not by its square', () => {
    const subjects = Array.from({ length: 4000 }, (_, i) =>
      gpo(`g${i}`, { realms: [realm(i % 3 ? UPPER : MIXED, '')] }),
    );
    const own = realm(MIXED, '');
    const spent = cpuClock();
    const world = { ...none, subject: gpo('own', { realms: [own] }), others: subjects };
    expect(onFact(rule, own, world).findings).toHaveLength(1);
    expect(spent()).toBeLessThan(2000);
  });
});

describe('beside realm-not-uppercase', () => {
  const run = (realms: Record<string, string>, mappings: Record<string, string>) => {
    const content = new TextEncoder().encode(policyReg({ realms, mappings }).content);
    const inputs: Input[] = [inputOf('PC-0217.reg', content)];
    return lint(inputs, { settings: settingsFrom() }).report.findings.map(
      ({ ruleId, severity }) => `${severity} ${ruleId}`,
    );
  };

  it('says once that a realm of a cloud is in lower case', () => {
    const mappings = { 'ZSCALERBETA.NET': '.zscalerbeta.net; .gateway.zscalerbeta.net' };
    expect(run({ 'zscalerbeta.net': '<k>kerberos.zscalerbeta.net</k>' }, mappings)).toEqual([
      'error realm-not-uppercase',
    ]);
  });

  it('says once that a realm of ones own is spelt in two ways', () => {
    expect(run({ [MIXED]: '<k>kdc1.contoso.example</k>' }, { [UPPER]: '.hadoop.contoso.example' })).toEqual([
      'warning realm-case-mismatch',
    ]);
  });
});
