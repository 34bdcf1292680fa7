// Which modules lie outside of the core, by the script in which they lie: what a lint of a GPO report may do without.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const readers = (...files) => files.map((file) => `src/readers/${file}.ts`);
const reporters = (...files) => files.map((file) => `src/reporters/${file}.ts`);

// Rules that have nothing to look at where no realm, no mapping and no trust is shown.
const rules = (...groups) =>
  groups.flatMap((group) => readdirSync(join(RULES, group)).map((file) => `rules/${group}/${file}`));

export const ENTRIES = {
  answers: [
    'src/answers/cited.ts',
    'src/answers/comparison.ts',
    'src/answers/drift-expected.ts',
    'src/answers/pictures.ts',
    'src/cli/drift-command.ts',
    'src/cli/why-command.ts',
    'src/reporters/html.ts',
  ],
  archive: readers('archive/archive', 'archive/archive-names'),
  backup: readers('backup/backup-info', 'backup/backup-manifest', 'backup/backup-xml'),
  clients: readers('client/klist', 'client/ksetup', 'client/pac'),
  // Rules that are asked of clients alone.
  clientrules: [
    'rules/browser/pac-proxy-by-ip.ts',
    'rules/browser/pac-realm-not-bypassed.ts',
    'rules/client/client-setting-missing.ts',
    'rules/client/client-value-drift.ts',
  ],
  colors: ['src/cli/colors.ts'],
  commands: [
    'src/cli/baseline-command.ts',
    'src/cli/collect-command.ts',
    'src/cli/completion-command.ts',
    'src/cli/explain-command.ts',
    'src/cli/help.ts',
    'src/cli/init-command.ts',
    'src/cli/rules-command.ts',
    'src/cli/suggest.ts',
    'src/cli/unknown-option.ts',
  ],
  config: ['src/config/config.ts', 'src/config/baseline.ts'],
  directory: readers(
    'directory/ldif',
    'directory/netdom',
    'directory/nltest',
    'directory/samba-trust',
    'directory/sharphound',
  ),
  facts: ['src/facts/read.ts', 'src/facts/seal.ts', 'src/facts/shard.ts', 'src/facts/write.ts'],
  findings: ['src/reporters/finding-text.ts'],
  folders: ['src/cli/new-folder.ts'],
  globs: ['src/config/glob.ts'],
  hives: readers('hive/hive'),
  html: readers('reports/gpo-report-html', 'reports/gpresult-text'),
  json: ['src/model/json.ts'],
  management: readers('mdm/settings-json', 'mdm/syncml'),
  pac: readers('client/pac-syntax'),
  preferences: readers(
    'preferences/preferences-accounts',
    'preferences/preferences-internet',
    'preferences/preferences-registry',
  ),
  registry: readers(
    'registry/gpt-tmpl',
    'backup/gpt-ini',
    'registry/lgpo-text',
    'registry/reg',
    'registry/reg-query',
    'registry/registry-pol',
  ),
  reporters: reporters('azure', 'compact', 'github', 'gitlab', 'json', 'junit', 'markdown', 'sarif'),
  remedies: ['src/cli/remedy-command.ts'],
  realms: rules('mapping', 'realm', 'trust'),
  rsop: readers('reports/rsop'),
  rulepages: reporters('rule-page'),
  samba: readers('samba/backup', 'samba/gpo-show', 'samba/pol-xml'),
  sanitize: ['src/cli/sanitize-command.ts'],
  serializations: readers(
    'serializations/clixml',
    'serializations/csv',
    'serializations/format-list',
    'serializations/format-table',
    'serializations/json',
  ),
  sieve: readers('xml/sieve'),
  strangers: readers('strangers'),
  suffixes: ['src/model/public-suffix.ts'],
  tokens: readers('reports/html/tokens'),
};
