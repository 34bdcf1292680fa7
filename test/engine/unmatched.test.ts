// Who the config wants something of, and is not in the run.

import { describe, expect, it } from 'vitest';
import { unmatchedIntents } from '../../src/engine/unmatched.ts';
import type { Intent } from '../../src/model/intent.ts';
import { subject } from '../support/facts.ts';
import { GPO_REF } from '../support/rules.ts';

const SUBJECTS = [subject(), subject({ ref: GPO_REF, holder: 'gpo' })];

const wish = (of: Intent['of'], name: string): Intent => ({
  of,
  name,
  realm: 'ZSCALERBETA.NET',
  state: 'required',
});

describe('unmatchedIntents', () => {
  it('is silent about who is there, by whichever name, and about all', () => {
    const expect_ = [wish('client', 'CLIENT-017'), wish('gpo', 'CORP Zscaler Kerberos'), wish('domain', '*')];
    expect(unmatchedIntents({ subjects: SUBJECTS, gaps: [] }, { expect: expect_ })).toEqual([]);
    expect(unmatchedIntents({ subjects: SUBJECTS, gaps: [] }, { expect: [] })).toEqual([]);
  });

  it('names the others once, the first three of them', () => {
    const names = ['PC-1', 'PC-2', 'pc-1', 'PC-3', 'PC-4'].map((name) => wish('client', name));
    const [problem, ...more] = unmatchedIntents({ subjects: SUBJECTS, gaps: [] }, { expect: names });
    expect(problem).toEqual({
      kind: 'intent-unmatched',
      message: expect.stringContaining('client pc-1, client PC-2, client PC-3 and 1 more'),
    });
    expect(more).toEqual([]);
  });

  it('tells a GPO from a client of its name', () => {
    const [problem] = unmatchedIntents(
      { subjects: SUBJECTS, gaps: [] },
      { expect: [wish('gpo', 'client-017')] },
    );
    expect(problem?.message).toContain('GPO client-017');
  });

  it('says nothing where nothing was read: that is said already', () => {
    expect(unmatchedIntents({ subjects: [], gaps: [] }, { expect: [wish('client', 'PC-1')] })).toEqual([]);
  });
});
