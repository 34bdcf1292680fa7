// The words in which nltest describes a trust, and the numbers that the directory has for them.

import { table } from '../../model/table.ts';

/**
 * Bits of trustAttributes (MS-ADTS 6.1.6.7.9) by nltest's words. These four were seen in real output; others are not
 * documented, so a word that is not here is not understood.
 */
const ATTRIBUTES: Readonly<Record<string, number>> = table({
  'non-trans': 0x1,
  quarantined: 0x4,
  foresttrans: 0x8,
  withinforest: 0x20,
});

/** The bits that nltest is known to show. */
const KNOWN_ATTRIBUTES = 0x1 | 0x4 | 0x8 | 0x20;

/** trustType (MS-ADTS 6.1.6.7.15). */
export const TYPES: Readonly<Record<string, number>> = table({ 'NT 4': 1, 'NT 5': 2, MIT: 3, DCE: 4 });

/**
 * Bits of trustDirection. "Outbound" is a domain that the primary domain trusts, "Inbound" one that trusts it
 * (DS_DOMAIN_DIRECT_OUTBOUND and DS_DOMAIN_DIRECT_INBOUND, MS-NRPC 2.2.1.6.2).
 */
const DIRECTIONS: Readonly<Record<string, number>> = table({ 'Direct Inbound': 1, 'Direct Outbound': 2 });

const PLACES = /^(?:Forest Tree Root|Forest: ?\d+|Native)$/;

/** What the words of a line say. `unknown` are those that are not understood. */
export interface Said {
  readonly type: string | null;
  /** Null where a word that is not understood may be the other direction. */
  readonly direction: number | null;
  /** The bits that are set, and those that are known to be set or clear: a word that is not understood may be any bit. */
  readonly attributes: number;
  readonly mask: number;
  readonly primary: boolean;
  readonly unknown: readonly string[];
}

/** The meaning of the groups in parentheses, in their order. */
export function meaningOf(groups: readonly string[]): Said {
  let type: string | null = null;
  let [direction, attributes, primary] = [0, 0, false];
  let strange = false;
  const unknown: string[] = [];
  for (const group of groups) {
    const word = group.trim().replace(/\s+/g, ' ');
    const list = /^Attr: ?(.*)$/.exec(word)?.[1];
    if (word in TYPES) type ??= word;
    else if (word in DIRECTIONS) direction |= DIRECTIONS[word] ?? 0;
    else if (word === 'Primary Domain') primary = true;
    else if (list !== undefined) {
      for (const one of list.split(' ').filter((each) => each !== '')) {
        if (one in ATTRIBUTES) attributes |= ATTRIBUTES[one] ?? 0;
        else unknown.push(one);
      }
    } else if (!PLACES.test(word)) {
      strange = true;
      unknown.push(word);
    }
  }
  const mask = unknown.length === 0 ? KNOWN_ATTRIBUTES : attributes;
  return { type, direction: strange ? null : direction, attributes, mask, primary, unknown };
}
