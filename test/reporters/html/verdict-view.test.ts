// The head of a report: what it calls a run, and that no name crowds it out.

import { describe, expect, it } from 'vitest';
import type { JudgedRealm } from '../../../src/model/finding.ts';
import { verdictView } from '../../../src/reporters/html/verdict-view.ts';
import { CLIENT, contextOf, findingOf, reportOf } from '../support.ts';
import { all, attribute, textOf } from './tree.ts';

const inputs = [{ path: 'a.reg', format: 'reg', status: 'read', facts: 1 }] as const;
const WARNING = findingOf({ severity: 'warning', fingerprint: 'another' });

function head(markup: string) {
  const [header] = all(markup, 'header');
  const [sign] = all(markup, 'span', 'sign');
  return {
    look: header && attribute(header, 'class'),
    mark: sign && attribute(sign, 'aria-label'),
    title: all(markup, 'h1').map(textOf)[0],
    said: all(markup, 'p', 'said').map(textOf)[0],
  };
}

describe('the head of a report', () => {
  it('calls no run with errors a good one because nothing fails it', () => {
    const report = reportOf({ inputs, findings: [findingOf({}), WARNING] });
    expect(head(verdictView(report, contextOf({ failOn: 'never' })).markup)).toEqual({
      look: 'verdict none',
      mark: 'not certain',
      title: '? Passed by --fail-on never',
      said: '1 error, 1 warning, and no finding fails the run.',
    });
  });

  it.each(['never', 'error'] as const)('passes without errors, with --fail-on %s', (failOn) => {
    const report = reportOf({ inputs, findings: [WARNING] });
    expect(head(verdictView(report, contextOf({ failOn })).markup)).toMatchObject({
      look: 'verdict passed',
      mark: 'right',
      title: '\u2713 Passed',
    });
  });

  it('has no verdict where there is none, whatever fails a run', () => {
    const report = reportOf({ inputs, findings: [findingOf({})] }, { exitCode: 3 });
    expect(head(verdictView(report, contextOf({ failOn: 'never' })).markup)).toMatchObject({
      look: 'verdict none',
      title: '? No verdict',
    });
    const empty = reportOf({ findings: [findingOf({})] });
    expect(head(verdictView(empty, contextOf({ failOn: 'never' })).markup).title).toMatch(/nothing judged$/);
  });

  it('says which realms were judged, by which config', () => {
    const judged: JudgedRealm[] = ['ONE.EXAMPLE', 'TWO.EXAMPLE', 'THREE.EXAMPLE', 'FOUR.EXAMPLE'].map(
      (realm, at) => ({ realm, basis: at === 0 ? 'profile zscaler' : null, subjects: [CLIENT] }),
    );
    const said = (changes: object) =>
      all(verdictView(reportOf({ inputs }), contextOf(changes)).markup, 'p', 'beside').map(textOf);
    expect(said({ judged, config: 'realmlint.config.jsonc' })).toEqual([
      'Judged: realm ONE.EXAMPLE (profile zscaler) in 1 client, realm TWO.EXAMPLE (nothing expected) in 1 client, ' +
        'realm THREE.EXAMPLE (nothing expected) in 1 client and 1 more. Config realmlint.config.jsonc.',
    ]);
    expect(said({ config: null })).toEqual(['No config file.']);
    expect(said({})).toEqual([]);
  });

  it('cuts names that would be all there is to see, and spells out what is not', () => {
    const judged = [{ realm: `A\u00a0${'x'.repeat(5000)}`, basis: null, subjects: [CLIENT] }];
    const { markup } = verdictView(
      reportOf({ inputs }),
      contextOf({ judged, config: `${'c'.repeat(5000)}.jsonc` }),
    );
    expect(all(markup, 'code', 'value')).toHaveLength(2);
    expect(all(markup, 'span', 'cut')).toHaveLength(2);
    expect(all(markup, 'span', 'unseen').map(textOf)).toEqual(['U+00A0']);
    expect(all(markup, 'p', 'beside').map(textOf).join('').length).toBeLessThan(1200);
  });
});
