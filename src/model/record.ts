// The first waist: what readers yield. Records know the shape of an export, and nothing of Kerberos.

import type { AsideRecord } from './client-record.ts';
import type { Holder, Side } from './format.ts';
import type { BackupRecord, GpoRecord } from './gpo-record.ts';
import type { Located } from './located.ts';
import type { Delivery, PolicyRecord, Winner } from './policy-record.ts';
import type { Span } from './span.ts';

export type * from './client-record.ts';
export type * from './gpo-record.ts';
export type * from './policy-record.ts';

/** Registry value types (winnt.h); a number that Windows does not define keeps its number. */
export type RegistryType =
  | 'REG_NONE'
  | 'REG_SZ'
  | 'REG_EXPAND_SZ'
  | 'REG_BINARY'
  | 'REG_DWORD'
  | 'REG_DWORD_BIG_ENDIAN'
  | 'REG_LINK'
  | 'REG_MULTI_SZ'
  | 'REG_RESOURCE_LIST'
  | 'REG_FULL_RESOURCE_DESCRIPTOR'
  | 'REG_RESOURCE_REQUIREMENTS_LIST'
  | 'REG_QWORD'
  | `REG_TYPE_${number}`;

/** Data of a value. Texts come without the NUL that ends them; NULs within them stay. */
export type RegistryData =
  | { readonly kind: 'text'; readonly text: Located }
  | { readonly kind: 'list'; readonly items: readonly Located[] }
  | { readonly kind: 'number'; readonly number: number; readonly at: Span }
  | { readonly kind: 'bytes'; readonly length: number; readonly at: Span };

/** What the record does to the registry (MS-GPREG 3.2.5.1 for the directives of policy files). */
export type RegistryOperation =
  | 'set'
  | 'set-if-absent'
  | 'create-key'
  | 'delete-value'
  | 'delete-all-values'
  | 'delete-key'
  | 'secure-key';

/** Roots of the registry in their short names; null where the format has no root (policy files). */
export type Hive = 'HKLM' | 'HKCU' | 'HKU' | 'HKCR' | 'HKCC';

/**
 * One value, key or directive of any registry format.
 * `part` names the holder within the file where a file has several (the GPO of a report).
 */
export interface RegistryRecord {
  readonly kind: 'registry';
  readonly part: string | null;
  readonly side: Side | null;
  readonly hive: Hive | null;
  /** Without the hive and the backslash after it, in the spelling of the file: doubled backslashes stay. */
  readonly keyPath: Located;
  /** Null when the record is about the key itself; the empty string is the default value. */
  readonly valueName: Located | null;
  readonly type: RegistryType | null;
  readonly data: RegistryData | null;
  readonly operation: RegistryOperation;
  /** True when something outside of the file decides whether it is applied: an item-level filter of Preferences. */
  readonly conditional?: true;
  /** By what it comes to the registry, where that is not the Registry extension of Group Policy. */
  readonly delivery?: Delivery;
  /** Only in a resultant set of policy. */
  readonly winner?: Winner;
  readonly at: Span;
}

export interface DirectoryAttribute {
  readonly name: Located;
  readonly values: readonly Located[];
}

/** One directory object, whatever printed it. Its attributes go by their LDAP names, their values by the directory's own numbers. */
export interface DirectoryRecord {
  readonly kind: 'directory';
  /** DNS name of the domain that holds the object, where something other than its DN tells it. */
  readonly domain?: Located;
  /** True when the program that wrote it changes the case of names, so that their case says nothing. */
  readonly caseless?: true;
  /** By lower-case attribute: the bits that the format can show. An attribute without an entry shows all of its bits. */
  readonly masks?: Readonly<Record<string, number>>;
  readonly attributes: readonly DirectoryAttribute[];
  /**
   * The attributes that the export asked for: `all`, or lower-case names in code unit order. What is among
   * them and was not printed, or printed empty, is unset.
   */
  readonly shown: 'all' | readonly string[];
  readonly at: Span;
}

/** What an export covers, so that absence from it means something. Stated only by a reader that reached the end. */
export type Coverage =
  | { readonly what: 'gpo-side' }
  | { readonly what: 'key'; readonly hive: Hive | null; readonly keyPath: string; readonly subkeys: boolean }
  | {
      readonly what: 'value';
      readonly hive: Hive | null;
      readonly keyPath: string;
      readonly valueName: string;
    }
  | { readonly what: 'object'; readonly attributes: 'all' | readonly string[] }
  /** Every trust of the domain; its DNS name in lower case where the export tells it. */
  | { readonly what: 'domain-trusts'; readonly domain: string | null };

export interface Scope {
  readonly kind: 'scope';
  readonly part: string | null;
  readonly side: Side | null;
  readonly covers: Coverage;
  /** Where the covered thing is named: the key's header, the list, the GPO's name. Absence is shown there. */
  readonly at: Span;
}

/** Machine-readable causes of a diagnostic. */
export type DiagnosticCode =
  | 'empty'
  | 'truncated'
  | 'malformed'
  | 'encoding'
  | 'encoding-assumed'
  | 'doctype'
  | 'too-deep'
  | 'too-large'
  | 'bad-header'
  | 'bad-value'
  | 'extension-error'
  | 'unknown-policy'
  | 'unknown-setting'
  | 'not-read'
  | 'unsupported'
  | 'medium';

/**
 * What a reader has to say about its input. `unreadable`: nothing of it can be judged; `partial`: some of
 * it was not understood (both block a clean verdict); `notice`: worth saying, and no gap.
 */
export interface Diagnostic {
  readonly kind: 'diagnostic';
  readonly code: DiagnosticCode;
  readonly effect: 'unreadable' | 'partial' | 'notice';
  /** What is wrong, as a sentence without the path. */
  readonly message: string;
  /** What to do next, as a sentence; empty when the message says it. */
  readonly hint: string;
  readonly at: Span | null;
  readonly part: string | null;
  readonly side: Side | null;
}

export type SettingRecord =
  | RegistryRecord
  | PolicyRecord
  | DirectoryRecord
  | GpoRecord
  | BackupRecord
  | AsideRecord;

/** Everything that a reader may yield. `holder` overrules that of the reader: one serialization has objects of several kinds. */
export type Item = (SettingRecord | Scope | Diagnostic) & { readonly holder?: Holder };
