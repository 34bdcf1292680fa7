// From words to what is asked for. The only file that imports yargs, and of it the parser alone, which tells options from
// paths. The rest of yargs prints, exits and measures text: that would take longer to load than all else here.

import { Parser } from 'yargs/helpers';
import { UsageError } from './failure.ts';
import { COMMANDS, type CommandName } from './option.ts';
import { CONFLICTS, OPTIONS, type OptionName, optionOf } from './options.ts';
import { suggestion } from './suggest.ts';
import { ownersOf } from './unknown-option.ts';
import { checkWords } from './words.ts';

/** A command line that is well-formed; what the values mean is not yet known. */
export interface Invocation {
  readonly command: CommandName;
  /** True when the command was named, not only meant. */
  readonly explicit: boolean;
  /** Paths of lint, the host and the paths of why, the rule id of explain. */
  readonly operands: readonly string[];
  /** Every value of every option that was given; a switch has one, empty. */
  readonly given: ReadonlyMap<OptionName, readonly string[]>;
}

// Each of these is off because it changes words that the user wrote: numbers, dots, a leading `no-`.
export const PARSER = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
} as const;

/** Throws UsageError. */
export function parseArguments(argv: readonly string[]): Invocation {
  checkWords(argv);
  const parsed = parseWords(argv);
  const given = new Map<OptionName, readonly string[]>();
  for (const { name, value } of OPTIONS) {
    const values = parsed[name];
    if (value === null ? values !== true : values === undefined) continue;
    given.set(name, value === null ? [''] : [values].flat().map(String));
  }
  const words = parsed._.map(String);
  const after = Array.isArray(parsed['--']) ? parsed['--'].map(String) : [];
  const named = COMMANDS.find((name) => name === words[0]);
  const command = named ?? 'lint';
  const operands = [...(named ? words.slice(1) : words), ...after];
  const invocation = { command, explicit: named !== undefined, operands, given };
  checkOptions(invocation);
  return invocation;
}

/** Options by their names and paths under `_` and `--`, as yargs has them. Throws UsageError. */
export function parseWords(argv: readonly string[]) {
  const valued = OPTIONS.filter(({ value }) => value !== null).map(({ name }) => name);
  const { argv: parsed, error } = Parser.detailed([...argv], {
    alias: { help: ['h'] },
    boolean: OPTIONS.filter(({ value }) => value === null).map(({ name }) => name),
    configuration: PARSER,
    narg: Object.fromEntries(valued.map((name) => [name, 1])),
    string: valued,
  });
  if (error) throw new UsageError(error.message, 'realmlint --help lists the options.');
  return parsed;
}

function checkOptions({ command, explicit, operands, given }: Invocation): void {
  for (const [name, values] of given) {
    const option = optionOf(name);
    if (option && !option.commands.includes(command)) {
      const [first = ''] = explicit ? [] : operands;
      const meant = suggestion(first, option.commands);
      throw new UsageError(
        `--${name} is no option of ${command}.`,
        meant ? `Did you mean realmlint ${meant}?` : ownersOf(option),
      );
    }
    if (option && !option.many && values.length > 1) {
      throw new UsageError(
        `--${name} is given ${values.length} times; it takes one value.`,
        `Leave one --${name} and take out the others.`,
      );
    }
  }
  for (const [one, other] of CONFLICTS) {
    if (given.has(one) && given.has(other)) {
      throw new UsageError(`--${one} and --${other} contradict each other.`, 'Leave out one of the two.');
    }
  }
}
