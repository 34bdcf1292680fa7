// schemas/config.schema.json: written by hand, but for the ids of rules, which editors complete with what each rule finds.
// The command takes the same schema without them, because it can tell which id was meant.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadRules } from './load-rules.mjs';

const PATH = 'schemas/config.schema.json';
const LEVELS = { type: 'string', enum: ['error', 'warning', 'info', 'off'] };

const present = () => JSON.parse(readFileSync(new URL(`../../${PATH}`, import.meta.url), 'utf8'));

/** The config schema in which any text may stand for a rule. */
export function schemaWithoutRules() {
  const schema = present();
  const { rules, suppressions } = schema.properties;
  delete rules.properties;
  rules.additionalProperties = LEVELS;
  const { rule } = suppressions.items.properties;
  delete rule.enum;
  delete rule.enumDescriptions;
  return schema;
}

export async function configSchema() {
  const { rules } = await loadRules();
  const schema = present();
  const byId = schema.properties.rules;
  byId.properties = Object.fromEntries(
    rules.map(({ id, summary, severities }) => [
      id,
      { description: `${summary} (${severities.join(', ')})`, ...LEVELS },
    ]),
  );
  byId.additionalProperties = false;
  Object.assign(schema.properties.suppressions.items.properties.rule, {
    enum: rules.map(({ id }) => id),
    enumDescriptions: rules.map(({ summary }) => summary),
  });
  return { path: PATH, content: formatted(JSON.stringify(schema)) };
}

/** As `npm run format` would leave it. */
function formatted(json) {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [biome, 'format', `--stdin-file-path=${PATH}`],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), input: json, encoding: 'utf8' },
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`biome could not format ${PATH}: ${stderr}`);
  return stdout;
}
