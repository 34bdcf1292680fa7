// Every option in one table: the parser, the help and the checks read it.

/** All commands, the default one first. */
export const COMMANDS = ['lint', 'drift', 'why', 'explain', 'rules', 'baseline', 'init'] as const;

export type CommandName = (typeof COMMANDS)[number];

export interface Option {
  readonly name: string;
  /** What its value is called in the help; null for a switch. */
  readonly value: string | null;
  /** True when it may be given several times. */
  readonly many: boolean;
  readonly commands: readonly CommandName[];
  /** One line of help, or several: at most 52 characters each. */
  readonly help: readonly string[];
}

/** Those that judge findings. */
const LINT = ['lint', 'baseline'] as const;
const REPORTING = ['lint', 'drift'] as const;
/** What every command that reads exports takes. */
const READING = ['lint', 'drift', 'why', 'explain', 'baseline'] as const;

export const OPTIONS = [
  {
    name: 'format',
    value: 'NAME[=FILE]',
    many: true,
    commands: ['lint', 'drift', 'why', 'explain', 'rules'],
    help: [
      'text (default), compact, json, sarif, github, gitlab,',
      'azure, junit or markdown; repeatable, one at most',
      'without a FILE',
    ],
  },
  {
    name: 'cloud',
    value: 'NAME',
    many: false,
    commands: [...READING, 'init'],
    help: ['your Zscaler cloud: zscalerbeta.net'],
  },
  {
    name: 'require',
    value: 'LIST',
    many: true,
    commands: LINT,
    help: ['evidence that must be there: gpo,client,trust', '(gpo: both lists); else exit 3'],
  },
  {
    name: 'allow-empty',
    value: null,
    many: false,
    commands: LINT,
    help: ['no evidence at all is no reason for exit 3'],
  },
  {
    name: 'fail-on',
    value: 'LEVEL',
    many: false,
    commands: REPORTING,
    help: ['error (default), warning, info or never'],
  },
  {
    name: 'rule',
    value: 'ID=LEVEL',
    many: true,
    commands: LINT,
    help: ['error, warning, info or off for a rule;', 'repeatable'],
  },
  {
    name: 'config',
    value: 'FILE',
    many: false,
    commands: READING,
    help: ['take this config, look for no other'],
  },
  { name: 'no-config', value: null, many: false, commands: READING, help: ['look for no config'] },
  {
    name: 'baseline',
    value: 'FILE',
    many: false,
    commands: LINT,
    help: ['findings that are known: lint holds them back,', 'baseline writes it (realmlint.baseline.json)'],
  },
  {
    name: 'prune',
    value: null,
    many: false,
    commands: ['baseline'],
    help: ['take out what is gone, add nothing'],
  },
  {
    name: 'files-from',
    value: 'FILE',
    many: false,
    commands: READING,
    help: ['read paths from FILE (- is standard input), one', 'a line; a file of a backup brings all of it'],
  },
  {
    name: 'stdin-filename',
    value: 'NAME',
    many: false,
    commands: READING,
    help: ['what standard input is called'],
  },
  {
    name: 'encoding',
    value: 'NAME',
    many: false,
    commands: [...READING, 'init'],
    help: ['of text without a byte order mark: utf-8,', 'utf-16le, utf-16be, windows-1252, cp437, cp850'],
  },
  {
    name: 'max-findings',
    value: 'N',
    many: false,
    commands: REPORTING,
    help: ['show the first N, count the rest (text: 100)'],
  },
  { name: 'quiet', value: null, many: false, commands: [...LINT, 'drift', 'init'], help: ['findings alone'] },
  {
    name: 'verbose',
    value: null,
    many: false,
    commands: COMMANDS,
    help: ['say more, also about internal errors'],
  },
  {
    name: 'color',
    value: 'WHEN',
    many: false,
    commands: COMMANDS,
    help: ['auto (default), always or never'],
  },
  { name: 'no-color', value: null, many: false, commands: COMMANDS, help: ['the same as --color never'] },
  { name: 'help', value: null, many: false, commands: COMMANDS, help: ['show this'] },
  { name: 'version', value: null, many: false, commands: COMMANDS, help: ['show the version'] },
] as const satisfies readonly Option[];

export type OptionName = (typeof OPTIONS)[number]['name'];

const BY_NAME: ReadonlyMap<string, Option> = new Map(OPTIONS.map((option) => [option.name, option]));

export function optionOf(name: string): Option | undefined {
  return BY_NAME.get(name);
}
