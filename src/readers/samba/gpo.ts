// What the programs of Samba tell of a GPO, as the records of other formats have it.

import type { GpoRecord, GpoSideInfo } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';

/** A record that says nothing yet. */
export function gpoRecord(at: Span): GpoRecord {
  return {
    kind: 'gpo',
    part: null,
    id: null,
    domain: null,
    name: null,
    readTime: null,
    computer: null,
    user: null,
    links: null,
    computerExtensions: null,
    permissions: null,
    at,
  };
}

/** Both sides by a version number: the low word counts changes of the computer side (MS-GPOL 2.2.4). */
export function sidesOf(
  version: number,
  where: 'versionDirectory' | 'versionSysvol',
  enabled: { readonly computer: boolean | null; readonly user: boolean | null } = {
    computer: null,
    user: null,
  },
): { readonly computer: GpoSideInfo; readonly user: GpoSideInfo } {
  const side = (count: number, on: boolean | null): GpoSideInfo => ({
    enabled: on,
    versionDirectory: null,
    versionSysvol: null,
    [where]: count,
  });
  return { computer: side(version & 0xffff, enabled.computer), user: side(version >>> 16, enabled.user) };
}

/** The first GUID of each bracket is the extension that clients run; those after it belong to the editor. */
export function extensionsOf(list: string): string[] {
  return [...list.matchAll(/\[\s*(\{[0-9a-f-]{36}\})/gi)].map((match) => (match[1] ?? '').toUpperCase());
}
