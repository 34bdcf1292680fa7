// A change in words: for lists of what would be done, and for comments.

import type { Change, NamedValue, RegistryValue } from './remedy.ts';

/** Data of a value for people: a text as it is, items one after the other, a number. */
function showValue(value: RegistryValue): string {
  if (value.type === 'REG_DWORD') return String(value.number);
  if (value.type === 'REG_MULTI_SZ') return value.items.length === 0 ? '(empty)' : value.items.join('; ');
  return value.text === '' ? '(empty)' : value.text;
}

export function showNamed(named: NamedValue | null): string {
  return named ? `${named.name} = ${showValue(named.value)}` : '(none)';
}

/** What a change is of and what it makes of it: two texts to stand one under the other. */
export interface ChangeWords {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function describeChange(change: Change): ChangeWords {
  if (change.kind === 'encryption-types') {
    const before = change.before === null ? '(not set)' : String(change.before);
    const what = `${change.distinguishedName} : msDS-SupportedEncryptionTypes`;
    return { what, before, after: String(change.after) };
  }
  if (change.kind === 'key') {
    return { what: shortKey(change.parent), before: change.before, after: change.after };
  }
  return { what: shortKey(change.key), before: showNamed(change.before), after: showNamed(change.after) };
}

const SHORT = 48;

/** The key with its beginning and its end: what lies between is the same for all of ours. */
function shortKey(key: string): string {
  const parts = key.split('\\');
  if (key.length <= SHORT || parts.length < 5) return `HKLM\\${key}`;
  return ['HKLM', parts[0], '...', ...parts.slice(-2)].join('\\');
}
