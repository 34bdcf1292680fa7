// Facts of clients as they are kept where thousands of inputs say the same: a page, and who shares it.

import type { Fact } from './fact.ts';
import type { InputReport } from './finding.ts';

/** The facts of one or more inputs that say the same. Plain data. */
export interface Page {
  /** Of the input that was read first: their origins have its path, their spans are where they stand in it, and the computer's name is the one it tells. */
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
  /** By how many bytes and lines each fact stands further down than on the page, in pairs, the last of which holds for all that follow; null where none does. */
  readonly moves: readonly number[] | null;
  /** What the input calls its computer, where that is its own and all else of the page is not. */
  readonly name?: string;
}
