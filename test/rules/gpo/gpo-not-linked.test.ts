// Links: one that is enabled is enough, those that are disabled count as none, and what is not shown is not missing.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/gpo-not-linked.ts';
import type { GpoLink } from '../../../src/model/gpo-record.ts';
import { at, contextOf, only, placed, run } from '../../support/facts.ts';
import { gpo, originOf, reported } from '../../support/gathered.ts';
import { gpoWith, live, READ_TIME } from '../../support/gpos.ts';

const link = (path: string, enabled = true, line = 9): GpoLink => ({ path: at(path, line), enabled });
const OU = 'corp.contoso.example/Workstations';
const KIOSKS = 'corp.contoso.example/Kiosks';
const judge = (...args: Parameters<typeof gpoWith>) => {
  const subject = gpoWith(...args);
  return run(rule, 'gpo', subject, contextOf({ subject }));
};
const inBackup = (links: readonly GpoLink[], readTime: string | null = READ_TIME) => {
  const origin = originOf('backup/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}/gpreport.xml', 'gpo-report');
  return gpo(origin, { at: at('CORP Zscaler Kerberos').at, readTime, links });
};

describe('gpo-not-linked', () => {
  it('is silent with one enabled link, whatever the others are', () => {
    expect(judge([live({ links: [link(KIOSKS, false), link(OU)] })])).toMatchObject({
      findings: [],
      notEvaluated: [],
    });
  });

  it('is silent where a later report, or one without a time, shows a link', () => {
    expect(judge([inBackup([], '2025-01-01T00:00:00Z'), live({ links: [link(OU)] })]).findings).toEqual([]);
    const links = [link(KIOSKS, false), link(OU)];
    const shown = gpo(originOf('links.txt', 'samba-gpo-show'), { links, someLinks: true });
    expect(judge([live({ links: [] }), shown]).findings).toEqual([]);
  });

  it('does not apply to a GPO without settings of realms', () => {
    expect(judge([live({ links: [] })], { realms: [] }).applies).toBe(false);
  });

  it('is open where no export shows all links', () => {
    const some = gpo(originOf('links.txt', 'samba-gpo-show'), { links: [link(OU, false)], someLinks: true });
    for (const gpos of [[], [live({ links: null })], [some]]) {
      const outcome = judge(gpos);
      expect(outcome.findings).toEqual([]);
      expect(outcome.notEvaluated).toHaveLength(1);
    }
  });

  it('is a warning at the name of a live GPO', () => {
    const finding = only(judge([live({ links: [] })]));
    expect(finding).toMatchObject({ severity: 'warning', actual: null, setting: 'links' });
    expect(placed(finding)).toBe('1:1-22');
    expect(finding.message).toContain('sites and other domains');
  });

  it('names links that are disabled, and stands at the first', () => {
    const finding = only(judge([live({ links: [link(OU, false), link(KIOSKS, false, 12)] })]));
    expect(finding).toMatchObject({ severity: 'warning', actual: `${OU}; ${KIOSKS}` });
    expect(placed(finding)).toBe('9:1-34');
    expect(finding.related?.map((place) => placed({ place }))).toEqual(['12:1-28']);
  });

  it('is information of a backup, with its day', () => {
    const finding = only(judge([inBackup([])]));
    expect(finding.severity).toBe('info');
    expect(finding.message).toContain(
      'no link in its own domain when it was taken, 2026-03-09; links from sites and other domains are not shown; a restore ignores links',
    );
    const html = gpo(reported('CORP Zscaler Kerberos.htm'), { links: [] });
    expect(only(judge([html])).severity).toBe('info');
    expect(only(judge([html, live({ links: [] })])).severity).toBe('warning');
  });
});
