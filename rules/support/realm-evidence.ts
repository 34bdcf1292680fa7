// Where the evidence says something of realms: what stands beside it is of interest, and nothing else of a file.

import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { TrustFact } from '../../src/model/fact.ts';
import type { Located } from '../../src/model/located.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import { isRealmTrust } from '../../src/model/realm-trust.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import { trustNames } from '../../src/model/trust-values.ts';

// Made once for each run: every secret asks.
const made = new WeakMap<Evidence, ReadonlySet<string>>();

/** Whether a subject, or a file by its path, shows a realm, a mapping, one of the policies, or the trust to a realm. */
export function speaksOfRealms(subject: Subject, path: string, context: RuleContext): boolean {
  const paths = made.get(context.evidence) ?? pathsOf(context);
  made.set(context.evidence, paths);
  for (const one of pathsIn(subject, context)) return one !== '';
  return paths.has(path);
}

function pathsOf(context: RuleContext): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const subject of context.evidence.subjects) {
    for (const path of pathsIn(subject, context)) paths.add(path);
  }
  return paths;
}

function* pathsIn({ realms, mappings, states, trusts }: Subject, context: RuleContext): Iterable<string> {
  for (const facts of [realms, mappings, states]) for (const { origin } of facts) yield origin.path;
  for (const trust of trusts) if (isToRealm(trust, context)) yield trust.origin.path;
}

// Of a realm of which something is expected every trust counts, whatever its type.
function isToRealm(trust: TrustFact, { expectations }: RuleContext): boolean {
  const isKnown = ({ value }: Located) => expectations.byRealm.has(realmKey(value));
  return isRealmTrust(trust, { expectations }) || trustNames(trust).some(isKnown);
}
