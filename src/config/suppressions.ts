// The part of a config that suppresses findings: each with a rule, a place and a reason, and perhaps a last day.

import type { ConfiguredSuppression } from '../model/hold.ts';
import type { JsonNode } from '../model/json.ts';
import { type Complaint, memberOf, quoted, unknownRule } from './sentences.ts';

/** That member of the document, as the schema has accepted it. */
export interface SuppressionDocument {
  readonly suppressions?: readonly SuppressionEntry[];
}

interface SuppressionEntry {
  readonly rule: string;
  readonly subject?: string;
  readonly realm?: string;
  readonly path?: string;
  readonly reason: string;
  readonly until?: string;
}

const PLACES: readonly string[] = ['subject', 'realm', 'path'] satisfies (keyof SuppressionEntry)[];

export function suppressionsOf({ suppressions = [] }: SuppressionDocument): readonly ConfiguredSuppression[] {
  return suppressions.map(({ rule, subject, realm, path, reason, until }) => ({
    rule,
    subject: subject?.trim() ?? null,
    realm: realm ?? null,
    path: path?.trim() ?? null,
    reason: reason.trim(),
    until: until ?? null,
  }));
}

/** What the schema cannot say. `ruleIds` are those that there are. */
export function* suppressionComplaints(
  suppressions: JsonNode | undefined,
  ruleIds: readonly string[],
): Iterable<Complaint> {
  if (suppressions?.kind !== 'array') return;
  for (const item of suppressions.items) {
    if (item.kind !== 'object') continue;
    if (!item.members.some(({ name }) => PLACES.includes(name))) {
      const say = () =>
        'This suppression holds everywhere: give it a subject, a realm or a path. A rule that is wrong for you everywhere is switched off under rules.';
      yield { from: item.from, say };
    }
    yield* memberComplaints(item, ruleIds);
  }
}

function* memberComplaints(item: JsonNode, ruleIds: readonly string[]): Iterable<Complaint> {
  const rule = memberOf(item, 'rule')?.node;
  if (rule && !ruleIds.includes(String(textOf(rule)))) {
    yield { from: rule.from, say: () => unknownRule(String(textOf(rule)), ruleIds) };
  }
  const path = memberOf(item, 'path')?.node;
  if (path && namesNothing(textOf(path))) {
    const say = () => `The path ${quoted(textOf(path))} fits everything: name a file or a folder.`;
    yield { from: path.from, say };
  }
  const until = memberOf(item, 'until')?.node;
  if (until && !isDay(textOf(until))) {
    yield { from: until.from, say: () => `There is no day ${quoted(textOf(until))} in the calendar.` };
  }
}

function textOf(node: JsonNode): string {
  return node.kind === 'string' ? String(node.value) : '';
}

function namesNothing(glob: string): boolean {
  return !/[^*?./\\\s]/.test(glob);
}

/** `text` has the shape of a day already. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
