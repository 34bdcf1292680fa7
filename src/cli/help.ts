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
    'realmlint drift <expected> <actual...>   compares exports with each other',
    'realmlint why <host> <path...>   the realm that a client would choose for a host',
    'realmlint explain <rule-id>   what a rule checks, why, and how to mend it',
    'realmlint explain <symptom> [path...]   what a symptom (471000) can come from',
    'realmlint rules               all rules',
    'realmlint baseline <path...>  writes down what is known, for lint --baseline',
    'realmlint init [path...]      writes a first config, and a baseline',
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
    'realmlint explain <symptom>   what it can come from: 471000, 451000,',
    '                              KDC_ERR_S_PRINCIPAL_UNKNOWN, KDC_ERR_ETYPE_NOSUPP,',
    '                              an event number such as 4769',
    'realmlint explain <symptom> <path...>   which of its causes the exports confirm,',
    '                              suspect, exclude or leave open; what settles each',
    '',
    'realmlint explain 471000 incident',
    'realmlint explain KDC_ERR_S_PRINCIPAL_UNKNOWN gpreport.xml PC-0217',
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
  init: [
    'realmlint init [path...]      looks at what is here (or in the paths) and writes',
    '                              a first config, realmlint.config.jsonc, and a',
    '                              baseline of the findings that there are',
    '',
    'What the config holds changes no finding: all that is yours to decide stands in',
    'comments, filled with what was found. Nothing is ever overwritten.',
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

const INIT_ENDING: readonly string[] = [
  'Examples:',
  '  realmlint init',
  '      in the folder where the exports lie, or the repository that holds them',
  '  realmlint init --cloud zscalerbeta.net gpo-backups clients',
  '      two folders; the config names the cloud',
  '',
  'Exit codes (findings do not make it 1: they go into the baseline):',
  '   0  the config is written, and a baseline if there are findings',
  `   ${EXIT_CODES.usage.code}  the command line is wrong, or a config or a baseline is there already;`,
  '      nothing was written',
  `   ${EXIT_CODES.incomplete.code}  the config is written, and no baseline: there is no evidence, or an input`,
  '      could not be read in full',
  `  ${EXIT_CODES.internal.code}  ${EXIT_CODES.internal.meaning}`,
];

const REPORT_TO = [
  'NAME[=FILE]',
  'text (default) or json; repeatable,',
  'one at most without a FILE',
] as const;

// What an option means to other commands than lint.
const OTHER_HELP: Readonly<Record<string, readonly [value: string | null, ...help: string[]]>> = {
  'drift format': REPORT_TO,
  'why format': REPORT_TO,
  'explain format': ['NAME', 'text or json'],
  'rules format': ['NAME', 'text or json'],
  'init quiet': [null, 'say nothing, unless there is no verdict'],
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
  if (command === 'why') lines.push('', ...WHY_ENDING);
  if (command === 'init') lines.push('', ...INIT_ENDING);
  return `${lines.join('\n')}\n`;
}

function optionLines(option: Option, command: CommandName): readonly string[] {
  if (!option.commands.includes(command)) return [];
  const [value, first = '', ...more] = OTHER_HELP[`${command} ${option.name}`] ?? [
    option.value,
    ...option.help,
  ];
  const flag = value === null ? `--${option.name}` : `--${option.name} ${value}`;
  return [`  ${flag.padEnd(24)}${first}`, ...more.map((line) => ' '.repeat(26) + line)];
}
