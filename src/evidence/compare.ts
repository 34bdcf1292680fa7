// The one comparison of copies of a setting. Rules and `realmlint drift` ask it alike.

import type { Comparison, Copy } from '../model/copy.ts';

/** Copies of one setting of one realm on two sides, and whether each side would have shown what it does not have. */
export interface Sides {
  readonly expected: readonly Copy[];
  readonly actual: readonly Copy[];
  readonly expectedShown: boolean;
  readonly actualShown: boolean;
}

/** Of several copies on the expected side each is right; of those on the other side all must be. */
export function compareCopies({ expected, actual, expectedShown, actualShown }: Sides): Comparison {
  const certain = expected.filter(isCertain);
  if (actual.length === 0) {
    if (certain.length === 0) return 'not-known';
    // A policy that is disabled leaves no switch behind on its clients.
    if (certain.every(isOff)) return actualShown ? 'same' : 'not-known';
    return actualShown ? 'missing' : 'not-known';
  }
  if (expected.length === 0) return expectedShown && actual.some(isCertain) ? 'extra' : 'not-known';
  const wrong = deviating(expected, actual);
  if (wrong.length > 0) return certain.length > 0 ? 'different' : 'not-known';
  return actual.some(isCertain) ? 'same' : 'not-known';
}

/** The certain copies of `actual` that say something else than every copy of `expected`. */
export function deviating<C extends Copy>(expected: readonly Copy[], actual: readonly C[]): C[] {
  return actual.filter((copy) => isCertain(copy) && !expected.some((other) => agree(other, copy)));
}

/** Whether two copies say the same: the realm's case counts, for Kerberos compares realms octet by octet (RFC 4120 6.1). */
function agree(expected: Copy, actual: Copy): boolean {
  const named = expected.name === actual.name || expected.caseless === true || actual.caseless === true;
  return named && (expected.data === actual.data || (expected.atLeast === true && holds(actual, expected)));
}

function holds({ data }: Copy, wanted: Copy): boolean {
  const hosts = new Set(data.split(' '));
  return wanted.data.split(' ').every((host) => hosts.has(host));
}

export function isCertain({ perhaps }: Copy): boolean {
  return perhaps !== true;
}

function isOff({ data, setting }: Copy): boolean {
  return data === 'disabled' && setting.endsWith('_Enabled');
}

/** One setting of one realm: its copies by this key are those that are compared with each other. */
export function rowKey({ realm, setting }: Pick<Copy, 'realm' | 'setting'>): string {
  return `${realm} ${setting}`;
}

/** Copies by what they are of, in their order. */
export function byRow<C extends Copy>(copies: readonly C[]): Map<string, C[]> {
  const rows = new Map<string, C[]>();
  for (const copy of copies) {
    const key = rowKey(copy);
    const same = rows.get(key);
    if (same) same.push(copy);
    else rows.set(key, [copy]);
  }
  return rows;
}
