// The switch of the computer side: that of the user side does not matter, and the newest export counts.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/gpo-computer-side-disabled.ts';
import type { GpoSideInfo } from '../../../src/model/gpo-record.ts';
import { at, contextOf, only, placed, realm, run, state } from '../../support/facts.ts';
import { from, reported } from '../../support/gathered.ts';
import { backedUp, gpoWith, live } from '../../support/gpos.ts';

const side = (enabled: boolean | null): GpoSideInfo => ({
  enabled,
  versionDirectory: 3,
  versionSysvol: 3,
  at: { enabled: at(String(enabled), 7).at },
});
const judge = (...args: Parameters<typeof gpoWith>) => {
  const subject = gpoWith(...args);
  return run(rule, 'gpo', subject, contextOf({ subject }));
};

describe('gpo-computer-side-disabled', () => {
  it('is silent when the side is on, whatever that of the user is', () => {
    expect(judge([live({ computer: side(true), user: side(false) })])).toMatchObject({
      findings: [],
      notEvaluated: [],
    });
  });

  it('does not apply to a GPO that gives computers nothing', () => {
    const off = [live({ computer: side(false) })];
    const origin = reported('reports/CORP Zscaler Kerberos.xml', undefined, undefined, 'user');
    const stray = { ...from(origin, realm('X.EXAMPLE', '<k>kdc.x.example</k>')), layer: 'user' as const };
    expect(judge(off, { realms: [] }).applies).toBe(false);
    expect(judge(off, { realms: [stray] }).applies).toBe(false);
    expect(judge(off, { realms: [from(origin, realm('X.EXAMPLE', ''))] }).applies).toBe(false);
    expect(judge(off, { realms: [], states: [state('MitRealms', 'not-configured')] }).applies).toBe(false);
    expect(judge(off, { realms: [], states: [state('MitRealms', 'enabled')] }).applies).toBe(true);
  });

  it('is open where no export tells, or two of unknown time disagree', () => {
    expect(judge([live({ computer: side(null) })]).notEvaluated).toHaveLength(1);
    expect(judge([live({ computer: null })]).notEvaluated).toHaveLength(1);
    expect(judge([]).notEvaluated).toHaveLength(1);
    const both = judge([live({ computer: side(true) }), backedUp({ computer: side(false) })]);
    expect(both.findings).toEqual([]);
    expect(both.notEvaluated).toHaveLength(1);
  });

  it('is an error at the switch', () => {
    const finding = only(judge([live({ computer: side(false) })]));
    expect(finding).toMatchObject({ severity: 'error', actual: 'disabled', expected: 'enabled' });
    expect(placed(finding)).toBe('7:1-6');
    const { at: _place, ...placeless } = side(false);
    expect(placed(only(judge([live({ computer: placeless })])))).toBe('1:1-22');
  });

  it('is one finding of report and Backup.xml, and one of the newest of two reports', () => {
    const finding = only(judge([live({ computer: side(false) }), backedUp({ computer: side(false) })]));
    expect(finding.related).toHaveLength(1);
    const older = live({ computer: side(false) }, '2025-01-01T00:00:00Z', reported('reports/old.xml'));
    expect(judge([older, live({ computer: side(true) })]).findings).toEqual([]);
    const was = live({ computer: side(true) }, '2025-01-01T00:00:00Z', reported('reports/old.xml'));
    expect(judge([was, live({ computer: side(false) })]).findings).toHaveLength(1);
  });
});
