// What was typed at a PowerShell prompt: which cmdlet ran with which parameters, and whether all of its objects were printed.

import { type Located, sub } from '../../model/located.ts';

/** One cmdlet of a command line, and what the line does with its objects. */
export interface Command {
  /** Lower case. */
  readonly cmdlet: string;
  /** The word that names it. */
  readonly word: Located;
  /** By lower-case name without the hyphen, as abbreviated as it was typed; null where no value follows. */
  readonly parameters: ReadonlyMap<string, Located | null>;
  readonly positional: readonly Located[];
  /** True when what was printed may be less than what the cmdlet gave: filters, several statements, splatted parameters. */
  readonly selects: boolean;
}

interface Token {
  readonly kind: 'word' | 'quoted' | 'block' | 'pipe' | 'end' | 'redirect';
  readonly text: Located;
}

// A backtick at the end of a line joins it to the next; within a text it is an escape.
const TOKEN =
  /"((?:[^"`]|`.|"")*)"|'((?:[^']|'')*)'|\{((?:[^{}]|\{[^{}]*\})*)\}|\|\||&&|[|;]|\d?>{1,2}(?:&\d)?|[^\s"'{}|;>]+/g;
const SHELL = /^(?:powershell|pwsh)(?:\.exe)?$/i;
// They print every object that they are given.
const PRINTS =
  /^(?:fl|ft|format-list|format-table|out-string|out-host|out-default|tee|tee-object|convertto-\w+|sort|sort-object)$/i;
// Of those, what Sort-Object may leave out.
const DROPS = /^-(?:u(?:nique)?|t(?:op)?|b(?:ottom)?)(?::|$)/i;
const PICKS = /^-(?:f(?:irst)?|l(?:ast)?|skip\w*|i(?:ndex)?|u(?:nique)?|exp\w*)$/i;
// Their output goes elsewhere: what follows in the console is no answer.
const SINK =
  /^(?:out-(?:file|null|gridview|printer)|export-\w+|epcsv|set-content|add-content|sc|ac|clip(?:\.exe)?|set-clipboard|scb)$/i;

/** The first of the cmdlets (lower case) that the line runs and whose objects it prints; null when it runs none. */
export function commandIn(line: Located, cmdlets: readonly string[]): Command | null {
  const tokens = tokensOf(line);
  const [first] = tokens;
  if (first && SHELL.test(first.text.value)) {
    const script = tokens.findLast(({ kind }) => kind === 'quoted' || kind === 'block');
    return script ? commandIn(script.text, cmdlets) : null;
  }
  const statements = split(tokens, 'end');
  for (const statement of statements) {
    if (statement.some(({ kind }) => kind === 'redirect')) continue;
    const stages = split(statement, 'pipe');
    const at = stages.findIndex(([word]) => cmdlets.includes(bare(word?.text.value ?? '')));
    const stage = stages[at];
    const rest = stages.slice(at + 1);
    if (!stage || rest.some(([word]) => SINK.test(word?.text.value ?? ''))) continue;
    return commandOf(stage, statements.length > 1 || rest.some(mayLeaveOut));
  }
  return null;
}

/** The value of the parameter of that name (lower case), however it was abbreviated; undefined when it was not given. */
export function argument(command: Command, name: string): Located | null | undefined {
  for (const [typed, value] of command.parameters) if (name.startsWith(typed)) return value;
  return undefined;
}

/** Whether it was called with those parameters (lower case) alone, if with any. */
export function hasOnly(command: Command, names: readonly string[]): boolean {
  if (command.positional.length > 0) return false;
  return [...command.parameters.keys()].every((typed) => names.some((name) => name.startsWith(typed)));
}

// A module may be named before the cmdlet.
function bare(word: string): string {
  return word.slice(word.lastIndexOf('\\') + 1).toLowerCase();
}

function mayLeaveOut(stage: readonly Token[]): boolean {
  const [word, ...more] = stage;
  const name = word?.text.value ?? '';
  if (PRINTS.test(name)) return more.some(({ text }) => DROPS.test(text.value));
  return !/^(?:select|select-object)$/i.test(name) || more.some(({ text }) => PICKS.test(text.value));
}

function tokensOf(line: Located): Token[] {
  const tokens: Token[] = [];
  for (const match of line.value.matchAll(TOKEN)) {
    const [raw] = match;
    const inner = match[1] ?? match[2] ?? match[3];
    const from = match.index + (inner === undefined ? 0 : 1);
    const text = sub(line, from, from + (inner ?? raw).length);
    tokens.push({ kind: kindOf(raw), text });
  }
  return tokens.filter(({ kind, text }) => kind !== 'word' || !/^[&`]$/.test(text.value));
}

function kindOf(raw: string): Token['kind'] {
  if (raw === '|') return 'pipe';
  if (raw === ';' || raw === '&&' || raw === '||') return 'end';
  if (/^\d?>/.test(raw)) return 'redirect';
  if (raw.startsWith('{')) return 'block';
  return raw.startsWith('"') || raw.startsWith("'") ? 'quoted' : 'word';
}

function split(tokens: readonly Token[], at: Token['kind']): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === at) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function commandOf(stage: readonly Token[], selects: boolean): Command {
  const parameters = new Map<string, Located | null>();
  const positional: Located[] = [];
  let open: string | null = null;
  let splatted = false;
  for (const { kind, text } of stage.slice(1)) {
    const name = kind === 'word' ? /^-([A-Za-z]\w*)(:?)/.exec(text.value) : null;
    if (name) {
      open = (name[1] ?? '').toLowerCase();
      const value = sub(text, name[0].length, text.value.length);
      parameters.set(open, value.value === '' ? null : value);
      if (value.value !== '') open = null;
      continue;
    }
    splatted ||= kind === 'word' && text.value.startsWith('@');
    if (open === null) positional.push(text);
    else parameters.set(open, text);
    open = null;
  }
  const word = stage[0]?.text ?? { value: '', at: { start: 0, end: 0, region: null } };
  const cmdlet = bare(word.value);
  return { cmdlet, word, parameters, positional, selects: selects || splatted };
}
