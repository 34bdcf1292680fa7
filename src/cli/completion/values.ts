// Values of options by what they are.

import { REMEDY_TOOLS } from '../../model/remedy.ts';
import { ZSCALER_CLOUDS } from '../../profiles/zscaler.ts';
import { COMMANDS, type CommandName, type ValueKind } from '../option.ts';
import { ANSWER_FORMATS, COLORS, ENCODING_NAMES, LEVELS, REQUIREMENTS, SEVERITIES } from '../values.ts';
import { type Candidate, type Completion, FILES, fitting, NOTHING } from './completion.ts';

/** Names that are handed in. */
export interface Known {
  /** Formats of reports. */
  readonly formats: readonly string[];
  readonly rules: readonly { readonly id: string; readonly summary: string }[];
}

interface Wanted {
  readonly typed: string;
  /** Values that the option has on this line already. */
  readonly given: readonly string[];
  readonly command: CommandName;
  /** Whether the value may name a file behind an `=`. */
  readonly toFile: boolean;
  readonly known: Known;
}

export const VALUES: Readonly<Record<ValueKind, (wanted: Wanted) => Completion>> = {
  format,
  cloud: ({ typed }) => fitting(typed, named(ZSCALER_CLOUDS)),
  requirements,
  level: ({ typed }) => fitting(typed, named(LEVELS)),
  'rule-level': ruleLevel,
  encoding: ({ typed }) => fitting(typed, named(ENCODING_NAMES)),
  color: ({ typed }) => fitting(typed, named(COLORS)),
  shard: () => NOTHING,
  tool: ({ typed }) => fitting(typed, named(REMEDY_TOOLS)),
  file: () => FILES,
  text: () => NOTHING,
};

export function named(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value }));
}

function format({ typed, given, command, toFile, known }: Wanted): Completion {
  const equals = typed.indexOf('=');
  if (equals !== -1) return toFile ? { ...FILES, kept: typed.slice(0, equals + 1) } : NOTHING;
  const formats = command === COMMANDS[0] ? known.formats : ANSWER_FORMATS;
  // One goes to standard output; those after it need a file.
  const more = toFile && given.some((value) => !value.includes('='));
  return fitting(
    typed,
    formats.map((name) => (more ? { value: `${name}=`, more } : { value: name })),
  );
}

function requirements({ typed, given }: Wanted): Completion {
  const kept = typed.slice(0, typed.lastIndexOf(',') + 1);
  const listed = [...given, kept].flatMap((value) => value.split(',')).map((item) => item.trim());
  return fitting(typed, named(REQUIREMENTS.filter((name) => !listed.includes(name))), kept);
}

/** First the rule, then the level. */
function ruleLevel({ typed, known }: Wanted): Completion {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1);
  const equals = typed.indexOf('=', before.length);
  if (equals !== -1) return fitting(typed, named(SEVERITIES), typed.slice(0, equals + 1));
  const rules = known.rules.map(({ id, summary }) => ({ value: `${id}=`, about: summary, more: true }));
  return fitting(typed, rules, before);
}
