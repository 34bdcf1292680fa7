// Values as PowerShell's literals: nothing of an export can end a string, and nothing in one stays unseen.

import type { NamedValue, RegistryValue } from '../../model/remedy.ts';

/** The names of the types, as the cmdlets take them and as .NET prints them. */
const KINDS: Readonly<Record<RegistryValue['type'], string>> = {
  REG_SZ: 'String',
  REG_EXPAND_SZ: 'ExpandString',
  REG_MULTI_SZ: 'MultiString',
  REG_DWORD: 'DWord',
};

export function kindOf(value: RegistryValue): string {
  return KINDS[value.type];
}

/**
 * A string in single quotes, of which PowerShell expands nothing. All but printable ASCII is added by its number, `('a' + [char]0x00A0)`,
 * several of them as `(-join [char[]](0x200B, 0x00A0))`:
 * Windows PowerShell reads a script in the code page of the machine, and takes U+2018 to U+201B for quotes. So is the bracket of `##vso[`,
 * which a build that prints the script would obey.
 */
export function literal(text: string): string {
  const runs = text.match(RUNS) ?? [];
  if (runs.length === 0) return "''";
  const parts = runs.map((run) => (/^[ -~]/.test(run) && run !== '[' ? quoted(run) : numbered(run)));
  if (parts.length === 1 && parts[0]?.startsWith("'")) return parts[0];
  // The first one decides what + does: a character would want a number.
  return `(${[...(parts[0]?.startsWith("'") ? [] : ["''"]), ...parts].join(' + ')})`;
}

const RUNS = /\[(?<=##\w*\[)|(?:(?!\[(?<=##\w*\[))[ -~])+|[^ -~]+/g;

function quoted(run: string): string {
  return `'${run.replaceAll("'", "''")}'`;
}

function numbered(run: string): string {
  const numbers = Array.from({ length: run.length }, (_, at) => {
    return `0x${run.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return numbers.length === 1 ? `[char]${numbers[0]}` : `(-join [char[]](${numbers.join(', ')}))`;
}

/** What -Value takes. A DWORD is an Int32 to .NET. */
export function dataLiteral(value: RegistryValue): string {
  switch (value.type) {
    case 'REG_DWORD':
      return value.number > 0x7fffffff ? `(${value.number - 2 ** 32})` : String(value.number);
    case 'REG_MULTI_SZ':
      return arrayLiteral(value.items);
    default:
      return literal(value.text);
  }
}

export function arrayLiteral(texts: readonly string[]): string {
  return `@(${texts.map(literal).join(', ')})`;
}

/** A value as the script compares it; `$null` where there is none. */
export function stateLiteral(value: NamedValue | null): string {
  if (!value) return '$null';
  return state(value.name, kindOf(value.value), textsOf(value.value));
}

/** Something with a name and texts that the script compares as it does values. */
export function state(name: string, kind: string, texts: readonly string[]): string {
  return `New-Value ${literal(name)} ${literal(kind)} ${arrayLiteral(texts)}`;
}

function textsOf(value: RegistryValue): readonly string[] {
  if (value.type === 'REG_DWORD') return [String(value.number)];
  return value.type === 'REG_MULTI_SZ' ? value.items : [value.text];
}

/** A value in a sentence of the script's output. */
export function shownValue({ name, value }: NamedValue): string {
  return `${name} (${kindOf(value)}) to ${textsOf(value)
    .map((text) => `"${text}"`)
    .join(', ')}`;
}
