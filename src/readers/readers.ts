// Every reader, in the order in which they are asked: first what is read most, then what tells itself at once, loose text last.

import type { Reader } from '../model/reader.ts';
import { backupInfo } from './backup/backup-info.ts';
import { backupManifest } from './backup/backup-manifest.ts';
import { backupXml } from './backup/backup-xml.ts';
import { gptIni } from './backup/gpt-ini.ts';
import { klist } from './client/klist.ts';
import { ksetup } from './client/ksetup.ts';
import { pac } from './client/pac.ts';
import { ldif } from './directory/ldif.ts';
import { netdom } from './directory/netdom.ts';
import { nltest } from './directory/nltest.ts';
import { sambaTrust } from './directory/samba-trust.ts';
import { sharphound } from './directory/sharphound.ts';
import { hive } from './hive/hive.ts';
import { mdmJson } from './mdm/settings-json.ts';
import { mdmSyncml } from './mdm/syncml.ts';
import { preferencesAccounts } from './preferences/preferences-accounts.ts';
import { preferencesInternet } from './preferences/preferences-internet.ts';
import { preferencesRegistry } from './preferences/preferences-registry.ts';
import { gptTmpl } from './registry/gpt-tmpl.ts';
import { lgpoText } from './registry/lgpo-text.ts';
import { reg } from './registry/reg.ts';
import { regQuery } from './registry/reg-query.ts';
import { registryPol } from './registry/registry-pol.ts';
import { gpoReport } from './reports/gpo-report.ts';
import { gpoReportHtml } from './reports/gpo-report-html.ts';
import { gpresultText } from './reports/gpresult-text.ts';
import { rsop } from './reports/rsop.ts';
import { sambaBackup } from './samba/backup.ts';
import { sambaGpoShow } from './samba/gpo-show.ts';
import { sambaPolXml } from './samba/pol-xml.ts';
import { clixml } from './serializations/clixml.ts';
import { csv } from './serializations/csv.ts';
import { formatList } from './serializations/format-list.ts';
import { formatTable } from './serializations/format-table.ts';
import { json } from './serializations/json.ts';
import { withCommands } from './transcripts.ts';

export const readers: readonly Reader[] = [
  gpoReport,
  registryPol,
  hive,
  backupManifest,
  backupInfo,
  backupXml,
  preferencesRegistry,
  sambaPolXml,
  sambaBackup,
  mdmSyncml,
  preferencesInternet,
  preferencesAccounts,
  rsop,
  gpoReportHtml,
  clixml,
  reg,
  gptTmpl,
  gptIni,
  lgpoText,
  withCommands(regQuery),
  sambaGpoShow,
  pac,
  withCommands(ksetup),
  withCommands(klist),
  withCommands(gpresultText),
  sharphound,
  withCommands(ldif),
  withCommands(nltest),
  withCommands(netdom),
  sambaTrust,
  mdmJson,
  json,
  csv,
  withCommands(formatTable),
  withCommands(formatList),
];
