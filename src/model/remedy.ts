// What would mend a finding: a change of the registry, of a GPO or of a trust, with what stands there before it; or why nobody but a person may.

import type { ListName } from './fact.ts';
import type { Finding, SubjectRef } from './finding.ts';
import type { Span } from './span.ts';

/** Data of a registry value, of the types that our settings have, or have wrongly. Texts come without the NUL that ends them. */
export type RegistryValue =
  | { readonly type: 'REG_SZ' | 'REG_EXPAND_SZ'; readonly text: string }
  | { readonly type: 'REG_MULTI_SZ'; readonly items: readonly string[] }
  | { readonly type: 'REG_DWORD'; readonly number: number };

export interface NamedValue {
  readonly name: string;
  readonly value: RegistryValue;
}

/**
 * One value, as it is and as it should be; null where there is none. A name that changes, if by its case alone, means that
 * the old value is deleted and a new one is made: the registry keeps the case with which a name was created.
 */
export interface ValueChange {
  readonly kind: 'value';
  /** Below HKLM, in Windows' spelling. */
  readonly key: string;
  readonly before: NamedValue | null;
  readonly after: NamedValue | null;
}

/**
 * A subkey of ksetup's under another name: its values come along. `values` are those that the export shows; the key may have
 * others that facts do not keep (KpasswdNames).
 */
export interface KeyChange {
  readonly kind: 'key';
  readonly list: ListName;
  /** Of both names, below HKLM. */
  readonly parent: string;
  readonly before: string;
  readonly after: string;
  readonly values: readonly NamedValue[];
}

/** msDS-SupportedEncryptionTypes of a trust; null where the attribute is not set. */
export interface EncryptionTypesChange {
  readonly kind: 'encryption-types';
  readonly distinguishedName: string;
  readonly before: number | null;
  readonly after: number;
}

export type Change = ValueChange | KeyChange | EncryptionTypesChange;

/** Whose setting a change is of, as the tool that makes it names it. */
export type RemedyTarget =
  | {
      readonly kind: 'gpo';
      readonly subject: SubjectRef;
      /** GUID in braces, upper case; null where no export tells it, and somebody has to name the GPO. */
      readonly id: string | null;
      /** DNS name, lower case. */
      readonly domain: string | null;
    }
  | {
      readonly kind: 'client';
      readonly subject: SubjectRef;
      /** The computer's name as an export or the config tells it; null where only the name of a file does, and somebody has to name it. */
      readonly computer: string | null;
    }
  | { readonly kind: 'domain'; readonly subject: SubjectRef };

/** `safe`: it can only mend. `proposed`: it is most likely what was meant, and somebody should say so. */
export type Grade = 'safe' | 'proposed';

/** Where in an input the value stands that is changed, and as what: of a binary format, the whole entry. */
export interface ChangedPlace {
  readonly path: string;
  readonly format: string;
  readonly at: Span;
  readonly value: NamedValue;
}

/** One change and the findings that it mends. */
export interface Remedy {
  readonly target: RemedyTarget;
  readonly grade: Grade;
  readonly change: Change;
  /** At least one, in their order in the report. */
  readonly findings: readonly Finding[];
  /** Sentences that whoever applies it has to know. */
  readonly notes: readonly string[];
  /** Every place of the value, in the order of the files; none where it is made anew. */
  readonly places: readonly ChangedPlace[];
}

/** A finding that no command mends. */
export interface Refusal {
  readonly finding: Finding;
  /** `proposed`: a command could, and was not asked to. */
  readonly kind: 'proposed' | 'by-hand';
  /** Why not: sentences. */
  readonly reason: string;
  /** What to do instead, step by step. */
  readonly byHand: readonly string[];
}

/** Everything that can be done about the findings of a run. */
export interface RemedyPlan {
  /** By target, then by key and name, all code unit order. */
  readonly remedies: readonly Remedy[];
  /** In the order of their findings. */
  readonly refusals: readonly Refusal[];
}

/** The targets to which the tools write. */
export const REMEDY_TOOLS = ['powershell', 'reg', 'pol'] as const;
export type RemedyTool = (typeof REMEDY_TOOLS)[number];
