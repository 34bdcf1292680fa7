// The command line before it is understood: every trap of option syntax is met here, in words for the user.

import { either } from '../config/sentences.ts';
import { UsageError } from './failure.ts';
import { COMMANDS, type CommandName, OPTIONS, type Option, optionOf } from './options.ts';
import { isOption, isValue, scan } from './scan.ts';
import { suggestion } from './suggest.ts';

const DASHED_PATH = 'Put a path that begins with a dash after --.';

/**
 * Checks that each option is known and has exactly the value that it takes. The parser itself would take unknown
 * ones in silence, read `--quiet=maybe` as off, and stumble over `--constructor`. Throws UsageError.
 */
export function checkWords(argv: readonly string[]): void {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') return;
    if (!isOption(word) || word === '-h') continue;
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    const option = name.startsWith('--') ? optionOf(name.slice(2)) : undefined;
    if (!option) throw unknown(name, scan(argv).command ?? COMMANDS[0]);
    if (option.value === null) {
      if (equals !== -1)
        throw new UsageError(
          `${name} is a switch and takes no value.`,
          `Type ${name} alone, or leave it out.`,
        );
    } else if (equals !== -1) {
      if (equals === word.length - 1) throw needsValue(option, option.value);
    } else {
      i++;
      if (!isValue(argv[i])) throw needsValue(option, option.value);
    }
  }
}

function needsValue(option: Option, value: string): UsageError {
  return new UsageError(`--${option.name} needs a value: --${option.name} ${value}.`);
}

function unknown(name: string, command: CommandName): UsageError {
  const said = `The option ${name} is unknown.`;
  const meant = nearestOption(name, command);
  if (meant?.commands.includes(command)) return new UsageError(said, `Did you mean --${meant.name}?`);
  if (meant) return new UsageError(said, `Did you mean --${meant.name}? ${ownersOf(meant)}`);
  if (!name.startsWith('--')) return new UsageError(said, DASHED_PATH);
  return new UsageError(said, `${helpFor(command)} lists the options.`);
}

/** Those of the command come first; `-format`, `--Format` and `--fail_on` are spellings of what there is. */
function nearestOption(name: string, command: CommandName): Option | undefined {
  const typed = name.replace(/^-+/, '').replaceAll('_', '-');
  const all: readonly Option[] = OPTIONS;
  const own = all.filter(({ commands }) => commands.includes(command));
  const others = all.filter((option) => !own.includes(option));
  return optionOf(
    suggestion(
      typed,
      [...own, ...others].map((option) => option.name),
    ) ?? '',
  );
}

/** Says which commands have an option that another one does not have. */
export function ownersOf({ name, commands }: Option): string {
  const [first = COMMANDS[0]] = commands;
  return `--${name} is an option of ${either(commands)}: ${helpFor(first)}.`;
}

function helpFor(command: CommandName): string {
  return command === COMMANDS[0] ? 'realmlint --help' : `realmlint ${command} --help`;
}
