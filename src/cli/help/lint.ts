// The help of realmlint lint, which is that of realmlint as well.

import { JUDGING, type Page } from './page.ts';

export const LINT: Page = {
  summary: 'checks exports; the default, so its name can be left out',
  usage: [['<path...>', 'files, folders, globs, or - for standard input']],
  about: [
    'realmlint checks the settings by which Windows clients reach a foreign Kerberos',
    'realm: realm list, host-to-realm map and trust, in GPO reports, GPO backups,',
    'registry dumps, output of Windows and PowerShell commands, directory exports,',
    'and ZIP archives of them. What each file is, its content tells.',
  ],
  operands: ['path'],
  examples: [
    ['realmlint gpo-backup', 'every GPO backup in a folder'],
    [
      'realmlint --cloud zscalerbeta.net --require gpo gpreport.xml',
      'one report, which must show both lists',
    ],
    [
      'realmlint incident',
      'a folder of all that was exported; put files of a client into a folder',
      'of its name: incident/PC-0217/kerberos.txt',
    ],
  ],
  exitCodes: JUDGING,
};
