// What is held back: suppressions of the config, and the baseline. Held back is said and counted, and never lost.

import type { SubjectRef } from './finding.ts';

/** The rule whose findings are gaps: no baseline holds them, and a suppression lifts one only for a named path and a time. */
export const GAP_RULE = 'evidence-incomplete';

/** What a suppression is about, as the config says it: at least one of subject, realm and path is not null. */
export interface SuppressionOf<Path> {
  readonly rule: string;
  /** Display name or GUID of a GPO, name of a client or a domain, path of a file; in any case. */
  readonly subject: string | null;
  readonly realm: string | null;
  readonly path: Path | null;
  readonly reason: string;
  /** YYYY-MM-DD, the last day (UTC) on which it holds; null for ever. */
  readonly until: string | null;
}

/** `path` is a glob, relative to the config's folder. */
export type ConfiguredSuppression = SuppressionOf<string>;

/** A glob, and the inputs of this run that fit it, by the paths that they are shown under: the engine matches no globs. */
export type Suppression = SuppressionOf<{ readonly glob: string; readonly inputs: readonly string[] }>;

/** A finding that was there when the baseline was written, or last added to. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly subject: SubjectRef;
  readonly realm?: string;
  /** YYYY-MM-DD (UTC), when it was added. */
  readonly date: string;
}

/** Plain data. */
export interface Hold {
  /** YYYY-MM-DD (UTC): the engine has no clock, and what may have expired must not hold. */
  readonly today: string;
  readonly suppressions: readonly Suppression[];
  /** Null without a baseline. */
  readonly baseline: readonly BaselineEntry[] | null;
}
