// Writes every generated file of the project; with --check it writes nothing and fails when one is stale.
import { fileURLToPath } from 'node:url';
import { codePages } from './generate/code-pages.mjs';
import { configSchema } from './generate/config-schema.mjs';
import { demo } from './generate/demo.mjs';
import { factsSchemaFile } from './generate/facts-schema.mjs';
import { look } from './generate/look.mjs';
import { mutationScores } from './generate/mutation-scores.mjs';
import { publicSuffixes } from './generate/public-suffixes.mjs';
import { ruleFixtures } from './generate/rule-fixtures.mjs';
import { rulesReadme } from './generate/rules-readme.mjs';
import { sieve } from './generate/sieve.mjs';
import { bring, differences } from './generate/tree.mjs';
import { factsValidators, validators } from './generate/validators.mjs';
import { vocabulary } from './generate/vocabulary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
for (const generate of [
  codePages,
  publicSuffixes,
  sieve,
  look,
  configSchema,
  factsSchemaFile,
  validators,
  factsValidators,
  vocabulary,
  mutationScores,
  rulesReadme,
  ruleFixtures,
  demo,
]) {
  for (const difference of differences(root, await generate())) {
    const { path, content } = difference;
    if (check) {
      process.exitCode = 1;
      console.error(`${path} is ${content === null ? 'no longer generated' : 'stale'}: run npm run generate`);
    } else {
      bring(root, difference);
      console.error(`${content === null ? 'removed' : 'wrote'} ${path}`);
    }
  }
}
