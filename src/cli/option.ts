// Which commands there are, and what an option is.

/** All commands, the default one first. */
export const COMMANDS = [
  'lint',
  'collect',
  'drift',
  'why',
  'explain',
  'rules',
  'remedy',
  'sanitize',
  'baseline',
  'init',
  'completion',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** What a value is, for whoever completes one; `text` is whatever somebody types. */
export type ValueKind =
  | 'format'
  | 'cloud'
  | 'requirements'
  | 'level'
  | 'rule-level'
  | 'encoding'
  | 'shard'
  | 'tool'
  | 'color'
  | 'file'
  | 'text';

/** How the help of a command shows an option. */
export interface Shown {
  /** What its value is called; null for a switch. */
  readonly value: string | null;
  /** One line, or several: at most 52 characters each. */
  readonly help: readonly string[];
}

interface Common extends Shown {
  readonly name: string;
  /** True when it may be given several times. */
  readonly many: boolean;
  readonly commands: readonly CommandName[];
  /** Where it means something else than to most commands. */
  readonly except?: Readonly<Partial<Record<CommandName, Shown>>>;
}

export type Option =
  | (Common & { readonly value: string; readonly takes: ValueKind })
  | (Common & { readonly value: null; readonly takes?: never });
