// Registry values that decide how Kerberos works for all realms: encryption types, packet and token sizes, armoring.

import type { Fact, GapFact, Interpret, KerberosParameterFact, Layer, Origin } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import { applied, PLAINLY } from './applied.ts';
import { keyBelowRoot, placeIn, rootOf } from './keys.ts';

const LOCAL = /^system\\(?:currentcontrolset|controlset\d{3}|clone)\\control\\lsa\\kerberos\\parameters$/;
const POLICY =
  /^software\\(wow6432node\\)?microsoft\\windows\\currentversion\\policies\\system\\kerberos(\\parameters)?$/;

const SIZES_AND_TYPES = ['SupportedEncryptionTypes', 'MaxPacketSize', 'MaxTokenSize'];
/** By the value's name in lower case: its own spelling, which facts carry. */
const OF_PARAMETERS = spellings(SIZES_AND_TYPES);
// Kerberos.admx writes RequireFast below Parameters; hand-made files have it in the key above, too.
const OF_POLICIES = spellings(['RequireFast']);
const OF_POLICY_PARAMETERS = spellings([...SIZES_AND_TYPES, 'RequireFast']);

function spellings(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

const NONE: readonly never[] = [];

/** The parameter that a record sets; nothing for any other record, and for deletions: Windows then takes its default. */
export const interpretParameter: Interpret<RegistryRecord> = (record, origin): readonly Fact[] => {
  const { valueName: name, operation, data, keyPath } = record;
  if (!name || !data || (operation !== 'set' && operation !== 'set-if-absent')) return NONE;
  const root = rootOf(record.hive, record.side ?? origin.side);
  const where = parameterIn(keyBelowRoot(root, keyPath.value), name.value);
  if (!where) return NONE;
  const user = root === 'HKCU' || root === 'HKU';
  const layer: Layer = user ? 'user' : root === 'HKLM' ? where.layer : 'dead';
  const fact = parameterFact(record, origin, { layer, name: where.name, value: numberOf(record) });
  return fact.value ? [fact] : [fact, unclear(fact, record)];
};

function parameterFact(
  record: RegistryRecord,
  origin: Origin,
  { layer, name, value }: Pick<KerberosParameterFact, 'layer' | 'name' | 'value'>,
): KerberosParameterFact {
  const { at } = record;
  const root = rootOf(record.hive, record.side ?? origin.side);
  const { locator, key, valueName } = placeIn(root, record.keyPath.value, record.valueName?.value ?? null);
  const how = applied(record);
  return how === PLAINLY
    ? { kind: 'kerberos-parameter', origin, at, locator, key, valueName, layer, name, value }
    : { kind: 'kerberos-parameter', origin, at, locator, key, valueName, ...how, layer, name, value };
}

function parameterIn(
  key: string,
  valueName: string,
): { readonly name: string; readonly layer: Layer } | null {
  const lower = valueName.toLowerCase();
  if (LOCAL.test(key)) {
    const name = OF_PARAMETERS.get(lower);
    return name === undefined ? null : { name, layer: 'local' };
  }
  const policy = POLICY.exec(key);
  if (!policy) return null;
  const name = (policy[2] ? OF_POLICY_PARAMETERS : OF_POLICIES).get(lower);
  return name === undefined ? null : { name, layer: policy[1] ? 'wow6432' : 'policy' };
}

function numberOf({ data, type }: RegistryRecord): Located<number> | null {
  if (data?.kind !== 'number' || (type ?? 'REG_DWORD') !== 'REG_DWORD') return null;
  return { value: data.number, at: data.at };
}

// No realm depends on it alone, so it stands in no verdict's way: the checks of the parameter say that they lack it.
function unclear(fact: KerberosParameterFact, { type }: RegistryRecord): GapFact {
  const { origin, at, locator, name } = fact;
  const message = `${name} is no number of type REG_DWORD (${type ?? 'no type'}), so what it sets is not known.`;
  const hint = 'Set it again as a REG_DWORD.';
  return { kind: 'gap', origin, at, locator, code: 'bad-value', effect: 'notice', message, hint };
}
