// The words of a command line told apart as far as they go, whether they are right or not.

import { COMMANDS, type CommandName, type Option } from './option.ts';
import { optionOf } from './options.ts';

export interface Scanned {
  /** The command that is named; null when it is only meant. */
  readonly command: CommandName | null;
  /** What follows it and is neither an option nor a value of one. */
  readonly operands: readonly string[];
  /** Values by the names of options that exist; switches have none. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** The option that the next word is the value of. */
  readonly pending: Option | null;
  /** Whether -- came, after which every word is an operand. */
  readonly ended: boolean;
}

/** Never throws. */
export function scan(words: readonly string[]): Scanned {
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  let command: CommandName | null = null;
  let pending: Option | null = null;
  let ended = false;
  const isFirst = () => command === null && operands.length === 0 && !ended;
  for (const word of words) {
    if (pending && isValue(word)) {
      given.get(pending.name)?.push(word);
      pending = null;
      continue;
    }
    pending = null;
    if (ended || !isOption(word)) {
      const named = isFirst() ? COMMANDS.find((name) => name === word) : undefined;
      if (named) command = named;
      else operands.push(word);
    } else if (word === '--') ended = true;
    else pending = take(word, given);
  }
  return { command, operands, given, pending, ended };
}

/** Notes the option, and returns it when its value is to come. */
function take(word: string, given: Map<string, string[]>): Option | null {
  const [, name = '', , value] = /^--([^=]*)(=(.*))?$/s.exec(word === '-h' ? '--help' : word) ?? [];
  const option = optionOf(name);
  if (!option) return null;
  const values = given.get(name) ?? [];
  given.set(name, values);
  if (value !== undefined) values.push(value);
  return option.value !== null && value === undefined ? option : null;
}

export function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

/** Whether the word after an option can be its value. A number is one also below 0: who reads it says what is wrong with that. */
export function isValue(word: string | undefined): boolean {
  return word !== undefined && word !== '' && (!isOption(word) || /^-\d+$/.test(word));
}
