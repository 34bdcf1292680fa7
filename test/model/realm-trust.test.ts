// Which trusts are judged: by their type, or by a name of which a realm trust is expected.

import { describe, expect, it } from 'vitest';
import type { RealmExpectation } from '../../src/model/expectation.ts';
import type { TrustFact } from '../../src/model/fact.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import { at, cloud, numberAt, trust } from '../support/facts.ts';

function is(bend: Partial<TrustFact>, expected: RealmExpectation | null): boolean {
  const byRealm = new Map(expected ? [['zscalerbeta.net', expected]] : []);
  return isRealmTrust(trust(bend), { expectations: { byRealm } });
}

describe('isRealmTrust', () => {
  it('holds for the type, whatever is expected', () => {
    expect(is({}, null)).toBe(true);
    expect(is({ trustPartner: at('UNIX.CONTOSO.EXAMPLE') }, cloud())).toBe(true);
  });

  it('holds for any name of which a realm trust is expected, in any case', () => {
    const wrong = { type: numberAt(2), trustPartner: null, name: null };
    expect(is({ ...wrong, cn: at('zscalerbeta.net') }, cloud())).toBe(true);
    expect(is({ ...wrong, type: null }, cloud())).toBe(true);
  });

  it('holds for no other trust: nothing is expected of its name, or no trust is', () => {
    expect(is({ type: numberAt(2) }, null)).toBe(false);
    expect(is({ type: numberAt(5) }, cloud('zscalerbeta.net', { trust: null }))).toBe(false);
    expect(is({ type: null }, null)).toBe(false);
  });
});
