// Security descriptors as text (MS-DTYP 2.5.1): types, flags, rights and trustees stay where they are what the grammar has.

import type { Claims } from './claims.ts';

const TRUSTEE =
  '(?:A[ACNOPSU]|B[AGOU]|C[ADGNOY]|D[ACDGU]|E[ADKRS]|H[AIO]|I[SU]|KA|L[AGSUW]|M[EPSU]|N[OSU]|OW|P[AOSU]|R[ADEMOSU]|S[AISOUY]|UD|W[DR])';
const FLAGS = '(?:OI|CI|NP|IO|ID|SA|FA|TP|CR)*';
const RIGHTS =
  '(?:0x[0-9a-fA-F]{1,8}|[0-9]{1,10}|(?:G[ARWX]|RC|SD|WD|WO|RP|WP|CC|DC|LC|SW|LO|DT|CR|F[ARWX]|K[ARWX]|N[ORWX]|AS)*)';
const GUID = '(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})?';
const SID = '(?:S-1(?:-[0-9]+)+|S-1-0x[0-9a-fA-F]+(?:-[0-9]+)*)';

/** Up to the condition, which may hold anything. */
const ACE = new RegExp(
  `\\((?:A|D|OA|OD|AU|AL|OU|XA|XD|XU|ML|SP|RA|TL);${FLAGS};${RIGHTS};${GUID};${GUID};(?:${TRUSTEE}|${SID})?(?=[;)])`,
  'g',
);
const HEAD = '(?:P|AI|AR)*(?=\\()';
const OWNER = new RegExp(
  `\\bO:${TRUSTEE}?(?:G:${TRUSTEE}?)?D:${HEAD}|\\bG:${TRUSTEE}?D:${HEAD}|(?<![A-Z])[DS]:${HEAD}|(?<=\\))S:${HEAD}`,
  'g',
);

/** GUIDs and SIDs in them are renamed before. */
export function keepDescriptors(text: string, claims: Claims): void {
  for (const pattern of [ACE, OWNER]) {
    for (const { 0: whole, index } of text.matchAll(pattern)) claims.keep(index, index + whole.length);
  }
}
