// The help of realmlint remedy.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const REMEDY: Page = {
  summary: 'what mends the findings, to be reviewed, applied and undone',
  usage: [['<path...>', 'a plan to read; with --to as a script or files']],
  about: [
    'Changes nothing itself. What it writes looks at each value before it changes it,',
    'says what it would do unless it is told to apply it, and has a way back.',
    'Only what is safe, unless --include-proposed. Trusts are not recreated, and',
    'nothing is done about their passwords: for that there are steps to do by hand.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint remedy gpo-backup', 'a plan: what would change, what is left to do by hand'],
    ['realmlint remedy gpo-backup --to powershell', 'a script for the GPOs; --undo prints the way back'],
    [
      'realmlint remedy gpo-backup --to pol --out remedies',
      'corrected policy files, for import into new GPOs that are linked nowhere',
    ],
    ['realmlint remedy incident --to reg --out remedies', 'for a test on one client'],
  ],
  exitCodes: [
    [clean.code, 'there is a plan, also where nothing is to be done'],
    [usage.code, 'the command line or the config is wrong; nothing was written'],
    [incomplete.code, `${incomplete.meaning};`, 'the plan is of what was read'],
    [internal.code, internal.meaning],
  ],
};
