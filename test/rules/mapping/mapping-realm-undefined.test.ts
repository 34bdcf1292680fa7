// Mapped realms need a definition in some list; realms of Active Directory need none.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/mapping/mapping-realm-undefined.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { RealmFact } from '../../../src/model/fact.ts';
import {
  at,
  cloud,
  localMapping,
  mapping,
  numberAt,
  onFact,
  only,
  placed,
  realm,
  trust,
} from '../../support/facts.ts';

const REALM = 'ZSCALERBETA.NET';
const map = mapping(REALM, '.zscalerbeta.net');

describe('mapping-realm-undefined', () => {
  it('points at the name in the map', () => {
    const finding = only(onFact(rule, map));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: null,
      expected: '<k>kerberos.zscalerbeta.net</k>',
      setting: 'MitRealms',
    });
    expect(placed(finding)).toBe('1:1-16');
    expect(rule.needs).toEqual(['realm-list']);
  });

  it("is silent for the client's own domain, which needs no definition, unless something else is expected of it", () => {
    const base = { kind: 'client', origin: map.origin, at: map.at, locator: 'client', time: null } as const;
    const clients = [{ ...base, name: at('PC-0217.corp.contoso.example', 9) }];
    const world = { expectation: null, subject: { holder: 'client' as const, clients } };
    expect(onFact(rule, mapping('CORP.CONTOSO.EXAMPLE', '.corp.contoso.example'), world).applies).toBe(false);
    expect(onFact(rule, mapping('UNIX.CONTOSO.EXAMPLE', '.unix.contoso.example'), world).applies).toBe(true);
    const own = [{ ...base, name: at('PC-0217.zscalerbeta.net', 9) }];
    expect(only(onFact(rule, map, { subject: { holder: 'client', clients: own } })).severity).toBe('error');
  });

  it('warns where nothing is expected, and expects no KDC where none is named', () => {
    const world = { expectation: null, subject: { holder: 'gpo' as const } };
    expect(only(onFact(rule, mapping('UNIX.EXAMPLE', '.unix.example'), world))).toMatchObject({
      severity: 'warning',
      expected: null,
    });
    const expectation = cloud('zscalerbeta.net', { kdcs: [] });
    expect(only(onFact(rule, map, { expectation })).expected).toBeNull();
    const two = cloud('zscalerbeta.net', { kdcs: ['kdc1.contoso.example', 'kdc2.contoso.example'] });
    expect(only(onFact(rule, map, { expectation: two })).expected).toBe(
      '<k>kdc1.contoso.example; kdc2.contoso.example</k>',
    );
    expect(only(onFact(rule, localMapping(REALM, ['.zscalerbeta.net']))).setting).toBe('Domains');
  });

  it('finds the definition in any list that counts, in any case', () => {
    const definition = realm('zscalerbeta.net', '<k>kerberos.zscalerbeta.net</k>');
    const judged = (...realms: RealmFact[]) => onFact(rule, map, { others: [{ realms }] });
    expect(judged(definition)).toMatchObject({ findings: [], notEvaluated: [] });
    // What a filter of Preferences decides is no definition, and no lack of one.
    const perhaps = { ...definition, conditional: true } as const;
    expect(judged(perhaps).findings).toEqual([]);
    expect(judged(perhaps).notEvaluated).toHaveLength(1);
    expect(judged(perhaps, definition)).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('is open for a policy of a domain that nobody knows, which the realm may be', () => {
    const found = (bend: Partial<Subject>, expectation = cloud()) => {
      const none = onFact(rule, map, { expectation: null, subject: bend });
      const some = onFact(rule, map, { expectation, subject: bend });
      return [none.findings.length, none.notEvaluated.length, some.findings.length];
    };
    expect(found({ holder: 'gpo', identified: false })).toEqual([0, 1, 1]);
    expect(found({ holder: 'gpo', identified: true })).toEqual([1, 0, 1]);
    expect(found({ holder: 'client', identified: false })).toEqual([1, 0, 1]);
  });

  it('does not apply to realms of Entra ID and Active Directory', () => {
    const none = { expectation: null };
    const shares = mapping('kerberos.microsoftonline.com', 'contoso.file.core.windows.net');
    expect(onFact(rule, shares, none).applies).toBe(false);
    const own = mapping('CORP.CONTOSO.EXAMPLE', 'nas1.contoso.example');
    expect(onFact(rule, own, none).applies).toBe(true);
    expect(onFact(rule, own, { ...none, subject: { domain: 'corp.contoso.example' } }).applies).toBe(false);
    expect(onFact(rule, own, { ...none, others: [{ domain: 'corp.contoso.example' }] }).applies).toBe(false);
    const beside = (type: number | null) => {
      const partner = at('corp.contoso.example');
      const one = trust({ type: type === null ? null : numberAt(type), trustPartner: partner });
      return onFact(rule, own, { ...none, others: [{ trusts: [one] }] }).applies;
    };
    expect([2, 3, null].map(beside)).toEqual([false, true, true]);
  });

  it.each([
    ['contoso.file.core.windows.net', false],
    ['contoso.file.core.windows.net; b.file.core.windows.net', false],
    ['contoso.file.core.windows.net; nas1.contoso.example', true],
    ['contoso.file.core.windows.net, nas1.contoso.example', true],
    ['', true],
  ])('applies to %j, unless all of it are shares of Azure Files: %s', (value, applies) => {
    expect(onFact(rule, mapping('UNIX.CONTOSO.EXAMPLE', value), { expectation: null }).applies).toBe(applies);
  });

  it('applies to a cloud although its trust is of the wrong type', () => {
    const wrong = trust({ type: numberAt(2), trustPartner: null });
    const partner = trust({ type: numberAt(2) });
    expect(onFact(rule, map, { others: [{ trusts: [wrong, partner] }] }).applies).toBe(true);
  });
});
