// What is said of encodings once an input was read: nothing where it does not matter, and more where the wish may be wrong.

import { type Fact, isEvidence } from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import type { Encoding } from '../model/reader.ts';

// Which code page was assumed matters to nobody where everything that was kept is ASCII: all of them agree on that.
export function withoutIdleAssumption(facts: readonly Fact[]): readonly Fact[] {
  const idle = (fact: Fact) => fact.kind === 'gap' && fact.code === 'encoding-assumed';
  if (!facts.some(idle)) return facts;
  const others = facts.filter((fact) => !idle(fact));
  const matters = others.some((fact) => /[^\x00-\x7f]/.test(JSON.stringify({ ...fact, origin: null })));
  return matters ? facts : others;
}

/** Where nothing was understood in an encoding that was asked for, that may be why. */
export function withForcedEncoding(facts: readonly Fact[], encoding: Encoding | undefined): readonly Fact[] {
  if (encoding === undefined || facts.some(isEvidence)) return facts;
  return facts.map((fact) => {
    if (fact.kind !== 'gap' || fact.effect === 'notice' || traitsOf(fact.origin.format)?.medium !== 'text')
      return fact;
    const doubt = `It was read as ${encoding}, as --encoding says: try without that.`;
    return { ...fact, hint: fact.hint === '' ? doubt : `${doubt} ${fact.hint}` };
  });
}
