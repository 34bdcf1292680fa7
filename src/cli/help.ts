// What --help prints, made from the pages and the table of options. 80 columns, whatever the terminal has.

import { PAGES } from './help/pages.ts';
import { COMMANDS, type CommandName, type Option } from './option.ts';
import { OPTIONS, shownOf } from './options.ts';

const [DEFAULT] = COMMANDS;

/** Ends with a line break. */
export function helpOf(command: CommandName): string {
  const { about, examples, exitCodes } = PAGES[command];
  const lines = [...usageLines(command), '', ...about, ''];
  if (command === DEFAULT) lines.push(...commandLines(), '');
  lines.push('Options:');
  for (const option of OPTIONS) lines.push(...optionLines(option, command));
  lines.push('', 'Examples:');
  for (const [line, ...words] of examples) lines.push(`  ${line}`, ...words.map((word) => `      ${word}`));
  lines.push('', 'Exit codes:');
  for (const [code, meaning = '', ...more] of exitCodes) {
    lines.push(`  ${String(code).padStart(2)}  ${meaning}`, ...more.map((line) => `      ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function usageLines(command: CommandName): readonly string[] {
  const name = command === DEFAULT ? `realmlint [${command}]` : `realmlint ${command}`;
  const forms = PAGES[command].usage.map(([words, does]) => ({ form: `${name} ${words}`.trimEnd(), does }));
  const column = Math.max(...forms.map(({ form }) => form.length)) + 3;
  return forms.map(({ form, does }) => `${form.padEnd(column)}${does}`.trimEnd());
}

function commandLines(): readonly string[] {
  const column = Math.max(...COMMANDS.map((name) => name.length)) + 2;
  return [
    'Commands (realmlint COMMAND --help tells more):',
    ...COMMANDS.map((name) => `  ${name.padEnd(column)}${PAGES[name].summary}`),
  ];
}

function optionLines(option: Option, command: CommandName): readonly string[] {
  if (!option.commands.includes(command)) return [];
  const { value, help } = shownOf(option, command);
  const [first = '', ...more] = help;
  const flag = value === null ? `--${option.name}` : `--${option.name} ${value}`;
  return [`  ${flag.padEnd(24)}${first}`, ...more.map((line) => ' '.repeat(26) + line)];
}
