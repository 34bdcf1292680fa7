// The second waist: what is known about realms, mappings, trusts and GPOs. Plain JSON, whatever the format was.

import type {
  BrowserAuthenticationFact,
  ClientFact,
  PacFact,
  ProxyAutoConfigFact,
  TicketFact,
} from './client-fact.ts';
import type { Located } from './located.ts';
import type { FactBase, InRegistry, Origin } from './origin.ts';
import type {
  Coverage,
  Delivery,
  Diagnostic,
  GpoLink,
  GpoPermissions,
  GpoSideInfo,
  RegistryType,
  Winner,
} from './record.ts';
import type { SecretFact } from './secret.ts';
import type { Span } from './span.ts';

export type * from './client-fact.ts';
export type { InRegistry, Origin } from './origin.ts';
export type { SecretFact } from './secret.ts';

/**
 * Where Windows would look. Only `policy`, `mdm` (the same key, by way of device management) and `local` are ever read
 * by it; `wow6432`, `user` and `dead` are wrong places in which people put these settings.
 */
export type Layer = 'policy' | 'mdm' | 'local' | 'wow6432' | 'user' | 'dead';

/** The two lists of a realm configuration by their policy names; local settings fill the same roles. */
export type ListName = 'MitRealms' | 'domain_realm';

/** One host as written, and what it would be once separators, tags, schemes, blanks and look-alikes are mended. */
export interface HostEntry {
  readonly text: Located;
  readonly repaired: readonly string[];
}

export type TagProblem = 'unclosed' | 'nested' | 'unknown-tag' | 'unopened' | 'text-outside-tags';

/** A value that a file sets. */
interface SetFact extends FactBase, InRegistry {
  readonly layer: Layer;
  /** Set by `**soft.NAME`: it takes effect only where no value of its name stands (MS-GPREG 3.2.5.1). */
  readonly onlyIfAbsent?: true;
  /** Something outside of the file decides whether it is applied, so it counts neither as there nor as absent. */
  readonly conditional?: true;
  readonly delivery?: Delivery;
  /** Only in a resultant set of policy: which GPO gave it, and at which rank. */
  readonly winner?: Winner;
}

interface ListFact extends SetFact {
  /** The realm as the value name or subkey spells it. */
  readonly name: Located;
  /** The data as written; null for a subkey, or data that is no text. */
  readonly value: Located | null;
  /** Null where the format shows no types (reports). */
  readonly valueType: RegistryType | null;
  /** Entities that are stored literally, such as `&lt;k&gt;` in a registry value. */
  readonly entities: readonly Located[];
  /** The value with its literal entities decoded, as it was meant; null where it has none. */
  readonly plain: Located | null;
}

/** A realm in the realm list (MitRealms, or ksetup's Domains). */
export interface RealmFact extends ListFact {
  readonly kind: 'realm';
  /** KDCs from `<k>`, from bare text where there is no tag at all, or from KdcNames. */
  readonly kdcs: readonly HostEntry[];
  /** Content of `<f>`, or RealmFlags. */
  readonly flags: Located | null;
  /** Host text that stands without a `<k>` in a value that has no `<k>` at all. */
  readonly untagged: Located | null;
  readonly tagProblems: readonly { readonly problem: TagProblem; readonly text: Located }[];
}

/** Hosts and suffixes that are mapped to a realm (domain_realm, or ksetup's HostToRealm). */
export interface HostMappingFact extends ListFact {
  readonly kind: 'host-mapping';
  readonly entries: readonly HostEntry[];
}

/** State of one of the two list policies, by its switch value or by a report. */
export interface PolicyStateFact extends SetFact {
  readonly kind: 'policy-state';
  readonly list: ListName;
  /** `unknown`: there is a switch, and what it says was not understood; a gap says so too. */
  readonly state: 'enabled' | 'disabled' | 'not-configured' | 'unknown';
  /** The word, number or directive that says so. */
  readonly shown: string;
}

/** A directive that deletes our values or keys before others are set. */
export interface PolicyDirectiveFact extends FactBase, InRegistry {
  readonly kind: 'policy-directive';
  readonly list: ListName | null;
  readonly layer: Layer;
  readonly operation: 'delete-value' | 'delete-all-values' | 'delete-key';
  readonly target: string | null;
  /** As of a value: it counts neither as done nor as not done. */
  readonly conditional?: true;
  readonly delivery?: Delivery;
  /** What the same file had set before, and loses by it. Filled in when the files of a subject are applied. */
  readonly takes?: readonly (RealmFact | HostMappingFact)[];
}

/** A trustedDomain object. An attribute that was not printed is null; `origin` and scopes tell whether it was asked for. */
export interface TrustFact extends FactBase {
  readonly kind: 'trust';
  readonly distinguishedName: Located | null;
  /** Domain that holds the trust, from the DN, lower case; null when no DN was printed. */
  readonly domain: string | null;
  readonly cn: Located | null;
  readonly name: Located | null;
  readonly trustPartner: Located | null;
  readonly objectClass: readonly Located[];
  readonly direction: Located<number> | null;
  readonly type: Located<number> | null;
  readonly attributes: Located<number> | null;
  /** The bits of `attributes` that the export can show; null when it shows them all. */
  readonly attributesMask: number | null;
  readonly encryptionTypes: Located<number> | null;
  /** `all`, or the lower-case names of the attributes that the export asked for: what is missing then is unset. */
  readonly shown: 'all' | readonly string[];
  /** True when the case of its names says nothing: the program that exported it changes it. */
  readonly caseless?: true;
}

export interface GpoFact extends FactBase {
  readonly kind: 'gpo';
  readonly id: string | null;
  readonly domain: string | null;
  readonly name: Located | null;
  readonly readTime: string | null;
  readonly computer: GpoSideInfo | null;
  readonly user: GpoSideInfo | null;
  readonly links: readonly GpoLink[] | null;
  readonly someLinks?: true;
  readonly computerExtensions: readonly string[] | null;
  readonly extensionsAt?: Span;
  readonly permissions: GpoPermissions | null;
  /**
   * One of many in its document: both sides were read as a whole and show nothing of ours. It stands for their scopes too, and
   * nothing else was kept of it.
   */
  readonly bare?: true;
}

export interface BackupFact extends FactBase {
  readonly kind: 'backup';
  readonly backupId: string | null;
  readonly gpoId: string;
  readonly domain: string | null;
  readonly name: string | null;
  readonly time: string | null;
  readonly catalogue: boolean;
}

/** Parts of a realm configuration that an export can be known to show whole, so that what it lacks is not there. */
export type Shown =
  | 'switches'
  | ListName
  | 'local MitRealms'
  | 'local domain_realm'
  | 'trust object'
  | 'all trusts of the domain';

export interface ScopeFact extends FactBase {
  readonly kind: 'scope';
  readonly covers: Coverage['what'];
  readonly shows: readonly Shown[];
  /** For `all trusts of the domain`: which one, in lower case, where the export tells it. */
  readonly domain?: string;
}

/** A registry value that decides how Kerberos works for all realms. */
export interface KerberosParameterFact extends SetFact {
  readonly kind: 'kerberos-parameter';
  /** `SupportedEncryptionTypes`, `MaxPacketSize`, `MaxTokenSize`, `RequireFast`. */
  readonly name: string;
  readonly value: Located<number> | null;
}

/** Something of an input that was not understood, or that should be known about it. */
export interface GapFact extends FactBase {
  readonly kind: 'gap';
  readonly code: Diagnostic['code'] | 'superseded';
  readonly effect: Diagnostic['effect'];
  readonly message: string;
  readonly hint: string;
}

export type Fact =
  | RealmFact
  | HostMappingFact
  | PolicyStateFact
  | PolicyDirectiveFact
  | TrustFact
  | GpoFact
  | BackupFact
  | ScopeFact
  | ClientFact
  | TicketFact
  | ProxyAutoConfigFact
  | BrowserAuthenticationFact
  | PacFact
  | KerberosParameterFact
  | SecretFact
  | GapFact;

/** Kinds of fact that count as evidence about a realm configuration. */
export function isEvidence(fact: Fact): boolean {
  return (
    fact.kind === 'realm' ||
    fact.kind === 'host-mapping' ||
    fact.kind === 'trust' ||
    fact.kind === 'policy-state'
  );
}

/** Records in, facts out: the contract of an interpreter. Pure; `origin` comes with the side of the record. */
export type Interpret<R> = (record: R, origin: Origin) => Iterable<Fact>;
