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
  if (!named) return false;
  if (expected.anything || expected.data === actual.data) return true;
  if (expected.atLeast) return holds(actual, expected, expected.leniently === true);
  return expected.leniently === true && hostsOf(actual).size > 0 && holds(expected, actual, false);
}

/** Whether the hosts of one are among those of the other; `byParent`: or stand below one of them. */
function holds(copy: Copy, wanted: Copy, byParent: boolean): boolean {
  const hosts = hostsOf(copy);
  const isBelow = (host: string) => [...hosts].some((one) => one.startsWith('.') && host.endsWith(one));
  const wants = [...hostsOf(wanted)];
  return wants.length > 0 && wants.every((host) => hosts.has(host) || (byParent && isBelow(host)));
}

/** The hosts of a form of hosts (normal-form.ts); none of another. */
function hostsOf({ data }: Copy): ReadonlySet<string> {
  const [kind, ...hosts] = data.split(' ');
  return new Set(kind === 'hosts' ? hosts.filter((host) => host !== '') : []);
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
