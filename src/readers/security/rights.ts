// Rights of an access list on a GPO, of which two matter: to apply it, and to read its properties.

import type { GpoAccess } from '../../model/record.ts';

/** The extended right Apply Group Policy (MS-ADTS 5.1.3.2.1). */
const APPLY_GROUP_POLICY = 'edacfd8f-ffb3-11d1-b41d-00a0c968f939';

// Bits of an access mask (MS-ADTS 5.1.3.2).
const READ_PROPERTY = 0x10;
const CONTROL_ACCESS = 0x100;
const GENERIC_ALL = 0x10000000;
const GENERIC_READ = 0x80000000;

const has = (mask: number, bit: number) => (mask & bit) !== 0;

/**
 * What an entry of this mask and object type (GUID in lower case, null for the whole object) gives or denies. Reading a part
 * of the properties counts as reading where it is given, and not where it is denied.
 */
export function accessOf(
  mask: number,
  object: string | null,
  allow: boolean,
): Pick<GpoAccess, 'apply' | 'read'> {
  const all = has(mask, GENERIC_ALL);
  const whole = object === null || allow;
  return {
    apply: (all || has(mask, CONTROL_ACCESS)) && (object === null || object === APPLY_GROUP_POLICY),
    read:
      object !== APPLY_GROUP_POLICY && whole && (all || has(mask, GENERIC_READ) || has(mask, READ_PROPERTY)),
  };
}

/** Everyone, who may do everything where an object has no access list at all (MS-DTYP 2.5.3.2). */
export const UNPROTECTED = { sid: 'S-1-1-0', name: null, allow: true, apply: true, read: true } as const;
