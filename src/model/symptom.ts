// What somebody sees when sign-on fails, what can cause it, and how the evidence weighs each cause. Plain data.

import type { Place, SubjectRef } from './finding.ts';

/** One command or look that settles a cause which the evidence leaves open. */
export interface Closing {
  /** Where it is done: `the client, as the user`. */
  readonly where: string;
  /** `{REALM}` and `{cloud}` stand for the realm's name and its lower case. */
  readonly command: string;
  /** What its answer means. */
  readonly reading: string;
}

export interface Cause {
  readonly id: string;
  readonly title: string;
  /** How it leads to the symptom. */
  readonly why: string;
  /** Where a finding must stand to confirm it, for rules that judge several settings; null where they judge one alone. */
  readonly of: 'map' | 'list' | 'trust' | null;
  /** Rules of which a finding confirms the cause. */
  readonly rules: readonly string[];
  /** Rules that must all have been checked, and passed, for the evidence to exclude it; none when no export can. */
  readonly decides: readonly string[];
  /** Why it stays open although nothing wrong was seen; null when the rules of `decides` settle it. */
  readonly unseen: string | null;
  /** The ticket that would not be there if this were the cause; null when no ticket says anything of it. */
  readonly refutedBy: 'granting' | 'service' | null;
  readonly close: Closing;
}

export interface Symptom {
  /** As it is best known: `471000`, `KDC_ERR_S_PRINCIPAL_UNKNOWN`, `event 4769`. */
  readonly id: string;
  /** Other words for it, lower case. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly meaning: string;
  /** What to look at before anything else, because it halves the causes; empty when there is nothing of the kind. */
  readonly first: string;
  /** Likeliest first. */
  readonly causes: readonly Cause[];
  readonly source: string;
}

/** A finding or a ticket that speaks for or against a cause. */
export interface Witness extends Place {
  /** The rule, or `ticket`. */
  readonly by: string;
  readonly message: string;
}

export interface WeighedCause {
  readonly cause: Cause;
  /** Warnings alone make it `suspected`: what they name need not be what failed. */
  readonly status: 'confirmed' | 'suspected' | 'excluded' | 'open';
  /** Why: one sentence. */
  readonly reason: string;
  readonly witnesses: readonly Witness[];
  /** Whose checks passed, where they exclude it. */
  readonly subjects: readonly SubjectRef[];
}

/** A symptom weighed against evidence. */
export interface Explanation {
  readonly symptom: Symptom;
  readonly causes: readonly WeighedCause[];
  /** The one realm that the evidence is about; null when there is none, or several. */
  readonly realm: string | null;
}
