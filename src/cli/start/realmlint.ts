// The file that Node.js is given: loads the program from the scripts beside it and leaves with its exit code.

import { join } from 'node:path';
import type * as core from '../bin.ts';
import { programIn } from './program.ts';

declare const REALMLINT_BUILD: string;

const program = programIn(join(__dirname, 'program'), REALMLINT_BUILD, require);
const { start } = program.load('core') as typeof core;

start(process, true).then(({ exitCode, effort }) => {
  process.exitCode = exitCode;
  try {
    if (effort !== null) program.keep(effort);
  } catch (error) {
    // A defect, but none of what was said: the exit code stands.
    console.error('realmlint: internal error while keeping what Node.js compiled, please report it:', error);
  }
});
