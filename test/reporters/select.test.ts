// With a limit the gravest findings are shown, and the others are counted.

import { describe, expect, it } from 'vitest';
import { countWords, hiddenWords, selectFindings } from '../../src/reporters/select.ts';
import { findingOf } from './support.ts';

const note = findingOf({ severity: 'info', fingerprint: 'note' });
const warning = findingOf({ severity: 'warning', fingerprint: 'warning' });
const error = findingOf({ severity: 'error', fingerprint: 'error' });
const gap = findingOf({ severity: 'info', blocking: true, fingerprint: 'gap' });

describe('selectFindings', () => {
  it('shows all when they are few', () => {
    expect(selectFindings([note, error], 2)).toEqual({ shown: [note, error], hidden: [] });
  });

  it('prefers gaps, then errors, and keeps the order of the report', () => {
    expect(selectFindings([note, warning, error, gap], 2)).toEqual({
      shown: [error, gap],
      hidden: [note, warning],
    });
    expect(selectFindings([note, warning, error], 2).shown).toEqual([warning, error]);
    expect(selectFindings([note], 0)).toEqual({ shown: [], hidden: [note] });
  });
});

describe('countWords', () => {
  it('names what there is', () => {
    expect(countWords({ error: 1, warning: 0, info: 2 })).toBe('1 error, 2 infos');
    expect(countWords({ error: 0, warning: 1204, info: 0 })).toBe('1,204 warnings');
    expect(countWords({ error: 0, warning: 0, info: 0 })).toBe('no findings');
  });
});

describe('hiddenWords', () => {
  it('say where the rest is', () => {
    expect(hiddenWords([error], 'the JSON has them all')).toMatch(
      /^1 more finding not shown .*: the JSON has them all$/,
    );
  });

  it('counts by severity', () => {
    expect(hiddenWords([error, note, note])).toBe(
      '3 more findings not shown (1 error, 2 infos): raise --max-findings',
    );
  });
});
