// Registry values that tell where a user's browsers get their proxy auto-configuration from.

import type { Fact, GapFact, Interpret, ProxyAutoConfigFact } from '../model/fact.ts';
import { parseJson } from '../model/json.ts';
import { type Located, sub, trimBlanks, wholeAt } from '../model/located.ts';
import type { RegistryRecord } from '../model/record.ts';
import { keyBelowRoot, placeIn, rootOf } from './keys.ts';

const WINDOWS = /^software\\(?:policies\\)?microsoft\\windows\\currentversion\\internet settings$/;
// Below `Recommended` stand policies that the user may change.
const BROWSER = /^software\\policies\\(?:microsoft\\(edge)|google\\(chrome))(?:\\recommended)?$/;

type Setting = Pick<ProxyAutoConfigFact, 'source' | 'browser'>;

/** The setting that a record makes; nothing for any other record, and for deletions. */
export const interpretProxy: Interpret<RegistryRecord> = function* (record, origin): Iterable<Fact> {
  const { valueName, operation, data, keyPath, at } = record;
  if (!valueName || !data || (operation !== 'set' && operation !== 'set-if-absent')) return;
  const root = rootOf(record.hive, record.side ?? origin.side);
  const setting = settingIn(keyBelowRoot(root, keyPath.value), valueName.value.toLowerCase());
  if (!setting) return;
  const place = placeIn(root, keyPath.value, valueName.value);
  const shown = shownBy(setting, record);
  const { url, mode } = shown ?? { url: null, mode: null };
  const conditional = record.conditional ? ({ conditional: true } as const) : {};
  const base = { kind: 'proxy-auto-config', origin, at, ...place, ...setting } as const;
  const fact: ProxyAutoConfigFact = { ...base, url, mode, ...conditional };
  yield fact;
  if (!shown) yield unclear(fact);
};

function settingIn(key: string, valueName: string): Setting | null {
  if (WINDOWS.test(key)) {
    return valueName === 'autoconfigurl' ? { source: 'AutoConfigURL', browser: 'windows' } : null;
  }
  const match = BROWSER.exec(key);
  if (!match) return null;
  const browser = match[1] ? 'edge' : 'chrome';
  if (valueName === 'proxypacurl') return { source: 'ProxyPacUrl', browser };
  if (valueName === 'proxymode') return { source: 'ProxyMode', browser };
  return valueName === 'proxysettings' ? { source: 'ProxySettings', browser } : null;
}

/** What a setting says; null where that was not understood. An empty value says nothing, and is understood. */
function shownBy(
  { source }: Setting,
  { data }: RegistryRecord,
): Pick<ProxyAutoConfigFact, 'url' | 'mode'> | null {
  if (data?.kind !== 'text') return null;
  const text = trimBlanks(data.text);
  if (text.value === '') return { url: null, mode: null };
  if (source === 'ProxySettings') return inJson(text);
  return source === 'ProxyMode' ? { url: null, mode: text } : { url: text, mode: null };
}

/** `{"ProxyMode": "pac_script", "ProxyPacUrl": "http://..."}`, the names in any case. */
function inJson(text: Located): Pick<ProxyAutoConfigFact, 'url' | 'mode'> | null {
  const { root, errors } = parseJson(text.value, { comments: false });
  if (errors.length > 0 || root?.kind !== 'object') return null;
  const member = (name: string): Located | null => {
    const node = root.members.find((one) => one.name.toLowerCase() === name)?.node;
    if (node?.kind !== 'string' || typeof node.value !== 'string' || node.value === '') return null;
    const raw = sub(text, node.from + 1, node.to - 1);
    return raw.value === node.value ? raw : wholeAt(node.value, raw.at);
  };
  return { url: member('proxypacurl'), mode: member('proxymode') };
}

// A proxy shows no realm: that it was not understood is said, and stands in no realm's way.
function unclear({ origin, at, locator, source }: ProxyAutoConfigFact): GapFact {
  const what = source === 'ProxySettings' ? 'no sound JSON object' : 'no text';
  const message = `${source} holds ${what}, so which PAC file it names is not known.`;
  const hint = 'Look at edge://policy or chrome://policy on a client for what the browser makes of it.';
  return { kind: 'gap', origin, at, locator, code: 'bad-value', effect: 'notice', message, hint };
}
