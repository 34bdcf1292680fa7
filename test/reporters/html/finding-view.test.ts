// One finding: what may be copied from it, and what of its clients is named.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { joinAlike } from '../../../src/reporters/alike.ts';
import { subjectNumbers } from '../../../src/reporters/html/filters-view.ts';
import { findingView } from '../../../src/reporters/html/finding-view.ts';
import { CLIENT, contextOf, findingOf } from '../support.ts';
import { all, attribute, textOf } from './tree.ts';

function viewOf(findings: readonly Finding[]): string {
  const [alike, ...others] = joinAlike(findings);
  if (!alike || others.length > 0) throw new Error('that is not one finding');
  return findingView(alike, 1, subjectNumbers([alike]), contextOf()).markup;
}

const buttons = (markup: string) => all(markup, 'button', 'copy').map((one) => attribute(one, 'aria-label'));
const copied = (markup: string) => all(markup, 'span', 'copied').map(textOf);

describe('a finding', () => {
  it.each([null, 'zscalerbeta.net'])(
    'offers a value for copying that it shows as it is, beside %j',
    (actual) => {
      const expected = `.${'zscalerbeta.net; .'.repeat(20)}net`;
      const markup = viewOf([findingOf({ actual, expected })]);
      expect(buttons(markup)).toContain('Copy the expected value');
      expect(copied(markup)).toContain(expected);
    },
  );

  it.each([
    ['it is cut', 'x'.repeat(401)],
    ['entries of it are', `.a.example; .${'x'.repeat(500)}.example; .b.example`],
    ['it ends with a blank', '.zscalerbeta.net '],
    ['something in it cannot be seen', '.zscaler\u00a0beta.net'],
    ['it reads like something that cannot', '.zscaler<U+00A0>beta.net'],
    ['it is empty', ''],
  ])('offers no value where %s', (_, expected) => {
    for (const actual of [null, '.a.example; .c.example; .b.example'])
      expect(buttons(viewOf([findingOf({ actual, expected })]))).not.toContain('Copy the expected value');
  });

  it('offers no place whose path is not shown as it is', () => {
    expect(buttons(viewOf([findingOf({ path: 'clients/PC-0217.txt' })]))).toContain('Copy the place');
    for (const path of [
      'clients/PC\u00a00217.txt',
      'clients/PC<U+00A0>0217.txt',
      `${'x'.repeat(5000)}.txt`,
    ]) {
      const markup = viewOf([findingOf({ path })]);
      expect(buttons(markup)).not.toContain('Copy the place');
      expect(all(markup, 'bdi', 'place')).toHaveLength(1);
    }
  });

  it('lists some of very many clients, and says where the others are', () => {
    const findings = Array.from({ length: 1300 }, (_, index) =>
      findingOf({
        path: `PC-${index}.txt`,
        subject: { ...CLIENT, id: `pc-${index}`, name: `PC-${index}` },
        fingerprint: `print-${index}`,
      }),
    );
    const markup = viewOf(findings);
    const items = all(markup, 'li').map(textOf);
    expect(items).toHaveLength(201);
    expect(items.at(-1)).toBe('and 1,099 more: the JSON report has them all');
    const [article] = all(markup, 'article');
    expect(article && attribute(article, 'data-subjects')).toBe('0-1299');
  });
});
