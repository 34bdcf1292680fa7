// Why an entry of a host map that matches a host does not decide, or not for certain.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact } from '../model/fact.ts';
import { isEffective, isPolicy } from '../model/in-force.ts';
import { deletes, isOfWrongType, sameValue, switchOf } from './applied-lists.ts';
import type { Holding } from './holders.ts';

/**
 * What keeps an entry from deciding. Never in force: `wrong-place`, `gpo-off`, `overruled`, `switched-off`, `hidden`, `replaced`.
 * In force or not, which the evidence leaves open: the others but `shorter`. `by` are the GPOs that it depends on.
 */
export interface Lost {
  readonly kind:
    | 'wrong-place'
    | 'gpo-off'
    | 'overruled'
    | 'switched-off'
    | 'hidden'
    | 'replaced'
    | 'hidden-perhaps'
    | 'filter'
    | 'wrong-type'
    | 'unclear-switch'
    | 'disabled-elsewhere'
    | 'deleted-elsewhere'
    | 'set-elsewhere'
    | 'copies-differ'
    | 'shorter';
  readonly by: readonly Subject[];
}

/** How often a value stood at the end, of all the ways in which it can come out. */
export interface Stood {
  readonly ways: number;
  readonly counts: ReadonlyMap<HostMappingFact, number>;
}

type Held = { readonly subject: Subject; readonly fact: HostMappingFact };

/** Why the value of an entry is not certainly in force; null when it is. */
export function doubtOf(
  { subject, fact }: Held,
  holding: Holding,
  overruled: readonly HostMappingFact[],
  stood: Stood,
): Lost | null {
  const lost = (kind: Lost['kind'], by: readonly Subject[] = []): Lost => ({ kind, by });
  if (!isEffective(fact.layer)) return lost('wrong-place');
  if (holding.off.includes(subject)) return lost('gpo-off');
  if (overruled.includes(fact)) return lost('overruled');
  const count = timesStood(fact, stood);
  if (count === stood.ways) return null;
  if (count === 0) {
    if (!isPolicy(fact.layer)) return lost('hidden');
    return switchOf(subject, 'domain_realm') === 'off' ? lost('switched-off') : lost('replaced');
  }
  if (fact.conditional) return lost('filter');
  if (isOfWrongType(fact)) return lost('wrong-type');
  if (!isPolicy(fact.layer)) return lost('hidden-perhaps');
  if (switchOf(subject, 'domain_realm') === 'unclear') return lost('unclear-switch');
  return byOthers({ subject, fact }, holding);
}

function byOthers({ subject, fact }: Held, { subjects }: Holding): Lost {
  const others = subjects.filter((other) => other !== subject);
  const off = others.filter((other) => /^(?:off|unclear)$/.test(switchOf(other, 'domain_realm')));
  if (off.length > 0) return { kind: 'disabled-elsewhere', by: off };
  const deleting = subjects.filter(({ directives }) =>
    directives.some(
      (one) => isPolicy(one.layer) && deletes(one, fact) && one.origin.path !== fact.origin.path,
    ),
  );
  if (deleting.length > 0) return { kind: 'deleted-elsewhere', by: deleting };
  const setting = others.filter(({ mappings }) =>
    mappings.some(
      (other) => isPolicy(other.layer) && other.valueName === fact.valueName && !sameValue(other, fact),
    ),
  );
  return setting.length > 0 ? { kind: 'set-elsewhere', by: setting } : { kind: 'copies-differ', by: [] };
}

/** Of copies in other files only one is applied. */
function timesStood(fact: HostMappingFact, { counts }: Stood): number {
  const own = counts.get(fact);
  if (own !== undefined) return own;
  for (const [other, count] of counts) {
    if (other.valueName === fact.valueName && isPolicy(other.layer) === isPolicy(fact.layer)) {
      if (sameValue(other, fact)) return count;
    }
  }
  return 0;
}
