// What --help prints, made from the table of options. 80 columns, whatever the terminal has.

import { EXIT_CODES } from '../model/exit-codes.ts';
import { type CommandName, OPTIONS, type Option } from './options.ts';

const SYNOPSIS: Readonly<Record<CommandName, readonly string[]>> = {
  lint: [
    'realmlint checks the settings by which Windows clients reach a foreign Kerberos',
    'realm: realm list, host-to-realm map and trust, in GPO reports, GPO backups,',
    'registry dumps, output of Windows and PowerShell commands, directory exports,',
    'and ZIP archives of them. What each file is, its content tells.',
    '',
    'realmlint [lint] <path...>    files, folders, globs, or - for standard input',
    'realmlint explain <rule-id>   what a rule checks, why, and how to mend it',
    'realmlint rules               all rules',
    'realmlint baseline <path...>  writes down what is known, for lint --baseline',
  ],
  explain: [
    'realmlint explain <rule-id>   what a rule checks, why, and how to mend it',
    '',
    'realmlint rules               lists the ids',
  ],
  baseline: [
    'realmlint baseline <path...>  writes down what is found today: then lint',
    '                              --baseline FILE reports what is new',
    '',
    'Written again, entries keep their dates and new findings are added. Gaps are',
    'in no baseline: a run without a verdict (exit 3) writes nothing.',
  ],
  rules: ['realmlint rules               all rules; --format json for programs'],
};

const EXAMPLES: readonly string[] = [
  'Examples:',
  '  realmlint gpo-backups',
  '      every GPO backup in a folder',
  '  realmlint --cloud zscalerbeta.net --require gpo gpreport.xml',
  '      one report, which must show both lists',
  '  realmlint incident',
  '      a folder of all that was exported; put files of a client into a folder',
  '      of its name: incident/PC-0217/kerberos.txt',
];

/** Ends with a line break. */
export function helpOf(command: CommandName): string {
  const lines = [...SYNOPSIS[command], '', 'Options:'];
  for (const option of OPTIONS) lines.push(...optionLines(option, command));
  if (command === 'lint') {
    lines.push('', ...EXAMPLES, '', 'Exit codes:');
    for (const { code, meaning } of Object.values(EXIT_CODES)) {
      lines.push(`  ${String(code).padStart(2)}  ${meaning}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function optionLines(option: Option, command: CommandName): readonly string[] {
  if (!option.commands.includes(command)) return [];
  const [first = '', ...more] =
    command === 'rules' && option.name === 'format' ? ['text or json'] : option.help;
  const value = command === 'rules' && option.name === 'format' ? 'NAME' : option.value;
  const flag = value === null ? `--${option.name}` : `--${option.name} ${value}`;
  return [`  ${flag.padEnd(24)}${first}`, ...more.map((line) => ' '.repeat(26) + line)];
}
