// Passwords in items of Group Policy Preferences (MS-GPPREF 2.2.1): the attribute cpassword, of which the key is published.

import type { Side } from '../../model/format.ts';
import type { SecretRecord } from '../../model/secret.ts';
import type { ElementEvent } from '../xml/events.ts';
import { mentions } from '../xml/mentions.ts';
import { parseSlice } from '../xml/slice.ts';
import { attributeOf } from './preferences-values.ts';

/** Every item keeps its settings in an element of this name, and its password with them. */
export const PROPERTIES = 'Properties';

// Reports call the roots of four kinds otherwise than the files do.
const ROOTS =
  /^(?:Groups|LocalUsersAndGroups|NTServices|ScheduledTasks|DataSources|Drives?|DriveMap|Printers)(?:Settings)?$/;

/** Whether an element holds items of a kind that can have a password. */
export function holdsAccounts(root: string): boolean {
  return ROOTS.test(root);
}

/** The attribute, in lower case. */
export const PASSWORD = 'cpassword';
const speaks = mentions([PASSWORD]);
const OWNERS = ['userName', 'accountName', 'runAs', 'username'];

/** Whether a captured element is the Properties of an item. */
export function isProperties({ name }: ElementEvent): boolean {
  return name === PROPERTIES || name.endsWith(`}${PROPERTIES}`);
}

/** The secret of an item, if it has one; an empty attribute holds none. */
export function secretItems(
  { slice, namespaces }: ElementEvent,
  part: string | null,
  side: Side | null,
): SecretRecord[] {
  if (!speaks(slice.text)) return [];
  const properties = parseSlice(slice, namespaces);
  const secret = properties.attributes.find(({ name }) => name.toLowerCase() === PASSWORD);
  if (!secret || secret.text().value.trim() === '') return [];
  const owners = OWNERS.map((name) => attributeOf(properties, name)?.value ?? '');
  const owner = owners.find((name) => name !== '') ?? null;
  return [{ kind: 'secret', part, side, form: 'cpassword', name: secret.name, owner, at: secret.nameSpan() }];
}
