// node judge.mjs FILE...: runs test files as test-runner.mjs does, without mutants, and prints what came of each test as JSON.

import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { collect, endRun, failureOf, isLeftOut, newRun, runTest, testsOf } from './tests.mjs';

register('./load.mjs', import.meta.url);
const collected = await collect(
  process.cwd(),
  process.argv.slice(2),
  (path) => import(`${pathToFileURL(path).href}?generation=1`),
);
const results = {};
const run = newRun();
for (const [id, task] of testsOf(collected)) {
  try {
    await runTest(run, task);
    results[id] = 'passed';
  } catch (error) {
    results[id] = isLeftOut(error) ? 'left out' : failureOf(error);
  }
}
await endRun(run);
console.log(JSON.stringify(results));
