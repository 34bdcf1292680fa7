// Administrative Templates policies of a report to facts, whatever the language of the console that wrote it.

import type {
  GapFact,
  HostMappingFact,
  Interpret,
  ListName,
  Origin,
  PolicyStateFact,
  RealmFact,
} from '../model/fact.ts';
import type { PolicyListEntry, PolicyRecord } from '../model/record.ts';
import { POLICY_KEY } from '../model/registry-keys.ts';
import { applied, layerOf } from './applied.ts';
import { entitiesOf, hostEntries, NO_ENTITIES } from './hosts.ts';
import { placeIn, rootOf } from './keys.ts';
import { interpretOtherPolicy, SCHEME_FRAGMENTS } from './other-policies.ts';
import { comparable, HELP_MARKS, LIST_NAMES, OTHER_NAMES, STATE_WORDS } from './policy-names.ts';
import { parseRealmValue } from './realm-syntax.ts';

/** Lower-case fragments of a policy's raw text: one without any of them is none of ours. */
export const POLICY_FRAGMENTS: readonly string[] = [
  'kerberos',
  '&lt;k&gt;',
  '&lt;k>',
  '<k>',
  '&#60;k',
  '&#x3c;k',
  ...SCHEME_FRAGMENTS,
];

/** Facts of one policy; none for a policy that is known to be another. */
export const interpretPolicy: Interpret<PolicyRecord> = function* (record, origin) {
  const list = listOf(record);
  if (list === 'other') {
    yield* interpretOtherPolicy(record, origin);
    return;
  }
  if (list === 'unknown') {
    yield unknownPolicy(record, origin);
    return;
  }
  const state = stateOf(record);
  yield state ? stateFact(record, origin, list, state) : unknownState(record, origin);
  for (const { entries } of record.lists) {
    for (const entry of entries) {
      if (entry.name.value !== '') yield entryFact(entry, record, origin, list);
      // An entry without a name is the default value of the list's key, which is no realm, but may have been meant for one.
      // Where people are shown a single column, the name may be in the data.
      else if (record.translated || (entry.data?.value ?? '').trim() !== '') {
        yield namelessEntry(entry, record, origin);
      }
    }
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
  const data = record.lists.flatMap((list) => list.entries.map((entry) => entry.data?.value ?? ''));
  const hasTags = data.some((text) => /<\/?k>/i.test(text));
  const kerberos = /(?:^|[/\\])\s*kerberos\s*$/i.test(record.category?.value ?? '');
  if (hasTags && (kerberos || record.category === null)) return 'MitRealms';
  // Templates of other makers may write to the same keys, and a report shows no keys.
  if (hasTags) return 'unknown';
  if (!kerberos || OTHER_NAMES.has(name) || data.some((text) => /^\s*<https/i.test(text))) return 'other';
  const state = stateOf(record);
  if (state === 'not-configured') return 'other';
  // Ours always show a list when they are enabled, be it empty; Disabled ones show nothing.
  return record.lists.length > 0 || state !== 'enabled' ? 'unknown' : 'other';
}

function unknownPolicy(record: PolicyRecord, origin: Origin): GapFact {
  return {
    kind: 'gap',
    origin,
    at: record.name.at,
    locator: `policy "${record.name.value}"`,
    code: 'unknown-policy',
    effect: 'partial',
    message: `"${record.name.value}" (${record.state.value}) is a Kerberos policy by a name that realmlint does not know: it cannot tell whether this is one of the two realm policies.`,
    hint: "Write the report on a console in English, or add the GPO's Registry.pol.",
  };
}

function namelessEntry(entry: PolicyListEntry, record: PolicyRecord, origin: Origin): GapFact {
  return {
    kind: 'gap',
    origin,
    at: entry.at,
    locator: `policy "${record.name.value}"`,
    code: 'bad-value',
    effect: 'partial',
    message: `An entry of "${record.name.value}" is shown without its name, which would be that of the realm.`,
    hint: record.translated
      ? 'Export the report as XML, where names and values are apart.'
      : 'Give the entry the name of its realm, or remove it.',
  };
}

function unknownState(record: PolicyRecord, origin: Origin): GapFact {
  return {
    kind: 'gap',
    origin,
    at: record.state.at,
    locator: `policy "${record.name.value}"`,
    code: 'bad-value',
    effect: 'partial',
    message: `The policy "${record.name.value}" is ${record.state.value || 'in no state'}, which is none of Enabled, Disabled and NotConfigured.`,
    hint: 'Write the report again.',
  };
}

/** Null where the word is not known and nothing else tells it: only a policy that is enabled shows entries of a list. */
function stateOf({ state, translated, lists }: PolicyRecord): PolicyStateFact['state'] | null {
  const known = STATE_WORDS.get(comparable(state.value));
  if (known) return known;
  const shows = lists.some(({ entries }) => entries.length > 0);
  return translated && shows && state.value !== '' ? 'enabled' : null;
}

function stateFact(
  record: PolicyRecord,
  origin: Origin,
  list: ListName,
  state: PolicyStateFact['state'],
): PolicyStateFact {
  const { value: shown, at } = record.state;
  const place = placeIn(rootOf(null, record.side), POLICY_KEY, `${list}_Enabled`);
  return {
    kind: 'policy-state',
    origin,
    at,
    ...place,
    list,
    layer: layerOf(record),
    ...applied(record),
    state,
    shown,
  };
}

function entryFact(
  entry: PolicyListEntry,
  record: PolicyRecord,
  origin: Origin,
  list: ListName,
): RealmFact | HostMappingFact {
  const base = {
    origin,
    at: entry.at,
    ...placeIn(rootOf(null, record.side), `${POLICY_KEY}\\${list}`, entry.name.value),
    layer: layerOf(record),
    ...applied(record),
    name: entry.name,
    value: entry.data,
    valueType: null,
  };
  const { data } = entry;
  if (list === 'MitRealms') {
    const none = { kdcs: [], flags: null, untagged: null, tagProblems: [], ...NO_ENTITIES };
    return { kind: 'realm', ...base, ...(data ? parseRealmValue(data) : none) };
  }
  const literal = data ? entitiesOf(data) : NO_ENTITIES;
  const text = literal.plain ?? data;
  return { kind: 'host-mapping', ...base, entries: text ? hostEntries(text) : [], ...literal };
}
