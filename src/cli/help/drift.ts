// The help of realmlint drift.

import { JUDGING, type Page } from './page.ts';

export const DRIFT: Page = {
  summary: 'compares exports: what is expected with what is there',
  usage: [['<expected> <actual...>', 'compares exports with each other']],
  about: [
    'Expected is a GPO report, a backup, a client, the trusts of a domain, or a',
    'folder of them; or what nobody exported: a cloud such as zscalerbeta.net, or a',
    'realm of the config (profile:NAME where a file has that name). Actual are',
    'clients, GPOs and domains, one or thousands. Blanks, order and case of hosts do',
    "not count; the realm's case does.",
  ],
  operands: ['expected', 'path'],
  examples: [
    ['realmlint drift gpo-backup clients', 'have all clients what the GPO says?'],
    ['realmlint drift gpo-backup gpreport.xml', 'was the GPO changed since its backup?'],
    [
      'realmlint drift zscalerbeta.net clients trust.txt',
      'against the guide; --format json lists every client',
    ],
  ],
  exitCodes: JUDGING,
};
