// Entries of host lists, as they are written and as they would be once their damage is mended.

import type { HostEntry } from '../model/fact.ts';
import { type Located, LocatedBuilder, runsOf, sub, trimBlanks } from '../model/located.ts';
import { asciiLower, foldCharacters, plainCharacters } from '../model/realm-name.ts';

// Any name: what is copied from a page brings the entities of HTML.
const ENTITY = /&(?:([a-zA-Z][a-zA-Z0-9]{1,31})|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

/** Entities that stand literally in a value. Windows never decodes them. */
export function entitiesIn(value: Located): Located[] {
  if (!value.value.includes('&')) return [];
  return [...value.value.matchAll(ENTITY)].map((match) =>
    sub(value, match.index, match.index + match[0].length),
  );
}

// What escaped a value twice leaves entities behind after one decoding; more rounds than these nobody makes.
const ROUNDS = 3;

/** The value with its literal entities decoded, each an indivisible run. */
export function withoutEntities(value: Located): Located {
  let current = value;
  for (let round = 0; round < ROUNDS; round++) {
    const next = decodedOnce(current);
    if (next === current) return current;
    current = next;
  }
  return current;
}

/** What a list value holds of literal entities, and the text to read in place of it. */
export interface Entities {
  readonly entities: readonly Located[];
  /** Null for a value without entities. */
  readonly plain: Located | null;
}

export const NO_ENTITIES: Entities = { entities: [], plain: null };

export function entitiesOf(value: Located): Entities {
  const entities = entitiesIn(value);
  return entities.length === 0 ? NO_ENTITIES : { entities, plain: withoutEntities(value) };
}

function decodedOnce(value: Located): Located {
  const text = new LocatedBuilder();
  let from = 0;
  const plain = (to: number) => {
    for (const run of runsOf(sub(value, from, to))) text.add(run);
  };
  for (const match of value.value.matchAll(ENTITY)) {
    if (match.index > from) plain(match.index);
    const raw = sub(value, match.index, match.index + match[0].length);
    text.add({ text: decoded(match), span: raw.at, linear: false });
    from = match.index + match[0].length;
  }
  if (from === 0) return value;
  if (from < value.value.length) plain(value.value.length);
  return text.build(value.at);
}

function decoded(match: RegExpMatchArray): string {
  const [whole, name, decimal, hex] = match;
  if (name) return NAMED.get(name) ?? whole;
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

const TAGS = /<\/?\s*[a-z]+\s*\/?>|<\/?[kf](?![a-z])|(?<![a-z0-9.-])\/?[kf]>|[[({]\/?[kf][\])}]|[<>]/gi;
// A byte order mark is a blank to regular expressions, and stands within names that were pasted.
const SEPARATORS = /[;,|\t\n\v\f\r \u1680\u2028\u2029]+/u;

/** A host in which nothing is to be mended, as nearly all are: ASCII letters and digits between dots. */
const SOUND = /^\.?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;

/** The hosts that an entry was meant to name: lower case, without separators, tags, schemes, ports and paths. */
export function repair(text: string): string[] {
  if (SOUND.test(text)) return [text.toLowerCase()];
  const hosts: string[] = [];
  for (const piece of foldCharacters(text).replace(TAGS, ' ').split(SEPARATORS)) {
    const host = asciiLower(plainCharacters(piece))
      .replace(/^[a-z][a-z0-9+-]*:[/\\]+|^[/\\]{2,}/, '')
      // Names of services and transports before a host, as in an SPN and in krb5.conf.
      .replace(/^(?:https?|host|tcp|udp)\/(?=.)/, '')
      .replace(/[/\\?#].*/, '')
      .replace(/^\[([0-9a-f:.]+)\](?::\d*)?$/, '$1')
      .replace(/^([^:]*):\d*$/, '$1')
      .replace(/^\*(?=\.)/, '')
      .replace(/(?<!\.)\.+$/, '');
    if (host !== '') hosts.push(host);
  }
  return hosts;
}

/** The pieces between semicolons, without the blanks around them and without empty ones. */
export function hostEntries(value: Located): HostEntry[] {
  const entries: HostEntry[] = [];
  const { length } = value.value;
  for (let from = 0; from <= length; ) {
    const next = value.value.indexOf(';', from);
    const to = next === -1 ? length : next;
    const text = trimBlanks(sub(value, from, to));
    if (text.value !== '') entries.push({ text, repaired: repair(text.value) });
    from = to + 1;
  }
  return entries;
}
