// DNS names: renamed label by label, so that suffixes and equal labels stay what they are to each other.

import { isPublicSuffix } from '../../model/public-suffix.ts';
import { realmKey } from '../../model/realm-name.ts';
import { keyOf } from './characters.ts';
import type { Claims } from './claims.ts';
import type { Names } from './names.ts';
import type { Dice } from './pseudonyms.ts';
import type { VendorsName } from './vendors.ts';
import { isWord } from './words.ts';

const LABEL = '[\\p{L}\\p{N}\\p{M}\\p{Default_Ignorable_Code_Point}_-]+';
const START = '(?<![\\p{L}\\p{N}\\p{M}_-])';
// Behind a character that nobody sees a name could begin once more: it began before it.
const NAME = new RegExp(`${START}(?<!${START}${LABEL}?)${LABEL}(?:[.\\u3002\\uff0e]${LABEL})+`, 'gu');

// Top-level domains that say nothing of who has a name below them, and those that nobody can register.
const GENERIC: ReadonlySet<string> = new Set(
  `com net org edu gov mil int info biz name pro arpa app dev cloud online site tech store shop network systems services group company
  local localdomain localhost lan internal intern intra intranet corp home private domain ad dom loc test example invalid root workgroup`.split(
    /\s+/,
  ),
);

// What takes the place of a suffix by which somebody could be known, by its length.
const INSTEAD: Readonly<Record<number, readonly string[]>> = {
  3: ['com', 'net', 'org'],
  4: ['info', 'site', 'tech'],
  5: ['cloud', 'store', 'group'],
  6: ['online', 'global', 'agency'],
  7: ['network', 'systems', 'company'],
  8: ['services', 'software', 'holdings'],
  9: ['solutions', 'community', 'education'],
  10: ['technology', 'consulting', 'foundation'],
  11: ['enterprises', 'engineering'],
};

/** What stands in templates for names that were never put in. */
const TEMPLATE =
  /^(?:your|my)?(?:realm|domain|cloud|company|org|kdc)(?:name)?$|^(?:your|my|changeme|replaceme|placeholder|todo|x{3,})$/;

/** Labels of a name in DNS, which has at most 253 characters. */
const MOST_LABELS = 127;

/** Endings of files that are top-level domains too. */
const FILES = /^(?:zip|mov|py|sh|pl|ps|md|so|rs|cc|ml)$/;

/** First labels by which services are known, whoever has them. */
const SERVICES = /^(?:kerberos|gateway|admin|wpad|pac|www|_.*|gc|file|blob|core|windows|privatelink)$/;

// Below these everybody has a name of his own.
const SHARED: readonly string[] = [
  'example.com',
  'example.net',
  'example.org',
  'windows.net',
  'usgovcloudapi.net',
  'chinacloudapi.cn',
  'azure.com',
  'onmicrosoft.com',
  'office.com',
];

/** Takes all names with dots that are DNS names, and leaves the others to whoever looks at words. */
export function claimDomains(text: string, claims: Claims, names: Names): void {
  for (const { 0: whole, index: at } of text.matchAll(NAME)) {
    // What Registry.pol says of a value stands before its name: **del.NAME.
    const directive = text.slice(at - 2, at) === '**' ? (/^(?:del|soft)\./i.exec(whole)?.[0].length ?? 0) : 0;
    const name = whole.slice(directive);
    const index = at + directive;
    if (!claims.isFree(index, index + name.length)) continue;
    const renamed = domainFor(name, names);
    if (renamed !== null) claims.take(index, index + name.length, renamed === name ? null : renamed);
  }
}

/** Null for what is no DNS name. */
function domainFor(name: string, names: Names): string | null {
  const parts = name.split(/([.\u3002\uff0e])/);
  const labels = parts.filter((_, at) => at % 2 === 0);
  if (labels.length > MOST_LABELS) return null;
  const rename = (from: number, to: number) => {
    const renamed = parts.map((part, at) =>
      at % 2 === 1 || at / 2 < from || at / 2 >= to ? part : names.label(part),
    );
    return renamed.join('');
  };
  const vendor = names.vendors.nameIn(labels);
  if (vendor) return vendorsFor(parts, vendor, names);
  const keys = labels.map(realmKey);
  const shared = sharedAmong(keys);
  if (shared) return renameBelow(parts, labels.length - shared.split('.').length, names);
  const suffix = suffixLength(keys);
  if (suffix === 0 || (suffix === 1 && isFileOrType(labels, names)))
    return names.isOwnDomain(keys) ? rename(0, labels.length) : null;
  const renamed = renameBelow(parts, labels.length - suffix, names);
  return withSuffix(renamed, keys.slice(-suffix), names);
}

/** A vendor's name with what is the vendor's below it; whoever else stands there is renamed. */
function vendorsFor(parts: readonly string[], { from, likeness, joined }: VendorsName, names: Names): string {
  const keys = parts.map(realmKey);
  const renamed = parts.map((part, at) => {
    if (at % 2 === 1 || at / 2 > from) return part;
    if (at / 2 === from) return joined ? names.label(part) : part;
    const key = keys[at] ?? '';
    const isKept = isTemplate(key) || key.startsWith('_') || names.vendors.isBelow(key, keys[at + 2] ?? '');
    return isKept && !names.isRenamed(part) ? part : names.label(part);
  });
  if (likeness && !joined) names.alike(renamed.slice(from * 2).join(''));
  return renamed.join('');
}

function sharedAmong(keys: readonly string[]): string | undefined {
  return SHARED.find((domain) => `.${keys.join('.')}`.endsWith(`.${domain}`));
}

function renameBelow(parts: readonly string[], to: number, names: Names): string {
  const renamed = parts.map((part, at) =>
    at % 2 === 1 || at / 2 >= to || isOfService(realmKey(part)) ? part : names.label(part),
  );
  return renamed.join('');
}

function isOfService(key: string): boolean {
  return SERVICES.test(key) || TEMPLATE.test(key);
}

/** Whether a label stands in a template for a name that was never put in. */
export function isTemplate(key: string): boolean {
  return TEMPLATE.test(key);
}

/** Whether a label by itself is a suffix by which nobody is known: `.uk`, `.com`. */
export function isBareSuffix(key: string): boolean {
  return GENERIC.has(key) || (key.length === 2 && isPublicSuffix(key));
}

/** How many labels at the end are a public suffix, or a name that nobody registers; 0 where there is none. */
export function suffixLength(keys: readonly string[]): number {
  const shared = sharedAmong(keys);
  if (shared) return shared.split('.').length;
  for (let from = 0; from < keys.length; from++) {
    if (isPublicSuffix(keys.slice(from).join('.'))) return keys.length - from;
  }
  return GENERIC.has(keys.at(-1) ?? '') ? 1 : 0;
}

/** `backup.zip`, `System.Net`: nothing but words, written as no host is. */
function isFileOrType(labels: readonly string[], names: Names): boolean {
  const last = realmKey(labels.at(-1) ?? '');
  if (labels.length === 2 && FILES.test(last)) return true;
  return labels.every((label) => /^[A-Z][a-z]/.test(label) && isWord(keyOf(label)) && !names.isOwn(label));
}

/** The suffix by which nobody is known stays. */
function withSuffix(name: string, suffix: readonly string[], names: Names): string {
  const from = name.length - (suffix.at(-1) ?? '').length;
  return name.slice(0, from) + topFor(name.slice(from), names);
}

/** The last label of a name: as it is, or another suffix of its length where somebody could be known by it. */
export function topFor(written: string, names: Names): string {
  const top = realmKey(written);
  if (isBareSuffix(top) || top.length === 2) return written;
  if (!isPublicSuffix(top)) return names.label(written);
  const candidates = INSTEAD[top.length];
  if (!candidates) return names.label(written);
  if (candidates.includes(top)) return written;
  const instead = names.pseudonyms.of(
    'suffix',
    top,
    (_: string, dice: Dice) => candidates[dice(candidates.length)] ?? top,
  );
  return written === written.toUpperCase() ? instead.toUpperCase() : instead;
}

/** Whether somebody could be known by a suffix, as companies are that have one of their own. */
export function isTellingSuffix(top: string): boolean {
  return !isBareSuffix(top) && isPublicSuffix(top) && !INSTEAD[top.length]?.includes(top);
}
