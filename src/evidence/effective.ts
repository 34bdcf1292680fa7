// What a subject's clients really use of its realms and mappings: where a policy hides the local settings, and where it does not.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact } from '../model/fact.ts';
import { isEffective, isPolicy } from '../model/in-force.ts';
import type { Holding } from './holders.ts';

/**
 * Whether the policy's host map hides the local one: then local mappings are ignored, not merged. Windows does so as soon as
 * the key of the policy exists (found by tests of jborean93/PowerShell-Obol on Windows; Kerberos.admx: without policy the
 * local settings apply). A policy that is not configured or disabled, and has no mapping, hides nothing.
 */
export function hidesLocalMap({ mappings, states }: Pick<Subject, 'mappings' | 'states'>): boolean {
  return (
    mappings.some(({ layer, conditional }) => isPolicy(layer) && !conditional) ||
    states.some(
      ({ list, layer, state, conditional }) =>
        list === 'domain_realm' && isPolicy(layer) && state === 'enabled' && !conditional,
    )
  );
}

/**
 * The realms and mappings that a client of the subject uses. Mappings: those of the policy, or else the local ones. Realms:
 * those of the policy and local ones together; whether a policy hides local realms too is not known, and a definition
 * that may count is better than a false report that there is none.
 */
export function effective(
  subject: Pick<Subject, 'realms' | 'mappings' | 'states'>,
): Pick<Subject, 'realms' | 'mappings'> {
  const hidden = hidesLocalMap(subject);
  return {
    realms: subject.realms.filter(({ layer }) => isEffective(layer)),
    mappings: subject.mappings.filter(({ layer }) => isPolicy(layer) || (layer === 'local' && !hidden)),
  };
}

export type Hiding = 'yes' | 'no' | 'perhaps';

/**
 * Whether the policy's key hides the local map, apart from the values for which `concerns` holds. That it does as soon as it
 * exists was found by tests of jborean93/PowerShell-Obol on Windows; whether an empty key is enough is not known.
 */
export function hidingOf({ kind, subjects }: Holding, concerns: (fact: HostMappingFact) => boolean): Hiding {
  let hiding: Hiding = 'no';
  for (const { mappings, states } of subjects) {
    const values = mappings.filter(({ layer }) => isPolicy(layer));
    const own = states.filter(({ list, layer }) => list === 'domain_realm' && isPolicy(layer));
    const off = own.some(({ state, conditional }) => state === 'disabled' && !conditional);
    if (!off && values.some((fact) => !fact.conditional)) return 'yes';
    // A disabled policy deletes the list; what a client still has of it may be its key.
    const leftover = off && kind === 'client' && values.length > 0;
    const filtered = !off && values.some((fact) => fact.conditional && !concerns(fact));
    const empty = values.length === 0 && own.some(({ state }) => state === 'enabled' || state === 'unknown');
    if (leftover || filtered || empty) hiding = 'perhaps';
  }
  return hiding;
}
