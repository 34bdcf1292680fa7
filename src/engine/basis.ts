// By what a finding was judged, in words: who expects something of a realm, and how that comes to speak of it.

import type { RealmExpectation } from '../model/expectation.ts';

/** The words beside an expected value, and all that there is to say. */
export interface Basis {
  readonly calm: string;
  readonly full: string;
}

/**
 * `profile zscaler` for a cloud that is known by its name, and in full `profile zscaler: a known cloud`. What was inferred says
 * at once from what: `profile zscaler, because the KDC kerberos.zscalerbeta.net points to it`.
 */
export function basisOf({ source, reason, adopted }: RealmExpectation): Basis {
  if (reason === null) return { calm: source, full: source };
  if (source === 'config' && !adopted) return { calm: source, full: `${source}, ${reason}` };
  const inferred = adopted || source === 'formula zscaler';
  return { calm: inferred ? `${source}, because ${reason}` : source, full: `${source}: ${reason}` };
}
