// How far a long run has come: on a terminal alone, and not before anybody could wonder.

import { sizeWords } from '../model/size-words.ts';
import { visible } from '../reporters/escape.ts';
import type { Io } from './io.ts';
import { tell } from './output.ts';

const PATIENCE = 300;
const PERIOD = 100;
const ERASE_LINE = '\r\u001b[K';
// Milliseconds. What is left is guessed from what was done, and a guess from less is wrong too often.
const LEARNING = 1000;

export interface Progress {
  /** `bytes` is what was read so far. */
  readonly report: (done: number, total: number, path: string, bytes?: number) => void;
  /** Removes what was shown. */
  clear(): Promise<void>;
}

const IDLE: Progress = { report: () => undefined, clear: async () => undefined };

export function createProgress(io: Io): Progress {
  if (!io.stderr.isTTY) return IDLE;
  const started = io.now();
  let shown = Number.NEGATIVE_INFINITY;
  return {
    report(done, total, path, bytes = 0) {
      const now = io.now();
      if (now - started < PATIENCE || now - shown < PERIOD) return;
      shown = now;
      const text = [
        `${(done + 1).toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`,
        ...(bytes > 0 ? [sizeWords(bytes)] : []),
        ...leftWords(done, total, now - started),
        visible(path),
      ].join('  ');
      // Terminals take text at once; the engine does not wait.
      void tell(io, `${ERASE_LINE}${text.slice(0, (io.stderr.columns ?? 80) - 1)}`);
    },
    async clear() {
      if (Number.isFinite(shown)) await tell(io, ERASE_LINE);
    },
  };
}

/** `8 s left`, `3 min left`; nothing as long as it is anybody's guess. */
function leftWords(done: number, total: number, elapsed: number): string[] {
  if (done === 0 || total < 2 || elapsed < LEARNING) return [];
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000);
  return [seconds < 100 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`];
}
