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
    'realmlint drift <expected> <actual...>   compares exports with each other',
  ],
  drift: [
    'realmlint drift <expected> <actual...>   compares exports with each other',
    '',
    'Expected is a GPO report, a backup, a client, the trusts of a domain, or a',
    'folder of them; or what nobody exported: a cloud such as zscalerbeta.net, or a',
    'realm of the config (profile:NAME where a file has that name). Actual are',
    'clients, GPOs and domains, one or thousands. Blanks, order and case of hosts do',
    "not count; the realm's case does.",
  ],
  explain: [
    'realmlint explain <rule-id>   what a rule checks, why, and how to mend it',
    '',
    'realmlint rules               lists the ids',
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

const DRIFT_EXAMPLES: readonly string[] = [
  'Examples:',
  '  realmlint drift gpo-backup clients',
  '      have all clients what the GPO says?',
  '  realmlint drift gpo-backup gpreport.xml',
  '      was the GPO changed since its backup?',
  '  realmlint drift zscalerbeta.net clients trust.txt',
  '      against the guide; --format json lists every client',
];

const FORMATS: Readonly<Record<Exclude<CommandName, 'lint'>, readonly string[]>> = {
  drift: ['text (default) or json; repeatable,', 'one at most without a FILE'],
  rules: ['text or json'],
  explain: [],
};

/** Ends with a line break. */
export function helpOf(command: CommandName): string {
  const lines = [...SYNOPSIS[command], '', 'Options:'];
  for (const option of OPTIONS) lines.push(...optionLines(option, command));
  if (command === 'lint' || command === 'drift') {
    lines.push('', ...(command === 'lint' ? EXAMPLES : DRIFT_EXAMPLES), '', 'Exit codes:');
    for (const { code, meaning } of Object.values(EXIT_CODES)) {
      lines.push(`  ${String(code).padStart(2)}  ${meaning}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function optionLines(option: Option, command: CommandName): readonly string[] {
  if (!option.commands.includes(command)) return [];
  const [first = '', ...more] =
    command !== 'lint' && option.name === 'format' ? FORMATS[command] : option.help;
  const value = command === 'rules' && option.name === 'format' ? 'NAME' : option.value;
  const flag = value === null ? `--${option.name}` : `--${option.name} ${value}`;
  return [`  ${flag.padEnd(24)}${first}`, ...more.map((line) => ' '.repeat(26) + line)];
}
