// How far a long run has come: on a terminal alone, and not before anybody could wonder.

import { visible } from '../reporters/escape.ts';
import type { Io } from './io.ts';
import { tell } from './output.ts';

const PATIENCE = 300;
const PERIOD = 100;
const ERASE_LINE = '\r\u001b[K';

export interface Progress {
  readonly report: (done: number, total: number, path: string) => void;
  /** Removes what was shown. */
  clear(): Promise<void>;
}

export function createProgress(io: Io): Progress {
  const watched = io.stderr.isTTY;
  // Node.js loads its clock at the first question.
  const started = watched ? io.now() : 0;
  let shown = Number.NEGATIVE_INFINITY;
  return {
    report(done, total, path) {
      if (!watched) return;
      const now = io.now();
      if (now - started < PATIENCE || now - shown < PERIOD) return;
      shown = now;
      const text = `${done + 1} of ${total}  ${visible(path)}`;
      // Terminals take text at once; the engine does not wait.
      void tell(io, `${ERASE_LINE}${text.slice(0, (io.stderr.columns ?? 80) - 1)}`);
    },
    async clear() {
      if (Number.isFinite(shown)) await tell(io, ERASE_LINE);
    },
  };
}
