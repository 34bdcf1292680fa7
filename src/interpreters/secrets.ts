// Secrets to facts: those that a reader has found, and the password with which Windows logs on by itself.

import type { Interpret, SecretFact } from '../model/fact.ts';
import type { RegistryRecord } from '../model/record.ts';
import type { SecretRecord } from '../model/secret.ts';
import { keyBelowRoot, placeIn, rootOf } from './keys.ts';

export const interpretSecret: Interpret<SecretRecord> = function* ({ form, name, owner, at }, origin) {
  const locator = owner === null ? name : `${name} of ${owner}`;
  yield { kind: 'secret', origin, at, locator, form, name, owner } satisfies SecretFact;
};

const WINLOGON = /^software\\(?:wow6432node\\)?microsoft\\windows nt\\currentversion\\winlogon$/;
const NAME = 'defaultpassword';

/** DefaultPassword of Winlogon, unless it is empty: nothing of the value is kept. */
export const interpretAutologon: Interpret<RegistryRecord> = function* (record, origin) {
  const { hive, keyPath, valueName, data, operation } = record;
  if (valueName?.value.toLowerCase() !== NAME || !data) return;
  if (operation !== 'set' && operation !== 'set-if-absent') return;
  const root = rootOf(hive, record.side ?? origin.side);
  if (root !== 'HKLM' || !WINLOGON.test(keyBelowRoot(root, keyPath.value))) return;
  if (data.kind === 'text' && data.text.value === '') return;
  const { locator } = placeIn(root, keyPath.value, valueName.value);
  const fact = { kind: 'secret', origin, at: valueName.at, locator, form: 'autologon' } as const;
  yield { ...fact, name: valueName.value, owner: null } satisfies SecretFact;
};
