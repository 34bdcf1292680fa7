// The registry value that tells which computer an export was made on.

import type { ClientFact, Interpret } from '../model/fact.ts';
import type { RegistryRecord } from '../model/record.ts';
import { placeIn, rootOf } from './keys.ts';

const KEY =
  /^\\*system\\(?:currentcontrolset|controlset\d{3}|clone)\\control\\computername\\computername\\*$/i;

/** Which client an export of its registry shows. What a GPO writes there names no client. */
export const interpretComputerName: Interpret<RegistryRecord> = function* (record, origin) {
  const { hive, keyPath, valueName, data, operation, at } = record;
  if (origin.holder !== 'client' || operation !== 'set' || data?.kind !== 'text') return;
  const root = rootOf(hive, record.side ?? origin.side);
  if (root !== 'HKLM' || valueName?.value.toLowerCase() !== 'computername' || !KEY.test(keyPath.value))
    return;
  const { locator } = placeIn(root, keyPath.value, valueName.value);
  yield { kind: 'client', origin, at, locator, name: data.text, time: null } satisfies ClientFact;
};
