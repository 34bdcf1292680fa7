// What a baseline becomes when it is written again, or pruned.

import { describe, expect, it } from 'vitest';
import { grown, pruned } from '../../src/engine/baseline.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { BaselineEntry } from '../../src/model/hold.ts';
import { CLIENT_REF, GPO_REF } from '../support/rules.ts';

function found(fingerprint: string, bend: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'kdc-wrong-host',
    severity: 'info',
    message: '',
    path: 'a.reg',
    region: null,
    locator: '',
    format: 'reg',
    subject: CLIENT_REF,
    actual: null,
    expected: null,
    related: [],
    symptoms: [],
    guide: 4,
    fingerprint,
    ...bend,
  };
}

const OLD: BaselineEntry = { fingerprint: 'o', rule: 'kdc-wrong-host', subject: GPO_REF, date: '2026-01-31' };

const prints = (entries: readonly BaselineEntry[]) =>
  entries.map(({ fingerprint, date }) => `${fingerprint} ${date}`);

describe('grown', () => {
  it('keeps the dates of what it has, and adds the rest with that of today, in order', () => {
    const findings = [
      found('b', { realm: 'ZSCALERBETA.NET' }),
      found('a'),
      found('o', { suppressed: { by: 'baseline', reason: 'known' } }),
    ];
    const entries = grown([OLD], findings, '2026-03-09');
    expect(prints(entries)).toEqual(['a 2026-03-09', 'b 2026-03-09', 'o 2026-01-31']);
    expect(entries[1]).toEqual({
      fingerprint: 'b',
      rule: 'kdc-wrong-host',
      subject: CLIENT_REF,
      realm: 'ZSCALERBETA.NET',
      date: '2026-03-09',
    });
    expect(grown(entries, [], '2026-04-01')).toEqual(entries);
  });

  it('takes in neither gaps nor what the config suppresses', () => {
    const findings = [
      found('a', { blocking: true }),
      found('b', { ruleId: 'evidence-incomplete' }),
      found('c', { suppressed: { by: 'config', reason: 'a lab machine' } }),
    ];
    expect(grown([], findings, '2026-03-09')).toEqual([]);
  });
});

describe('pruned', () => {
  it('takes out what is gone, and adds nothing', () => {
    const other = { ...OLD, fingerprint: 'p' };
    expect(pruned([other, OLD], [other])).toEqual([OLD]);
    expect(pruned([other, OLD], [])).toEqual([OLD, other]);
  });
});
