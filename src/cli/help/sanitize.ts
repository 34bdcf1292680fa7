// The help of realmlint sanitize.

import { EXIT_CODES } from '../../model/exit-codes.ts';
import type { Page } from './page.ts';

const { clean, usage, incomplete, internal } = EXIT_CODES;

export const SANITIZE: Page = {
  summary: 'copies exports without names, to be shown to a vendor',
  usage: [['<path...> --out DIR', 'copies without names, same findings']],
  about: [
    'Names of domains, computers, users, GPOs and files, GUIDs, SIDs, addresses and',
    'comments become pseudonyms as long as they were, the same in all copies. Names',
    "of the vendor's clouds stay. Passwords are taken out. Each copy is read, judged",
    'and searched before it is written: what would say something else, or hold a',
    'name, is not copied. The key file tells who is behind a pseudonym: never send',
    'it. Look through the copies before you send them.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint sanitize incident --out for-support', 'the key is realmlint-key.json, beside for-support'],
    [
      'realmlint sanitize gpreport.xml --out again --key realmlint-key.json',
      'the same pseudonyms as the last time',
    ],
  ],
  exitCodes: [
    [clean.code, 'all files were copied'],
    [usage.code, 'the command line, the config or the key is wrong; nothing was written'],
    [incomplete.code, 'there was nothing to copy, or some files were not: it says which, and why'],
    [internal.code, internal.meaning],
  ],
};
