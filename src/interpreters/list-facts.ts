// Entries of the two lists to facts: those of very many clients are plain texts, and made at once.

import type { HostMappingFact, Layer, ListName, Origin, RealmFact } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import { applied, PLAINLY } from './applied.ts';
import { entitiesOf, hostEntries, NO_ENTITIES, withoutEntities } from './hosts.ts';
import { placeIn, rootOf } from './keys.ts';
import { parseRealmValue, type RealmSyntax } from './realm-syntax.ts';

export function placeOf(record: RegistryRecord, { side }: Origin): ReturnType<typeof placeIn> {
  const root = rootOf(record.hive, record.side ?? side);
  return placeIn(root, record.keyPath.value, record.valueName?.value ?? null);
}

/** The fact of a value under one of the keys of the lists; `name` is that of its realm. */
export function entryFact(
  record: RegistryRecord,
  origin: Origin,
  list: ListName,
  layer: Layer,
  name: Located,
): RealmFact | HostMappingFact {
  const { at, type: valueType, data } = record;
  if (data?.kind !== 'text' || applied(record) !== PLAINLY) {
    const base = baseOf(record, origin, layer, name);
    return list === 'MitRealms' ? realmFact(base, record) : mappingFact(base, record);
  }
  const { text: value } = data;
  const { locator, key, valueName } = placeOf(record, origin);
  const base = { origin, at, locator, key, valueName, layer, name, valueType, value };
  return list === 'MitRealms' ? plainRealm(base) : plainMapping(base);
}

type Plain = Base & { readonly value: Located };

// Spelled out member by member: a spread costs more than all that is done here.
function plainRealm(base: Plain): RealmFact {
  const { origin, at, locator, key, valueName, layer, name, valueType, value } = base;
  const { kdcs, flags, untagged, tagProblems, entities, plain } = parseRealmValue(value);
  return {
    kind: 'realm',
    origin,
    at,
    locator,
    key,
    valueName,
    layer,
    name,
    valueType,
    value,
    kdcs,
    flags,
    untagged,
    tagProblems,
    entities,
    plain,
  };
}

function plainMapping(base: Plain): HostMappingFact {
  const { origin, at, locator, key, valueName, layer, name, valueType, value } = base;
  const { entities, plain } = entitiesOf(value);
  const entries = hostEntries(plain ?? value);
  return {
    kind: 'host-mapping',
    origin,
    at,
    locator,
    key,
    valueName,
    layer,
    name,
    valueType,
    value,
    entries,
    entities,
    plain,
  };
}

/** What facts of both lists have in common. */
export type Base = Omit<RealmFact, 'kind' | 'value' | keyof RealmSyntax>;

export function baseOf(record: RegistryRecord, origin: Origin, layer: Layer, name: Located): Base {
  const { at, type: valueType } = record;
  const { locator, key, valueName } = placeOf(record, origin);
  const how = applied(record);
  return how === PLAINLY
    ? { origin, at, locator, key, valueName, layer, name, valueType }
    : { origin, at, locator, key, valueName, layer, name, valueType, ...how };
}

export const NO_SYNTAX = { kdcs: [], flags: null, untagged: null, tagProblems: [], ...NO_ENTITIES };

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
