// What must not be in a copy: every byte of it is asked, in each encoding in which a name could stand there.

import { bytesOf } from './binary.ts';
import { keyOf } from './characters.ts';
import { isBareSuffix } from './domains.ts';
import { NAMESPACE } from './namespaces.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { isKnown, JOINTS } from './words.ts';

const SHORTEST = 3;
/** Within bytes that are no text for certain, three letters are there by chance. */
const SHORTEST_IN_BYTES = 5;

const TOKENS = /[\p{L}\p{N}\p{M}_-]+/gu;
const BASE64 = /[A-Za-z0-9+/]{12,}={0,2}/g;
const HEX = /(?:[0-9a-fA-F]{2}(?:,(?:\\?\s+)?)?){5,}/g;
const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const SID = /\bS-1-(?:5-21|12-1)((?:-[0-9]+)+)/gi;

export interface Forbidden {
  readonly names: ReadonlySet<string>;
  readonly guids: ReadonlySet<string>;
  readonly sids: ReadonlySet<string>;
  /** A pseudonym that happens to be somebody's short name is no leak. */
  readonly allowed: ReadonlySet<string>;
}

export function forbiddenBy(pseudonyms: Pseudonyms): Forbidden {
  const names = [...pseudonyms.originals('name')].filter(
    (name) => name.length >= SHORTEST && !isKnown(name) && !isBareSuffix(name),
  );
  const { name, guid, sid } = pseudonyms.pairs();
  return {
    names: new Set(names),
    guids: pseudonyms.originals('guid'),
    sids: new Set([...pseudonyms.originals('sid')].filter((number) => number.length > 4)),
    allowed: new Set([...Object.keys(name), ...Object.keys(guid), ...Object.keys(sid)]),
  };
}

/** What of the originals stands in the bytes; null when nothing does. `texts` are readings of them that the caller knows. */
export function leakIn(bytes: Uint8Array, texts: readonly string[], forbidden: Forbidden): string | null {
  for (const text of texts) {
    const leak =
      inText(text, forbidden, SHORTEST) ?? inNumbers(text, forbidden) ?? inEncoded(text, forbidden);
    if (leak !== null) return leak;
  }
  for (const text of readingsOf(bytes)) {
    const leak = inText(text, forbidden, SHORTEST_IN_BYTES) ?? inNumbers(text, forbidden);
    if (leak !== null) return leak;
  }
  return null;
}

function readingsOf(bytes: Uint8Array): readonly string[] {
  const narrow = new TextDecoder('utf-8').decode(bytes);
  if (!bytes.includes(0)) return [narrow];
  const wide = ['utf-16le', 'utf-16be'].flatMap((encoding) =>
    [0, 1].map((from) => new TextDecoder(encoding).decode(bytes.subarray(from))),
  );
  return [narrow, ...wide];
}

function inText(text: string, { names, allowed }: Forbidden, shortest: number): string | null {
  // GUIDs are asked for as such: parts of those that are well known may be anybody's name. Namespaces are nobody's.
  for (const [token] of text.replace(GUID, ' ').replace(NAMESPACE, ' ').matchAll(TOKENS)) {
    if (token.length < shortest || isKnown(token.toLowerCase())) continue;
    for (const piece of token.split(JOINTS)) {
      const key = piece.length < shortest ? '' : keyOf(piece);
      if (names.has(key) && !allowed.has(key)) return key;
    }
  }
  return null;
}

function inNumbers(text: string, { guids, sids, allowed }: Forbidden): string | null {
  for (const [guid] of text.matchAll(GUID)) {
    const key = guid.toLowerCase().replaceAll('-', '');
    if (guids.has(key) && !allowed.has(key)) return guid;
  }
  for (const [sid, numbers = ''] of text.matchAll(SID)) {
    if (numbers.split('-').some((number) => sids.has(number) && !allowed.has(number))) return sid;
  }
  return null;
}

function inEncoded(text: string, forbidden: Forbidden): string | null {
  for (const [run] of text.matchAll(BASE64)) {
    const bytes = bytesOf(run.replace(/(?<!=)=+$/, '').slice(0, run.replace(/(?<!=)=+$/, '').length & ~3));
    const leak = bytes && inBytes(bytes, forbidden);
    if (leak) return leak;
  }
  for (const [run] of text.matchAll(HEX)) {
    const digits = run.replace(/[^0-9a-fA-F]/g, '');
    const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const leak = inBytes(bytes, forbidden);
    if (leak) return leak;
  }
  return null;
}

function inBytes(bytes: Uint8Array, forbidden: Forbidden): string | null {
  for (const text of readingsOf(bytes)) {
    const leak = inText(text, forbidden, SHORTEST_IN_BYTES);
    if (leak !== null) return leak;
  }
  return null;
}
