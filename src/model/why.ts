// The answer to "which realm would a client choose for this host, and why?". Plain data.

import type { Place, SubjectRef } from './finding.ts';

/** An entry of a host map, as written, and what came of it. */
export interface WhyEntry extends Place {
  readonly entry: string;
  readonly realm: string;
  readonly subject: SubjectRef;
  /** `decides`, or why it does not. */
  readonly fate:
    | 'decides'
    | 'also'
    | 'shorter'
    | 'hidden-by-policy'
    | 'switched-off'
    | 'overruled'
    | 'conditional'
    | 'no-dot'
    | 'wildcard'
    | 'not-as-meant';
  /** How many other files of the same subject say the same. */
  readonly copies: number;
  /** Rules that found something wrong with the value that it stands in. */
  readonly rules: readonly string[];
}

export interface WhyKdc {
  /**
   * `list`: the realm list names them, and Windows asks no one else. `dns`: the realm is listed without any, so SRV records are
   * asked. `own-domain`: domain controllers. `nowhere`: no realm of the name is listed. `not-shown`: the list was not exported.
   */
  readonly from: 'list' | 'dns' | 'own-domain' | 'nowhere' | 'not-shown';
  readonly hosts: readonly (Place & { readonly host: string })[];
  readonly rules: readonly string[];
}

export interface WhyTrust {
  readonly verdict: 'lets-through' | 'refuses' | 'not-known';
  /** One sentence each. */
  readonly reasons: readonly string[];
  readonly place: Place | null;
}

/** What one client, or all clients that get a set of GPOs, would do. */
export interface WhyAnswer {
  /** The client, or the GPOs whose lists add up. */
  readonly subjects: readonly SubjectRef[];
  readonly kind: 'client' | 'gpos';
  readonly domain: string | null;
  /** `own-domain`: no entry fits. `undecided`: one entry belongs to two realms. `not-known`: the host map was not shown. */
  readonly outcome: 'realm' | 'own-domain' | 'undecided' | 'not-known';
  /** As written where it decides. */
  readonly realm: string | null;
  /** The one that decides first, then those that it beat, then those that were perhaps meant to fit. */
  readonly entries: readonly WhyEntry[];
  readonly kdc: WhyKdc | null;
  readonly trust: WhyTrust | null;
  /** What the exports do not settle, one sentence each. */
  readonly unknown: readonly string[];
}

export interface Why {
  /** Lower case, without scheme, port and final dot. */
  readonly host: string;
  readonly answers: readonly WhyAnswer[];
}
