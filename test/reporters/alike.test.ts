// What clients have in common is read once, and counted.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { joinAlike, unjoined } from '../../src/reporters/alike.ts';
import { json } from '../../src/reporters/json.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { text } from '../../src/reporters/text.ts';
import { contextOf, findingOf, reportOf } from './support.ts';

function on(name: string, changes: Partial<Finding> = {}): Finding {
  const subject = { kind: 'client', id: name.toLowerCase(), name } as const;
  return findingOf({
    path: `fleet/${name}.reg`,
    subject,
    fingerprint: `of ${name} ${changes.message ?? ''}`,
    related: [],
    ...changes,
  });
}

const FLEET = ['PC-1', 'PC-2', 'PC-3', 'PC-4', 'PC-5', 'PC-6'].map((name) => on(name));
const REPORT = reportOf({ findings: FLEET, coverage: [] });

describe('findings of clients', () => {
  it('join where only the client differs, wherever it stands in its file', () => {
    const moved = on('PC-7', { region: { startLine: 90, startColumn: 1, endLine: 90, endColumn: 2 } });
    expect(joinAlike([...FLEET, moved]).map(({ others }) => others.length)).toEqual([6]);
  });

  it.each<Partial<Finding>>([
    { message: 'It is another one.' },
    { actual: 'another value' },
    { expected: 'another value' },
    { realm: 'OTHER.EXAMPLE' },
    { severity: 'info' },
    { locator: 'another key' },
    { related: [{ path: 'gpreport.xml', region: null, locator: '', message: 'the GPO' }] },
  ])('stay apart where they say something else: %j', (changes) => {
    expect(joinAlike([on('PC-1'), on('PC-2', changes)])).toHaveLength(2);
  });

  it('stay apart where they are of anything but clients', () => {
    const gpo = { kind: 'gpo', id: 'a', name: 'A' } as const;
    expect(joinAlike([findingOf({ subject: gpo }), findingOf({ subject: gpo })])).toHaveLength(2);
  });

  it('are all there still', () => {
    expect([...unjoined(joinAlike(FLEET))]).toEqual(FLEET);
  });
});

describe('a report', () => {
  const words = (context = {}) => [...text(REPORT, contextOf(context))].join('');

  it('shows the first, and counts the others', () => {
    expect(words()).toContain('fleet/PC-1.reg');
    expect(words()).not.toContain('fleet/PC-2.reg');
    expect(words()).toMatch(/and 5 more clients with the same finding \(PC-2, PC-3,\s+PC-4, \.\.\.\)/);
  });

  it('names each of them with --verbose', () => {
    for (const { path } of FLEET) expect(words({ verbose: true })).toContain(path);
  });

  it('calls nobody equal who has one finding more', () => {
    const more = reportOf({
      findings: [...FLEET, on('PC-2', { message: 'It is another one.' })],
      coverage: [],
    });
    for (const reporter of [text, markdown]) {
      const shown = [...reporter(more, contextOf())].join('');
      expect(shown).toMatch(/and 5 more clients with the same finding\s/);
      expect(shown).not.toContain('configuration');
    }
  });

  it('takes them for one of --max-findings, and counts those that it hides', () => {
    const other = on('PC-9', { message: 'It is another one.' });
    const two = reportOf({ findings: [...FLEET, other], coverage: [] });
    expect([...text(two, contextOf({ maxFindings: 1 }))].join('')).toMatch(/1 more finding not shown/);
    const first = reportOf({ findings: [other, ...FLEET], coverage: [] });
    expect([...text(first, contextOf({ maxFindings: 1 }))].join('')).toMatch(/6 more findings not shown/);
  });

  it('is a row of a table in Markdown', () => {
    const table = [...markdown(REPORT, contextOf())].join('');
    expect(table).toContain('and 5 more clients with the same finding (PC-2, PC-3, PC-4, ...)');
    expect(table.match(/^\| (?:error|warning|info|gap) \|/gm)).toHaveLength(1);
  });

  it('has all of them as JSON', () => {
    expect(JSON.parse([...json(REPORT)].join('')).findings).toHaveLength(FLEET.length);
  });
});
