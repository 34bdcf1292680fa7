// The domain of Active Directory that a computer belongs to, as its exports tell it.

import type { ClientFact } from './client-fact.ts';
import { asciiLower } from './realm-name.ts';

/** Its DNS name in lower case: as the export says, else what follows the host in a full name; null where neither tells it. */
export function domainOfComputer({ name, domain }: Pick<ClientFact, 'name' | 'domain'>): string | null {
  const told = domain?.value.trim() ?? '';
  if (told.includes('.')) return asciiLower(told);
  const after = /^[^.\\]+\.([^.]+\..*[^.])\.?$/.exec(name?.value.trim() ?? '')?.[1];
  return after === undefined ? null : asciiLower(after);
}
