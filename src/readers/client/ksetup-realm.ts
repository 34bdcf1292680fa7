// One realm as ksetup prints it, and the registry records that say the same.

import { type Located, locatedFrom, runsOf, sub } from '../../model/located.ts';
import type { RegistryRecord } from '../../model/record.ts';
import { cover, type Span, startOf } from '../../model/span.ts';

/** Where ksetup keeps realms, below HKLM. */
export const DOMAINS_KEY = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains';

interface Setting<T> {
  readonly name: Located;
  readonly value: T;
}

/** A realm while its lines are read. */
export interface RealmBlock {
  readonly name: Located;
  readonly kdcs: Setting<Located>[];
  readonly kpasswds: Setting<Located>[];
  flags: Setting<Located<number>> | null;
  /** How many lines were understood as its own. */
  lines: number;
  at: Span;
}

export function realmBlock(name: Located, at: Span): RealmBlock {
  return { name, kdcs: [], kpasswds: [], flags: null, lines: 0, at };
}

// The names of the flags follow the number at once (`0x0none`), and some begin with a letter that could be a digit.
const FLAGS =
  /^0x([0-9a-f]{1,8}?)(?:[ \t,|]*(?:none|all|sendaddress|tcpsupported|delegate|ncsupported|rc4))*[ \t]*$/i;

/** The number of a realm's flags, at its digits; null when it is none. */
export function flagsIn(value: Located): Located<number> | null {
  const digits = FLAGS.exec(value.value)?.[1];
  if (digits === undefined) return null;
  return { value: Number.parseInt(digits, 16), at: sub(value, 0, 2 + digits.length).at };
}

/** The records that ksetup would have written for a realm; a realm without settings is its key alone. */
export function* closeRealm(realm: RealmBlock): Iterable<RegistryRecord> {
  const key = { kind: 'registry', part: null, side: null, hive: 'HKLM', keyPath: keyOf(realm.name) } as const;
  const about = { ...key, operation: 'set' } as const;
  if (realm.kdcs.length === 0 && realm.kpasswds.length === 0 && !realm.flags) {
    yield { ...key, operation: 'create-key', valueName: null, type: null, data: null, at: realm.at };
  }
  for (const [name, settings] of [
    ['KdcNames', realm.kdcs],
    ['KpasswdNames', realm.kpasswds],
  ] as const) {
    const [first] = settings;
    const last = settings.at(-1);
    if (!first || !last) continue;
    const valueName = { value: name, at: first.name.at };
    const items = settings.map(({ value }) => value);
    const at = cover(first.name.at, last.value.at);
    yield { ...about, valueName, type: 'REG_MULTI_SZ', data: { kind: 'list', items }, at };
  }
  if (!realm.flags) return;
  const { name, value } = realm.flags;
  const valueName = { value: 'RealmFlags', at: name.at };
  const data = { kind: 'number', number: value.value, at: value.at } as const;
  yield { ...about, valueName, type: 'REG_DWORD', data, at: cover(name.at, value.at) };
}

/** The key of a realm; what stands before the realm's name is not printed, and has the empty place before it. */
function keyOf(name: Located): Located {
  const before = { text: `${DOMAINS_KEY}\\`, span: startOf(name.at), linear: false };
  return locatedFrom([before, ...runsOf(name)], name.at);
}
