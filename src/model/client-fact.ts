// Facts of what a client shows beside its realm settings. `client` tells whose an input is; none of them is evidence about
// a realm by itself.

import type { PacTarget, PacTest } from './client-record.ts';
import type { Located } from './located.ts';
import type { FactBase, InRegistry } from './origin.ts';

/** Which client an input shows, and when. */
export interface ClientFact extends FactBase {
  readonly kind: 'client';
  readonly name: Located | null;
  /** ISO 8601. */
  readonly time: string | null;
  /** The domain that the computer belongs to, where the input tells it. */
  readonly domain?: Located;
}

/** A ticket in a client's cache. */
export interface TicketFact extends FactBase {
  readonly kind: 'ticket';
  readonly client: { readonly name: Located; readonly realm: Located } | null;
  readonly server: { readonly name: Located; readonly realm: Located };
  readonly encryptionType: Located | null;
  readonly kdc: Located | null;
}

/** Where a browser, or Windows for a user, gets its proxy auto-configuration from. */
export interface ProxyAutoConfigFact extends FactBase, InRegistry {
  readonly kind: 'proxy-auto-config';
  readonly source: 'AutoConfigURL' | 'ProxyPacUrl' | 'ProxyMode' | 'ProxySettings';
  readonly browser: 'windows' | 'edge' | 'chrome';
  /** Null when the setting names none: a mode by itself, ProxySettings of another mode, an empty value. */
  readonly url: Located | null;
  /** How the setting chooses proxies (`pac_script`, `direct`, `system`, ...); null for a setting that is a URL alone. */
  readonly mode: Located | null;
  readonly conditional?: true;
}

/** A setting that decides with which schemes a browser, or Windows for a user, answers a proxy that asks who it is. */
export interface BrowserAuthenticationFact extends FactBase, InRegistry {
  readonly kind: 'browser-authentication';
  readonly source: 'AuthSchemes' | 'EnableNegotiate';
  readonly browser: 'windows' | 'edge' | 'chrome';
  /** The list of schemes as written, or the number in decimal; null when the data is of another kind. */
  readonly value: Located | null;
  readonly conditional?: true;
}

/** What the text of a PAC file says. */
export interface PacFact extends FactBase {
  readonly kind: 'pac';
  readonly targets: readonly PacTarget[];
  readonly tests: readonly PacTest[];
  readonly unread: readonly Located[];
  readonly otherwise?: readonly string[];
}
