// Records of what a client shows beside its registry: who it is, its tickets, its proxy auto-configuration.

import type { Located } from './located.ts';
import type { SecretRecord } from './secret.ts';
import type { Span } from './span.ts';

/** Which client an export shows, and when it was made. */
export interface ClientRecord {
  readonly kind: 'client';
  /** NetBIOS or DNS name of the computer. */
  readonly name: Located | null;
  /** ISO 8601, as far as the format tells it. */
  readonly time: Located | null;
  /** DNS name of the domain that the computer belongs to, where the format tells it. */
  readonly domain?: Located;
  readonly at: Span;
}

/** A Kerberos ticket in a client's cache. */
export interface TicketRecord {
  readonly kind: 'ticket';
  /** Principal and realm, without the ` @ ` between them. */
  readonly client: { readonly name: Located; readonly realm: Located } | null;
  readonly server: { readonly name: Located; readonly realm: Located };
  /** As printed. */
  readonly encryptionType: Located | null;
  readonly kdc: Located | null;
  readonly at: Span;
}

/** One element of what a PAC file returns: `PROXY host:port`, `DIRECT`. */
export interface PacTarget {
  /** In capitals. */
  readonly directive: string;
  /** Null for DIRECT. A variable of the vendor's, such as `${GATEWAY_HOST}`, is a host as written. */
  readonly host: Located | null;
  readonly port: Located<number> | null;
  readonly at: Span;
}

/** A test of the host in a PAC file, and what is returned where it holds. */
export interface PacTest {
  /** `dnsDomainIs`, `shExpMatch`, `localHostOrDomainIs`, `isPlainHostName`, `isInNet`, `==`. */
  readonly test: string;
  /** What is tested: the host's name (in any case), its address, or the whole URL. */
  readonly of: 'host' | 'address' | 'url';
  /** Null where the test has none. */
  readonly pattern: Located | null;
  /** Directives of the return statement that it guards by itself, in capitals; null when that could not be told. */
  readonly returns: readonly string[] | null;
  readonly at: Span;
}

/** A proxy auto-configuration file: what its text says. It is never executed. */
export interface PacRecord {
  readonly kind: 'pac';
  readonly targets: readonly PacTarget[];
  readonly tests: readonly PacTest[];
  /** Returns and tests whose meaning only running them would show: what the lists lack may hide there. */
  readonly unread: readonly Located[];
  /** Directives that are returned where no test holds, in capitals; absent when that could not be told. */
  readonly otherwise?: readonly string[];
  readonly at: Span;
}

/** What stands beside the settings, and is none. */
export type AsideRecord = ClientRecord | TicketRecord | PacRecord | SecretRecord;
