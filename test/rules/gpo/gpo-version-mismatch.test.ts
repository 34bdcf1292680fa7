// Versions of the computer side in one export.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/gpo-version-mismatch.ts';
import type { GpoSideInfo } from '../../../src/model/gpo-record.ts';
import { at, contextOf, only, placed, run } from '../../support/facts.ts';
import { backedUp, gpoWith, live } from '../../support/gpos.ts';

const side = (versionDirectory: number | null, versionSysvol: number | null): GpoSideInfo => ({
  enabled: true,
  versionDirectory,
  versionSysvol,
  at: { versions: at(String(versionSysvol), 8).at },
});
const judge = (...args: Parameters<typeof gpoWith>) => {
  const subject = gpoWith(...args);
  return run(rule, 'gpo', subject, contextOf({ subject }));
};

describe('gpo-version-mismatch', () => {
  it('is silent for equal versions, and for the user side', () => {
    const equal = live({ computer: side(4, 4), user: side(2, 1) });
    expect(judge([equal])).toMatchObject({ findings: [], notEvaluated: [] });
  });

  it('compares no two exports', () => {
    const halves = [live({ computer: side(4, null) }), backedUp({ computer: side(null, 3) })];
    expect(judge(halves)).toMatchObject({
      findings: [],
      notEvaluated: [expect.not.stringContaining('65535')],
    });
  });

  it('is open where SYSVOL could not be reached, and does not apply without settings', () => {
    expect(judge([live({ computer: side(4, 65535) })])).toMatchObject({
      findings: [],
      notEvaluated: [expect.stringContaining('65535')],
    });
    expect(judge([live({ computer: side(4, 3) })], { realms: [] }).applies).toBe(false);
  });

  it('is a warning at the version of SYSVOL', () => {
    const finding = only(judge([live({ computer: side(4, 3) })]));
    expect(finding).toMatchObject({
      severity: 'warning',
      actual: '4 (directory), 3 (SYSVOL)',
      expected: null,
      setting: 'version',
    });
    expect(placed(finding)).toBe('8:1-2');
    const { at: _place, ...placeless } = side(4, 3);
    expect(placed(only(judge([live({ computer: placeless })])))).toBe('1:1-22');
  });
});
