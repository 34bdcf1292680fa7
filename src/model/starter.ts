// What a first config is made of: what was found in a run, and what only the command knows.

import type { ConfiguredRealm, Requirement } from './settings.ts';

/** What was found, in any order and with any characters in it: most of it was written by those who named things. */
export interface Found {
  /** The cloud that the user named. */
  readonly cloud: string | null;
  /** Clouds of the vendor among the realms. */
  readonly inUse: readonly string[];
  /** Realms that look like clouds of the vendor and are none that realmlint knows. */
  readonly unknown: readonly string[];
  /** Realms of which nobody expects anything yet, as they were found, without what a finding says is wrong. */
  readonly realms: readonly ConfiguredRealm[];
  /** What they are without. */
  readonly leftOut: readonly LeftOut[];
  readonly gpos: readonly { readonly gpo: string; readonly realm: string }[];
  readonly domains: readonly string[];
  /** Kinds of evidence that are there. */
  readonly layers: readonly Requirement[];
  /** Files of which it is not certain whose they are, with names that keep apart whom they show. */
  readonly clients: readonly { readonly path: string; readonly client: string }[];
  /** Files, and folders of nothing else, that a newer backup replaces. */
  readonly superseded: readonly string[];
  /** A finding, to show how one is suppressed. */
  readonly finding: { readonly rule: string; readonly subject: string } | null;
}

/** Something of a realm in which a finding has its place: to expect it would be to call the defect right. */
export interface LeftOut {
  readonly what: 'realm' | 'kdc' | 'suffix' | 'trust';
  /** As it is spelt; of a trust its partner. */
  readonly name: string;
}

export interface Starter extends Found {
  /** Path of the schema as seen from the config; null where it is not installed. */
  readonly schema: string | null;
  /** Whether it changes no finding that the clouds in use and no others are. */
  readonly certain: boolean;
  /** YYYY-MM-DD, some time from now. */
  readonly lastDay: string;
}
