// Policies of ADMX files as device management carries them: where each is named, and what its small piece of XML says.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Side } from '../../model/format.ts';
import { type Located, splitLocated, sub } from '../../model/located.ts';
import type { Item, PolicyList, PolicyListEntry, PolicyRecord } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { cover, type Span } from '../../model/span.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** Lists of names and values by the lower-case name of their policy: the id of the list, and the key that it fills (Kerberos.admx). */
const LISTS: ReadonlyMap<string, { readonly id: string; readonly key: string }> = new Map([
  ['mitrealms', { id: 'mitrealms', key: `${KEY}\\MitRealms` }],
  ['hosttorealm', { id: 'hosttorealm', key: `${KEY}\\domain_realm` }],
  ['kdcproxyserver', { id: 'kdcproxyserver', key: `${KEY}\\KdcProxy\\ProxyServers` }],
]);

/** A policy and where it is named. */
export interface Named {
  readonly side: Side;
  readonly area: Located;
  readonly name: Located;
}

const URI = /^(?:\.\/)?(?:(Device|User)\/)?Vendor\/MSFT\/Policy\/(?:Config|Result)\/([^/]+)\/([^/]+)$/i;
const ID = /^(device|user)_vendor_msft_policy_config_(.+)_([^_]+)$/i;

/** The policy that a path of the Policy CSP names (`./Device/Vendor/MSFT/Policy/Config/AREA/POLICY`), or null. */
export function namedByUri(uri: Located): Named | null {
  return named(uri, URI.exec(uri.value));
}

/** The policy that a setting of the settings catalog is, or null. */
export function namedById(id: Located): Named | null {
  return named(id, ID.exec(id.value));
}

function named(whole: Located, match: RegExpExecArray | null): Named | null {
  const [, scope, area = '', name = ''] = match ?? [];
  if (name === '') return null;
  const at = whole.value.length - name.length;
  return {
    // Without a scope a path is that of the device.
    side: scope?.toLowerCase() === 'user' ? 'user' : 'computer',
    area: sub(whole, at - 1 - area.length, at - 1),
    name: sub(whole, at, whole.value.length),
  };
}

/** Whether anybody downstream wants policies of this area, or of this name. */
export function isWantedPolicy(texts: readonly string[], { policyText }: Interest): boolean {
  return texts.some((text) => policyText.some((fragment) => text.toLowerCase().includes(fragment)));
}

/** Whether it is a policy of Windows' own area Kerberos (CloudKerberosTicketRetrievalEnabled), all of which are numbers and no lists. */
export function isNumberOfOwn({ area, name }: Omit<Named, 'side'>, data: string): boolean {
  const own = area.value.toLowerCase() === 'kerberos' && !LISTS.has(name.value.toLowerCase());
  return own && /^\s*-?\d{1,10}\s*$/.test(data);
}

// Where a definition of policies is installed, which sets none.
const OPERATIONS = /\/ConfigOperations\//i;

/** What to say of data that belongs to no path of the Policy CSP, though it speaks of ours; null where it does not. */
export function unaddressed(uri: Located | null, shown: string, at: Span, interest: Interest): Item | null {
  if (uri && (namedByUri(uri) || OPERATIONS.test(uri.value))) return null;
  if (!mayBeWanted(uri, shown, interest)) return null;
  const place = './Device/Vendor/MSFT/Policy/Config/ADMX_Kerberos/';
  if (!uri) return gap(`This setting does not say where it goes (${place}...).`, at);
  return gap(`${uri.value} is no path of a policy (${place}...): what is set there was not read.`, uri.at);
}

/**
 * Whether a setting that no name tells apart speaks of a policy with a list, or of what anybody downstream wants. Where it says
 * where it goes, a word in its title decides nothing: Windows Hello has a cloud Kerberos trust.
 */
function mayBeWanted(uri: Located | null, shown: string, interest: Interest): boolean {
  const lower = `${uri?.value ?? ''} ${shown}`.toLowerCase();
  if ([...LISTS.keys()].some((name) => lower.includes(name))) return true;
  if (!uri) return isWantedPolicy([shown], interest);
  const marks = interest.policyText.filter((fragment) => !/^\w+$/.test(fragment));
  return isWantedPolicy([uri.value], interest) || isWantedPolicy([shown], { ...interest, policyText: marks });
}

/** What stands in the data of a policy, in its order. */
export type Part =
  | { readonly kind: 'state'; readonly state: Located }
  | { readonly kind: 'data'; readonly id: Located; readonly value: Located }
  | { readonly kind: 'list'; readonly id: Located; readonly entries: readonly PolicyListEntry[] };

const HINT = 'Compare it with the ADMX file (Kerberos.admx), and export the profile again.';

export function gap(message: string, at: Span, hint = HINT): Item {
  return diagnostic('bad-value', 'partial', message, at, hint);
}

/** The policy as a record, a scope over its list where all of it was understood, and what was not. */
export function policyOf(policy: Named, parts: readonly Part[], at: Span): Item[] {
  const { name } = policy;
  const gaps: Item[] = [];
  const states = parts.filter((part) => part.kind === 'state').map(({ state }) => state);
  const [state, second] = states;
  if (!state || second) {
    return [
      gap(`The policy ${name.value} says ${state ? 'twice' : 'nothing on'} whether it is enabled.`, at),
    ];
  }
  const list = LISTS.get(name.value.toLowerCase());
  const lists: PolicyList[] = [];
  for (const part of parts) {
    if (part.kind === 'state') continue;
    const { id } = part;
    if (!list) {
      if (LISTS.has(id.value.toLowerCase()))
        gaps.push(gap(`No policy ${name.value} has the list "${id.value}".`, name.at));
    } else if (id.value.toLowerCase() === list.id) {
      const entries = part.kind === 'list' ? part.entries : entriesIn(part.value, gaps);
      lists.push({ name: id, state: null, entries });
    } else gaps.push(gap(`The policy ${name.value} has no element "${id.value}".`, id.at));
  }
  return [...recordsOf(policy, state, lists, at, gaps.length === 0), ...gaps];
}

/** The record of a policy whose lists are known, and the scope of its list when `whole`. */
export function recordsOf(
  { side, area, name }: Named,
  state: Located,
  lists: readonly PolicyList[],
  at: Span,
  whole: boolean,
): Item[] {
  const record: PolicyRecord = {
    kind: 'policy',
    part: null,
    side,
    name,
    state,
    category: area,
    help: [],
    lists,
    delivery: 'mdm',
    at,
  };
  const list = LISTS.get(name.value.toLowerCase());
  // A policy that a message takes away may still be set elsewhere.
  if (!list || !whole || state.value === 'NotConfigured') return [record];
  const covers = { what: 'key', hive: null, keyPath: list.key, subkeys: false } as const;
  return [record, { kind: 'scope', part: null, side, covers, at: name.at }];
}

/** Names and values take turns, U+F000 between them and, if somebody likes, at the end. */
function entriesIn(value: Located, gaps: Item[]): PolicyListEntry[] {
  const pieces = value.value === '' ? [] : splitLocated(value, /\uf000/g);
  if (pieces.length > 1 && pieces.at(-1)?.value === '') pieces.pop();
  if (pieces.length % 2 === 1) {
    // Whether a name or a value is missing, and where, cannot be told: what follows it would be read in the wrong place.
    const message =
      'Names and values of this list do not take turns, with &#xF000; between them: there is one too few.';
    gaps.push(gap(message, value.at));
    return [];
  }
  const entries: PolicyListEntry[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const [name, data] = [pieces[i], pieces[i + 1]];
    if (name && data) entries.push({ name, data, at: cover(name.at, data.at) });
  }
  return entries;
}
