// Tests that are loaded once and run as often as somebody asks: vitest's own collector and hooks, without its workers.

import { collectTests, getFn, getHooks } from '@vitest/runner';

const PATIENCE = 20_000;

const CONFIG = {
  name: 'mutation',
  sequence: { hooks: 'stack', shuffle: false, concurrent: false },
  setupFiles: [],
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  retry: 0,
  maxConcurrency: 1,
  allowOnly: false,
  includeTaskLocation: false,
  tags: [],
};

/** The files of tests among `files` (absolute paths) as tasks; `importFile` evaluates one of them. Throws where one cannot be. */
export async function collect(root, files, importFile) {
  const runner = {
    config: { ...CONFIG, root },
    importFile,
    pool: 'forks',
    trace: (_name, _about, run) => run(),
  };
  const collected = await collectTests(files, runner);
  for (const { filepath, result } of collected) {
    if (result?.state === 'fail')
      throw new Error(result.errors?.[0]?.message ?? `${filepath} cannot be loaded`);
  }
  return collected;
}

function* leaves(task) {
  if (task.type === 'test') yield task;
  else for (const child of task.tasks) yield* leaves(child);
}

/** Names of suites and of the test, and where several share them, a number. */
export function testsOf(files) {
  const found = new Map();
  for (const file of files) {
    for (const task of leaves(file)) {
      if (task.mode !== 'run' && task.mode !== 'queued') continue;
      const names = [task.name];
      for (let suite = task.suite; suite && suite !== file; suite = suite.suite) names.unshift(suite.name);
      const name = `${file.name} > ${names.join(' > ')}`;
      let id = name;
      for (let count = 2; found.has(id); count++) id = `${name} (${count})`;
      found.set(id, task);
    }
  }
  return found;
}

function suitesOf(task) {
  const suites = [];
  for (
    let suite = task.suite ?? task.file;
    suite;
    suite = suite.suite ?? (suite === task.file ? null : task.file)
  ) {
    suites.unshift(suite);
  }
  return suites;
}

export const failureOf = (error) => (error instanceof Error ? error.message : String(error));

/** Whether a test has left itself out, in vitest's way. */
export const isLeftOut = (error) => error?.code === 'VITEST_PENDING';

async function callAll(hooks, ...args) {
  const after = [];
  for (const hook of hooks) {
    const cleanUp = await hook(...args);
    if (typeof cleanUp === 'function') after.unshift(cleanUp);
  }
  return after;
}

/** Of a run: which suites were begun, and what is to be done when they end. */
export function newRun() {
  return { begun: new Set(), ends: [] };
}

export async function endRun(run) {
  for (const end of run.ends.reverse()) await end();
}

/** Runs a test with the hooks around it. Throws what it throws. */
export async function runTest(run, task) {
  const suites = suitesOf(task);
  for (const suite of suites) {
    if (run.begun.has(suite)) continue;
    run.begun.add(suite);
    const hooks = getHooks(suite) ?? {};
    const after = await callAll(hooks.beforeAll ?? [], {}, suite);
    run.ends.push(async () => {
      await callAll(hooks.afterAll ?? [], {}, suite);
      for (const cleanUp of after) await cleanUp();
    });
  }
  const after = [];
  try {
    for (const suite of suites)
      after.unshift(...(await callAll(getHooks(suite)?.beforeEach ?? [], task.context, suite)));
    await getFn(task)();
  } finally {
    for (const suite of [...suites].reverse())
      await callAll(getHooks(suite)?.afterEach ?? [], task.context, suite);
    for (const cleanUp of after) await cleanUp();
  }
}
