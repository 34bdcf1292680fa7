// Formats as those know them who exported the files.

import type { Format } from '../model/format.ts';
import { table } from '../model/table.ts';
import { amount } from './place.ts';

/** What is counted, and what stands after it. */
const WORDS: Readonly<Record<Format, readonly [noun: string, rest?: string]>> = {
  'gpo-report': ['GPO report', ' (XML)'],
  'gpo-report-html': ['GPO report', ' (HTML)'],
  rsop: ['resultant set of policy', ' (gpresult /x)'],
  'registry-pol': ['Registry.pol'],
  'lgpo-text': ['LGPO text'],
  'samba-pol-xml': ['Registry.pol.xml', ' of Samba'],
  'samba-gpo-show': ['samba-tool gpo output'],
  'samba-backup': ['file', ' of a Samba backup'],
  'preferences-registry': ['Preferences Registry.xml'],
  'preferences-internet': ['Preferences InternetSettings.xml'],
  'preferences-accounts': ['Preferences file', ' of accounts'],
  'gpt-tmpl': ['GptTmpl.inf'],
  'gpt-ini': ['GPT.INI'],
  'backup-manifest': ['backup manifest'],
  'backup-info': ['bkupInfo.xml'],
  'backup-xml': ['Backup.xml'],
  'mdm-json': ['device management profile', ' (JSON)'],
  'mdm-syncml': ['device management profile', ' (SyncML)'],
  reg: ['.reg file'],
  'reg-query': ['reg query output'],
  hive: ['registry hive'],
  ksetup: ['ksetup output'],
  klist: ['klist output'],
  pac: ['PAC file'],
  'format-list': ['PowerShell list', ' (Format-List)'],
  'format-table': ['PowerShell table', ' (Format-Table)'],
  json: ['PowerShell export', ' (JSON)'],
  csv: ['PowerShell export', ' (CSV)'],
  clixml: ['PowerShell export', ' (CLIXML)'],
  ldif: ['LDIF export'],
  nltest: ['nltest output'],
  netdom: ['netdom output'],
  sharphound: ['SharpHound export'],
  'samba-trust': ['samba-tool domain trust output'],
};

const PLURALS: Readonly<Record<string, string>> = table({
  'resultant set of policy': 'resultant sets of policy',
  'Registry.pol': 'Registry.pol files',
  'Registry.pol.xml': 'Registry.pol.xml files',
  'Preferences Registry.xml': 'Preferences Registry.xml files',
  'Preferences InternetSettings.xml': 'Preferences InternetSettings.xml files',
  'GptTmpl.inf': 'GptTmpl.inf files',
  'GPT.INI': 'GPT.INI files',
  'bkupInfo.xml': 'bkupInfo.xml files',
  'Backup.xml': 'Backup.xml files',
});

/** `1 klist output`, `2 GPO reports (XML)`; a format of another version by its name. */
export function formatAmount(format: string, count: number): string {
  const [noun, rest = ''] = Object.hasOwn(WORDS, format) ? WORDS[format as Format] : [format];
  return `${amount(count, noun, PLURALS[noun])}${rest}`;
}
