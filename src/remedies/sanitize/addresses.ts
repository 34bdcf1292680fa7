// Addresses of networks and of network cards: renamed within their kind, so that subnets stay subnets.

import type { Claims } from './claims.ts';
import type { Dice, Pseudonyms } from './pseudonyms.ts';

const IPV4 = /(?<![\p{L}\p{N}_.])v?((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![\p{L}\p{N}_]|\.[\p{L}\p{N}])/gu;
// The beginning of addresses, as scripts and lists of exceptions have them: 203.0.113.*, 198.51.100/24.
const PREFIX =
  /(?<![\p{L}\p{N}_.])(?:(?:[0-9]{1,3}\.){1,2}[0-9]{1,3}(?=\.\*)|(?:[0-9]{1,3}\.){2}[0-9]{1,3}(?=\/[0-9]{1,2}(?![\p{L}\p{N}.]))|[0-9]{2,3}\.[0-9]{1,3}(?=\/(?:[89]|[12][0-9]|3[0-2])(?![\p{L}\p{N}.])))/gu;
const REVERSED =
  /(?<![\p{L}\p{N}_.-])((?:[0-9]{1,3}\.){0,3}[0-9]{1,3})(?=\.in-addr\.arpa(?![\p{L}\p{N}]))/giu;
const HEX = '[0-9a-f]{1,4}';
const IPV6 = new RegExp(
  `(?<![0-9a-z:.])(?:(?:${HEX}:){7}${HEX}|(?:${HEX}:){1,6}(?::${HEX}){1,6}|(?:${HEX}:){2,7}:|::(?:${HEX}:){0,6}${HEX})(?![0-9a-z:]|\\.[0-9])`,
  'gi',
);
/** What stands before an IPv4 address that is written as IPv6 (RFC 4291 2.5.5). */
const MAPPED = /(?<![0-9a-z:.])::(?:ffff:(?:0:)?)?(?=[0-9]{1,3}\.[0-9]{1,3}\.)/gi;
// Of a network card, or its beginning that tells who made it; a time of day has no letters.
const CARD =
  /(?<![0-9a-z:.-])(?:[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?:\1[0-9a-f]{2}){0,2}|(?=[0-9:]*[a-f])[0-9a-f]{2}(?::[0-9a-f]{2}){2,4})(?![0-9a-z:]|[-.][0-9a-z])/gi;
const VERSION = /version[\s"'=:>]{0,8}v?$/i;
/** Small numbers behind a v are versions. */
const FIRST_AFTER_V = 20;

export function claimAddresses(text: string, claims: Claims, pseudonyms: Pseudonyms): void {
  for (const { 0: whole, 1: address = '', index } of text.matchAll(IPV4)) {
    const octets = address.split('.');
    if (!areOctets(octets) || VERSION.test(text.slice(Math.max(0, index - 16), index))) continue;
    const from = index + whole.length - address.length;
    if (from > index && Number(octets[0]) < FIRST_AFTER_V) continue;
    claims.take(from, from + address.length, addressFor(octets, pseudonyms));
  }
  for (const { 0: prefix, index } of text.matchAll(PREFIX)) {
    const octets = prefix.split('.');
    if (areOctets(octets)) claims.take(index, index + prefix.length, addressFor(octets, pseudonyms));
  }
  for (const { 0: reversed, index } of text.matchAll(REVERSED)) {
    const octets = reversed.split('.').reverse();
    if (!areOctets(octets)) continue;
    const renamed = addressFor(octets, pseudonyms).split('.').reverse().join('.');
    claims.take(index, index + reversed.length, renamed);
    claims.keep(index + reversed.length, index + reversed.length + '.in-addr.arpa'.length);
  }
  for (const { 0: mapped, index } of text.matchAll(MAPPED)) claims.keep(index, index + mapped.length);
  claimCards(text, claims, pseudonyms);
  for (const { 0: address, index } of text.matchAll(IPV6)) {
    if (!/[0-9]/.test(address)) continue;
    const renamed = address.replace(/[0-9a-f]+/gi, (group, at: number) =>
      at === 0 && /^f/i.test(group) ? group : groupFor(group, pseudonyms),
    );
    claims.take(index, index + address.length, renamed);
  }
}

function areOctets(octets: readonly string[]): boolean {
  return octets.every((octet) => Number(octet) <= 255);
}

function claimCards(text: string, claims: Claims, pseudonyms: Pseudonyms): void {
  for (const { 0: card, index } of text.matchAll(CARD)) {
    const key = card.toLowerCase().replace(/[:-]/g, '');
    const instead = pseudonyms.of('address', `#${key}`, (original, dice) =>
      original.replace(/[0-9a-f]/g, () => dice(16).toString(16)),
    );
    let at = 1;
    const renamed = card.replace(/[0-9a-f]/gi, () => instead[at++] ?? '0');
    claims.take(index, index + card.length, /[A-F]/.test(card) ? renamed.toUpperCase() : renamed);
  }
}

/** What two addresses have in common at their beginning they have in common afterwards: subnets stay subnets. */
function addressFor(octets: readonly string[], pseudonyms: Pseudonyms): string {
  const [first] = octets;
  const isSpecial = Number(first) >= 224 || first === '127' || first === '0' || isAt(octets, '169', '254');
  return isSpecial ? octets.join('.') : prefixFor(octets, pseudonyms);
}

function prefixFor(octets: readonly string[], pseudonyms: Pseudonyms): string {
  const before = octets.slice(0, -1);
  const above = () => (before.length === 0 ? '' : `${prefixFor(before, pseudonyms)}.`);
  const octet = octets[before.length] ?? '';
  // Also noted where it is not drawn: the first octets are drawn before those behind them.
  const prefix = above();
  if (octet === '0' || octet === '255' || isOfItsClass(octets)) return prefix + octet;
  return pseudonyms.of('address', octets.join('.'), (_, dice) => above() + octetFor(octets, dice));
}

/** Whether the last octet is one by which a private address is known. */
function isOfItsClass(octets: readonly string[]): boolean {
  const [first, second] = octets;
  if (octets.length === 1) return first === '10' || first === '172' || first === '192' || first === '100';
  return octets.length === 2 && first === '192' && second === '168';
}

function isAt([first, second]: readonly string[], one: string, two: string): boolean {
  return first === one && second === two;
}

/** Addresses that providers share among their customers (RFC 6598). */
function isOf100([first, second]: readonly string[]): boolean {
  return first === '100' && Number(second) >= 64 && Number(second) <= 127;
}

function isOf172([first, second]: readonly string[]): boolean {
  return first === '172' && Number(second) >= 16 && Number(second) <= 31;
}

const RESERVED_FIRST: ReadonlySet<number> = new Set([10, 100, 127, 169, 172, 192, 198]);

function octetFor(octets: readonly string[], dice: Dice): string {
  const at = octets.length - 1;
  const octet = octets[at] ?? '0';
  if (at === 1 && isOf172(octets)) return String(16 + dice(16));
  if (at === 1 && isOf100(octets)) return octet.length === 2 ? String(64 + dice(36)) : String(100 + dice(28));
  const least = octet.length === 1 ? 1 : 10 ** (octet.length - 1);
  const most = Math.min(10 ** octet.length - 1, at === 0 ? 223 : 254);
  const drawn = least + dice(most - least + 1);
  return at === 0 && RESERVED_FIRST.has(drawn) ? String(drawn + 1) : String(drawn);
}

function groupFor(group: string, pseudonyms: Pseudonyms): string {
  const lower = group.toLowerCase();
  if (/^(?:0+|1|fe80|ff0[0-9a-f]|2001|2002|fd00|fc00)$/.test(lower)) return group;
  const renamed = pseudonyms.of('address', `:${lower}`, (original, dice) =>
    original.replace(/[0-9a-f]/g, () => (1 + dice(15)).toString(16)),
  );
  return /[A-F]/.test(group) ? renamed.slice(1).toUpperCase() : renamed.slice(1);
}
