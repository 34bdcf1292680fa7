// Registry values that decide how Kerberos works for all realms: encryption types, packet and token sizes, armoring.

import type { Fact, GapFact, Interpret, KerberosParameterFact, Layer } from '../model/fact.ts';
import type { Located } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import { applied } from './applied.ts';
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

/** The parameter that a record sets; nothing for any other record, and for deletions: Windows then takes its default. */
export const interpretParameter: Interpret<RegistryRecord> = function* (record, origin): Iterable<Fact> {
  const { valueName, operation, data, keyPath } = record;
  if (!valueName || !data || (operation !== 'set' && operation !== 'set-if-absent')) return;
  const root = rootOf(record.hive, record.side ?? origin.side);
  const where = parameterIn(keyBelowRoot(root, keyPath.value), valueName.value);
  if (!where) return;
  const user = root === 'HKCU' || root === 'HKU';
  const layer: Layer = user ? 'user' : root === 'HKLM' ? where.layer : 'dead';
  const value = numberOf(record);
  const place = placeIn(root, keyPath.value, valueName.value);
  const base = { origin, at: record.at, ...place, ...applied(record) };
  const fact = { kind: 'kerberos-parameter', ...base, layer, name: where.name, value } as const;
  yield fact satisfies KerberosParameterFact;
  if (!value) yield unclear(fact, record);
};

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
