// The help of realmlint baseline.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const BASELINE: Page = {
  summary: 'writes down what is known, for lint --baseline',
  usage: [['<path...>', 'writes down what is found today']],
  about: [
    'Then lint --baseline FILE reports what is new. Written again, entries keep their',
    'dates and new findings are added. Gaps are in no baseline: a run without a',
    'verdict (exit 3) writes nothing.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint baseline gpo-backup', 'writes realmlint.baseline.json'],
    ['realmlint baseline --baseline known.json --prune incident', 'takes out of known.json what was mended'],
  ],
  exitCodes: [
    [clean.code, 'the baseline is written'],
    [usage.code, 'the command line or the config is wrong; nothing was read'],
    [incomplete.code, `${incomplete.meaning};`, 'nothing is written'],
    [internal.code, internal.meaning],
  ],
};
