// Every option in one table: the parser, the help, the checks and the completion read it.

import { COMMANDS, type CommandName, type Option, type Shown } from './option.ts';

/** Those that judge findings. */
const LINT = ['lint', 'baseline'] as const;
const REPORTING = ['lint', 'drift'] as const;
/** What every command that reads exports takes. */
const READING = ['lint', 'drift', 'why', 'explain', 'remedy', 'sanitize', 'baseline'] as const;
/** With the one that judges nothing. */
const TAKING = [...READING, 'collect'] as const;

const ANSWER_AND_FILE: Shown = {
  value: 'NAME[=FILE]',
  help: ['text (default) or json; repeatable,', 'one at most without a FILE'],
};
const ANSWER: Shown = { value: 'NAME', help: ['text (default) or json'] };
const ONLY_WITHOUT_VERDICT: Shown = { value: null, help: ['say nothing, unless there is no verdict'] };

export const OPTIONS = [
  {
    name: 'format',
    value: 'NAME[=FILE]',
    takes: 'format',
    many: true,
    commands: ['lint', 'drift', 'why', 'explain', 'rules'],
    except: { drift: ANSWER_AND_FILE, why: ANSWER_AND_FILE, explain: ANSWER, rules: ANSWER },
    help: [
      'text (default), compact, json, sarif, github, gitlab,',
      'azure, junit, markdown or html; repeatable, one at',
      'most without a FILE',
    ],
  },
  {
    name: 'cloud',
    value: 'NAME',
    takes: 'cloud',
    many: false,
    commands: [...READING, 'init'],
    help: ['your Zscaler cloud: zscalerbeta.net'],
  },
  {
    name: 'require',
    value: 'LIST',
    takes: 'requirements',
    many: true,
    commands: LINT,
    help: ['evidence that must be there: gpo,client,trust', '(gpo: both lists); else exit 3'],
  },
  {
    name: 'allow-empty',
    value: null,
    many: false,
    commands: [...LINT, 'collect'],
    help: ['no evidence at all is no reason for exit 3'],
    except: { collect: { value: null, help: ['no files at all are no reason for exit 3'] } },
  },
  {
    name: 'to',
    value: 'TOOL',
    takes: 'tool',
    many: false,
    commands: ['remedy'],
    help: [
      'powershell (a script), reg (a file for one client)',
      'or pol (a policy file); a plan to read without it',
    ],
  },
  {
    name: 'include-proposed',
    value: null,
    many: false,
    commands: ['remedy'],
    help: ['also what was most likely meant'],
  },
  {
    name: 'out',
    value: 'DIR',
    takes: 'file',
    many: false,
    commands: ['remedy', 'sanitize'],
    help: ['write files into a new folder, and the way back'],
    except: { sanitize: { value: 'DIR', help: ['where the copies go: a new folder, or an empty one'] } },
  },
  { name: 'undo', value: null, many: false, commands: ['remedy'], help: ['print the way back instead'] },
  {
    name: 'fail-on',
    value: 'LEVEL',
    takes: 'level',
    many: false,
    commands: REPORTING,
    help: ['error (default), warning, info or never'],
  },
  {
    name: 'rule',
    value: 'ID=LEVEL',
    takes: 'rule-level',
    many: true,
    commands: LINT,
    help: ['error, warning, info or off for a rule;', 'repeatable'],
  },
  {
    name: 'config',
    value: 'FILE',
    takes: 'file',
    many: false,
    commands: TAKING,
    help: ['take this config, look for no other'],
  },
  { name: 'no-config', value: null, many: false, commands: TAKING, help: ['look for no config'] },
  {
    name: 'baseline',
    value: 'FILE',
    takes: 'file',
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
    name: 'shard',
    value: 'I/N',
    takes: 'shard',
    many: false,
    commands: ['collect'],
    help: ['take the I-th of N parts of all paths: 1/4 to 4/4'],
  },
  {
    name: 'files-from',
    value: 'FILE',
    takes: 'file',
    many: false,
    commands: TAKING,
    help: ['read paths from FILE (- is standard input), one', 'a line; a file of a backup brings all of it'],
  },
  {
    name: 'stdin-filename',
    value: 'NAME',
    takes: 'text',
    many: false,
    commands: TAKING,
    help: ['what standard input is called'],
  },
  {
    name: 'encoding',
    value: 'NAME',
    takes: 'encoding',
    many: false,
    commands: [...TAKING, 'init'],
    help: ['of text without a byte order mark: utf-8,', 'utf-16le, utf-16be, windows-1252, cp437, cp850'],
  },
  {
    name: 'key',
    value: 'FILE',
    takes: 'file',
    many: false,
    commands: ['sanitize'],
    help: ['who is behind the pseudonyms; it is continued', '(realmlint-key.json beside DIR)'],
  },
  {
    name: 'max-findings',
    value: 'N',
    takes: 'text',
    many: false,
    commands: REPORTING,
    help: ['show the first N, count the rest (text: 100)'],
  },
  {
    name: 'quiet',
    value: null,
    many: false,
    commands: [...LINT, 'collect', 'drift', 'init'],
    help: ['findings alone'],
    except: {
      baseline: ONLY_WITHOUT_VERDICT,
      collect: { value: null, help: ['say nothing, unless nothing could be read'] },
      init: ONLY_WITHOUT_VERDICT,
    },
  },
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
    takes: 'color',
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

export function shownOf(option: Option, command: CommandName): Shown {
  return option.except?.[command] ?? option;
}

/** Options of which one alone may be given. */
export const CONFLICTS: readonly (readonly [OptionName, OptionName])[] = [
  ['config', 'no-config'],
  ['color', 'no-color'],
  ['quiet', 'verbose'],
];
