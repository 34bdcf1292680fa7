// What is seen while something is read: how far it is, in bytes, and for who listens a word now and then.

import { grouped } from '../model/grouped.ts';
import { sizeWords } from '../model/size-words.ts';
import { byId } from './elements.ts';
import type { Progress } from './messages.ts';
import { shownName } from './shown.ts';

export interface ProgressView {
  /** `words` say what is done, without an end in sight; `count` is how far it is. */
  say(words: string, count?: number): void;
  progress(progress: Progress): void;
  hide(): void;
  /** Tells who listens; nothing of it is seen. */
  tell(words: string): void;
}

// Milliseconds between two words to a screen reader.
const PATIENCE = 5000;

export function createProgressView(): ProgressView {
  const section = byId('page-progress');
  const bar = byId('page-progress-bar', HTMLProgressElement);
  const text = byId('page-progress-text');
  const spoken = byId('page-status');
  let lastSpoken = 0;
  const show = (words: string, speech: string) => {
    section.hidden = false;
    text.textContent = words;
    const now = Date.now();
    if (now - lastSpoken < PATIENCE) return;
    lastSpoken = now;
    spoken.textContent = speech;
  };
  return {
    say(words, count) {
      bar.removeAttribute('value');
      if (count === undefined) lastSpoken = 0;
      show(count === undefined ? words : `${words}: ${grouped(count)}`, words);
    },
    progress({ doing, done, total, path, bytes, size }) {
      if (doing === 'judging') {
        bar.removeAttribute('value');
        show(`Judging what was read, ${sizeWords(bytes)}`, 'Judging what was read');
        return;
      }
      bar.max = Math.max(1, size);
      bar.value = bytes;
      const far = `${sizeWords(bytes)} of ${sizeWords(size)}`;
      const which = `file ${grouped(Math.min(done + 1, total))} of ${grouped(total)}`;
      show(`Reading ${far}, ${which}: ${shownName(path)}`, `Reading, ${far}`);
    },
    hide() {
      section.hidden = true;
      spoken.textContent = '';
    },
    tell(words) {
      spoken.textContent = words;
    },
  };
}
