// Registry values that tell with which schemes a user's browsers answer a proxy.

import type { BrowserAuthenticationFact, Fact, GapFact, Interpret } from '../model/fact.ts';
import { type Located, trimBlanks } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import { keyBelowRoot, placeIn, rootOf } from './keys.ts';

// "Enable Integrated Windows Authentication" of the internet options; it has no policy of its own.
const WINDOWS = /^software\\microsoft\\windows\\currentversion\\internet settings$/;
const BROWSER = /^software\\policies\\(?:microsoft\\(edge)|google\\(chrome))$/;

type Setting = Pick<BrowserAuthenticationFact, 'source' | 'browser'>;

/** The setting that a record makes; nothing for any other record, and for deletions: the default is Kerberos with the rest. */
export const interpretAuthentication: Interpret<RegistryRecord> = function* (record, origin): Iterable<Fact> {
  const { valueName, operation, data, keyPath, at } = record;
  if (!valueName || !data || (operation !== 'set' && operation !== 'set-if-absent')) return;
  const root = rootOf(record.hive, record.side ?? origin.side);
  const setting = settingIn(keyBelowRoot(root, keyPath.value), valueName.value.toLowerCase());
  if (!setting) return;
  const place = placeIn(root, keyPath.value, valueName.value);
  const value = setting.source === 'AuthSchemes' ? textOf(record) : numberOf(record);
  const conditional = record.conditional ? ({ conditional: true } as const) : {};
  const base = { kind: 'browser-authentication', origin, at, ...place, ...setting } as const;
  const fact: BrowserAuthenticationFact = { ...base, value, ...conditional };
  yield fact;
  if (!value) yield unclear(fact, record);
};

function settingIn(key: string, valueName: string): Setting | null {
  if (WINDOWS.test(key)) {
    return valueName === 'enablenegotiate' ? { source: 'EnableNegotiate', browser: 'windows' } : null;
  }
  const match = BROWSER.exec(key);
  if (!match || valueName !== 'authschemes') return null;
  return { source: 'AuthSchemes', browser: match[1] ? 'edge' : 'chrome' };
}

function textOf({ data }: RegistryRecord): Located | null {
  return data?.kind === 'text' ? trimBlanks(data.text) : null;
}

function numberOf({ data, type }: RegistryRecord): Located | null {
  if (data?.kind !== 'number' || (type ?? 'REG_DWORD') !== 'REG_DWORD') return null;
  return { value: String(data.number), at: data.at };
}

// A browser shows no realm: that it was not understood is said, and stands in no realm's way.
function unclear(
  { origin, at, locator, source }: BrowserAuthenticationFact,
  { type }: RegistryRecord,
): GapFact {
  const wanted = source === 'AuthSchemes' ? 'text' : 'number of type REG_DWORD';
  const message = `${source} is no ${wanted} (${type ?? 'no type'}), so what it allows is not known.`;
  const hint = 'Set it again.';
  return { kind: 'gap', origin, at, locator, code: 'bad-value', effect: 'notice', message, hint };
}
