// What readers say of Administrative Templates policies, for their tests.

import type { Reader } from '../../src/model/reader.ts';
import type { Diagnostic, Item, PolicyRecord, Scope } from '../../src/model/record.ts';
import { sourceOf } from './bytes.ts';
import { wellSaid } from './said.ts';

export interface PoliciesRead {
  readonly items: readonly Item[];
  readonly policies: readonly PolicyRecord[];
  readonly scopes: readonly Scope[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that a reader yields about `bytes` to somebody who wants policies of Kerberos. */
export function readPolicies(reader: Reader, bytes: Uint8Array): PoliciesRead {
  const interest = { keyPaths: [], policyText: ['kerberos', '<k>'], objectClasses: [], attributes: [] };
  const items = [...reader.read(sourceOf(bytes), interest, {})];
  wellSaid(
    items.filter((item) => item.kind === 'diagnostic'),
    true,
  );
  return {
    items,
    policies: items.filter((item) => item.kind === 'policy'),
    scopes: items.filter((item) => item.kind === 'scope'),
    diagnostics: items.filter((item) => item.kind === 'diagnostic'),
  };
}

type PolicyRow = [
  name: string,
  state: string,
  side: PolicyRecord['side'],
  entries: (readonly [name: string, data: string | undefined])[],
];

/** Policies as rows that are easy to compare: name, state, side, entries of all lists. */
export function shownPolicies(policies: readonly PolicyRecord[]): PolicyRow[] {
  return policies.map(({ name, state, side, lists }) => [
    name.value,
    state.value,
    side,
    lists.flatMap(({ entries }) => entries.map((entry) => [entry.name.value, entry.data?.value] as const)),
  ]);
}
