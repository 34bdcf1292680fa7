// Takes away one guard after the other, in copies of the tree, and demands of its test that it notices.

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Copy, copyOf } from './copy.ts';
import { type Guard, staleness } from './guard.ts';
import { unnoticed, unsound } from './outcome.ts';
import { GUARDS } from './table.ts';

const HELP = `npm run test:guards [-- [--quick] WORDS...]

Takes away each guard of test/guards/table (or those whose names, or whose groups' names, hold one of
the WORDS), and runs the tests that are to fail then. Exit code 1 where one does not, or fails in
another way than it should. With --quick it is not tried first that they pass as it is.
`;

/** Resolves to the exit code. */
export async function main(argv: readonly string[], root: string): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const words = argv.filter((word) => word !== '--quick');
  const chosen = chosenBy(words.length === 0 ? [''] : words);
  const textOf = (file: string) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null;
  const stale = chosen.flatMap((guard) => {
    const problem = staleness(guard, textOf);
    return problem === null ? [] : [`PROBLEM  ${guard.name}: ${problem}\n`];
  });
  if (stale.length > 0 || chosen.length === 0) {
    process.stdout.write([...stale, `${chosen.length} guards, ${stale.length} of them stale\n`].join(''));
    return 1;
  }
  const copies = Array.from({ length: Math.min(availableParallelism(), chosen.length) }, () => copyOf(root));
  try {
    return (await tryAll(chosen, copies, argv.includes('--quick'))) ? 0 : 1;
  } finally {
    for (const copy of copies) copy.remove();
  }
}

/** In the order of the words. */
function chosenBy(words: readonly string[]): readonly Guard[] {
  const groups = Object.entries(GUARDS);
  const chosen = words.flatMap((word) =>
    groups.flatMap(([group, guards]) => guards.filter(({ name }) => `${group} ${name}`.includes(word))),
  );
  return [...new Set(chosen)];
}

async function tryAll(chosen: readonly Guard[], copies: readonly Copy[], quick: boolean): Promise<boolean> {
  const files = quick ? [] : [...new Set(chosen.map(({ test }) => test))];
  const unsure = new Set<Guard>();
  let wrong = 0;
  const say = (name: string, problem: string | null) => {
    if (problem !== null) wrong++;
    process.stdout.write(problem === null ? `ok       ${name}\n` : `PROBLEM  ${name}: ${problem}\n`);
  };
  await inTurn(files, copies, async (file, copy) => {
    const own = chosen.filter(({ test }) => test === file);
    for (const { guard, problem } of await standing(file, own, copy)) {
      say(guard.name, problem);
      unsure.add(guard);
    }
  });
  const sure = chosen.filter((guard) => !unsure.has(guard));
  await inTurn(sure, copies, async (guard, copy) => say(guard.name, await tried(guard, copy)));
  process.stdout.write(`${chosen.length} guards, ${wrong} of them not held by their tests\n`);
  return wrong === 0;
}

/** Each copy takes the next one as soon as it is free. */
async function inTurn<T>(
  all: readonly T[],
  copies: readonly Copy[],
  act: (one: T, copy: Copy) => Promise<void>,
): Promise<void> {
  const left = [...all];
  await Promise.all(
    copies.map(async (copy) => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one, copy);
    }),
  );
}

/** What is wrong with the tests of a file while all guards stand. */
async function standing(file: string, guards: readonly Guard[], copy: Copy) {
  const named = guards.map((guard) => guard.named);
  const found = await orWords(async () => {
    if (guards.some(({ built }) => built)) await copy.build();
    const results = await copy.run([file], named);
    return guards.map((guard) => unsound(guard.named, results));
  });
  return guards
    .map((guard, index) => ({ guard, problem: typeof found === 'string' ? found : (found[index] ?? null) }))
    .filter(({ problem }) => problem !== null);
}

/** What is wrong with one guard; null where its tests notice that it is gone. */
function tried(guard: Guard, copy: Copy): Promise<string | null> {
  return orWords(async () => {
    const results = await copy.without(guard, async () => {
      if (guard.built) await copy.build();
      return await copy.run([guard.test], [guard.named]);
    });
    return unnoticed(guard, results);
  });
}

/** What was asked for, or why it failed. */
async function orWords<T>(act: () => Promise<T>): Promise<T | string> {
  try {
    return await act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
