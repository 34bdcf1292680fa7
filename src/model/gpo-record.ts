// What exports say of a GPO itself, beside its settings: identity, links, versions, who may apply it, and its backups.

import type { Located } from './located.ts';
import type { Span } from './span.ts';

export interface GpoSideInfo {
  readonly enabled: boolean | null;
  readonly versionDirectory: number | null;
  readonly versionSysvol: number | null;
  /** Where that is said, as far as it has places of its own. */
  readonly at?: { readonly enabled?: Span; readonly versions?: Span };
}

export interface GpoLink {
  readonly path: Located;
  readonly enabled: boolean;
}

/** An entry of a GPO's access list that counts for the GPO itself, as far as it gives or denies what clients need. */
export interface GpoAccess {
  /** `S-1-5-11`; `*-512` where only the last part is known, as with the aliases of SDDL; null where only a name is shown. */
  readonly sid: string | null;
  /** `CORP\Workstations`, where the export shows it. */
  readonly name: string | null;
  readonly allow: boolean;
  /** The right Apply Group Policy. */
  readonly apply: boolean;
  /** The right to read the properties of the GPO. */
  readonly read: boolean;
  readonly at: Span;
}

/** The access list of a GPO, in its order. */
export interface GpoPermissions {
  readonly entries: readonly GpoAccess[];
  /** Why the list is not known as a whole, as part of a sentence; null when it was understood. */
  readonly unclear: string | null;
  /** Where the list begins. */
  readonly at: Span;
}

/** Identity and circumstances of a GPO. `part` is the key that its other records carry. */
export interface GpoRecord {
  readonly kind: 'gpo';
  readonly part: string | null;
  /** `{GUID}` as written. */
  readonly id: Located | null;
  readonly domain: Located | null;
  readonly name: Located | null;
  /** ISO 8601 as written: when the export was made. */
  readonly readTime: Located | null;
  readonly computer: GpoSideInfo | null;
  readonly user: GpoSideInfo | null;
  /** Null when the format does not show links, an empty list when it shows that there are none. */
  readonly links: readonly GpoLink[] | null;
  /** Only links of some containers are shown: there may be others. */
  readonly someLinks?: true;
  /** GUIDs of the client-side extensions of the computer side, null when the format does not show them. */
  readonly computerExtensions: readonly string[] | null;
  /** Where those are listed. */
  readonly extensionsAt?: Span;
  /** Who may apply and read it; null when the format does not show that. */
  readonly permissions: GpoPermissions | null;
  /** It is one of many in its document: where nothing of ours is in it, who it is will do. */
  readonly among?: true;
  /** Both sides were read as a whole and show nothing of ours; nothing else was kept of it. */
  readonly bare?: true;
  readonly at: Span;
}

/** Which GPO a backup holds, and when it was taken. A manifest lists many, the others speak of their folder. */
export interface BackupRecord {
  readonly kind: 'backup';
  readonly backupId: Located | null;
  readonly gpoId: Located;
  readonly domain: Located | null;
  readonly name: Located | null;
  /** ISO 8601 as written, without zone. */
  readonly time: Located | null;
  /** True when the record stands in a catalogue of backups rather than in the backup itself. */
  readonly catalogue: boolean;
  readonly at: Span;
}
