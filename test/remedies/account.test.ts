// Which change is told to mend which finding, and what is left.

import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/finding.ts';
import { accountOf } from '../../src/remedies/account.ts';
import type { Attempt } from '../../src/remedies/attempt.ts';
import { settingOf } from '../../src/remedies/setting.ts';
import type { TrustChange } from '../../src/remedies/trust-types.ts';
import { realm, subject } from '../support/facts.ts';
import { findingOf } from '../support/remedies.ts';

const CLIENT = { kind: 'client', id: 'client-017', name: 'client-017' } as const;
const OTHER = { kind: 'client', id: 'client-018', name: 'client-018' } as const;

function changed(findings: readonly Finding[]) {
  const setting = settingOf(subject(), [realm('ZSCALERBETA.NET', 'kerberos.zscalerbeta.net')]);
  if (!setting) throw new Error('no setting');
  setting.current = {
    name: 'ZSCALERBETA.NET',
    value: { type: 'REG_SZ', text: '<k>kerberos.zscalerbeta.net</k>' },
  };
  setting.findings.push(...findings);
  return setting;
}

const reportOf = (findings: readonly Finding[]) => ({ findings }) as unknown as Report;

function account(
  base: readonly Finding[],
  after: readonly Finding[],
  change = changed(base.slice(0, 1)),
  trusts: TrustChange[] = [],
) {
  const done = {
    table: { settings: change.findings.length > 0 ? [change] : [] },
    trusts,
    report: reportOf(after),
  };
  const { mendedBy, left } = accountOf(done as unknown as Attempt, reportOf(base));
  const mended = [...mendedBy.values()].map((findings) => findings.map(({ fingerprint }) => fingerprint));
  return { mended, left: left.map(({ finding }) => finding.fingerprint) };
}

const mended = findingOf({ fingerprint: 'a', subject: CLIENT, locator: 'one' });

describe('a finding', () => {
  it('is mended by the change that was made for it, and left where it is still found', () => {
    expect(account([mended], [])).toEqual({ mended: [['a']], left: [] });
    expect(account([mended], [mended])).toEqual({ mended: [[]], left: ['a'] });
  });

  it('whose value is another by now is the one that it was', () => {
    const again = { ...mended, fingerprint: 'b' };
    expect(account([mended], [again])).toEqual({ mended: [[]], left: ['a'] });
  });

  it('that somebody suppressed is neither', () => {
    const suppressed = { by: 'config', reason: 'known' } as const;
    const held = findingOf({ fingerprint: 'h', subject: CLIENT, suppressed });
    expect(account([mended, held], [held])).toEqual({ mended: [['a']], left: [] });
  });

  it.each([
    [
      'related to the place of a change',
      { subject: OTHER, related: [{ path: 'p', region: null, locator: 'LOCATOR', message: 'm' }] },
    ],
    ['of the subject of a change', { subject: CLIENT, locator: 'elsewhere', realm: 'X.EXAMPLE' }],
    ['of the realm of a change', { subject: OTHER, locator: 'elsewhere', realm: 'zscalerbeta.net' }],
    ['of nothing that was changed', { subject: OTHER, locator: 'elsewhere', realm: 'X.EXAMPLE' }],
  ] as const)('that is gone, %s, went with that', (_, bend) => {
    const change = changed([{ ...mended, realm: 'ZSCALERBETA.NET' }]);
    const [locator = ''] = change.locators;
    const related = 'related' in bend ? bend.related.map((one) => ({ ...one, locator })) : [];
    const gone = findingOf({ fingerprint: 'g', ruleId: 'realm-case-mismatch', ...bend, related });
    expect(account([mended, gone], [], change)).toEqual({ mended: [['a', 'g']], left: [] });
  });

  it('that is gone where nothing was changed is told by nobody', () => {
    expect(account([mended], [], changed([]))).toEqual({ mended: [], left: [] });
  });

  it('of a trust is mended by the change of the trust', () => {
    const trust = { distinguishedName: 'CN=X', before: 4, after: 24, findings: [mended] };
    expect(account([mended], [], changed([]), [trust])).toEqual({ mended: [['a']], left: [] });
  });

  it('that is left twice under two values is left once', () => {
    const again = [
      { ...mended, fingerprint: 'b' },
      { ...mended, fingerprint: 'c' },
    ];
    expect(account([mended], again).left).toEqual(['a']);
  });
});
