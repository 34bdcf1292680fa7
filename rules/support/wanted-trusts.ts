// Which realms need a trust in a domain, by what its own GPOs and clients are configured for.

import type { Subject } from '../../src/model/evidence.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { directoryDomains } from './directory-realms.ts';
import { trustsByRealm } from './domain-trusts.ts';
import { type RealmUse, realmUses } from './realm-uses.ts';

/** A realm that needs a trust in a domain. */
export interface WantedTrust {
  readonly key: string;
  /** Those who are configured for the realm. */
  readonly uses: readonly [RealmUse, ...RealmUse[]];
  /** False where nothing says that they are of this domain: it is only the one that the evidence knows. */
  readonly certain: boolean;
}

/** Wanted trusts of a domain, in the order in which the evidence names their realms. */
export function wantedTrusts(target: Subject, context: RuleContext): WantedTrust[] {
  const wanted = new Map<string, { key: string; uses: [RealmUse, ...RealmUse[]]; certain: boolean }>();
  for (const use of realmUses(context)) {
    const certain = isOf(use, target, context);
    if (certain === null) continue;
    const known = wanted.get(use.key);
    if (!known) wanted.set(use.key, { key: use.key, uses: [use], certain });
    else {
      known.uses.push(use);
      known.certain ||= certain;
    }
  }
  return [...wanted.values()];
}

/** Whether the users of a realm are those of a domain; null where they are not, or where that is anybody's guess. */
function isOf(use: RealmUse, target: Subject, { evidence, intents }: RuleContext): boolean | null {
  const { domain } = target;
  if (domain !== null && use.domain === domain) return true;
  // Who names the domains of the users means them, whichever domain the GPO lives in; a trust elsewhere is another rule's.
  if (domain !== null && intents.userDomains?.includes(domain)) {
    return trustsByRealm(evidence).has(use.key) ? null : true;
  }
  if (use.domain !== null && domain !== null) return null;
  const domains = directoryDomains(evidence);
  const only = domain ?? use.domain;
  return domains.size === 0 || (domains.size === 1 && (only === null || domains.has(only))) ? false : null;
}
