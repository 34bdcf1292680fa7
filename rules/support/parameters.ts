// Kerberos parameters of a subject as Windows reads them, and which subjects have settings of realms at all.

import type { Subject } from '../../src/model/evidence.ts';
import type { KerberosParameterFact } from '../../src/model/fact.ts';
import { isEffective, isPolicy } from '../../src/model/in-force.ts';
import type { NotEvaluated } from '../../src/model/rule.ts';

/** Whether anything of a realm stands where Windows reads it. */
export function hasRealmFacts({ realms, mappings }: Subject): boolean {
  return [realms, mappings].some((facts) => facts.some(({ layer }) => isEffective(layer)));
}

/** Whether a subject shows the parameter in a layer of that kind, or in any that Windows reads. */
export function shows(subject: Subject, name: string, layers?: 'policy' | 'local'): boolean {
  return subject.parameters.some((one) => one.name === name && isIn(one, layers));
}

function isIn({ layer }: KerberosParameterFact, layers?: 'policy' | 'local'): boolean {
  return (layers !== 'local' && isPolicy(layer)) || (layers !== 'policy' && layer === 'local');
}

/**
 * The values of a parameter that apply, those of a policy before local ones, each with its number; or why it is not
 * known whether one applies, or what it says.
 */
export function* applied(
  { parameters }: Subject,
  name: string,
  layers?: 'policy' | 'local',
): Iterable<(KerberosParameterFact & { readonly value: { readonly value: number } }) | NotEvaluated> {
  const known = parameters.filter((one) => one.name === name && isIn(one, layers));
  const byPolicy = known.filter(({ layer }) => isPolicy(layer));
  for (const fact of byPolicy.length > 0 ? byPolicy : known) {
    const { value, conditional } = fact;
    if (conditional) yield { notEvaluated: `an item of Preferences with a filter sets ${name}` };
    else if (!value) yield { notEvaluated: `what ${name} says was not understood` };
    else yield { ...fact, value };
  }
}
