// One run of the program, from words to an exit code. Whatever goes wrong ends here, in words for the user.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { parseArguments } from './arguments.ts';
import { baselineCommand } from './baseline-command.ts';
import { collectCommand } from './collect-command.ts';
import { completionCommand } from './completion-command.ts';
import { driftCommand } from './drift-command.ts';
import { explainCommand } from './explain-command.ts';
import { UsageError } from './failure.ts';
import { helpOf } from './help.ts';
import { initCommand } from './init-command.ts';
import type { Io } from './io.ts';
import { lintCommand } from './lint-command.ts';
import { notify, OutputError, print } from './output.ts';
import type { Parts, Session } from './parts.ts';
import { remedyCommand } from './remedy-command.ts';
import { rulesCommand } from './rules-command.ts';
import { sanitizeCommand } from './sanitize-command.ts';
import { whyCommand } from './why-command.ts';

const COMMANDS = {
  lint: lintCommand,
  collect: collectCommand,
  drift: driftCommand,
  why: whyCommand,
  explain: explainCommand,
  rules: rulesCommand,
  remedy: remedyCommand,
  sanitize: sanitizeCommand,
  baseline: baselineCommand,
  init: initCommand,
  completion: completionCommand,
} as const;

/** Never throws. */
export async function run(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const session: Session = { io, parts, doing: 'reading the command line' };
  try {
    return await obey(argv, session);
  } catch (error) {
    if (error instanceof UsageError) {
      await notify(io, error.lines);
      return EXIT_CODES.usage.code;
    }
    await notify(io, error instanceof OutputError ? error.lines : defect(error, session, argv));
    return EXIT_CODES.internal.code;
  }
}

async function obey(argv: readonly string[], session: Session): Promise<number> {
  const { io, parts } = session;
  const invocation = parseArguments(argv);
  if (invocation.given.has('help')) {
    await print(io, [helpOf(invocation.command)]);
    return EXIT_CODES.clean.code;
  }
  if (invocation.given.has('version')) {
    await print(io, [`${parts.version}\n`]);
    return EXIT_CODES.clean.code;
  }
  return await COMMANDS[invocation.command](session, invocation);
}

function defect(error: unknown, { parts, doing }: Session, argv: readonly string[]): readonly string[] {
  const said = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack ? error.stack.split('\n') : [];
  const verbose = argv.includes('--verbose');
  return [
    `internal error while ${doing}: ${said}`,
    `That is a defect of realmlint ${parts.version}. Please report it with the line above${
      verbose ? ' and those below' : ', and with what --verbose adds'
    }.`,
    ...(verbose ? stack : []),
  ];
}
