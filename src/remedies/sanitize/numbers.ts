// Identifiers that are numbers: GUIDs, SIDs and addresses, each renamed within its kind, as long as it was.

import type { Claims } from './claims.ts';
import type { Dice, Pseudonyms } from './pseudonyms.ts';
import { isWord } from './words.ts';

const GUID =
  /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])|(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/gi;

// The same in every domain: the two default policies, rights, client-side extensions and their editors (MS-GPOD 1.1.4 and beside it).
export const WELL_KNOWN: ReadonlySet<string> = new Set([
  '31b2f340-016d-11d2-945f-00c04fb984f9',
  '6ac1786c-016f-11d2-945f-00c04fb984f9',
  '00000000-0000-0000-0000-000000000000',
  'edacfd8f-ffb3-11d1-b41d-00a0c968f939',
  '0e28e245-9368-4853-ad84-6da3ba35bb75',
  '827d319e-6eac-11d2-a4ea-00c04f79f83a',
  '803e14a0-b4fb-11d0-a0d0-00a0c90f574b',
  '42b5faae-6536-11d2-ae5a-0000f87571e3',
  '40b6664f-4972-11d1-a7ca-0000f87571e3',
  'b1be8d72-6eac-11d2-a4ea-00c04f79f83a',
  '53d6ab1b-2488-11d1-a28c-00c04fb94f17',
  '0f6b957d-509e-11d1-a7cc-0000f87571e3',
  '0f6b957e-509e-11d1-a7cc-0000f87571e3',
  'd02b1f72-3407-48ae-ba88-e8213c6761f1',
  'd02b1f73-3407-48ae-ba88-e8213c6761f1',
  '25537ba6-77a8-11d2-9b6c-0000f8080861',
  'a2e30f80-d7de-11d2-bbde-00c04f86ae3b',
  'c6dc5466-785a-11d2-84d0-00c04fb169f7',
  'b087be9d-ed37-454f-af9c-04291e351182',
  'bee07a6a-ec9f-4659-b8c9-0b1937907c83',
  '17d89fec-5c44-4972-b12d-241caef74509',
  'aadced64-746c-4633-a97c-d61349046527',
  'f3ccc681-b74c-4060-9f26-cd84525dca2a',
  'e437bc1c-aa7d-11d2-a382-00c04f991e27',
  '426031c0-0b47-4852-b0ca-ac3d37bfcb39',
  '3610eda5-77ef-11d2-8dc5-00c04fa31a66',
  '0acdd40c-75ac-47ab-baa0-bf6de7e7fe63',
  'cf7639f3-aba2-41db-97f2-81e2c5dbfc5d',
]);

export function claimGuids(text: string, claims: Claims, pseudonyms: Pseudonyms): void {
  for (const { 0: guid, index } of text.matchAll(GUID)) {
    claims.take(index, index + guid.length, guidFor(guid, pseudonyms));
  }
}

/** Null for one that is well known. */
function guidFor(guid: string, pseudonyms: Pseudonyms): string | null {
  const lower = guid.toLowerCase();
  if (WELL_KNOWN.has(lower) || isWord(lower) || /^(?:0|-)+$/.test(lower)) return null;
  const instead = pseudonyms.of('guid', lower.replaceAll('-', ''), (original, dice) =>
    original.replace(/./g, () => dice(16).toString(16)),
  );
  let at = 0;
  const shaped = guid.replace(/[0-9a-f]/gi, () => instead[at++] ?? '0');
  return /[A-F]/.test(guid) || !/[a-f]/.test(guid) ? shaped.toUpperCase() : shaped;
}

// Domains (MS-DTYP 2.4.2.4) and users of Microsoft Entra ID. All other authorities are the same everywhere.
const SID = /\bS-1-(?:5-21(?:-[0-9]+){3}|12-1(?:-[0-9]+){4})(?:-[0-9]+)?(?![0-9])/gi;
const FIRST_OWN_RID = 1000;

export function claimSids(text: string, claims: Claims, pseudonyms: Pseudonyms): void {
  for (const { 0: sid, index } of text.matchAll(SID)) {
    const [s = '', one = '', authority = '', sub = '', ...numbers] = sid.split('-');
    const renamed = numbers.map((number, at) => {
      const isRid = sub === '21' && at === 3;
      return isRid && Number(number) < FIRST_OWN_RID ? number : pseudonyms.of('sid', number, drawNumber);
    });
    claims.take(index, index + sid.length, [s, one, authority, sub, ...renamed].join('-'));
  }
}

/** As many digits, below 2^32 where the number was. */
export function drawNumber(original: string, dice: Dice): string {
  const first = original.length >= 10 ? 1 + dice(3) : 1 + dice(9);
  return String(first) + original.slice(1).replace(/./g, () => String(dice(10)));
}

const IPV4 = /(?<![\p{L}\p{N}_.-])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\p{L}\p{N}_]|\.[\p{L}\p{N}])/gu;
const HEX = '[0-9a-f]{1,4}';
const IPV6 = new RegExp(
  `(?<![0-9a-z:.])(?:(?:${HEX}:){7}${HEX}|(?:${HEX}:){1,6}(?::${HEX}){1,6}|(?:${HEX}:){2,7}:)(?![0-9a-z:])`,
  'gi',
);

export function claimAddresses(text: string, claims: Claims, pseudonyms: Pseudonyms): void {
  for (const { 0: address, index } of text.matchAll(IPV4)) {
    const octets = address.split('.');
    if (octets.some((octet) => Number(octet) > 255)) continue;
    claims.take(index, index + address.length, addressFor(octets, pseudonyms));
  }
  for (const { 0: address, index } of text.matchAll(IPV6)) {
    if (!/[0-9]/.test(address)) continue;
    const renamed = address.replace(/[0-9a-f]+/gi, (group, at: number) =>
      at === 0 && /^f/i.test(group) ? group : groupFor(group, pseudonyms),
    );
    claims.take(index, index + address.length, renamed);
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
