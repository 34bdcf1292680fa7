// Every reader, in the order in which they are asked. Binary and XML tell themselves at once; loose text comes last.

import type { Reader } from '../model/reader.ts';
import { backupInfo } from './backup-info.ts';
import { backupManifest } from './backup-manifest.ts';
import { backupXml } from './backup-xml.ts';
import { gpoReport } from './gpo-report.ts';
import { gptIni } from './gpt-ini.ts';
import { gptTmpl } from './gpt-tmpl.ts';
import { preferencesRegistry } from './preferences-registry.ts';
import { reg } from './reg.ts';
import { regQuery } from './reg-query.ts';
import { registryPol } from './registry-pol.ts';
import { rsop } from './rsop.ts';
import { formatList } from './serializations/format-list.ts';
import { json } from './serializations/json.ts';

export const readers: readonly Reader[] = [
  registryPol,
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
