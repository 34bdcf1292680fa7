// What a realm should look like, and who says so. Resolved before any rule runs.

/** Where an expectation comes from, in the words that a finding shows. */
export type ExpectationSource =
  | 'config'
  | '--cloud'
  | 'profile zscaler'
  | 'profile azure-files'
  | 'formula zscaler';

export interface TrustExpectation {
  readonly type: number;
  readonly direction: number;
  readonly transitive: boolean;
  /** msDS-SupportedEncryptionTypes without feature bits; null when nothing is expected. */
  readonly encryptionTypes: number | null;
}

/** A suffix or host that has to be mapped to the realm. */
export interface SuffixExpectation {
  readonly suffix: string;
  /** Other expected suffixes that cover this one (`.cloud` covers `.gateway.cloud`). */
  readonly coveredBy: readonly string[];
  /** True when this very entry is wanted: another that covers it is a deviation. */
  readonly prescribed?: true;
  /** True when its absence is a deviation and no outage as long as an expected suffix that it covers is there. */
  readonly dispensable?: true;
}

/** What is expected of one realm. Names of hosts are lower case, the realm is as it should be spelt. */
export interface RealmExpectation {
  readonly realm: string;
  readonly kdcs: readonly string[];
  readonly suffixes: readonly SuffixExpectation[];
  readonly trust: TrustExpectation | null;
  readonly source: ExpectationSource;
  /**
   * How the source comes to speak of this realm, in words that go on after its name: `a known cloud`, `the KDC
   * kerberos.zscalerbeta.net points to it`, the name of the config file. Null where the source says it all.
   */
  readonly reason: string | null;
  /** True when the evidence only points to this realm (its KDC or suffix) and spells the name otherwise. */
  readonly adopted: boolean;
}

/** A cloud name that a realm name resembles although nothing else points to it. */
export interface NearMiss {
  readonly cloud: string;
  readonly why: 'spelling' | 'top-level domain';
}

/** All expectations of a run. Keys are realm keys (see realm-name.ts). */
export interface Expectations {
  readonly byRealm: ReadonlyMap<string, RealmExpectation>;
  readonly nearMisses: ReadonlyMap<string, NearMiss>;
  /** Known cloud names, lower case. */
  readonly clouds: ReadonlySet<string>;
  /** The clouds that the user says are in use, lower case, and where that was said; null when nothing was. */
  readonly chosen: {
    readonly clouds: ReadonlySet<string>;
    readonly by: '--cloud' | 'cloud of the config' | 'clouds in use';
  } | null;
}
