// A child and its watchdog: whoever hangs is ended, whoever dies is noticed, and what was run last is known.

import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Milliseconds until the first case: where much else runs, a program takes long to begin. */
const START = 60_000;

export interface Watched {
  /** The lines that it wrote, parsed. */
  readonly lines: readonly unknown[];
  /** How it came to its end before its time; null where it ended by itself. */
  readonly end: 'hangs' | 'dies' | null;
  /** What stood last in the file in which it notes what it runs. */
  readonly last: {
    readonly count: number;
    readonly index: number;
    /** Of the round that the case is of. */
    readonly seed: number;
    readonly case: unknown;
  } | null;
  /** The end of what it wrote to standard error. */
  readonly words: string;
}

export interface Limits {
  /** Milliseconds without a new case, after which it hangs. */
  readonly patience: number;
  /** Megabytes of heap. */
  readonly heap: number;
}

function lastOf(file: string): Watched['last'] {
  try {
    return JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0] ?? '');
  } catch {
    // Nothing is written yet, or not all of a line.
    return null;
  }
}

/** Runs `node program ...args file` to its end, whatever that is. */
export async function watch(
  program: readonly string[],
  file: string,
  { patience, heap }: Limits,
): Promise<Watched> {
  rmSync(file, { force: true });
  const flags = [`--max-old-space-size=${heap}`, '--enable-source-maps'];
  const child = spawn(process.execPath, [...flags, ...program, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: unknown[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)));
  let words = '';
  child.stderr.on('data', (chunk) => {
    words = (words + chunk).slice(-2000);
  });
  let hung = false;
  let [count, since] = [-1, Date.now()];
  const timer = setInterval(
    () => {
      const now = lastOf(file)?.count ?? -1;
      if (now !== count) [count, since] = [now, Date.now()];
      if (Date.now() - since < (count === -1 ? START : patience)) return;
      hung = true;
      child.kill('SIGKILL');
    },
    Math.min(500, patience / 4),
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(timer);
  return { lines, end: hung ? 'hangs' : code === 0 ? null : 'dies', last: lastOf(file), words };
}
