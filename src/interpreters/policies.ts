// Administrative Templates policies of a report to facts, whatever the language of the console that wrote it.

import type {
  GapFact,
  HostMappingFact,
  Interpret,
  Layer,
  ListName,
  Origin,
  PolicyStateFact,
  RealmFact,
} from '../model/fact.ts';
import type { PolicyListEntry, PolicyRecord } from '../model/record.ts';
import { entitiesIn, hostEntries, withoutEntities } from './hosts.ts';
import { POLICY_KEY } from './keys.ts';
import { comparable, HELP_MARKS, LIST_NAMES, OTHER_NAMES } from './policy-names.ts';
import { parseRealmValue } from './realm-syntax.ts';

/** Lower-case fragments of a policy's raw text: one without any of them is none of ours. */
export const POLICY_FRAGMENTS: readonly string[] = [
  'kerberos',
  '&lt;k&gt;',
  '&lt;k>',
  '<k>',
  '&#60;k',
  '&#x3c;k',
];

/** Facts of one policy; none for a policy that is known to be another. */
export const interpretPolicy: Interpret<PolicyRecord> = function* (record, origin) {
  const list = listOf(record);
  if (list === 'other') return;
  if (list === 'unknown') {
    yield unknownPolicy(record, origin);
    return;
  }
  const layer: Layer = record.side === 'user' ? 'user' : 'policy';
  yield stateFact(record, origin, list, layer);
  for (const { entries } of record.lists) {
    for (const entry of entries) yield entryFact(entry, origin, list, layer);
  }
};

/** Which policy it is: by its name, by its help texts, by its data, in this order. */
function listOf(record: PolicyRecord): ListName | 'other' | 'unknown' {
  const name = comparable(record.name.value);
  const named = LIST_NAMES.get(name);
  if (named) return named;
  for (const [mark, list] of HELP_MARKS) {
    if (record.help.some((text) => text.includes(mark))) return list;
  }
  const entries = record.lists.flatMap((list) => [...list.entries]);
  const data = entries.map((entry) => entry.data?.value ?? '');
  const kerberos = /(?:^|[/\\])\s*kerberos\s*$/i.test(record.category?.value ?? '');
  if (data.some((text) => /<\/?k>/i.test(text)) && (kerberos || record.category === null)) return 'MitRealms';
  if (!kerberos || OTHER_NAMES.has(name) || data.some((text) => /^\s*<https/i.test(text))) return 'other';
  if (record.state.value === 'NotConfigured') return 'other';
  // Ours always show a list when they are enabled, so one without is another; Disabled ones show nothing.
  return entries.length > 0 || record.state.value === 'Disabled' ? 'unknown' : 'other';
}

function unknownPolicy(record: PolicyRecord, origin: Origin): GapFact {
  return {
    kind: 'gap',
    origin,
    at: record.name.at,
    locator: `policy "${record.name.value}"`,
    code: 'unknown-policy',
    effect: 'partial',
    message: `"${record.name.value}" is a ${record.state.value.toLowerCase()} Kerberos policy in a language that realmlint does not know: it cannot tell whether this is one of the two realm policies.`,
    hint: "Write the report on a console in English, or add the GPO's Registry.pol.",
  };
}

function locator(list: ListName, name: string | null): string {
  return `HKLM\\${POLICY_KEY}\\${list}${name === null ? '' : ` : ${name}`}`;
}

function stateFact(record: PolicyRecord, origin: Origin, list: ListName, layer: Layer): PolicyStateFact {
  const shown = record.state.value;
  const state = shown === 'Enabled' ? 'enabled' : shown === 'Disabled' ? 'disabled' : 'not-configured';
  const where = `HKLM\\${POLICY_KEY} : ${list}_Enabled`;
  return { kind: 'policy-state', origin, at: record.state.at, locator: where, list, layer, state, shown };
}

function entryFact(
  entry: PolicyListEntry,
  origin: Origin,
  list: ListName,
  layer: Layer,
): RealmFact | HostMappingFact {
  const base = {
    origin,
    at: entry.at,
    locator: locator(list, entry.name.value),
    layer,
    name: entry.name,
    value: entry.data,
    valueType: null,
  };
  const { data } = entry;
  if (list === 'MitRealms') {
    const none = { kdcs: [], flags: null, untagged: null, tagProblems: [], entities: [] };
    return { kind: 'realm', ...base, ...(data ? parseRealmValue(data) : none) };
  }
  const entries = data ? hostEntries(withoutEntities(data)) : [];
  return { kind: 'host-mapping', ...base, entries, entities: data ? entitiesIn(data) : [] };
}
