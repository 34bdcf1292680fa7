// The two lists as messages name them.

import type { ListName } from './fact.ts';

export const LIST_WORDS: Readonly<Record<ListName, string>> = {
  MitRealms: 'realm list (MitRealms)',
  domain_realm: 'host map (domain_realm)',
};
