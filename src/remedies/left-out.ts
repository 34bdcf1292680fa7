// What a writer cannot write: it is said, and never left away in silence.

import type { Remedy } from '../model/remedy.ts';

export interface LeftOut {
  readonly remedy: Remedy;
  /** Why the tool cannot make this change: a sentence. */
  readonly reason: string;
}
