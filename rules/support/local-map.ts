// What a host map by policy leaves of the local one, which it hides as a whole.

import type { Evidence, Subject } from '../../src/model/evidence.ts';
import type { HostMappingFact } from '../../src/model/fact.ts';
import { isOff, isPolicy } from '../../src/model/in-force.ts';
import { realmKey } from '../../src/model/realm-name.ts';
import type { RuleContext } from '../../src/model/rule.ts';
import type { Piece } from './hosts.ts';

/** The mappings of a policy, and who sets it. */
export interface HidingMap {
  readonly policies: readonly HostMappingFact[];
  /** False for a GPO of the run of which it is not known that it reaches the subject. */
  readonly isOwn: boolean;
  /** Display name of that GPO. */
  readonly name: string;
  /** By entry, in lower case: the realms to which the policy sends it, by their keys. */
  readonly byEntry: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The map that hides the local mappings of a subject: that of its own policy, else that of the GPOs of the run; null for none. */
export function hidingMapOf(subject: Subject, context: RuleContext): HidingMap | null {
  const inForce = new Set(context.ask.mappings(subject));
  const own = subject.mappings.filter((fact) => isCertainPolicy(fact));
  const isHidden = subject.mappings.some((fact) => fact.layer === 'local' && !inForce.has(fact));
  if (own.length > 0 || isHidden) return mapOf(own, true, subject.ref.name);
  const { evidence } = context;
  const known = ofGpos.get(evidence);
  if (known !== undefined) return known;
  const made = mapOfGpos(evidence);
  ofGpos.set(evidence, made);
  return made;
}

// Made once for each run: thousands of clients may ask.
const ofGpos = new WeakMap<Evidence, HidingMap | null>();

function mapOfGpos({ subjects }: Evidence): HidingMap | null {
  const gpos = subjects.filter((subject) => subject.holder === 'gpo' && !isOff(subject));
  const policies: HostMappingFact[] = [];
  let name: string | null = null;
  for (const { mappings, states, ref } of gpos) {
    if (states.some(({ list, state }) => list === 'domain_realm' && state === 'disabled')) continue;
    for (const fact of mappings) {
      if (!isCertainPolicy(fact)) continue;
      policies.push(fact);
      name ??= ref.name;
    }
  }
  return name === null ? null : mapOf(policies, false, name);
}

function isCertainPolicy({ layer, conditional }: HostMappingFact): boolean {
  return isPolicy(layer) && !conditional;
}

function mapOf(policies: readonly HostMappingFact[], isOwn: boolean, name: string): HidingMap {
  const byEntry = new Map<string, Map<string, string>>();
  for (const fact of policies) {
    for (const { repaired } of fact.entries) {
      for (const host of repaired) {
        const realms = byEntry.get(host) ?? new Map<string, string>();
        byEntry.set(host, realms.set(realmKey(fact.name.value), fact.name.value));
      }
    }
  }
  return { policies, isOwn, name, byEntry };
}

/** A local entry that loses its realm, and the realm to which the policy sends it; null for none. */
export interface Lost {
  readonly piece: Piece;
  readonly to: string | null;
}

/** The entries of a local mapping that the policy does not send to the same realm, whatever its case. */
export function lostUnder({ byEntry }: HidingMap, realm: string, pieces: readonly Piece[]): Lost[] {
  const lost: Lost[] = [];
  for (const piece of pieces) {
    const to = realmsOf(piece.host, byEntry);
    if (piece.host === '' || to?.has(realmKey(realm))) continue;
    const [other] = to?.values() ?? [];
    lost.push({ piece, to: other ?? null });
  }
  return lost;
}

// The longest suffix decides, as Windows matches.
function realmsOf(host: string, byEntry: HidingMap['byEntry']): ReadonlyMap<string, string> | null {
  const exact = byEntry.get(host);
  if (exact) return exact;
  for (let dot = host.indexOf('.', 1); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    const found = byEntry.get(host.slice(dot));
    if (found) return found;
  }
  return null;
}
