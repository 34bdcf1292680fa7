// Registry records of any format to facts about realms, mappings and the switches of their policies.

import type {
  Fact,
  GapFact,
  HostEntry,
  Interpret,
  Layer,
  ListName,
  Origin,
  PolicyDirectiveFact,
  PolicyStateFact,
} from '../model/fact.ts';
import { traitsOf } from '../model/format.ts';
import { type Located, sub } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import { applied, PLAINLY } from './applied.ts';
import { NO_ENTITIES, repair } from './hosts.ts';
import { type KeyRole, roleOf } from './keys.ts';
import { baseOf, entryFact, NO_SYNTAX, placeOf } from './list-facts.ts';

const SWITCHES: ReadonlyMap<string, ListName> = new Map([
  ['mitrealms_enabled', 'MitRealms'],
  ['domain_realm_enabled', 'domain_realm'],
]);

/** A switch is named as its list is, and this one is of none that there is; a Unicode name can look like one that is. */
const OTHER_SWITCH = /^(?!kdcproxyserver_enabled$).*[_\uff3f]enabled/iu;

/** The values of a realm's subkey, of which the first are judged. */
const OF_REALM: Readonly<Record<ListName, RegExp>> = {
  MitRealms: /^(?:(kdcnames|realmflags)|kpasswdnames|alternatedomainnames|apreqchecksumtype|preauthtype)$/,
  domain_realm: /^(spnmappings)$/,
};

const NONE: readonly never[] = [];

/** Facts of one record; none for a record that is not about realms. */
export const interpretRegistry: Interpret<RegistryRecord> = (record, origin) => {
  const role = roleOf(record.hive, record.keyPath.value, record.side ?? origin.side);
  if (!role) return NONE;
  if (role.role === 'switches') return switchFacts(record, origin, role.layer);
  if (role.role === 'list') return listFacts(record, origin, role.list, role.layer);
  if (role.role === 'local-realm') return localFacts(record, origin, role);
  if (role.role === 'unknown') return unknownFacts(record, origin, role);
  // The key above the realms: it can be deleted with all of them, and values in it are in the wrong place.
  const layer = deletion(record) ? role.layer : 'dead';
  return listFacts(record, origin, role.list, layer);
};

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

function switchFacts(record: RegistryRecord, origin: Origin, layer: Layer): readonly Fact[] {
  const list = SWITCHES.get(record.valueName?.value.toLowerCase() ?? '');
  const deleted = deletion(record);
  if (!list) {
    if (deleted && deleted !== 'delete-value') return [directive(record, origin, layer, null, deleted)];
    if (deleted) return NONE;
    const stray = strayList(record);
    if (stray) return listFacts(record, origin, stray, 'dead');
    return OTHER_SWITCH.test(record.valueName?.value ?? '') ? [unknownSetting(record, origin)] : NONE;
  }
  // Kerberos.admx has no disabled value: disabling a policy writes a deletion of its switch.
  if (deleted && isDisabling(record, origin)) {
    return [stateFact(record, origin, { list, layer, at: record.at, state: 'disabled', shown: '**del' })];
  }
  if (deleted) return [directive(record, origin, layer, list, deleted)];
  const { data, type } = record;
  if (data?.kind === 'number' && (type ?? 'REG_DWORD') === 'REG_DWORD') {
    const state = data.number === 0 ? 'disabled' : 'enabled';
    return [stateFact(record, origin, { list, layer, at: data.at, state, shown: String(data.number) })];
  }
  if (!data || layer !== 'policy') return NONE;
  const unknown = { list, layer, at: record.at, state: 'unknown', shown: type ?? '' } as const;
  return [stateFact(record, origin, unknown), unclearSwitch(record, origin)];
}

type StateOf = Pick<PolicyStateFact, 'list' | 'layer' | 'at' | 'state' | 'shown'>;

function stateFact(
  record: RegistryRecord,
  origin: Origin,
  { list, layer, at, state, shown }: StateOf,
): PolicyStateFact {
  const { locator, key, valueName } = placeOf(record, origin);
  const how = applied(record);
  return how === PLAINLY
    ? { kind: 'policy-state', origin, at, locator, key, valueName, list, layer, state, shown }
    : { kind: 'policy-state', origin, at, locator, key, valueName, list, layer, ...how, state, shown };
}

// All values that Kerberos.admx puts beside the lists are numbers: a text there is an entry that missed its list.
function strayList({ data }: RegistryRecord): ListName | null {
  const items = data?.kind === 'text' ? [data.text] : data?.kind === 'list' ? data.items : [];
  const text = items.map(({ value }) => value.trim()).join(';');
  if (/<\/?[kf]>/i.test(text)) return 'MitRealms';
  // A number of a version has dots too.
  return /^\.?[\w-]+(?:\.[\w-]+)*\.[a-z][\w-]*\s*(?:;|$)/i.test(text) ? 'domain_realm' : null;
}

// Policy files say so, also those that a client keeps of what it applied; an item of Preferences only deletes a value.
function isDisabling({ delivery }: RegistryRecord, { holder, format }: Origin): boolean {
  return delivery === undefined && (holder === 'gpo' || traitsOf(format)?.policyFile === true);
}

// A list under a name that only resembles its own: an entry in it reads like one, and is found to be in the wrong key. What
// stands beside the lists of ksetup need not be meant for either; in the key above them old settings of Windows may stand.
function unknownFacts(
  record: RegistryRecord,
  origin: Origin,
  { of, nested }: Extract<KeyRole, { role: 'unknown' }>,
): readonly Fact[] {
  const isKey = record.operation === 'create-key' || isEmptyDefault(record);
  if (deletion(record) || (isKey ? !nested : !record.data)) return NONE;
  const stray = strayList(record);
  if (of === 'ksetup itself' && !stray) return NONE;
  const isEntry = of === 'policies' && stray;
  return isEntry ? listFacts(record, origin, stray, 'dead') : [unknownSetting(record, origin)];
}

function unknownSetting(record: RegistryRecord, origin: Origin): GapFact {
  const what = record.data ? `${record.valueName?.value || 'a default value'} in` : 'the key';
  return gapAt(record.valueName?.at ?? record.at, record, origin, {
    code: 'unknown-setting',
    message: `Nothing that is known of Kerberos writes ${what} ${record.keyPath.value}: it may be a setting under a wrong name.`,
    hint: 'Compare all names, letter by letter, with MitRealms and domain_realm, or Domains, HostToRealm, KdcNames, RealmFlags and SpnMappings of ksetup, and remove what nobody reads.',
  });
}

function unclearSwitch(record: RegistryRecord, origin: Origin): GapFact {
  const name = record.valueName?.value ?? '';
  return gapAt(record.at, record, origin, {
    code: 'bad-value',
    message: `The switch ${name} is no number of type REG_DWORD (${record.type ?? 'no type'}${record.data?.kind === 'bytes' ? `, ${record.data.length} bytes` : ''}): whether the policy is on cannot be told.`,
    hint: 'Set the policy again in the Group Policy editor.',
  });
}

// It reads like an entry, and nothing says what Windows makes of one that is the default value of its key.
function namelessEntry(record: RegistryRecord, origin: Origin, list: ListName): GapFact {
  return gapAt(record.at, record, origin, {
    code: 'bad-value',
    message: `An entry of ${list} has no name, which would be that of the realm: it is the default value of its key.`,
    hint: 'Give the entry the name of its realm, or remove it.',
  });
}

type Said = Pick<GapFact, 'code' | 'message' | 'hint'>;

function gapAt(at: Span, record: RegistryRecord, origin: Origin, { code, message, hint }: Said): GapFact {
  const { locator } = placeOf(record, origin);
  return { kind: 'gap', origin, at, locator, code, effect: 'partial', message, hint };
}

function listFacts(record: RegistryRecord, origin: Origin, list: ListName, layer: Layer): readonly Fact[] {
  const deleted = deletion(record);
  if (deleted) return [directive(record, origin, layer, list, deleted)];
  const name = record.valueName;
  // The default value of a list key is no realm; nor is the key itself.
  if (!name || name.value === '' || !record.data) {
    return strayList(record) ? [namelessEntry(record, origin, list)] : NONE;
  }
  return [entryFact(record, origin, list, layer, name)];
}

/** ksetup's subkeys: `Domains\REALM` with KdcNames and RealmFlags, `HostToRealm\REALM` with SpnMappings. */
function localFacts(
  record: RegistryRecord,
  origin: Origin,
  role: Extract<KeyRole, { role: 'local-realm' }>,
): readonly Fact[] {
  const deleted = deletion(record);
  if (deleted) return [directive(record, origin, role.layer, role.list, deleted)];
  const path = record.keyPath.value.replace(/(?<!\\)\\+$/, '');
  const name = sub(record.keyPath, path.length - role.realm, path.length);
  const valueName = isEmptyDefault(record) ? null : (record.valueName?.value.toLowerCase() ?? null);
  const base = baseOf(record, origin, role.layer, name);
  if (valueName !== null) {
    const known = OF_REALM[role.list].exec(valueName);
    if (!known) return [unknownSetting(record, origin)];
    if (!known[1]) return NONE;
  }
  if (role.list === 'domain_realm') {
    return [{ kind: 'host-mapping', ...base, value: null, entries: localEntries(record), ...NO_ENTITIES }];
  }
  const kdcs = valueName === 'kdcnames' ? localEntries(record) : [];
  const flags = valueName === 'realmflags' ? flagsOf(record) : null;
  return [{ kind: 'realm', ...base, value: null, ...NO_SYNTAX, kdcs, flags }];
}

// ksetup leaves an empty string at the end of its lists: it is no entry.
function localEntries(record: RegistryRecord): HostEntry[] {
  const { data } = record;
  const items = data?.kind === 'list' ? data.items : data?.kind === 'text' ? [data.text] : [];
  return items.filter((item) => item.value !== '').map((text) => ({ text, repaired: repair(text.value) }));
}

// It says no more than that its key is there.
function isEmptyDefault({ valueName, data }: RegistryRecord): boolean {
  return !valueName?.value && data?.kind === 'text' && data.text.value === '';
}

function flagsOf({ data }: RegistryRecord): Located | null {
  if (data?.kind === 'text') return data.text;
  return data?.kind === 'number' ? { value: `0x${data.number.toString(16)}`, at: data.at } : null;
}
