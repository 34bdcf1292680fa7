// What there is to say of a command: its help shows it, and TAB reads what its operands are.

import { EXIT_CODES } from '../../model/exit-codes.ts';

/** What an operand is, for whoever completes one. */
export type OperandKind = 'path' | 'host' | 'expected' | 'subject' | 'shell';

export interface Page {
  /** For lists of commands: at most 66 characters, no full stop. */
  readonly summary: string;
  /** Each way to call it: what follows its name, and what that does. */
  readonly usage: readonly (readonly [words: string, does: string])[];
  /** Lines, at most 80 characters each. */
  readonly about: readonly string[];
  /** Of paths there may be many, and they come last. */
  readonly operands: readonly OperandKind[];
  /** A command line each, and what it is for: lines of at most 74 characters. */
  readonly examples: readonly (readonly [line: string, ...about: string[]])[];
  /** What the process ends with, and lines of at most 74 characters that say when. */
  readonly exitCodes: readonly (readonly [code: number, ...meaning: string[]])[];
}

/** Those of commands that judge. */
export const JUDGING: Page['exitCodes'] = Object.values(EXIT_CODES).map(
  ({ code, meaning }) => [code, meaning] as const,
);

/** Those of commands that only print. */
export const PRINTING: Page['exitCodes'] = [
  [EXIT_CODES.clean.code, 'it was printed'],
  [EXIT_CODES.usage.code, 'the command line is wrong; nothing was printed'],
  [EXIT_CODES.internal.code, EXIT_CODES.internal.meaning],
];
