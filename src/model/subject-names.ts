// The names by which people call a GPO, a client or a domain.

import type { SubjectRef } from './finding.ts';

/** Lower case: display name, id, and the GUID of a GPO with its braces and without, with its domain and without. */
export function subjectNames({ id, name }: SubjectRef): string[] {
  const at = id.lastIndexOf('@');
  const guid = at > 0 ? id.slice(0, at) : id;
  const names = [name, id, guid, guid.replace(/^\{(.*)\}$/, '$1')];
  return [...new Set(names.map(nameKey))].filter((one) => one !== '');
}

/** The key under which names meet; display names are in any language. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
