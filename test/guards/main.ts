// Takes away one guard after the other, in copies of the tree, and demands of its test that it notices.

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Copy, copyOf } from './copy.ts';
import { type Guard, staleness } from './guard.ts';
import { unnoticed, unsound } from './outcome.ts';
import { GUARDS } from './table.ts';

const HELP = `npm run test:guards [-- WORDS...]

Takes away each guard of test/guards/table (or those whose names hold the words), and runs the tests
that are to fail then. Exit code 1 where one does not, or fails in another way than it should.
`;

/** Resolves to the exit code. */
export async function main(argv: readonly string[], root: string): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const words = argv.join(' ');
  const chosen = Object.values(GUARDS)
    .flat()
    .filter(({ name }) => name.includes(words));
  const textOf = (file: string) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null;
  const stale = chosen.flatMap((guard) => said(guard, staleness(guard, textOf)));
  if (stale.length > 0 || chosen.length === 0) {
    process.stdout.write([...stale, `${chosen.length} guards, ${stale.length} of them stale\n`].join(''));
    return 1;
  }
  const copies = Array.from({ length: Math.min(availableParallelism(), chosen.length) }, () => copyOf(root));
  try {
    return (await tryAll(chosen, copies)) ? 0 : 1;
  } finally {
    for (const copy of copies) copy.remove();
  }
}

async function tryAll(chosen: readonly Guard[], copies: readonly Copy[]): Promise<boolean> {
  const [first] = copies;
  if (!first) return false;
  const unready = await standing(chosen, first);
  process.stdout.write(unready.join(''));
  if (unready.length > 0) return false;
  const left = [...chosen];
  let wrong = 0;
  const work = async (copy: Copy) => {
    for (let guard = left.shift(); guard; guard = left.shift()) {
      const problem = await tried(guard, copy);
      if (problem !== null) wrong++;
      process.stdout.write(
        problem === null ? `ok       ${guard.name}\n` : `PROBLEM  ${guard.name}: ${problem}\n`,
      );
    }
  };
  await Promise.all(copies.map(work));
  process.stdout.write(`${chosen.length} guards, ${wrong} of them not held by their tests\n`);
  return wrong === 0;
}

/** What is wrong with the tests while all guards stand. */
async function standing(chosen: readonly Guard[], copy: Copy): Promise<readonly string[]> {
  if (chosen.some(({ built }) => built)) await copy.build();
  const files = [...new Set(chosen.map(({ test }) => test))];
  const results = await copy.run(
    files,
    chosen.map(({ named }) => named),
  );
  return chosen.flatMap((guard) => said(guard, unsound(guard.named, results)));
}

function said({ name }: Guard, problem: string | null): readonly string[] {
  return problem === null ? [] : [`PROBLEM  ${name}: ${problem}\n`];
}

/** What is wrong with one guard; null where its tests notice that it is gone. */
async function tried(guard: Guard, copy: Copy): Promise<string | null> {
  try {
    const results = await copy.without(guard, async () => {
      if (guard.built) await copy.build();
      return await copy.run([guard.test], [guard.named]);
    });
    return unnoticed(guard, results);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
