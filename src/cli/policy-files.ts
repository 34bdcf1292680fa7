// Which Registry.pol belongs to which GPO: of the computer's side, where realm settings stand.

import { buildEvidence } from '../evidence/build.ts';
import type { Gathered } from '../lint.ts';

/** By id of the subject: paths of inputs, in code unit order. */
export function policyFilesOf({ facts }: Gathered): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, readonly string[]>();
  for (const { ref, holder, realms, mappings, states, scopes } of buildEvidence(facts).evidence.subjects) {
    if (holder !== 'gpo') continue;
    const paths = [...realms, ...mappings, ...states, ...scopes]
      .filter(({ origin }) => origin.format === 'registry-pol' && origin.side !== 'user')
      .map(({ origin }) => origin.path);
    if (paths.length > 0) files.set(ref.id, [...new Set(paths)].sort());
  }
  return files;
}
