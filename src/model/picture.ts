// What a report draws: trusts, and the way from a host to its realm and its KDC. Plain data, without shapes.

import type { Place } from './finding.ts';
import type { WhyHolder } from './why.ts';

/**
 * `right`: shown, and as expected. `wrong`: a finding says so, or it is not as expected. `open`: not shown, not certain, or nothing is expected.
 */
export type Mark = 'right' | 'wrong' | 'open';

/** An attribute of a trust, or its names. Values are words (`24 (AES128, AES256)`, `not set`); null for what is not shown, or not expected. */
export interface TrustTrait {
  readonly name: 'name' | 'direction' | 'transitivity' | 'type' | 'encryption types';
  readonly actual: string | null;
  readonly expected: string | null;
  readonly mark: Mark;
  /** Rules with a finding about it. */
  readonly rules: readonly string[];
}

/** One way through a trust: whether it is there, and whether that is right. */
export interface TrustWay {
  readonly there: boolean;
  readonly mark: Mark;
}

export interface TrustPicture {
  /** Whose trust it is; null where the export does not tell. */
  readonly domain: string | null;
  readonly realm: string;
  /** `missing`: all trusts of the domain are shown, and none is to the realm. `not-shown`: no export tells. */
  readonly state: 'shown' | 'missing' | 'not-shown';
  /**
   * Of users of the domain to the realm, and of users of the realm to the domain; null for a way that is neither there nor wanted. All of it is
   * null where the direction is not shown.
   */
  readonly ways: { readonly out: TrustWay | null; readonly in: TrustWay | null } | null;
  /** Whether users of other domains and realms come along; null where it is not shown. */
  readonly transitive: boolean | null;
  readonly mark: Mark;
  readonly traits: readonly TrustTrait[];
  readonly place: Place | null;
  readonly rules: readonly string[];
}

/** One step of a route: from the host to the realm, from the realm to its KDC, or through the trust. */
export interface RouteLink {
  readonly mark: Mark;
  /** What makes the step: the entry, the value, the trust; null where nothing does. */
  readonly by: string | null;
  /** What is to be said of it, as clauses or sentences. */
  readonly words: readonly string[];
  readonly place: Place | null;
  readonly rules: readonly string[];
}

export interface RoutePicture {
  /** A host, or with a dot before it a suffix that stands for any host below it. */
  readonly host: string;
  /** The realm that the host should have. */
  readonly realm: string;
  /** What the client takes: a realm as it is spelt there, null for its own domain. */
  readonly chosen: readonly (string | null)[];
  readonly map: RouteLink;
  readonly kdcs: readonly { readonly host: string; readonly mark: Mark }[];
  /** KDCs that are expected and not there. */
  readonly missingKdcs: readonly string[];
  readonly kdc: RouteLink;
  /** Null where the realm is reached without one. */
  readonly trust: RouteLink | null;
  /** The domain of the holder; null where nothing tells. */
  readonly domain: string | null;
  readonly holder: WhyHolder;
  /** Others whose route differs in nothing but the place of its entries. */
  readonly others: readonly WhyHolder[];
}

export interface Pictures {
  readonly trusts: readonly TrustPicture[];
  /** Trusts that are not among them because there are too many. */
  readonly moreTrusts: number;
  readonly routes: readonly RoutePicture[];
  /** Routes that are not among them because there are too many, most of those that are right. */
  readonly moreRoutes: number;
}
