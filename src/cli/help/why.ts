// The help of realmlint why.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const WHY: Page = {
  summary: 'which realm clients choose for a host, and by which entry',
  usage: [['<host> <path...>', '']],
  about: [
    'Which Kerberos realm Windows clients choose for a host by the settings in the',
    'paths: the entry that decides it and the entries that it beats, the KDC that is',
    'asked, whether a trust lets the ticket through, and what could not be known.',
    'It is no gate: what is wrong with the settings does not make the exit code 1.',
    '',
    '<host>   a name (gateway.zscalerbeta.net), a URL or HTTP/name',
    '<path>   files, folders, globs, or - for standard input, as for lint',
  ],
  operands: ['host', 'path'],
  examples: [
    ['realmlint why gateway.zscalerbeta.net incident', 'every client and GPO in a folder, and the trusts'],
    ['realmlint why https://dfw1.gateway.zscalerbeta.net:8800/ gpreport.xml', 'one report'],
  ],
  exitCodes: [
    [clean.code, 'there is an answer'],
    [usage.code, 'the command line or the config is wrong; nothing was read'],
    [
      incomplete.code,
      'nothing shows a host map, or an input that could not be read in full may',
      'change the answer',
    ],
    [internal.code, internal.meaning],
  ],
};
