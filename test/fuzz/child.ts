// The process in which inputs are run: its parent can end it when one of them never does, and sees when one took it down.

import { closeSync, openSync, writeSync } from 'node:fs';
import { documents } from './seeds.ts';
import { runOne, runSlice, type Task } from './slice.ts';

/** Bytes. Garbage that is not collected yet would count as memory that the next input takes. */
const RESTART = 450 * 1024 * 1024;

/** Bytes that this process may hold after a case, the program and its documents included. */
const MOST_MEMORY = 700 * 1024 * 1024;

/**
 * Runs the tasks of its first argument, and writes a line of JSON for each. Before each case the case stands in the file that the
 * second names, for whoever has to know what was run last.
 */
function child([list = '[]', file = '']: readonly string[]): void {
  const tasks = JSON.parse(list) as readonly Task[];
  const all = documents();
  const last = openSync(file, 'w');
  let count = 0;
  for (const [index, task] of tasks.entries()) {
    const options = {
      documents: all.get(task.target) ?? [],
      mostMemory: MOST_MEMORY,
      // What a longer case left behind stands after the line break.
      onCase: (one: unknown, seed: number) =>
        void writeSync(last, `${JSON.stringify({ count: ++count, index, seed, case: one })}\n`, 0),
    };
    const result = 'case' in task ? runOne(task, options) : runSlice(task, options);
    writeSync(1, `${JSON.stringify({ index, result })}\n`);
    if (process.memoryUsage.rss() > RESTART) break;
  }
  closeSync(last);
}

child(process.argv.slice(2));
