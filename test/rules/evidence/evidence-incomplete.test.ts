// Every gap is one finding, and blocks unless it is only worth knowing.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/evidence/evidence-incomplete.ts';
import { contextOf, gap, run } from '../../support/facts.ts';

describe('evidence-incomplete', () => {
  it('says each gap where it is', () => {
    const gaps = [
      gap(),
      gap({ code: 'empty', effect: 'unreadable', hint: '' }),
      gap({ code: 'superseded', effect: 'notice' }),
    ];
    const { findings } = run(rule, 'run', { subjects: [], gaps }, contextOf());
    expect(findings.map(({ severity, setting, blocking }) => [severity, setting, blocking])).toEqual([
      ['info', 'truncated', true],
      ['info', 'empty', true],
      ['info', 'superseded', undefined],
    ]);
    expect(findings.map((finding) => finding.message)).toEqual([
      'The file ends in the middle of a value. Export it again.',
      'The file ends in the middle of a value.',
      'The file ends in the middle of a value. Export it again.',
    ]);
    expect(findings[0]?.place.origin.path).toBe('exports/client-017.reg');
    for (const finding of findings) {
      expect(finding).toMatchObject({ perFile: true, actual: null, expected: null });
      expect(finding.realm).toBeUndefined();
    }
  });

  it('is silent when everything was understood', () => {
    expect(run(rule, 'run', { subjects: [], gaps: [] }, contextOf()).findings).toEqual([]);
  });
});
