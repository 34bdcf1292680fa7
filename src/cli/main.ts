// The command line with all its parts.

import { rules } from '../../rules/index.ts';
import { collect, gather, judge, judgeSurvey, survey, VERSION } from '../lint.ts';
import { reporters } from '../reporters/index.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';

/** Runs realmlint; resolves to the exit code when all output is written, and never rejects. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return run(argv, io, { gather, collect, judge, survey, judgeSurvey, reporters, rules, version: VERSION });
}
