// Writes fixtures/rules: for every rule small inputs that raise it and such that must not, each in a folder of its own
// with the findings to expect. Run it after a change in scripts/fixtures; the files are committed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CASES } from './fixtures/cases.mjs';
import { FORMATS } from './fixtures/formats.mjs';

const root = fileURLToPath(new URL('../fixtures/rules', import.meta.url));
rmSync(root, { recursive: true, force: true });

function write(path, bytes) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

for (const { ruleId, name, formats, configs, finding, cut } of CASES) {
  for (const format of formats) {
    const folder = `${ruleId}/${finding ? 'bad' : 'good'}/${format}-${name}`;
    const expected = [];
    for (const config of configs) {
      const { name: file, bytes, places } = FORMATS[format](config);
      write(`${folder}/${file}`, cut ? bytes.subarray(0, bytes.length - cut) : bytes);
      for (const place of places) expected.push({ ruleId, ...finding, ...place });
    }
    if (finding && expected.length === 0) expected.push({ ruleId, ...finding });
    write(`${folder}/expected.json`, `${JSON.stringify(expected, null, 2)}\n`);
  }
}
