// Several backups of one GPO are not a conflict: the newest is judged, the others are set aside and said.

import type { Fact, GapFact } from '../model/fact.ts';
import { fileStart } from '../model/format.ts';
import type { Identities } from './identity.ts';

/** What remains to be judged, and the containers that a newer backup replaces. */
export interface Current {
  readonly facts: readonly Fact[];
  readonly superseded: ReadonlySet<string>;
}

/** Keeps the newest backup of each GPO; of equally old ones the first by path, and says which. */
export function newestBackups(facts: readonly Fact[], identities: Identities): Current {
  const byGpo = new Map<string, { container: string; time: string }[]>();
  const seen = new Set<string>();
  for (const { origin } of facts) {
    const { container } = origin;
    if (container === null || seen.has(container)) continue;
    seen.add(container);
    const time = identities.backupTimeOf(container);
    const gpo = time === null ? null : identities.gpoOf({ ...origin, part: null });
    if (time === null || !gpo) continue;
    const key = `${gpo.id}@${gpo.domain}`;
    const backups = byGpo.get(key);
    if (backups) backups.push({ container, time });
    else byGpo.set(key, [{ container, time }]);
  }
  // What the notice says of the one that is judged instead.
  const superseded = new Map<string, string>();
  for (const backups of byGpo.values()) {
    if (backups.length < 2) continue;
    backups.sort((a, b) => compare(b.time, a.time) || compare(a.container, b.container));
    const newest = backups[0];
    if (!newest) continue;
    for (const old of backups.slice(1)) {
      const age = old.time === newest.time ? 'as old as another' : 'older than another';
      superseded.set(old.container, `${age} of the same GPO, ${newest.container} (${newest.time})`);
    }
  }
  if (superseded.size === 0) return { facts, superseded: new Set() };
  const kept = facts.filter((fact) => !superseded.has(fact.origin.container ?? ''));
  return { facts: [...kept, ...notices(facts, superseded)], superseded: new Set(superseded.keys()) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function* notices(facts: readonly Fact[], superseded: ReadonlyMap<string, string>): Iterable<GapFact> {
  const said = new Set<string>();
  for (const { origin } of facts) {
    const newer = superseded.get(origin.container ?? '');
    if (origin.container === null || newer === undefined || said.has(origin.container)) continue;
    said.add(origin.container);
    yield {
      kind: 'gap',
      origin,
      at: fileStart(origin.format),
      locator: origin.container,
      code: 'superseded',
      effect: 'notice',
      message: `The backup ${origin.container} is ${newer}: it was not judged.`,
      hint: '',
    };
  }
}
