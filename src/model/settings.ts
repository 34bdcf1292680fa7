// What the command line and the config file ask for, merged and validated. The engine takes nothing else.

import type { TrustExpectation } from './expectation.ts';
import type { Severity } from './finding.ts';
import type { Intents } from './intent.ts';

/** A realm of the organisation's own, as the config names it. */
export interface ConfiguredRealm {
  readonly realm: string;
  readonly kdcs: readonly string[];
  readonly suffixes: readonly string[];
  readonly trust: TrustExpectation | null;
}

/** Kinds of evidence that a run may insist on: `gpo` means both lists. */
export type Requirement = 'gpo' | 'client' | 'trust';

export interface Settings extends Intents {
  /** The cloud of `--cloud`, as a lower-case DNS name; null when it is to be seen from the evidence. */
  readonly cloud: string | null;
  /** Who named `cloud`; the command line when absent. */
  readonly cloudFrom?: '--cloud' | 'config';
  /** The config file as the user knows it; absent where there is none, or where it has no name. */
  readonly configName?: string;
  /** Further cloud names that the vendor runs, lower case. */
  readonly extraClouds: readonly string[];
  /** Clouds that the organisation uses, lower case; null when it does not say. */
  readonly cloudsInUse: readonly string[] | null;
  readonly realms: readonly ConfiguredRealm[];
  /** By rule id; overrules whatever a rule says. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly failOn: Severity | 'never';
  readonly require: readonly Requirement[];
  readonly allowEmpty: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  cloud: null,
  extraClouds: [],
  cloudsInUse: null,
  realms: [],
  expect: [],
  userDomains: null,
  severities: {},
  failOn: 'error',
  require: [],
  allowEmpty: false,
};
