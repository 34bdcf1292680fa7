// The help of realmlint init.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const INIT: Page = {
  summary: 'writes a first config, and a baseline',
  usage: [['[path...]', 'looks at what is here, or in the paths']],
  about: [
    'Writes a first config, realmlint.config.jsonc, and a baseline of the findings',
    'that there are. What the config holds changes no finding: all that is yours to',
    'decide stands in comments, filled with what was found. Nothing is ever',
    'overwritten. The config holds for runs that are started in this folder or',
    'below; those that are started above name it with --config.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint init', 'in the folder where the exports lie, or the repository that holds them'],
    ['realmlint init --cloud zscalerbeta.net gpo-backup clients', 'two folders; the config names the cloud'],
  ],
  exitCodes: [
    [clean.code, 'the config is written, and a baseline if there are findings'],
    [
      usage.code,
      'the command line is wrong, a path does not exist, or there is a config or',
      'a baseline already; nothing was written',
    ],
    [
      incomplete.code,
      'there is no evidence, and nothing is written; or an input could not be',
      'read in full, and the config is written without a baseline',
    ],
    [internal.code, internal.meaning],
  ],
};
