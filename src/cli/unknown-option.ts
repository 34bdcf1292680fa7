// An option that there is not: what was meant by it, here or in other programs.

import { either } from '../model/either.ts';
import { reporters } from '../reporters/index.ts';
import { UsageError } from './failure.ts';
import { COMMANDS, type CommandName, type Option } from './option.ts';
import { OPTIONS, optionOf } from './options.ts';
import { isValue } from './scan.ts';
import { suggestion } from './suggest.ts';
import { ANSWER_FORMATS } from './values.ts';

const DASHED_PATH = 'Put a path that begins with a dash after --.';

/** `word` as typed, with the value behind an = if there is one. */
export function unknownOption(word: string, command: CommandName): UsageError {
  const [name = ''] = word.split('=');
  const said = `The option ${name} is unknown.`;
  const typed = name.replace(/^-+/, '').replaceAll('_', '-').toLowerCase();
  const other = ELSEWHERE.find(({ words, commands }) => words.includes(typed) && commands.includes(command));
  if (other) return new UsageError(said, other.hint);
  for (const reading of READINGS) {
    const [first, ...more] = reading(typed, command, word);
    if (first) return new UsageError(said, question([first, ...more], command));
  }
  if (!name.startsWith('--')) return new UsageError(said, DASHED_PATH);
  return new UsageError(said, `${helpFor(command)} lists the options.`);
}

/** What other programs call it, and what it is here. */
const ELSEWHERE: readonly {
  readonly words: readonly string[];
  readonly commands: readonly CommandName[];
  readonly hint: string;
}[] = [
  {
    words: ['o', 'out', 'output'],
    commands: ['lint', 'drift', 'why'],
    hint: 'Did you mean --format NAME=FILE?',
  },
  {
    words: ['o', 'out', 'output', 'json'],
    commands: ['collect'],
    hint: 'Facts are always JSON, on standard output: realmlint collect PATH > facts.ndjson.',
  },
  { words: ['o', 'out', 'output'], commands: ['baseline'], hint: 'Did you mean --baseline FILE?' },
  {
    words: ['exclude', 'ignore'],
    commands: ['lint', 'collect', 'drift', 'why', 'explain', 'baseline'],
    hint: 'Put it into the config, as in "ignore": ["old-backups"].',
  },
];

/** An option that may have been meant, and its value where that is known too. */
interface Meant {
  readonly option: Option;
  readonly value?: string;
}

/** `typed` has no dashes before it and no value behind it, `word` has both. */
type Reading = (typed: string, command: CommandName, word: string) => readonly Meant[];

/** The first that makes something of an unknown option counts. */
const READINGS: readonly Reading[] = [namedLikeFormat, withColon, byLetter, nearlySpelt];

/** `--json=out.json` keeps its file. */
function namedLikeFormat(typed: string, command: CommandName, word: string): readonly Meant[] {
  const formats: readonly string[] = command === COMMANDS[0] ? Object.keys(reporters) : ANSWER_FORMATS;
  const [, file = ''] = /^[^=]*(=.+)$/s.exec(word) ?? [];
  return formats.includes(typed) ? withOption('format', typed + file) : [];
}

/** --format:json, as programs for Windows have it. */
function withColon(_typed: string, _command: CommandName, word: string): readonly Meant[] {
  const [, name = '', value = ''] = /^-+([^-:=][^:=]*):(.*)$/s.exec(word) ?? [];
  return isValue(value) ? withOption(name.toLowerCase(), value) : [];
}

function withOption(name: string, value: string): readonly Meant[] {
  const option = optionOf(name);
  return option && option.value !== null ? [{ option, value }] : [];
}

function byLetter(typed: string, command: CommandName): readonly Meant[] {
  if (typed.length !== 1) return [];
  return optionsOf(command)
    .filter(({ name }) => name.startsWith(typed))
    .map((option) => ({ option }));
}

/** Those of the command come first; `-format`, `--Format` and `--fail_on` are spellings of what there is. */
function nearlySpelt(typed: string, command: CommandName): readonly Meant[] {
  const own = optionsOf(command);
  const others = OPTIONS.filter((option) => !own.includes(option));
  const names = [...own, ...others].map((option) => option.name);
  const option = optionOf(suggestion(typed, names) ?? '');
  return option ? [{ option }] : [];
}

function optionsOf(command: CommandName): readonly Option[] {
  const all: readonly Option[] = OPTIONS;
  return all.filter(({ commands }) => commands.includes(command));
}

function question(meant: readonly [Meant, ...Meant[]], command: CommandName): string {
  const words = meant.map(({ option, value }) => `--${option.name}${value === undefined ? '' : ` ${value}`}`);
  const asked = `Did you mean ${either(words)}?`;
  const [{ option }] = meant;
  return option.commands.includes(command) ? asked : `${asked} ${ownersOf(option)}`;
}

/** Says which commands have an option that another one does not have. */
export function ownersOf({ name, commands }: Option): string {
  const [first = COMMANDS[0]] = commands;
  return `--${name} is an option of ${either(commands)}: ${helpFor(first)}.`;
}

function helpFor(command: CommandName): string {
  return command === COMMANDS[0] ? 'realmlint --help' : `realmlint ${command} --help`;
}
