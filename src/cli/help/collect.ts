// The help of realmlint collect.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const COLLECT: Page = {
  summary: 'keeps what exports say as facts, to be judged together later',
  usage: [['<path...>', 'prints facts, for all other commands to read']],
  about: [
    'Writes what the paths say to standard output, one line for each fact. All other',
    'commands read that like any export, told by its content, and say of it what',
    'they would say of the files. So machines can collect a part each (--shard), or',
    'each what lies there; put together in any order, one lint judges the facts. A',
    'facts file that was cut, a line that was lost or a shard that is missing has no',
    'verdict. Collecting judges nothing: what could not be read blocks there.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint collect incident', 'put > facts.ndjson behind it, and lint that: realmlint facts.ndjson'],
    ['realmlint collect --shard 2/4 clients', 'the second of four parts; any machine has the same'],
  ],
  exitCodes: [
    [clean.code, 'the facts are written, also where some of the files could not be read'],
    [usage.code, 'the command line or the config is wrong; nothing was read'],
    [
      incomplete.code,
      'there was nothing to read, or none of it could be read (a shard in',
      'which no path falls is all right); the facts say so',
    ],
    [internal.code, internal.meaning],
  ],
};
