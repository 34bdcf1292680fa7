// What was read of many inputs, with what clients have in common kept once.

import type { Seal } from './collected.ts';
import type { Fact } from './fact.ts';
import type { InputReport, Problem } from './finding.ts';

/** The facts of one or more inputs that say the same. Plain data. */
export interface Page {
  /** Of the input that was read first: their origins have its path, their spans are where they stand in it. */
  readonly facts: readonly Fact[];
  readonly report: InputReport;
  /** The same for pages that differ by nothing but the places of their facts and the name of the computer. */
  readonly alike: number;
}

/** One input of a client: a page, and what is the input's own. */
export interface Sheet {
  readonly path: string;
  readonly client?: string;
  readonly page: Page;
  /** By how many bytes and lines each fact stands further down than on the page, in pairs; null where none does. */
  readonly moves: readonly number[] | null;
}

/** All that was read in a run. `parts` are in the order of the inputs: sheets, and the facts of everything else. */
export interface Survey {
  readonly parts: readonly (Sheet | readonly Fact[])[];
  readonly inputs: readonly InputReport[];
  readonly problems: readonly Problem[];
  /** Files that were passed over because they are none of ours. */
  readonly skipped: number;
  /** Of inputs whose facts were kept in a file: by what it is told whether they are still the same. */
  readonly seals?: readonly Seal[];
}

export function isSheet(part: Sheet | readonly Fact[]): part is Sheet {
  return 'page' in part;
}
