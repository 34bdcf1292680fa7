// What the config wants of somebody who is not in the run: it was not judged, and that is said.

import type { Evidence } from '../model/evidence.ts';
import type { Problem } from '../model/finding.ts';
import type { Intents } from '../model/intent.ts';
import { nameKey, subjectNames } from '../model/subject-names.ts';

const NAMED = 3;
const WORDS = { gpo: 'GPO', client: 'client', domain: 'domain' } as const;

/** One remark for all that are missing; none when there are none, or when nothing was read at all. */
export function unmatchedIntents({ subjects }: Evidence, { expect }: Pick<Intents, 'expect'>): Problem[] {
  if (subjects.length === 0 || expect.length === 0) return [];
  const present = new Set<string>();
  for (const { holder, ref } of subjects)
    for (const name of subjectNames(ref)) present.add(`${holder} ${name}`);
  const missing = new Map<string, string>();
  for (const { of, name } of expect) {
    const key = `${of} ${nameKey(name)}`;
    if (name !== '*' && !present.has(key)) missing.set(key, `${WORDS[of]} ${name}`);
  }
  if (missing.size === 0) return [];
  const names = [...missing.values()];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const message = `The config expects something of ${names.slice(0, NAMED).join(', ')}${more}, and nothing of this run is called so: it was not judged.`;
  return [{ kind: 'intent-unmatched', message }];
}
