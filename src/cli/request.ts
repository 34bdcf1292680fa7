// What the options of lint mean: every value checked, and a wrong one answered with what would be right.

import { cloudName } from '../config/cloud-name.ts';
import { unknownRule } from '../config/config.ts';
import { either } from '../model/either.ts';
import type { Severity } from '../model/finding.ts';
import type { Encoding } from '../model/reader.ts';
import type { Requirement, Settings } from '../model/settings.ts';
import { ZSCALER_CLOUDS } from '../profiles/zscaler.ts';
import type { Invocation } from './arguments.ts';
import { UsageError } from './failure.ts';
import { COMMANDS, type CommandName } from './option.ts';
import type { OptionName } from './options.ts';
import type { ColorWish } from './palette.ts';
import { suggestion } from './suggest.ts';
import { COLORS, ENCODING_NAMES, ENCODINGS, LEVELS, REQUIREMENTS, SEVERITIES } from './values.ts';

/** A report to write; `file` as typed, null for standard output. */
export interface Output<F extends string = string> {
  readonly format: F;
  readonly file: string | null;
}

/** What lint was asked for; null where the command line is silent. */
export interface Request {
  readonly operands: readonly string[];
  readonly outputs: readonly Output[];
  readonly cloud: string | null;
  readonly config: string | null;
  readonly noConfig: boolean;
  readonly failOn: Settings['failOn'] | null;
  readonly require: readonly Requirement[] | null;
  readonly allowEmpty: boolean;
  readonly severities: Settings['severities'];
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly encoding: Encoding | null;
  readonly stdinName: string | null;
  readonly filesFrom: string | null;
  readonly maxFindings: number | null;
  /** As typed. */
  readonly baseline: string | null;
  readonly prune: boolean;
  /** The `index`th of `count` parts of all paths, from 1. */
  readonly shard: { readonly index: number; readonly count: number } | null;
}

/** The names that values may have. */
export interface Names {
  readonly formats: readonly string[];
  readonly rules: readonly string[];
}

type Given = Invocation['given'];

/** Throws UsageError. */
export function requestOf({ command, operands, given }: Invocation, names: Names): Request {
  const request: Request = {
    operands,
    outputs: outputsOf(given, names.formats),
    cloud: mapped(given, 'cloud', cloudOf),
    config: one(given, 'config'),
    noConfig: given.has('no-config'),
    failOn: mapped(given, 'fail-on', (value) => choice('fail-on', value, LEVELS)),
    require: given.has('require')
      ? items(given, 'require').map((item) => choice('require', item, REQUIREMENTS))
      : null,
    allowEmpty: given.has('allow-empty'),
    severities: Object.fromEntries(items(given, 'rule').map((item) => severityOf(item, names.rules))),
    quiet: given.has('quiet'),
    verbose: given.has('verbose'),
    encoding: mapped(given, 'encoding', encodingOf),
    stdinName: one(given, 'stdin-filename'),
    filesFrom: one(given, 'files-from'),
    maxFindings: mapped(given, 'max-findings', countOf),
    baseline: one(given, 'baseline'),
    prune: given.has('prune'),
    shard: mapped(given, 'shard', shardOf),
  };
  checkPaths(request, command);
  checkStdin(request);
  return request;
}

export function colorWish(given: Given): ColorWish {
  if (given.has('no-color')) return 'never';
  return mapped(given, 'color', (value) => choice('color', value, COLORS)) ?? 'auto';
}

function checkPaths({ operands, filesFrom }: Request, command: CommandName): void {
  if (operands.length === 0 && filesFrom === null) {
    const [does, line] =
      command === COMMANDS[0]
        ? ['lint', 'realmlint']
        : [command === 'collect' ? command : 'read', `realmlint ${command}`];
    throw new UsageError(
      `There is nothing to ${does}.`,
      `Type what to ${does}: ${line} gpreport.xml for a file, ${line} . for this folder, ${line} - for standard input.`,
    );
  }
  if (operands.includes('')) {
    throw new UsageError(
      'One of the paths is empty.',
      'Look whether a variable of your script has no value.',
    );
  }
}

function checkStdin({ operands, filesFrom, stdinName }: Request): void {
  const stdin = operands.includes('-');
  if (stdin && filesFrom === '-') {
    throw new UsageError(
      'Standard input cannot be both an input (-) and the list of --files-from.',
      'Write the list to a file, and name that one: --files-from FILE.',
    );
  }
  if (stdinName !== null && !stdin) {
    throw new UsageError(
      '--stdin-filename names standard input, but - is not among the paths.',
      'Add - to the paths, or leave out --stdin-filename.',
    );
  }
}

function one(given: Given, name: OptionName): string | null {
  return given.get(name)?.[0] ?? null;
}

function mapped<T>(given: Given, name: OptionName, map: (value: string) => T): T | null {
  const value = one(given, name);
  return value === null ? null : map(value);
}

/** Values of an option that may be repeated and that takes comma separated lists. */
function items(given: Given, name: OptionName): readonly string[] {
  const all = (given.get(name) ?? []).flatMap((value) => value.split(',')).map((item) => item.trim());
  if (all.includes(''))
    throw new UsageError(
      `--${name} has an empty entry.`,
      'Put one comma between two entries, and none at the end.',
    );
  return all;
}

export function choice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  return oneOf(`--${name}`, value, choices);
}

/** `what` takes one of the choices, behind `joint`. Throws UsageError. */
export function oneOf<T extends string>(what: string, value: string, choices: readonly T[], joint = ' '): T {
  const found = choices.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const close = suggestion(value, choices);
  throw new UsageError(
    `${what} takes ${either(choices)}, not ${value === '' ? 'an empty word' : value}.`,
    close ? `Did you mean ${close}?` : `For example: ${what}${joint}${choices[0]}.`,
  );
}

// What standard output is called where a file is expected.
const STDOUT: ReadonlySet<string> = new Set(['-', '/dev/stdout']);

function outputsOf(given: Given, formats: readonly string[]): readonly Output[] {
  const outputs = (given.get('format') ?? ['text']).map((value) => {
    const equals = value.indexOf('=');
    const format = choice('format', equals === -1 ? value : value.slice(0, equals), formats);
    const file = equals === -1 || STDOUT.has(value.slice(equals + 1)) ? null : value.slice(equals + 1);
    if (file === '')
      throw new UsageError(`--format ${value} names no file.`, 'Type one after the =, or leave out the =.');
    return { format, file };
  });
  const [first, second] = outputs.filter((output) => output.file === null).map((output) => output.format);
  if (first && second) {
    throw new UsageError(
      `Only one format can go to standard output, not both ${first} and ${second}.`,
      `Give the other a file: --format ${second}=FILE.`,
    );
  }
  return outputs;
}

function cloudOf(value: string): string {
  const name = cloudName(value);
  if (name !== null) return name;
  // People say beta for zscalerbeta.net.
  const [meant = 'zscalerbeta.net', another] = ZSCALER_CLOUDS.filter((cloud) => cloud.includes(value));
  throw new UsageError(
    `--cloud ${value} is not the name of a cloud.`,
    another === undefined && meant.includes(value)
      ? `Did you mean ${meant}?`
      : 'Type the whole name, for example: --cloud zscalerbeta.net.',
  );
}

function severityOf(item: string, rules: readonly string[]): readonly [string, Severity | 'off'] {
  const equals = item.indexOf('=');
  if (equals === -1) {
    const known = rules.includes(item) ? item : suggestion(item, rules);
    throw new UsageError(
      `--rule takes ID=LEVEL, such as ${known ?? rules[0]}=off.`,
      `The level is ${either(SEVERITIES)}; realmlint rules lists the ids.`,
    );
  }
  const id = item.slice(0, equals);
  if (!rules.includes(id)) throw new UsageError(unknownRule(id, rules));
  return [id, oneOf(`--rule ${id}`, item.slice(equals + 1), SEVERITIES, '=')];
}

function encodingOf(value: string): Encoding {
  const found = new Map(Object.entries(ENCODINGS)).get(value.toLowerCase().replace(/[-_ ]/g, ''));
  return found ?? choice('encoding', value, ENCODING_NAMES);
}

function countOf(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(
    `--max-findings takes a number from 0 on, not ${value}.`,
    'For example: --max-findings 20.',
  );
}

// Nobody has more machines, and each of them looks at all paths.
const MOST_SHARDS = 1_000_000;

function shardOf(value: string): Request['shard'] {
  const [, index, count] = (/^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? []).map(Number);
  if (index === undefined || count === undefined) {
    throw new UsageError(
      `--shard takes two numbers with a slash between them, not ${value}.`,
      'For example: --shard 1/4, the first of four parts.',
    );
  }
  if (count < 1 || count > MOST_SHARDS) {
    throw new UsageError(
      `--shard ${value}: there are from 1 to 1,000,000 parts.`,
      'For example: --shard 1/4, the first of four parts.',
    );
  }
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(
    `--shard ${value}: there is no such part; of ${count} the first is 1/${count}, the last ${count}/${count}.`,
    'For example: --shard 1/4, the first of four parts.',
  );
}
