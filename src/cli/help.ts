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
    'realmlint [lint] <path...>      files, folders, globs, or - for standard input',
    'realmlint why <host> <path...>  which realm clients choose for a host, and why',
    'realmlint explain <rule-id>     what a rule checks, why, and how to mend it',
    'realmlint rules                 all rules',
  ],
  why: [
    'realmlint why <host> <path...>',
    '',
    'Which Kerberos realm Windows clients choose for a host by the settings in the',
    'paths: the entry that decides it and the entries that it beats, the KDC that is',
    'asked, whether a trust lets the ticket through, and what could not be known.',
    '',
    '<host>   a name (gateway.zscalerbeta.net), a URL or HTTP/name',
    '<path>   files, folders, globs, or - for standard input, as for lint',
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

const WHY_ENDING: readonly string[] = [
  'Examples:',
  '  realmlint why gateway.zscalerbeta.net incident',
  '      every client and GPO in a folder, and the trusts',
  '  realmlint why https://dfw1.gateway.zscalerbeta.net:8800/ gpreport.xml',
  '      one report',
  '',
  'Exit codes (it is no gate: what is wrong with the settings does not make it 1):',
  '   0  there is an answer',
  `   ${EXIT_CODES.usage.code}  the command line or the config is wrong; nothing was read`,
  `   ${EXIT_CODES.incomplete.code}  nothing shows a host map, or an input that could not be read in full may`,
  '      change the answer',
  `  ${EXIT_CODES.internal.code}  ${EXIT_CODES.internal.meaning}`,
];

// What the option means to commands other than lint.
const FORMAT_HELP: Partial<Record<CommandName, readonly [value: string, ...help: string[]]>> = {
  why: ['NAME[=FILE]', 'text (default) or json; repeatable,', 'one at most without a FILE'],
  rules: ['NAME', 'text or json'],
};

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
  if (command === 'why') lines.push('', ...WHY_ENDING);
  return `${lines.join('\n')}\n`;
}

function optionLines(option: Option, command: CommandName): readonly string[] {
  if (!option.commands.includes(command)) return [];
  const [value, first = '', ...more] = (option.name === 'format' ? FORMAT_HELP[command] : undefined) ?? [
    option.value,
    ...option.help,
  ];
  const flag = value === null ? `--${option.name}` : `--${option.name} ${value}`;
  return [`  ${flag.padEnd(24)}${first}`, ...more.map((line) => ' '.repeat(26) + line)];
}
