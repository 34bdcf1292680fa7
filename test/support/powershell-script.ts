// Reads the changes back from a script that a remedy wrote: commands, guards, and what is the same in every script.

import { type Token, tokensOf } from './powershell-tokens.ts';

export interface State {
  readonly name: string;
  readonly type: string;
  readonly data: readonly string[];
}

export type Argument = string | number | readonly string[] | { readonly variable: string } | Named;
interface Named {
  readonly [name: string]: number;
}

export interface Command {
  /** `ksetup` where the script calls it by its path. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, Argument>>;
  /** Of ksetup. */
  readonly operands: readonly string[];
}

export interface ScriptedChange {
  readonly of: string;
  /** Null of GPOs and trusts; where no export tells it, the variable of a parameter. */
  readonly computer: string | { readonly variable: string } | null;
  readonly before: State | null;
  readonly after: State | null;
  readonly steps: readonly string[];
  readonly read: Command;
  readonly make: readonly Command[];
  readonly back: readonly Command[] | null;
}

export interface Script {
  readonly changes: readonly ScriptedChange[];
  /** Lines of everything but comments, the changes and what strings say: the same for every plan of the same kinds. */
  readonly frame: readonly string[];
}

const CMDLETS = new Set([
  'Read-PolicyValue',
  'Read-LocalValue',
  'Read-LocalKey',
  'Read-EncryptionTypes',
  'Set-GPRegistryValue',
  'Remove-GPRegistryValue',
  'Remove-EmptyKey',
  'Set-ADObject',
]);
const TYPES = new Set(['String', 'ExpandString', 'MultiString', 'DWord']);
const MEMBERS = ['Of', 'Computer', 'Before', 'After', 'Steps', 'Read', 'Make', 'Back'];

/** Throws for anything that it does not know: what a remedy writes is all of it. */
export function parseScript(text: string): Script {
  const tokens = tokensOf(text);
  const start = tokens.findIndex(({ text: word }) => word === '$changes');
  const reader = readerOf(tokens, start);
  for (const expected of ['$changes', '=', '@', '(']) reader.take(expected);
  const changes: ScriptedChange[] = [];
  for (reader.lines(); !reader.is(')'); reader.lines()) changes.push(change(reader));
  reader.take(')');
  const around = [...tokens.slice(0, start), ...tokens.slice(reader.at())];
  return { changes, frame: linesOf(around) };
}

function linesOf(tokens: readonly Token[]): string[] {
  const words = tokens.map(({ kind, text: word }) =>
    kind === 'string' ? "''" : kind === 'end' ? '\n' : word,
  );
  return words
    .join(' ')
    .replace(/\( ''(?: \+ (?:''|\[ char \] 0x[0-9A-F]{4}))+ \)/g, "''")
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

interface Reader {
  at(): number;
  is(text: string): boolean;
  isString(): boolean;
  take(text: string): void;
  word(): string;
  string(): string;
  lines(): void;
  atEnd(): boolean;
}

function readerOf(tokens: readonly Token[], from: number): Reader {
  let at = from;
  const here = (): Token => {
    const token = tokens[at];
    if (!token) throw new Error('the script ends too early');
    return token;
  };
  const next = (kind: Token['kind']): string => {
    const token = here();
    if (token.kind !== kind) throw new Error(`${token.kind} ${token.text} instead of a ${kind}`);
    at++;
    return token.text;
  };
  return {
    at: () => at,
    is: (text) => here().kind !== 'string' && here().text === text,
    isString: () => here().kind === 'string',
    take(text) {
      if (here().kind === 'string' || here().text !== text)
        throw new Error(`${here().text} instead of ${text}`);
      at++;
    },
    word: () => next('word'),
    string: () => next('string'),
    lines() {
      while (here().kind === 'end') at++;
    },
    atEnd: () => here().kind === 'end',
  };
}

function change(reader: Reader): ScriptedChange {
  reader.take('@');
  reader.take('{');
  const values: unknown[] = [];
  for (const member of MEMBERS) {
    reader.lines();
    reader.take(member);
    reader.take('=');
    values.push(memberValue(reader, member));
  }
  reader.lines();
  reader.take('}');
  const [of, computer, before, after, steps, read, make, back] = values;
  const [only, ...more] = read as Command[];
  if (!only || more.length > 0) throw new Error('Read is one command');
  return { of, computer, before, after, steps, read: only, make, back } as ScriptedChange;
}

function memberValue(reader: Reader, member: string): unknown {
  if (member === 'Of') return text(reader);
  if (member === 'Steps') return texts(reader);
  if (reader.is('$null')) return none(reader);
  if (member === 'Computer') return reader.isString() ? text(reader) : asked(reader);
  return member === 'Before' || member === 'After' ? state(reader) : block(reader);
}

function none(reader: Reader): null {
  reader.take('$null');
  return null;
}

function asked(reader: Reader): { readonly variable: string } {
  const word = reader.word();
  if (!/^\$Computer\d+$/.test(word)) throw new Error(`${word} is no parameter of a computer`);
  return { variable: word };
}

function state(reader: Reader): State {
  reader.take('New-Value');
  return { name: text(reader), type: text(reader), data: texts(reader) };
}

function block(reader: Reader): Command[] {
  const commands: Command[] = [];
  reader.take('{');
  for (reader.lines(); !reader.is('}'); reader.lines()) commands.push(command(reader));
  reader.take('}');
  return commands;
}

function command(reader: Reader): Command {
  if (reader.is('&')) return ksetup(reader);
  const name = reader.word();
  if (!CMDLETS.has(name)) throw new Error(`${name} is no cmdlet of these scripts`);
  const parameters: Record<string, Argument> = {};
  while (!reader.atEnd() && !reader.is('}')) {
    const parameter = reader.word();
    if (!/^-[A-Z][A-Za-z]+$/.test(parameter)) throw new Error(`${parameter} is no parameter`);
    parameters[parameter.slice(1)] = argument(reader, parameter);
  }
  return { name, parameters, operands: [] };
}

function ksetup(reader: Reader): Command {
  reader.take('&');
  reader.take('$ksetup');
  const operands = [reader.word()];
  if (!/^\/[a-z]+$/.test(operands[0] ?? '')) throw new Error(`${operands[0]} is no switch of ksetup`);
  while (!reader.atEnd()) operands.push(text(reader));
  for (const operand of operands.slice(1)) {
    if (!/^[^\s"\\/-][^\s"\\]*$/.test(operand)) throw new Error(`${operand} is more than one argument`);
  }
  return { name: 'ksetup', parameters: {}, operands };
}

function argument(reader: Reader, parameter: string): Argument {
  if (reader.is('@')) return collection(reader);
  if (reader.isString() || reader.is('(')) {
    const first = textOrNumber(reader);
    if (!reader.is(',')) return first;
    const all = [String(first)];
    while (reader.is(',')) {
      reader.take(',');
      all.push(text(reader));
    }
    return all;
  }
  const word = reader.word();
  if (/^\d+$/.test(word)) return Number(word);
  if (/^\$(?:Gpo|controller)\d+$/.test(word)) return { variable: word };
  if (parameter === '-Type' && TYPES.has(word)) return word;
  throw new Error(`${parameter} has ${word}`);
}

function collection(reader: Reader): readonly string[] | Named {
  reader.take('@');
  if (!reader.is('{')) return list(reader);
  reader.take('{');
  const name = text(reader);
  reader.take('=');
  const number = Number(reader.word());
  reader.take('}');
  if (!Number.isSafeInteger(number)) throw new Error(`${name} is no number`);
  return { [name]: number };
}

function texts(reader: Reader): string[] {
  reader.take('@');
  return list(reader);
}

function list(reader: Reader): string[] {
  reader.take('(');
  const all: string[] = [];
  while (!reader.is(')')) {
    if (all.length > 0) reader.take(',');
    all.push(text(reader));
  }
  reader.take(')');
  return all;
}

function textOrNumber(reader: Reader): string | number {
  if (reader.isString()) return reader.string();
  reader.take('(');
  // The first part decides what + does: only a string adds up to one.
  if (!reader.isString()) {
    const digits = reader.word();
    if (!/^-\d+$/.test(digits)) throw new Error(`${digits} stands in brackets`);
    reader.take(')');
    return Number(digits);
  }
  let whole = reader.string();
  while (!reader.is(')')) {
    reader.take('+');
    whole += reader.isString() ? reader.string() : character(reader);
  }
  reader.take(')');
  return whole;
}

function text(reader: Reader): string {
  const value = textOrNumber(reader);
  if (typeof value !== 'string') throw new Error(`${value} is no text`);
  return value;
}

function character(reader: Reader): string {
  for (const expected of ['[', 'char', ']']) reader.take(expected);
  const digits = /^0x([0-9A-F]{4})$/.exec(reader.word())?.[1];
  if (digits === undefined) throw new Error('a character has four digits');
  return String.fromCharCode(Number.parseInt(digits, 16));
}
