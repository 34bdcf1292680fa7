// What a baseline becomes: everything that was found added to it, or what is gone taken out of it.

import type { Finding } from '../model/finding.ts';
import { type BaselineEntry, GAP_RULE } from '../model/hold.ts';

/** The entries with those findings that nothing holds back yet; `today` is their date. Gaps never get in. */
export function grown(
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
  today: string,
): readonly BaselineEntry[] {
  const added: BaselineEntry[] = [];
  for (const { fingerprint, ruleId: rule, subject, realm, blocking, suppressed } of findings) {
    if (suppressed || blocking || rule === GAP_RULE) continue;
    added.push({ fingerprint, rule, subject, ...(realm === undefined ? {} : { realm }), date: today });
  }
  return inOrder([...entries, ...added]);
}

/** The entries without those that are gone. */
export function pruned(
  entries: readonly BaselineEntry[],
  gone: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const without = new Set(gone);
  return inOrder(entries.filter((entry) => !without.has(entry)));
}

/** By subject, rule, realm: what is mended together stands together. */
function inOrder(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const keyOf = ({ subject, rule, realm, fingerprint }: BaselineEntry) =>
    [subject.kind, subject.id, rule, realm ?? '', fingerprint].join('\n');
  const keyed = entries.map((entry) => ({ key: keyOf(entry), entry }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ entry }) => entry);
}
