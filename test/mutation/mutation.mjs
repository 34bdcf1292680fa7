// npm run test:mutation [-- AREA... --concurrency N]: how much of the code the tests notice when it is changed, area by area. Writes
// scores.json, from which CONTRIBUTING.md has its table, and what survived to coverage/mutation/.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { AREAS, testFilesOf } from './areas.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCORES = new URL('scores.json', import.meta.url);
const DETAILS = `${ROOT}/coverage/mutation`;

const optionsOf = (area, concurrency) => ({
  testRunner: 'realmlint',
  plugins: ['./test/mutation/test-runner.mjs', './test/mutation/prose.mjs'],
  ignorers: ['prose'],
  realmlint: {
    near: testFilesOf(area.near, ROOT),
    tests: testFilesOf([...area.near, ...area.tests], ROOT),
    // Milliseconds of tests that a mutant must pass; slower ones are left out, so a score is at least what is said.
    budget: 3000,
  },
  mutate: area.mutate,
  reporters: ['progress-append-only'],
  concurrency,
  coverageAnalysis: 'perTest',
  // The compiler of this project has no interface in JavaScript, and the sandbox needs no other paths.
  tsconfigFile: 'no-tsconfig.json',
  ignorePatterns: ['/dist', '/coverage', '/docs', '/.git'],
  tempDirName: 'node_modules/.stryker-tmp',
  allowConsoleColors: false,
  // What takes longer than its tests took at first, and this beside, is said to have been noticed: let nothing else run on the machine.
  timeoutMS: 10_000,
  maxTestRunnerReuse: 500,
});

function scoreOf(results) {
  const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const unnoticed = count('Survived', 'NoCoverage');
  return {
    mutants: noticed + unnoticed,
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    noCoverage: count('NoCoverage'),
    score: Math.round((10_000 * noticed) / (noticed + unnoticed)) / 100,
  };
}

/** Where a mutant is and what it says, one a line, for whoever looks at what survived. */
function survivorsOf(results) {
  return results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ fileName, location, status, mutatorName, replacement }) => {
      const { start, end } = location;
      const line = readFileSync(fileName, 'utf8').split('\n')[start.line - 1] ?? '';
      const isWhole = start.line === end.line;
      const original = line.slice(start.column - 1, isWhole ? end.column - 1 : undefined);
      const place = `${fileName.slice(ROOT.length)}:${start.line}:${start.column}`;
      return `${place} ${status} ${mutatorName}: ${original}${isWhole ? '' : ' ...'} => ${replacement.replaceAll(/\s+/g, ' ')}`;
    });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' } },
});
const wanted = positionals.length > 0 ? AREAS.filter(({ name }) => positionals.includes(name)) : AREAS;
if (wanted.length < positionals.length)
  throw new Error(`Areas are ${AREAS.map(({ name }) => name).join(' ')}.`);
mkdirSync(DETAILS, { recursive: true });
for (const area of wanted) {
  const start = performance.now();
  const results = await new Stryker(optionsOf(area, Number(values.concurrency))).runMutationTest();
  const score = scoreOf(results);
  const survivors = survivorsOf(results);
  writeFileSync(`${DETAILS}/${area.name.replaceAll('/', '-')}.txt`, `${survivors.join('\n')}\n`);
  const scores = JSON.parse(readFileSync(SCORES, 'utf8'));
  writeFileSync(SCORES, `${JSON.stringify({ ...scores, [area.name]: score }, null, 2)}\n`);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${area.name}: ${score.score} % of ${score.mutants} mutants noticed, ${survivors.length} not (${seconds} s)`,
  );
}
