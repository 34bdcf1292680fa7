// Every reader, in the order in which they are asked. Binary and XML tell themselves at once; loose text comes last.

import type { Reader } from '../model/reader.ts';
import { backupInfo } from './backup/backup-info.ts';
import { backupManifest } from './backup/backup-manifest.ts';
import { backupXml } from './backup/backup-xml.ts';
import { gptIni } from './backup/gpt-ini.ts';
import { hive } from './hive/hive.ts';
import { preferencesRegistry } from './preferences/preferences-registry.ts';
import { gptTmpl } from './registry/gpt-tmpl.ts';
import { reg } from './registry/reg.ts';
import { regQuery } from './registry/reg-query.ts';
import { registryPol } from './registry/registry-pol.ts';
import { gpoReport } from './reports/gpo-report.ts';
import { rsop } from './reports/rsop.ts';
import { formatList } from './serializations/format-list.ts';
import { json } from './serializations/json.ts';

export const readers: readonly Reader[] = [
  registryPol,
  hive,
  gpoReport,
  backupManifest,
  backupInfo,
  backupXml,
  preferencesRegistry,
  rsop,
  reg,
  gptTmpl,
  gptIni,
  regQuery,
  json,
  formatList,
];
