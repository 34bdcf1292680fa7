// Identifiers that are numbers: GUIDs and SIDs, each renamed within its kind, as long as it was.

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
