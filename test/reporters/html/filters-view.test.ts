// The filters as they are written: every subject is among the names, and who offers less than all of them says so.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { joinAlike } from '../../../src/reporters/alike.ts';
import { filtersView, rangesOf, subjectNumbers } from '../../../src/reporters/html/filters-view.ts';
import { html } from '../../../src/reporters/html/markup.ts';
import { CLIENT, findingOf, GPO } from '../support.ts';
import { all, attribute, textOf } from './tree.ts';

const nameOf = (index: number) => `PC-${String(index).padStart(4, '0')}`;

function clients(count: number): Finding[] {
  return Array.from({ length: count }, (_, index) =>
    findingOf({
      path: `clients/${nameOf(index)}.txt`,
      subject: { ...CLIENT, id: nameOf(index).toLowerCase(), name: nameOf(index) },
      fingerprint: `print-${index}`,
    }),
  );
}

function filtersOf(findings: readonly Finding[]): string {
  const alike = joinAlike(findings);
  return html`${filtersView(alike, subjectNumbers(alike))}`.markup;
}

const ofGpo = findingOf({ subject: GPO, realm: 'ZSCALERBETA.NET' });
const optionsIn = (markup: string) =>
  all(markup, 'option')
    .filter((option) => attribute(option, 'value') !== '')
    .map((option) => [attribute(option, 'value'), textOf(option)]);

describe('the filters', () => {
  it('know how many findings are not in the document', () => {
    const alike = joinAlike([ofGpo, ...clients(2)]);
    const beyond = (elsewhere: number) =>
      /data-elsewhere="(\d+)"/.exec(
        html`${filtersView(alike, subjectNumbers(alike), elsewhere)}`.markup,
      )?.[1];
    expect([beyond(0), beyond(7334)]).toEqual([undefined, '7334']);
  });

  it('are not there where there is nothing to choose from', () => {
    expect(filtersOf([])).toBe('');
    expect(filtersOf(clients(300))).toBe('');
    expect(optionsIn(filtersOf([ofGpo, { ...ofGpo, fingerprint: 'another' }]))).toEqual([]);
  });

  it('name every client of a finding, by the number that the finding has', () => {
    const findings = [...clients(300), ofGpo];
    const alike = joinAlike(findings);
    const names = optionsIn(filtersOf(findings));
    expect(names).toHaveLength(301);
    expect(names).toContainEqual(['251', 'client PC-0250']);
    expect(alike.map((one) => rangesOf(one, subjectNumbers(alike)))).toEqual(['1-300', '0']);
    expect(filtersOf(findings)).not.toMatch(/the first|datalist/);
  });

  it('say that they do not offer all, and keep the others for the words', () => {
    const markup = filtersOf([...clients(2500), ofGpo]);
    expect(all(markup, 'label').map(textOf).join('')).toContain(
      'GPO, client or domain (the first 2,000 of 2,501; words find the others)',
    );
    const [select] = all(markup, 'select');
    const offered = optionsIn(markup).slice(0, 2000);
    expect(select && textOf(select)).toBe(`all${offered.map(([, name]) => name).join('')}`);
    const [list] = all(markup, 'datalist', 'subject');
    expect(list && textOf(list)).toMatch(/^client PC-1999.*client PC-2499$/);
    expect(optionsIn(markup).map(([value]) => Number(value))).toEqual([...Array(2501).keys()]);
    expect(markup.length).toBeLessThan(150_000);
  });

  it('write runs of subjects as such, each once', () => {
    const [first, ...others] = [7, 0, 1, 2, 4, 7].map((index) => clients(8)[index] as Finding);
    const numbers = subjectNumbers(joinAlike(clients(8)));
    expect(rangesOf({ finding: first as Finding, others }, numbers)).toBe('0-2 4 7');
  });

  it('hold names that nobody can see as text', () => {
    const hostile = findingOf({
      realm: '</option></select><b>',
      subject: { ...CLIENT, id: 'x', name: 'PC\u00a01<b>' },
      fingerprint: 'hostile',
    });
    const markup = filtersOf([ofGpo, hostile]);
    expect(all(markup, 'b')).toEqual([]);
    expect(optionsIn(markup).map(([, name]) => name)).toEqual([
      '</option></select><b>',
      'ZSCALERBETA.NET',
      'GPO "CORP Zscaler Kerberos"',
      'client PC<U+00A0>1<b> (x)',
    ]);
  });
});
