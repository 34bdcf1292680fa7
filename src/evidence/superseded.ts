// Several backups of one GPO are not a conflict: the newest is judged, the others are set aside and said.

import type { Fact, GapFact, Origin } from '../model/fact.ts';
import { fileStart } from '../model/format.ts';
import type { Identities } from './identity.ts';
import { compare } from './order.ts';

/** What remains to be judged, and the containers that a newer backup replaces. */
export interface Current {
  readonly facts: readonly Fact[];
  readonly superseded: ReadonlySet<string>;
}

interface Backup {
  readonly container: string;
  readonly time: string;
  /** Of the first of its files by path. */
  readonly origin: Origin;
}

/** Keeps the newest backup of each GPO, and says which are set aside. */
export function newestBackups(facts: readonly Fact[], identities: Identities): Current {
  const byGpo = new Map<string, Backup[]>();
  for (const [container, origin] of firstFiles(facts)) {
    const time = identities.backupTimeOf(container);
    const gpo = time === null ? null : identities.gpoOf({ ...origin, part: null });
    if (time === null || !gpo) continue;
    const key = `${gpo.id}@${gpo.domain}`;
    const backups = byGpo.get(key);
    if (backups) backups.push({ container, time, origin });
    else byGpo.set(key, [{ container, time, origin }]);
  }
  const superseded = new Set<string>();
  const notices: GapFact[] = [];
  for (const backups of byGpo.values()) {
    if (backups.length < 2) continue;
    backups.sort((a, b) => compare(b.time, a.time) || compare(a.container, b.container));
    const newest = backups[0];
    // Of one time none is newer: all of them are judged, and what differs between them shows.
    const others = backups.filter(({ time }) => time !== newest?.time);
    if (!newest || others.length === 0) continue;
    for (const { container } of others) superseded.add(container);
    notices.push(noticeOf(newest, others));
  }
  if (superseded.size === 0) return { facts, superseded };
  const kept = facts.filter((fact) => !superseded.has(fact.origin.container ?? ''));
  return { facts: [...kept, ...notices], superseded };
}

/** By container, the origin of the first of its files by path. */
function firstFiles(facts: readonly Fact[]): ReadonlyMap<string, Origin> {
  const first = new Map<string, Origin>();
  for (const { origin } of facts) {
    const { container, path } = origin;
    if (container === null) continue;
    const before = first.get(container);
    if (!before || path < before.path) first.set(container, origin);
  }
  return first;
}

const NAMED = 3;

function noticeOf(newest: Backup, others: readonly Backup[]): GapFact {
  const named = others.slice(0, NAMED).map(({ container, time }) => `${container} (${time})`);
  if (others.length > NAMED) named.push(`${others.length - NAMED} more`);
  const were = others.length === 1 ? 'backup of the same GPO was' : 'backups of the same GPO were';
  return {
    kind: 'gap',
    origin: newest.origin,
    at: fileStart(newest.origin.format),
    locator: newest.container,
    code: 'superseded',
    effect: 'notice',
    message: `${others.length} other ${were} not judged: ${named.join(', ')}. This one is the newest, of ${newest.time}.`,
    hint: '',
  };
}
