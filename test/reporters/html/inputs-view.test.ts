// What a verdict rests on: the inputs, and what was held back.

import { describe, expect, it } from 'vitest';
import { heldView, inputsView } from '../../../src/reporters/html/inputs-view.ts';
import { html } from '../../../src/reporters/html/markup.ts';
import { CLIENT, findingOf, reportOf } from '../support.ts';
import { all, textOf } from './tree.ts';

describe('what is held back', () => {
  it('says what it is, what stands there, and why it is held back', () => {
    const held = findingOf({
      path: 'clients/WS-0417.txt',
      subject: CLIENT,
      actual: 'zscalerbeta.net ',
      suppressed: { by: 'config', reason: 'one host is meant', until: '2027-01-31' },
    });
    const { markup } = html`${heldView(reportOf({ findings: [held, findingOf({})] }, { suppressed: 1 }))}`;
    const items = all(markup, 'li').map(textOf);
    expect(items).toHaveLength(1);
    for (const words of [
      'clients/WS-0417.txt',
      'missing-leading-dot',
      'one host is meant (until 2027-01-31)',
      held.message,
      'zscalerbeta.netU+0020',
    ])
      expect(items[0]).toContain(words);
  });

  it('is no section where there is nothing', () => {
    expect(heldView(reportOf({ findings: [findingOf({})] }))).toBeNull();
  });
});

describe('the inputs', () => {
  it('have those first that could not be read', () => {
    const inputs = [
      { path: 'a.reg', format: 'reg', status: 'read', facts: 1 },
      { path: 'b.reg', format: null, status: 'unreadable', facts: 0, message: 'It ends in its middle.' },
    ] as const;
    const rows = all(inputsView(reportOf({ inputs })).markup, 'th')
      .map(textOf)
      .slice(-2);
    expect(rows).toEqual(['b.regIt ends in its middle.', 'a.reg']);
  });
});
