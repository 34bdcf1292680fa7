// The help of realmlint explain.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const EXPLAIN: Page = {
  summary: 'a rule, or what a symptom such as 471000 can come from',
  usage: [
    ['<rule-id>', 'what a rule checks, why, how to mend it'],
    ['<symptom>', 'what it can come from'],
    ['<symptom> <path...>', 'the same, weighed against exports'],
  ],
  about: [
    'A symptom is a code of the vendor (471000, 451000), a Kerberos error',
    '(KDC_ERR_S_PRINCIPAL_UNKNOWN, KDC_ERR_ETYPE_NOSUPP) or the number of an event',
    '(4769). With paths it says which of the causes the exports confirm, suspect,',
    'exclude or leave open, and what settles each. It is no gate: what it finds does',
    'not make the exit code 1. realmlint rules lists the ids.',
  ],
  operands: ['subject', 'path'],
  examples: [
    ['realmlint explain missing-leading-dot', 'the page of a rule'],
    ['realmlint explain 471000 incident', 'why does no ticket come?'],
    ['realmlint explain KDC_ERR_S_PRINCIPAL_UNKNOWN gpreport.xml PC-0217', 'a GPO, and a client'],
  ],
  exitCodes: [
    [clean.code, 'it was explained'],
    [usage.code, 'the command line or the config is wrong; nothing was read'],
    [incomplete.code, incomplete.meaning],
    [internal.code, internal.meaning],
  ],
};
