// Settings as the command line makes them of a config file.

import { requestOf } from '../../src/cli/request.ts';
import { readConfig } from '../../src/config/config.ts';
import { settingsOf } from '../../src/config/settings.ts';
import type { Settings } from '../../src/lint.ts';
import { CATALOGUE } from './catalogue.ts';

/** What lint is given without options; `text` is that of realmlint.config.jsonc, absent where there is none. */
export function settingsFrom(text?: string): Settings {
  const request = requestOf(
    { command: 'lint', explicit: true, operands: ['.'], given: new Map() },
    { formats: ['text'], rules: CATALOGUE },
  );
  if (text === undefined) return settingsOf(request, null);
  const { config, problems } = readConfig(text, CATALOGUE);
  if (!config) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return settingsOf(request, config);
}
