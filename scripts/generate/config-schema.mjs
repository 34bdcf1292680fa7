// schemas/config.schema.json: written by hand, but for the ids of rules, which editors complete with what each rule finds.
// The command takes the same schema without them, because it can tell which id was meant.
import { readFileSync } from 'node:fs';
import { formatted } from './formatted.mjs';
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
  return { path: PATH, content: formatted(PATH, JSON.stringify(schema)) };
}
