// What TAB offers for a command line that is still being typed. Pure: it knows the tables and no shell.

import { PAGES } from '../help/pages.ts';
import { COMMANDS, type CommandName, type Option } from '../option.ts';
import { CONFLICTS, OPTIONS, optionOf, shownOf } from '../options.ts';
import { type Scanned, scan } from '../scan.ts';
import { type Completion, fitting, NOTHING } from './completion.ts';
import { OPERANDS } from './operands.ts';
import { type Known, VALUES } from './values.ts';

/**
 * `words` follow the name of the program, unquoted, up to the cursor; the last one is being typed and may be empty.
 * Never throws.
 */
export function complete(words: readonly string[], known: Known): Completion {
  const typed = words.at(-1) ?? '';
  const line = scan(words.slice(0, -1));
  if (line.pending) return valuesOf(line.pending, typed, line, known);
  if (line.ended || !typed.startsWith('-')) return operandOf(typed, line, known);
  const [flag, name = ''] = /^--([^=]*)=/.exec(typed) ?? [];
  if (flag === undefined) return fitting(typed, optionsOf(line));
  const option = optionOf(name);
  if (!option) return NOTHING;
  const value = valuesOf(option, typed.slice(flag.length), line, known);
  return { ...value, kept: flag + value.kept };
}

function commandOf({ command }: Scanned): CommandName {
  return command ?? COMMANDS[0];
}

function valuesOf(option: Option, typed: string, line: Scanned, known: Known): Completion {
  const command = commandOf(line);
  if (option.value === null || !option.commands.includes(command)) return NOTHING;
  const given = line.given.get(option.name) ?? [];
  const { value } = shownOf(option, command);
  return VALUES[option.takes]({ typed, given, command, toFile: value?.includes('=FILE') === true, known });
}

function operandOf(typed: string, line: Scanned, known: Known): Completion {
  const { operands: kinds } = PAGES[commandOf(line)];
  const { length } = line.operands;
  const last = kinds.at(-1);
  const kind = kinds[length] ?? (last === 'path' ? last : undefined);
  const operand = kind ? OPERANDS[kind](typed, known) : NOTHING;
  if (line.command || line.ended || length > 0) return operand;
  return { ...operand, candidates: [...fitting(typed, commandsOf(line)).candidates, ...operand.candidates] };
}

/** Those that have the options which were given. */
function commandsOf({ given }: Scanned) {
  const options = [...given.keys()].map(optionOf);
  return COMMANDS.filter((name) => options.every((option) => option?.commands.includes(name))).map(
    (name) => ({ value: name, about: PAGES[name].summary }),
  );
}

/** Those of the command that can still be given. */
function optionsOf(line: Scanned) {
  const { given } = line;
  const command = commandOf(line);
  const excluded = new Set<string>(
    CONFLICTS.flatMap(([one, other]) => [
      ...(given.has(one) ? [other] : []),
      ...(given.has(other) ? [one] : []),
    ]),
  );
  const all: readonly Option[] = OPTIONS;
  return all
    .filter(({ commands, name }) => commands.includes(command) && !excluded.has(name))
    .filter(({ many, name }) => many || !given.has(name))
    .map((option) => ({ value: `--${option.name}`, about: shownOf(option, command).help.join(' ') }));
}
