// Policies of a report beside the two lists: armoring that is required, and the schemes with which browsers may answer.

import type { Fact, Origin } from '../model/fact.ts';
import { type Located, trimBlanks } from '../model/located.ts';
import type { PolicyRecord } from '../model/record.ts';
import { POLICY_KEY } from '../model/registry-keys.ts';
import { applied, layerOf } from './applied.ts';
import { placeIn, rootOf } from './keys.ts';
import { ARMORING_NAMES, comparable, STATE_WORDS } from './policy-names.ts';

/** Lower-case fragments of the raw text of a policy about schemes: its name in English, or schemes as they are listed. */
export const SCHEME_FRAGMENTS: readonly string[] = ['authentication schemes', ',ntlm', 'ntlm,negotiate'];

const KERBEROS = /(?:^|[/\\])\s*kerberos\s*$/i;
// Names of products stay as they are in every language.
const EDGE = /(?:^|[/\\])\s*microsoft edge\b/i;
const CHROME = /(?:^|[/\\])\s*google chrome\b/i;
const SCHEMES_NAME = 'supported authentication schemes';
const SCHEMES =
  /^\s*(?:basic|digest|ntlm|negotiate)(?:\s*,\s*(?:basic|digest|ntlm|negotiate))*\s*(?:,\s*)?$/i;

/** Facts of a policy that is known to be neither list; none for most. */
export function* interpretOtherPolicy(record: PolicyRecord, origin: Origin): Iterable<Fact> {
  const state = STATE_WORDS.get(comparable(record.state.value));
  const category = record.category?.value ?? null;
  if (ARMORING_NAMES.has(comparable(record.name.value))) {
    const known = state === 'enabled' || state === 'disabled';
    if (known && (category === null || KERBEROS.test(category))) yield armoring(record, origin, state);
    return;
  }
  const browser = EDGE.test(category ?? '') ? 'edge' : CHROME.test(category ?? '') ? 'chrome' : null;
  const schemes = state === 'enabled' && browser ? schemesIn(record) : null;
  if (!browser || !schemes) return;
  const key = `SOFTWARE\\Policies\\${browser === 'edge' ? 'Microsoft\\Edge' : 'Google\\Chrome'}`;
  yield {
    kind: 'browser-authentication',
    origin,
    at: record.at,
    ...placeIn(rootOf(null, record.side), key, 'AuthSchemes'),
    source: 'AuthSchemes',
    browser,
    value: schemes,
  };
}

// Enabled writes 1, Disabled 0 (Kerberos.admx).
function armoring(record: PolicyRecord, origin: Origin, state: 'enabled' | 'disabled'): Fact {
  return {
    kind: 'kerberos-parameter',
    origin,
    at: record.at,
    ...placeIn(rootOf(null, record.side), `${POLICY_KEY}\\Parameters`, 'RequireFast'),
    layer: layerOf(record),
    ...applied(record),
    name: 'RequireFast',
    value: { value: state === 'enabled' ? 1 : 0, at: record.state.at },
  };
}

/** By the policy's name in English; in other languages a text that is nothing but schemes can be no other setting. */
function schemesIn({ name, texts = [] }: PolicyRecord): Located | null {
  const named = comparable(name.value) === SCHEMES_NAME;
  const found = texts.find(({ value }) => (named ? value.trim() !== '' : SCHEMES.test(value)));
  return found ? trimBlanks(found) : null;
}
