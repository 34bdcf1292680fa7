// A change in words: for lists of what would be done, and for comments.

import type { Change, NamedValue, RegistryValue } from './remedy.ts';

/** Data of a value for people: a text as it is, items one after the other, a number. */
export function showValue(value: RegistryValue): string {
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
    return { what: `HKLM\\${change.parent}`, before: change.before, after: change.after };
  }
  return { what: `HKLM\\${change.key}`, before: showNamed(change.before), after: showNamed(change.after) };
}
