// realmlint completion: the script that a shell loads, and the answers that this script asks for.

import { EXIT_CODES } from '../model/exit-codes.ts';
import type { Invocation } from './arguments.ts';
import { answer } from './completion/answer.ts';
import { SCRIPTS } from './completion/scripts.ts';
import { UsageError } from './failure.ts';
import { print } from './output.ts';
import type { Session } from './parts.ts';
import { oneOf } from './request.ts';
import { SHELLS } from './values.ts';

/** Marks words that are being completed; see the scripts. */
const WORD = '=';

/** Throws UsageError. */
export async function completionCommand({ io, parts }: Session, { operands }: Invocation): Promise<number> {
  const [word, ...rest] = operands;
  if (word === undefined) {
    throw new UsageError(
      'realmlint completion takes the name of a shell.',
      'For example: realmlint completion bash; realmlint completion --help says where to put it.',
    );
  }
  const name = word.toLowerCase();
  const shell = name === 'pwsh' ? 'powershell' : oneOf('realmlint completion', name, SHELLS);
  const unasked = rest.find((one) => !one.startsWith(WORD));
  if (unasked !== undefined) {
    throw new UsageError(
      `realmlint completion takes one shell, and no ${unasked}.`,
      `Leave it out: realmlint completion ${shell}.`,
    );
  }
  const words = rest.map((one) => one.slice(WORD.length));
  const known = { formats: Object.keys(parts.reporters), rules: parts.rules };
  await print(io, [rest.length === 0 ? SCRIPTS[shell] : answer(shell, words, known)]);
  return EXIT_CODES.clean.code;
}
