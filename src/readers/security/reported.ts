// The security descriptor of a GPO in its report: as SDDL, and as a list of trustees with the rights that the console names.

import { trimBlanks } from '../../model/located.ts';
import type { GpoAccess, GpoPermissions } from '../../model/record.ts';
import { startOf } from '../../model/span.ts';
import { sliceOf, type TextSlice } from '../../model/text.ts';
import { detached } from '../xml/cursor.ts';
import type { Namespaces } from '../xml/names.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { sddlPermissions } from './sddl.ts';

/** By the words of GPOGroupedAccessEnum: to apply includes to read. */
const GROUPED: ReadonlyMap<string, Pick<GpoAccess, 'apply' | 'read'>> = new Map([
  ['apply group policy', { apply: true, read: true }],
  ['read', { apply: false, read: true }],
  ['edit', { apply: false, read: true }],
  ['edit settings', { apply: false, read: true }],
  ['edit, delete, modify security', { apply: false, read: true }],
  ['edit settings, delete, modify security', { apply: false, read: true }],
]);

// Trustees and their SIDs stand in other namespaces than the descriptor; the names alone tell them.
function below(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}

function word(element: XmlElement | undefined, ...names: readonly string[]): string {
  const found = below(element, ...names);
  return found ? trimBlanks(found.text()).value : '';
}

const leaf = (name: string) => `<${name}(?: [^<>]*)?>([^<&]*)</${name}>`;
const SDDL = new RegExp(`^<SecurityDescriptor(?: [^<>]*)?>\\s*(${leaf('SDDL')})`);
const LISTS = /<Permissions[ >]/g;
const TRUSTEES = /<TrusteePermissions[ >]/g;
const TRUSTEE = new RegExp(
  `<TrusteePermissions(?: [^<>]*)?>\\s*<Trustee(?: [^<>]*)?>\\s*${leaf('SID')}\\s*${leaf('Name')}`,
  'g',
);

/**
 * The access list of a SecurityDescriptor element: that of the SDDL with the names of the list, or else the list. `namespaces` are those
 * around it. Every GPO has one of thousands of characters, so what is written as consoles write it is not parsed.
 */
export function reportedPermissions(slice: TextSlice, namespaces: Namespaces): GpoPermissions {
  return plainPermissions(slice, namespaces) ?? parsedPermissions(parseSlice(slice, namespaces));
}

// As trimBlanks does: others than these belong to the name.
function withoutBlanks(text: string): string {
  return text.replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '');
}

/** Null for a descriptor without SDDL, or that is written in any other way. */
function plainPermissions(slice: TextSlice, namespaces: Namespaces): GpoPermissions | null {
  const { text } = slice;
  if (text.includes('<!') || text.includes('<?')) return null;
  const [whole = '', element = '', value = ''] = SDDL.exec(text) ?? [];
  if (value.trim() === '') return null;
  const trustees = [...text.matchAll(TRUSTEE)];
  if (trustees.length !== (text.match(TRUSTEES)?.length ?? 0)) return null;
  if ((text.match(LISTS)?.length ?? 0) !== 1 || /<Audit[ >]/.test(text)) return null;
  const from = whole.length - element.length;
  const sddl = parseSlice(sliceOf(slice, from, whole.length), namespaces);
  return named(
    sddlPermissions(trimBlanks(sddl.text())),
    trustees.map(([, sid = '', name = '']) => ({ sid: withoutBlanks(sid), name: withoutBlanks(name) })),
  );
}

function parsedPermissions(descriptor: XmlElement): GpoPermissions {
  const sddl = below(descriptor, 'SDDL');
  const text = sddl && trimBlanks(sddl.text());
  const trustees = below(descriptor, 'Permissions')?.children ?? [];
  const listed = trustees.filter(({ name }) => name === 'TrusteePermissions');
  if (!text || text.value === '') return listedPermissions(descriptor, listed);
  const names = listed.map((one) => ({
    sid: word(one, 'Trustee', 'SID'),
    name: word(one, 'Trustee', 'Name'),
  }));
  return named(sddlPermissions(text), names);
}

/** The list with the names that the trustees have by their SIDs. */
function named(
  permissions: GpoPermissions,
  trustees: readonly { readonly sid: string; readonly name: string }[],
): GpoPermissions {
  const names = new Map<string, string>();
  for (const { sid, name } of trustees)
    if (sid !== '' && name !== '') names.set(sid.toUpperCase(), detached(name));
  const entries = permissions.entries.map(({ sid, allow, apply, read, at }) => {
    const name = names.get(sid ?? '') ?? null;
    return { sid, name, allow, apply, read, at };
  });
  return { ...permissions, entries };
}

function listedPermissions(descriptor: XmlElement, listed: readonly XmlElement[]): GpoPermissions {
  const at = startOf(descriptor.span());
  if (listed.length === 0) return { entries: [], unclear: 'its report shows no access list', at };
  const entries: GpoAccess[] = [];
  for (const one of listed) {
    const words = word(one, 'Standard', 'GPOGroupedAccessEnum');
    const type = word(one, 'Type', 'PermissionType');
    const access = GROUPED.get(words.toLowerCase());
    const allow = type === 'Allow';
    const sid = word(one, 'Trustee', 'SID') || null;
    const name = word(one, 'Trustee', 'Name') || null;
    // What a denial of several rights at once denies is shown by the SDDL alone.
    if (!access || !(allow || type === 'Deny') || (!allow && access.read !== access.apply)) {
      const unclear = `its report gives ${name ?? sid ?? 'somebody'} the rights "${words}", which are not understood`;
      return { entries: [], unclear, at };
    }
    if (word(one, 'Applicability', 'ToSelf') === 'false') continue;
    const place = below(one, 'Trustee', 'Name') ?? one;
    entries.push({ sid, name, allow, ...access, at: place.text().at });
  }
  // Denials are applied first.
  return {
    entries: [...entries.filter(({ allow }) => !allow), ...entries.filter(({ allow }) => allow)],
    unclear: null,
    at,
  };
}
