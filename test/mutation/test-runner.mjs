// A test runner for Stryker that loads the tests once and then only runs them. Stryker's own for vitest starts a worker for each mutant, which
// takes a second; there are some twenty thousand mutants.

import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { collect, endRun, failureOf, isLeftOut, newRun, runTest, testsOf } from './tests.mjs';

register('./load.mjs', import.meta.url);

// What instrumented code asks for the mutant that is active, and tells which mutants it passed.
globalThis.__stryker__ ??= {};
const shared = globalThis.__stryker__;

/** A mutant that is no program says nothing about the tests, and is not counted. */
function isNoProgram(message) {
  return message.startsWith('Invalid regular expression');
}

function resultOf(killer) {
  if (!killer.id) return { status: MutantRunStatus.Survived, nrOfTests: killer.count };
  const { failureMessage } = killer;
  if (isNoProgram(failureMessage)) return { status: MutantRunStatus.Error, errorMessage: failureMessage };
  return { status: MutantRunStatus.Killed, killedBy: [killer.id], failureMessage, nrOfTests: killer.count };
}

function runnerOf(options) {
  const root = process.cwd();
  const absolute = (files) => files.map((file) => resolve(root, file));
  const all = absolute(options.realmlint.tests);
  const near = absolute(options.realmlint.near);
  let generation = 0;
  let tests = new Map();
  // Milliseconds that a test took when it was quickest.
  const fastest = new Map();

  // Modules are evaluated with the mutant active where Stryker wants that (a constant, a table), and once for all others. Such a mutant
  // is passed by every test, and is judged by those that mirror its folder: all of them would take longer than all other mutants together.
  async function load(files) {
    generation++;
    const importFile = (path) => import(`${pathToFileURL(path).href}?generation=${generation}`);
    tests = testsOf(await collect(root, files, importFile));
  }

  async function judge(id, run) {
    const task = tests.get(id);
    const start = performance.now();
    const about = { id, name: id, timeSpentMs: 0 };
    try {
      await runTest(run, task);
      const timeSpentMs = performance.now() - start;
      fastest.set(id, Math.min(timeSpentMs, fastest.get(id) ?? timeSpentMs));
      return { ...about, status: TestStatus.Success, timeSpentMs };
    } catch (error) {
      if (isLeftOut(error)) return { ...about, status: TestStatus.Skipped };
      return { ...about, status: TestStatus.Failed, failureMessage: failureOf(error) };
    }
  }

  async function dryRun() {
    shared.activeMutant = undefined;
    await load(all);
    const results = [];
    const run = newRun();
    for (const id of tests.keys()) {
      shared.currentTestId = id;
      results.push(await judge(id, run));
      shared.currentTestId = undefined;
    }
    await endRun(run);
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: shared.mutantCoverage };
  }

  // The quick ones of the tests, up to so many milliseconds of them: what nothing notices would otherwise cost every sweep of every sample.
  function affordable(ids) {
    const time = (id) => fastest.get(id) ?? 0;
    let left = options.realmlint.budget;
    const chosen = new Set();
    for (const id of [...ids].sort((a, b) => time(a) - time(b))) {
      left -= time(id);
      if (left < 0) break;
      chosen.add(id);
    }
    return chosen;
  }

  async function killerOf(ids) {
    const run = newRun();
    let count = 0;
    const chosen = affordable(ids);
    try {
      for (const id of ids) {
        if (!chosen.has(id)) continue;
        count++;
        const result = await judge(id, run);
        if (result.status === TestStatus.Failed) return { ...result, count };
      }
    } finally {
      await endRun(run);
    }
    return { count };
  }

  async function mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment }) {
    const isStatic = mutantActivation === 'static';
    shared.activeMutant = isStatic ? activeMutant.id : undefined;
    shared.hitCount = hitLimit === undefined ? undefined : 0;
    shared.hitLimit = hitLimit;
    try {
      if (reloadEnvironment || tests.size === 0) await load(isStatic ? near : all);
    } catch (error) {
      tests = new Map();
      return resultOf({ id: 'loading', failureMessage: failureOf(error), count: 0 });
    }
    shared.activeMutant = activeMutant.id;
    const killer = await killerOf((isStatic ? undefined : testFilter) ?? [...tests.keys()]);
    const overrun = determineHitLimitReached(shared.hitCount, hitLimit);
    if (overrun) return { status: MutantRunStatus.Timeout, reason: overrun.reason };
    return resultOf(killer);
  }

  return { capabilities: () => ({ reloadEnvironment: true }), dryRun, mutantRun };
}

runnerOf.inject = tokens(commonTokens.options);
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'realmlint', runnerOf)];
const FILES = { type: 'array', items: { type: 'string' } };
export const strykerValidationSchema = {
  type: 'object',
  properties: {
    realmlint: { type: 'object', properties: { tests: FILES, near: FILES, budget: { type: 'number' } } },
  },
};
