// Copies of one setting, as they are compared: what a GPO says, what its backup says, what a client has.

import type { HostMappingFact, ListName, RealmFact } from './fact.ts';
import type { SubjectRef } from './finding.ts';
import type { FactBase } from './origin.ts';

/** A setting of a realm; the two switches are those of a whole list. */
export type Setting =
  | ListName
  | 'flags'
  | 'MitRealms_Enabled'
  | 'domain_realm_Enabled'
  | 'trust'
  | 'trustType'
  | 'trustDirection'
  | 'trustTransitive'
  | 'msDS-SupportedEncryptionTypes';

/** What stands for a setting in one place. Blanks, the order and the case of hosts are not in it; the realm's case is. */
export interface Copy {
  readonly setting: Setting;
  /** Key of the realm; empty for a switch. */
  readonly realm: string;
  /** The realm as it is spelt there; empty for a switch. */
  readonly name: string;
  /** The value for people: `.zscalerbeta.net; .gateway.zscalerbeta.net`. */
  readonly shown: string;
  /** Equal where two copies say the same, however they spell the realm. */
  readonly data: string;
  /** True where it is not certain that it counts: a filter, or `**soft.`, decides. */
  readonly perhaps?: true;
  /** True where the case of the name says nothing, or is told by another copy: by `trust` of a trust's numbers, by `MitRealms` of flags. */
  readonly caseless?: true;
  /** True of what is required, whatever it says. */
  readonly anything?: true;
  /** True of hosts that are expected, beside which others may stand. */
  readonly atLeast?: true;
  /** True of hosts that are expected as rules do it: a suffix may be covered by a parent of it, and of several KDCs one is enough. */
  readonly leniently?: true;
  /** Null for what nobody has exported: the guide, or the config. */
  readonly place: FactBase | null;
  readonly subject: SubjectRef | null;
}

/** A copy of a value in one of the two lists. */
export interface ListCopy extends Copy {
  readonly setting: ListName;
  readonly fact: RealmFact | HostMappingFact;
  readonly place: FactBase;
  readonly subject: SubjectRef;
}

/** `extra`: nothing is expected where something is. `not-known`: an export does not show what it would take to tell. */
export type Comparison = 'same' | 'different' | 'missing' | 'extra' | 'not-known';

/** A client's value in one of the two lists against what policy gives it. */
export interface PolicyDrift {
  readonly list: ListName;
  /** Key of the realm. */
  readonly realm: string;
  readonly result: Exclude<Comparison, 'extra'>;
  /** What the GPOs of the run and the client's own resultant set say; never empty. */
  readonly expected: readonly ListCopy[];
  readonly actual: readonly ListCopy[];
  /** Those of `actual` that agree with none of `expected`. */
  readonly wrong: readonly ListCopy[];
  /** Where the list is shown that lacks the realm. */
  readonly witness: FactBase | null;
  /** Whether a resultant set of policy says that the client gets it. */
  readonly applied: boolean;
  /** Why it is not known, as half a sentence. */
  readonly reason: string | null;
}

/** Copies of one value name that say different things. The name is compared without its case, as the registry does. */
export interface Conflict {
  /**
   * `gpo`: within one GPO. `backup`: a GPO and a backup of it. `domain`: between GPOs of one domain. `overruled`: in a resultant
   * set of policy, where the first copy has lost to the second.
   */
  readonly between: 'gpo' | 'backup' | 'domain' | 'overruled';
  readonly list: ListName;
  /** The first copy, and one of each place that says something else. */
  readonly first: ListCopy;
  readonly others: readonly ListCopy[];
}
