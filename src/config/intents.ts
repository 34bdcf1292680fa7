// The part of a config that says what the organisation wants: which realm belongs where, and which domains hold users.

import type { Intent, Intents } from '../model/intent.ts';
import type { JsonNode } from '../model/json.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { Complaint } from './sentences.ts';

/** Those members of the document, as the schema has accepted them. */
export interface IntentDocument {
  readonly expect?: readonly IntentEntry[];
  readonly userDomains?: readonly string[];
}

interface IntentEntry {
  readonly gpo?: string;
  readonly domain?: string;
  readonly client?: string;
  readonly realm: string;
  readonly state: Intent['state'];
}

const HOLDERS = ['gpo', 'domain', 'client'] as const;

export function intentsOf({ expect, userDomains }: IntentDocument): Intents {
  return {
    expect: (expect ?? []).flatMap(intentOf),
    userDomains: userDomains ? userDomains.map((name) => asciiLower(name.trim())) : null,
  };
}

function intentOf(entry: IntentEntry): Intent[] {
  const of = HOLDERS.find((holder) => entry[holder] !== undefined);
  if (!of) return [];
  return [{ of, name: (entry[of] ?? '').trim(), realm: entry.realm, state: entry.state }];
}

/** What the schema cannot say: each entry of `expect` is about one thing. */
export function* intentComplaints(expect: JsonNode | undefined): Iterable<Complaint> {
  if (expect?.kind !== 'array') return;
  for (const item of expect.items) {
    if (item.kind !== 'object') continue;
    const named = new Set(item.members.map(({ name }) => name).filter((name) => isHolder(name)));
    if (named.size === 1) continue;
    const say = () =>
      named.size === 0
        ? 'This entry of expect says of nothing what it wants: name one gpo, domain or client.'
        : `This entry of expect names ${[...named].join(' and ')}; it takes one of them.`;
    yield { from: item.from, say };
  }
}

function isHolder(name: string): boolean {
  return HOLDERS.some((holder) => holder === name);
}
