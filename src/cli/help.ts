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
  ],
  why: [
    'realmlint why <host> <path...>   the realm that a client would choose for it,',
    '                              the entry that decides it and those that it beats,',
    '                              the KDC, and whether a trust lets it through',
    '',
    'It answers and is no gate: defects do not change its exit code, gaps do.',
    '',
    'realmlint why gateway.zscalerbeta.net gpo-backup PC-0217',
    'realmlint why https://dfw1.gateway.zscalerbeta.net:8800/ --format json incident',
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
    '                              exclude or leave open, and what settles each',
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
  const one = command !== 'lint' && command !== 'drift' && option.name === 'format';
  const [first = '', ...more] = one
    ? ['text or json']
    : command === 'drift' && option.name === 'format'
      ? ['text (default) or json; repeatable,', 'one at most without a FILE']
      : option.help;
  const value = one ? 'NAME' : option.value;
  const flag = value === null ? `--${option.name}` : `--${option.name} ${value}`;
  return [`  ${flag.padEnd(24)}${first}`, ...more.map((line) => ' '.repeat(26) + line)];
}
