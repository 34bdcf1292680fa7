// The help of realmlint rules.

import { type Page, PRINTING } from './page.ts';

export const RULES: Page = {
  summary: 'lists all rules',
  usage: [['', 'all rules, by group']],
  about: [
    'Each with its severity and the step of the guide that it is about. realmlint',
    'explain RULE-ID is the page of one; lint --rule ID=LEVEL changes its severity.',
  ],
  operands: [],
  examples: [
    ['realmlint rules', 'to read'],
    ['realmlint rules --format json', 'for programs'],
  ],
  exitCodes: PRINTING,
};
