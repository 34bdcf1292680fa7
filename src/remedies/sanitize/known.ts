// What the exports tell of whose they are: names that facts hold are names even where they are words.

import type { Fact } from '../../model/fact.ts';
import { realmKey } from '../../model/realm-name.ts';
import { keyOf } from './characters.ts';
import { isBareSuffix, isTellingSuffix, isTemplate, suffixLength } from './domains.ts';
import type { Known } from './names.ts';
import type { Vendors } from './vendors.ts';
import { isWord, JOINTS } from './words.ts';

const TOKENS = /[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}_-]+/gu;
/** Shorter ones would be found in everything; where they stand as names they are renamed all the same. */
const SHORTEST = 3;

export function knownFrom(facts: Iterable<Fact>, vendors: Vendors): Known {
  const pieces = new Set<string>();
  const domains = new Set<string>();
  const phrases = new Map<string, string[][]>();
  const seen = new Set<string>();
  const person = (name: string | null | undefined) => {
    for (const piece of keysOf(name ?? ''))
      if (piece.length >= SHORTEST && !/^[0-9]+$/.test(piece)) pieces.add(piece);
  };
  const domain = (name: string | null | undefined) => {
    // What stands in brackets in a template is nobody's name; nor is the scheme of what should be none.
    if (/[<>]|&(?:lt|gt);/.test(name ?? '')) return;
    const key = realmKey((name ?? '').replace(/^[a-z][a-z0-9+.-]*:\/+/i, '')).replace(
      /^\.+|(?<!\.)\.+$/g,
      '',
    );
    const labels = key.split('.');
    if (key === '' || seen.has(key) || vendors.nameIn(labels)) return;
    seen.add(key);
    if (labels.length > 1) domains.add(key);
    for (const label of namesAmong(labels)) person(label);
  };
  const phrase = (name: string | null | undefined) => {
    const keys = (name ?? '').match(TOKENS)?.map(keyOf) ?? [];
    const [first] = keys;
    if (first === undefined || seen.has(`gpo ${keys.join(' ')}`)) return;
    seen.add(`gpo ${keys.join(' ')}`);
    phrases.set(first, [...(phrases.get(first) ?? []), keys]);
  };
  for (const fact of facts) read(fact, { person, domain, phrase });
  return { pieces, domains, phrases };
}

/** The label that somebody registered is a name though it be a word; so is a suffix of his own. Of those below it words are nobody's. */
function* namesAmong(labels: readonly string[]): Iterable<string> {
  const suffix = suffixLength(labels);
  const registered = labels.length - suffix - 1;
  for (const [at, label] of labels.entries()) {
    if (isTemplate(label) || (at === registered && isBareSuffix(label))) continue;
    const isName = at > registered ? at === labels.length - 1 && isTellingSuffix(label) : at === registered;
    if (isName || (at < registered && !label.split(JOINTS).every(isWord))) yield label;
  }
}

interface Notes {
  readonly person: (name: string | null | undefined) => void;
  readonly domain: (name: string | null | undefined) => void;
  readonly phrase: (name: string | null | undefined) => void;
}

function read(fact: Fact, { person, domain, phrase }: Notes): void {
  const { client } = fact.origin;
  if (client) person(client);
  if (fact.kind === 'client') {
    person(fact.name?.value.split('.')[0]);
    domain(fact.name?.value.split('.').slice(1).join('.'));
    domain(fact.domain?.value);
  } else if (fact.kind === 'ticket') {
    if (fact.client && !/^(?:host|krbtgt)?$/.test(fact.client.name.value))
      person(fact.client.name.value.split('/').at(-1));
    domain(fact.client?.realm.value);
  } else if (fact.kind === 'gpo') {
    domain(fact.domain);
    phrase(fact.name?.value);
  } else if (fact.kind === 'backup') {
    domain(fact.domain);
    phrase(fact.name);
  } else if (fact.kind === 'trust') domain(fact.domain);
  else if (fact.kind === 'secret') person(fact.owner);
  else if (fact.kind === 'realm' || fact.kind === 'host-mapping') domain(fact.name.value);
}

function keysOf(name: string): readonly string[] {
  return (name.match(TOKENS) ?? [])
    .flatMap((token) => token.split(JOINTS))
    .map(keyOf)
    .filter((key) => key !== '');
}
