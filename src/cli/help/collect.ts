// The help of realmlint collect.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const COLLECT: Page = {
  summary: 'keeps what exports say as facts, to be judged together later',
  usage: [['<path...>', 'prints facts, one a line, for every other command to read']],
  about: [
    'Writes what the paths say to standard output, a few hundred bytes to a few',
    'thousand for each file. All other commands read that like any export, told by',
    'its content: of facts they say what they would say of the files. So machines',
    'can collect a part each, with --shard, or each what lies there; put together',
    'in any order, the facts are judged by one realmlint lint. A facts file that',
    'was cut, a line that was lost and a shard that is missing have no verdict.',
    'Collecting judges nothing: what could not be read is kept, and blocks there.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint collect exports > facts.ndjson', 'then: realmlint facts.ndjson'],
    ['realmlint collect --shard 2/4 exports > facts-2.ndjson', 'the second of four parts of exports'],
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
