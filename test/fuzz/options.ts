// The command line of the fuzzer.

import { parseArgs } from 'node:util';
import { TARGETS, type Target } from './seeds.ts';

export interface Options {
  /** Seconds. */
  readonly time: number;
  readonly seed: number;
  readonly targets: readonly Target[];
  /** Where inputs that fail are kept; null for a new folder of the system's. */
  readonly keep: string | null;
  readonly json: string | null;
}

export class UsageError extends Error {}

export const USAGE = `npm run fuzz -- [options]

  --time SECONDS   how long (60)
  --seed N         what it begins with (random, and printed)
  --reader NAME    only this one, by its format: gpo-report, hive, archive, facts, ...; repeatable
  --keep DIR       where inputs that fail are kept (a new folder of the system's for temporary files)
  --json FILE      executions and failures as JSON
  --help           show this
`;

const DEFINITIONS = {
  time: { type: 'string', default: '60' },
  seed: { type: 'string' },
  reader: { type: 'string', multiple: true },
  keep: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: DEFINITIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Null: help was asked for. Throws UsageError. */
export function optionsOf(argv: readonly string[], random: () => number = Math.random): Options | null {
  const values = parsed(argv);
  if (values.help) return null;
  const time = Number(values.time);
  if (!(time > 0)) throw new UsageError(`--time ${values.time}: write a number of seconds`);
  const seed = values.seed === undefined ? Math.floor(random() * 0x7fffffff) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new UsageError(`--seed ${values.seed}: write a whole number`);
  const unknown = values.reader?.find((name) => !TARGETS.some((target) => target === name));
  if (unknown !== undefined) throw new UsageError(`there is no reader ${unknown}: ${TARGETS.join(', ')}`);
  const targets = TARGETS.filter((target) => values.reader?.includes(target) ?? true);
  return { time, seed, targets, keep: values.keep ?? null, json: values.json ?? null };
}
