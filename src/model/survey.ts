// What was read of many inputs, with what clients have in common kept once.

import type { Seal } from './collected.ts';
import type { Fact } from './fact.ts';
import type { InputReport, Problem } from './finding.ts';
import type { Sheet } from './sheet.ts';

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
