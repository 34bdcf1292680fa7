// One name, several values: where it is an error, where a warning, and what is said beside it.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/gpo-conflicting-values.ts';
import type { Subject } from '../../../src/model/evidence.ts';
import type { RealmFact } from '../../../src/model/fact.ts';
import { at, contextOf, only, placed, realm, run } from '../../support/facts.ts';
import { backup, from, originOf, policyFile } from '../../support/gathered.ts';

const RIGHT = '<k>kdc1.contoso.example</k>';
const OTHER = '<k>kdc2.contoso.example</k>';
const REPORT = originOf('backup/gpreport.xml', 'gpo-report');
const own = (origin: typeof REPORT, value: string) => from(origin, realm('UNIX.CONTOSO.EXAMPLE', value));

/** As a policy file has it: no lines. */
function binary(fact: RealmFact): RealmFact {
  const { value } = fact;
  return value ? { ...fact, value: { ...value, at: { ...value.at, region: null } } } : fact;
}

function judge(
  realms: readonly RealmFact[],
  bend: Partial<Subject> = {},
  ...others: readonly Partial<Subject>[]
) {
  const ref = { kind: 'gpo', id: 'a', name: 'CORP Realms' } as const;
  const subject: Partial<Subject> = { ref, holder: 'gpo', domain: 'corp.contoso.example', realms, ...bend };
  const context = contextOf({ subject, others });
  return run(rule, context.subject.holder === 'client' ? 'client' : 'gpo', context.subject, context);
}

const other = (value: string): Partial<Subject> => ({
  ref: { kind: 'gpo', id: 'b', name: 'CORP Pilot' },
  holder: 'gpo',
  domain: 'corp.contoso.example',
  realms: [own(originOf('pilot.xml', 'gpo-report'), value)],
});

describe('gpo-conflicting-values', () => {
  it('is silent for values that say the same', () => {
    expect(
      judge([own(REPORT, RIGHT), own(policyFile('backup'), '<K>KDC1.contoso.example ;</K>')]).findings,
    ).toEqual([]);
    expect(judge([own(REPORT, RIGHT)], {}, other('<k>kdc1.contoso.example;</k>')).findings).toEqual([]);
  });

  it('is an error within a GPO, at the report', () => {
    const finding = only(judge([binary(own(policyFile('backup'), OTHER)), own(REPORT, RIGHT)]));
    expect(finding).toMatchObject({ severity: 'error', setting: 'MitRealms', realm: 'UNIX.CONTOSO.EXAMPLE' });
    expect(finding.related?.map(({ message }) => message)).toEqual([
      `the GPO "CORP Realms": UNIX.CONTOSO.EXAMPLE = ${OTHER}`,
    ]);
    expect(placed(finding)).toBe('2:1-28');
    expect(finding.message).toContain('Registry.pol');
  });

  it('is a warning against a backup of the GPO', () => {
    const backups = [backup('backup/bkupInfo.xml')];
    const live = own(originOf('live.xml', 'gpo-report'), RIGHT);
    const finding = only(judge([live, own(REPORT, OTHER)], { backups }));
    expect(finding.severity).toBe('warning');
    expect(finding.message).toContain('a backup of it');
  });

  it('is a warning between GPOs of a domain, and names the other', () => {
    const finding = only(judge([own(REPORT, RIGHT)], {}, other(OTHER)));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: RIGHT,
      expected: null,
      comparedWith: [{ id: 'b' }],
    });
    expect(finding.message).toMatch(/"CORP Realms".*"CORP Pilot" of the same domain/);
  });

  it('is an error in a resultant set of policy, and tells who wins by which rank', () => {
    const RESULT = originOf('PC-0217.xml', 'rsop', { holder: 'client' });
    const ranked = (precedence: number, gpo: string, value: string) => ({
      ...own(RESULT, value),
      winner: { precedence, gpo: at(gpo) },
    });
    const finding = only(
      judge([ranked(1, 'CORP Pilot', RIGHT)], {
        holder: 'client',
        ref: { kind: 'client', id: 'pc-0217', name: 'PC-0217' },
        overruled: [ranked(3, 'CORP Realms', OTHER)],
      }),
    );
    expect(finding).toMatchObject({ severity: 'error', actual: OTHER });
    expect(finding.message).toMatch(/"CORP Pilot".*ranks 1.*"CORP Realms".*ranks 3/);
  });
});
