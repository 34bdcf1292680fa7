// A change in words: for lists of what would be done, and for comments.

import type { Change, NamedValue, RegistryValue } from '../model/remedy.ts';
import type { Edit } from './mend.ts';

/** Data of a value for people: a text as it is, items one after the other, a number. */
export function showValue(value: RegistryValue): string {
  if (value.type === 'REG_DWORD') return String(value.number);
  if (value.type === 'REG_MULTI_SZ') return value.items.length === 0 ? '(empty)' : value.items.join('; ');
  return value.text === '' ? '(empty)' : value.text;
}

function showNamed(named: NamedValue | null): string {
  return named ? `${named.name} = ${showValue(named.value)}` : '(none)';
}

export function describeEdits(edits: readonly Edit[]): string {
  return edits.map(describeEdit).join('; and ');
}

function describeEdit(edit: Edit): string {
  if (edit.kind === 'key') return `${lastOf(edit.settings[0]?.key ?? '')} becomes ${lastOf(edit.key)}`;
  const before = edit.kind === 'set' ? edit.setting.current : null;
  return `${showNamed(before)} becomes ${showNamed(edit.after)}`;
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('\\') + 1);
}

/** What a change is of and what it makes of it: two texts to stand one under the other. */
export function describeChange(change: Change): {
  readonly what: string;
  readonly before: string;
  readonly after: string;
} {
  if (change.kind === 'encryption-types') {
    const before = change.before === null ? '(not set)' : String(change.before);
    return {
      what: `${change.distinguishedName} : msDS-SupportedEncryptionTypes`,
      before,
      after: String(change.after),
    };
  }
  if (change.kind === 'key')
    return { what: `HKLM\\${change.parent}`, before: change.before, after: change.after };
  return { what: `HKLM\\${change.key}`, before: showNamed(change.before), after: showNamed(change.after) };
}
