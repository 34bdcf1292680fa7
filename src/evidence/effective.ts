// What a subject's clients really use of its realms and mappings: where a policy hides the local settings, and where it does not.

import type { Subject } from '../model/evidence.ts';
import type { HostMappingFact, Layer, ListName, RealmFact } from '../model/fact.ts';

/** Layers that Windows reads. What stands elsewhere has no effect, and is no target of most rules. */
export function isEffective(layer: Layer): boolean {
  return isPolicy(layer) || layer === 'local';
}

/** Settings by policy, whoever delivers them: Group Policy, or device management. */
export function isPolicy(layer: Layer): boolean {
  return layer === 'policy' || layer === 'mdm';
}

/** Whether a GPO's computer side is switched off: then it gives clients nothing, whatever it holds. */
export function isOff({ gpos }: Pick<Subject, 'gpos'>): boolean {
  return gpos.some(({ computer }) => computer?.enabled === false);
}

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

/** Why something that is written has no effect on a client. */
export type Hindrance = 'hidden-by-policy' | 'switched-off' | 'conditional' | 'overruled';

/**
 * A realm or mapping with what keeps it from counting; null when it counts. Unlike `effective`, which asks what could be there
 * for a rule to judge, this is what a client does: a policy that is disabled deletes its list (Kerberos.admx), and an item of
 * Preferences with a filter counts for nobody in particular.
 */
export function hindranceOf(
  fact: RealmFact | HostMappingFact,
  subject: Pick<Subject, 'mappings' | 'states'>,
): Hindrance | 'not-read' | null {
  if (!isEffective(fact.layer)) return 'not-read';
  if (fact.conditional) return 'conditional';
  const list: ListName = fact.kind === 'realm' ? 'MitRealms' : 'domain_realm';
  if (isPolicy(fact.layer)) return isDisabled(list, subject) ? 'switched-off' : null;
  const hides = fact.kind === 'host-mapping' && hidesLocalMap(inForceOnly(subject));
  return hides ? 'hidden-by-policy' : null;
}

/** Whether a switch of the list is off and none is on. */
export function isDisabled(list: ListName, { states }: Pick<Subject, 'states'>): boolean {
  const certain = states.filter(
    (state) => state.list === list && isPolicy(state.layer) && !state.conditional,
  );
  return certain.some(({ state }) => state === 'disabled');
}

// What a disabled policy holds is deleted, and hides nothing.
function inForceOnly(subject: Pick<Subject, 'mappings' | 'states'>): Pick<Subject, 'mappings' | 'states'> {
  if (!isDisabled('domain_realm', subject)) return subject;
  return { ...subject, mappings: subject.mappings.filter(({ layer }) => !isPolicy(layer)) };
}
