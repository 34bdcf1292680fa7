// Registry records of any format to facts about realms, mappings and the switches of their policies.

import type {
  Fact,
  GapFact,
  HostEntry,
  HostMappingFact,
  Interpret,
  Layer,
  ListName,
  Origin,
  PolicyDirectiveFact,
  PolicyStateFact,
  RealmFact,
} from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import { type Located, sub } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import { applied } from './applied.ts';
import { entitiesOf, hostEntries, NO_ENTITIES, repair, withoutEntities } from './hosts.ts';
import { type KeyRole, placeIn, roleOf, rootOf } from './keys.ts';
import { parseRealmValue, type RealmSyntax } from './realm-syntax.ts';

const SWITCHES: ReadonlyMap<string, ListName> = new Map([
  ['mitrealms_enabled', 'MitRealms'],
  ['domain_realm_enabled', 'domain_realm'],
]);

/** Facts of one record; none for a record that is not about realms. */
export const interpretRegistry: Interpret<RegistryRecord> = function* (record, origin) {
  const role = roleOf(record.hive, record.keyPath.value, record.side ?? origin.side);
  if (!role) return;
  if (role.role === 'switches') yield* switchFacts(record, origin, role.layer);
  else if (role.role === 'list') yield* listFacts(record, origin, role.list, role.layer);
  else if (role.role === 'local-realm') yield* localFacts(record, origin, role);
  else {
    // The key above the realms: it can be deleted with all of them, and values in it are in the wrong place.
    const layer = deletion(record) ? role.layer : 'dead';
    yield* listFacts(record, origin, role.list, layer);
  }
};

function placeOf(record: RegistryRecord, { side }: Origin): ReturnType<typeof placeIn> {
  const root = rootOf(record.hive, record.side ?? side);
  return placeIn(root, record.keyPath.value, record.valueName?.value ?? null);
}

function directive(
  record: RegistryRecord,
  origin: Origin,
  layer: Layer,
  list: ListName | null,
  operation: PolicyDirectiveFact['operation'],
): PolicyDirectiveFact {
  const target = record.valueName?.value ?? null;
  const place = placeOf(record, origin);
  const { conditional, delivery } = applied(record);
  return {
    kind: 'policy-directive',
    origin,
    at: record.valueName?.at ?? record.at,
    ...place,
    layer,
    list,
    operation,
    target,
    ...(conditional ? { conditional } : {}),
    ...(delivery ? { delivery } : {}),
  };
}

function deletion(record: RegistryRecord): PolicyDirectiveFact['operation'] | null {
  const { operation } = record;
  return operation === 'delete-value' || operation === 'delete-all-values' || operation === 'delete-key'
    ? operation
    : null;
}

function* switchFacts(record: RegistryRecord, origin: Origin, layer: Layer): Iterable<Fact> {
  const list = SWITCHES.get(record.valueName?.value.toLowerCase() ?? '');
  const deleted = deletion(record);
  if (!list) {
    if (deleted && deleted !== 'delete-value') yield directive(record, origin, layer, null, deleted);
    const stray = deleted ? null : strayList(record);
    if (stray) yield* listFacts(record, origin, stray, 'dead');
    return;
  }
  const base = { origin, at: record.at, ...placeOf(record, origin), list, layer, ...applied(record) };
  // Kerberos.admx has no disabled value: disabling a policy writes a deletion of its switch.
  if (deleted && isDisabling(record, origin)) {
    yield { kind: 'policy-state', ...base, state: 'disabled', shown: '**del' } satisfies PolicyStateFact;
  } else if (deleted) yield directive(record, origin, layer, list, deleted);
  else if (record.data?.kind === 'number' && (record.type ?? 'REG_DWORD') === 'REG_DWORD') {
    const state = record.data.number === 0 ? 'disabled' : 'enabled';
    const shown = String(record.data.number);
    yield { kind: 'policy-state', ...base, at: record.data.at, state, shown } satisfies PolicyStateFact;
  } else if (record.data && layer === 'policy') {
    yield {
      kind: 'policy-state',
      ...base,
      state: 'unknown',
      shown: record.type ?? '',
    } satisfies PolicyStateFact;
    yield unclearSwitch(record, origin);
  }
}

// All values that Kerberos.admx puts beside the lists are numbers: a text there is an entry that missed its list.
function strayList({ data }: RegistryRecord): ListName | null {
  const text = data?.kind === 'text' ? data.text.value.trim() : '';
  if (/<\/?[kf]>/i.test(text)) return 'MitRealms';
  // A number of a version has dots too.
  return /^\.?[\w-]+(?:\.[\w-]+)*\.[a-z][\w-]*\s*(?:;|$)/i.test(text) ? 'domain_realm' : null;
}

// Policy files say so, also those that a client keeps of what it applied; an item of Preferences only deletes a value.
function isDisabling({ delivery }: RegistryRecord, { holder, format }: Origin): boolean {
  return delivery === undefined && (holder === 'gpo' || traitsOf(format)?.policyFile === true);
}

function unclearSwitch(record: RegistryRecord, origin: Origin): GapFact {
  const name = record.valueName?.value ?? '';
  return {
    kind: 'gap',
    origin,
    at: record.at,
    locator: placeOf(record, origin).locator,
    code: 'bad-value',
    effect: 'partial',
    message: `The switch ${name} is no number of type REG_DWORD (${record.type ?? 'no type'}${record.data?.kind === 'bytes' ? `, ${record.data.length} bytes` : ''}): whether the policy is on cannot be told.`,
    hint: 'Set the policy again in the Group Policy editor.',
  };
}

// It reads like an entry, and nothing says what Windows makes of one that is the default value of its key.
function namelessEntry(record: RegistryRecord, origin: Origin, list: ListName): GapFact {
  return {
    kind: 'gap',
    origin,
    at: record.at,
    locator: placeOf(record, origin).locator,
    code: 'bad-value',
    effect: 'partial',
    message: `An entry of ${list} has no name, which would be that of the realm: it is the default value of its key.`,
    hint: 'Give the entry the name of its realm, or remove it.',
  };
}

function* listFacts(record: RegistryRecord, origin: Origin, list: ListName, layer: Layer): Iterable<Fact> {
  const deleted = deletion(record);
  if (deleted) {
    yield directive(record, origin, layer, list, deleted);
    return;
  }
  const name = record.valueName;
  // The default value of a list key is no realm; nor is the key itself.
  if (!name || name.value === '' || !record.data) {
    if (strayList(record)) yield namelessEntry(record, origin, list);
    return;
  }
  const of = { layer, name, valueType: record.type };
  const base = { origin, at: record.at, ...placeOf(record, origin), ...of, ...applied(record) };
  yield list === 'MitRealms' ? realmFact(base, record) : mappingFact(base, record);
}

type Base = Omit<RealmFact, 'kind' | 'value' | keyof RealmSyntax>;

const NO_SYNTAX = { kdcs: [], flags: null, untagged: null, tagProblems: [], ...NO_ENTITIES };

function realmFact(base: Base, record: RegistryRecord): RealmFact {
  const { data } = record;
  if (data?.kind === 'text') {
    return { kind: 'realm', ...base, value: data.text, ...parseRealmValue(data.text) };
  }
  const kdcs = data?.kind === 'list' ? data.items.flatMap((item) => parseRealmValue(item).kdcs) : [];
  return { kind: 'realm', ...base, value: null, ...NO_SYNTAX, kdcs };
}

function mappingFact(base: Base, record: RegistryRecord): HostMappingFact {
  const { data } = record;
  if (data?.kind === 'text') {
    const literal = entitiesOf(data.text);
    const entries = hostEntries(literal.plain ?? data.text);
    return { kind: 'host-mapping', ...base, value: data.text, entries, ...literal };
  }
  const entries =
    data?.kind === 'list' ? data.items.flatMap((item) => hostEntries(withoutEntities(item))) : [];
  return { kind: 'host-mapping', ...base, value: null, entries, ...NO_ENTITIES };
}

/** ksetup's subkeys: `Domains\REALM` with KdcNames and RealmFlags, `HostToRealm\REALM` with SpnMappings. */
function* localFacts(
  record: RegistryRecord,
  origin: Origin,
  role: Extract<KeyRole, { role: 'local-realm' }>,
): Iterable<Fact> {
  const deleted = deletion(record);
  if (deleted) {
    yield directive(record, origin, role.layer, role.list, deleted);
    return;
  }
  const path = record.keyPath.value.replace(/\\+$/, '');
  const name = sub(record.keyPath, path.length - role.realm, path.length);
  const valueName = record.valueName?.value.toLowerCase() ?? null;
  const of = { layer: role.layer, name, valueType: record.type };
  const base = { origin, at: record.at, ...placeOf(record, origin), ...of, ...applied(record) };
  if (role.list === 'domain_realm') {
    if (valueName !== null && valueName !== 'spnmappings') return;
    const entries = localEntries(record);
    yield { kind: 'host-mapping', ...base, value: null, entries, ...NO_ENTITIES } satisfies HostMappingFact;
    return;
  }
  if (valueName !== null && valueName !== 'kdcnames' && valueName !== 'realmflags') return;
  const kdcs = valueName === 'kdcnames' ? localEntries(record) : [];
  const flags = valueName === 'realmflags' ? flagsOf(record) : null;
  yield { kind: 'realm', ...base, value: null, ...NO_SYNTAX, kdcs, flags } satisfies RealmFact;
}

// ksetup leaves an empty string at the end of its lists: it is no entry.
function localEntries(record: RegistryRecord): HostEntry[] {
  const { data } = record;
  const items = data?.kind === 'list' ? data.items : data?.kind === 'text' ? [data.text] : [];
  return items.filter((item) => item.value !== '').map((text) => ({ text, repaired: repair(text.value) }));
}

function flagsOf({ data }: RegistryRecord): Located | null {
  if (data?.kind === 'text') return data.text;
  return data?.kind === 'number' ? { value: `0x${data.number.toString(16)}`, at: data.at } : null;
}
