// How much a value of a remedy may hold: nothing of ours is that long, and a script or a file of such a value could not be read by anybody.

import type { NamedValue } from '../model/remedy.ts';

/** UTF-16 units: the longest text that Windows' own functions take. The policy editor stops at 1,024. */
const MOST = 32_767;
const PROBLEM =
  'It holds more than 32,767 characters, and no remedy carries that: no policy holds so many, and the editor stops at 1,024.';

/** Why no writer takes one of the values, or one of the names beside them; null where each can be written. */
export function lengthProblem(
  values: readonly (NamedValue | null)[],
  names: readonly string[] = [],
): string | null {
  const lengths = [...values.map(lengthOf), ...names.map(({ length }) => length)];
  return lengths.some((length) => length > MOST) ? PROBLEM : null;
}

function lengthOf(named: NamedValue | null): number {
  if (!named) return 0;
  const { name, value } = named;
  if (value.type === 'REG_DWORD') return name.length;
  const texts = value.type === 'REG_MULTI_SZ' ? value.items : [value.text];
  return texts.reduce((sum, { length }) => sum + length, name.length);
}
