// Writes every generated file of the project; with --check it writes nothing and fails when one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codePages } from './generate/code-pages.mjs';
import { rulesReadme } from './generate/rules-readme.mjs';
import { validators } from './generate/validators.mjs';

const generators = [codePages, validators, rulesReadme];
const check = process.argv.includes('--check');
let stale = 0;
for (const generate of generators) {
  const { path, content } = await generate();
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  let present = null;
  try {
    present = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (present === content) continue;
  if (check) {
    stale++;
    console.error(`${path} is stale: run npm run generate`);
  } else {
    writeFileSync(file, content);
    console.error(`wrote ${path}`);
  }
}
if (stale > 0) process.exitCode = 1;
