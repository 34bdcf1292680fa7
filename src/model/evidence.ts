// The shapes in which rules see evidence. They are built in src/evidence.

import type { Conflict, PolicyDrift } from './copy.ts';
import type {
  BackupFact,
  BrowserAuthenticationFact,
  ClientFact,
  GapFact,
  GpoFact,
  HostMappingFact,
  KerberosParameterFact,
  Origin,
  PacFact,
  PolicyDirectiveFact,
  PolicyStateFact,
  ProxyAutoConfigFact,
  RealmFact,
  ScopeFact,
  SecretFact,
  TicketFact,
  TrustFact,
} from './fact.ts';
import type { SubjectRef } from './finding.ts';
import type { Holder } from './format.ts';
import type { Span } from './span.ts';

/** A subject and every fact that belongs to it, whichever files they came from. */
export interface Subject {
  readonly ref: SubjectRef;
  readonly holder: Holder;
  /** DNS domain in lower case: where the GPO lives, or which domain keeps the trust. Null when unknown. */
  readonly domain: string | null;
  /** False when nothing but its path tells this subject from another. */
  readonly identified: boolean;
  readonly realms: readonly RealmFact[];
  readonly mappings: readonly HostMappingFact[];
  readonly states: readonly PolicyStateFact[];
  readonly directives: readonly PolicyDirectiveFact[];
  readonly trusts: readonly TrustFact[];
  readonly gpos: readonly GpoFact[];
  readonly backups: readonly BackupFact[];
  readonly scopes: readonly ScopeFact[];
  /** What stands beside the settings: no evidence by itself, and judged where there are settings. */
  readonly parameters: readonly KerberosParameterFact[];
  readonly proxies: readonly ProxyAutoConfigFact[];
  readonly authentications: readonly BrowserAuthenticationFact[];
  readonly pacs: readonly PacFact[];
  readonly tickets: readonly TicketFact[];
  readonly clients: readonly ClientFact[];
  readonly secrets: readonly SecretFact[];
  /** Values of a resultant set of policy that have no effect: a GPO of a better rank overrules them. */
  readonly overruled: readonly (RealmFact | HostMappingFact | PolicyStateFact)[];
}

/** Everything that a run knows. */
export interface Evidence {
  readonly subjects: readonly Subject[];
  readonly gaps: readonly GapFact[];
}

/**
 * What a check needs to have been shown before the absence of something means anything:
 * `realm-list` and `host-map` the whole list of the subject, `switch` the switch value of the policy that
 * the target belongs to, `trust-NAME` the attribute of the trust, `domain-trusts` all trusts of the subject, which is a domain.
 */
export type Need =
  | 'realm-list'
  | 'host-map'
  | 'switch'
  | 'trust-attributes'
  | 'trust-direction'
  | 'trust-type'
  | 'trust-encryption-types'
  | 'domain-trusts';

/** A place in an input, as rules name it. */
export interface At {
  readonly origin: Origin;
  readonly at: Span;
  readonly locator: string;
}

/** Questions that rules ask about more than their target. Answered by src/evidence. */
export interface Questions {
  /**
   * Realm definitions and mappings that count together with those of `subject`: additive lists make all GPOs of a
   * domain one set; a client is judged alone. Only what Windows reads: not the local mappings that a policy hides.
   */
  realms(subject: Subject): readonly RealmFact[];
  mappings(subject: Subject): readonly HostMappingFact[];
  /** A client's lists against what policy gives it; empty for whatever is no client. */
  policyDrift(client: Subject): readonly PolicyDrift[];
  /** Values that say different things where only one of them counts: in a GPO, between GPOs, in a resultant set. */
  conflicts(subject: Subject): readonly Conflict[];
}
