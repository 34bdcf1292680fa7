// What every diagnostic of a reader must be, whatever it is about: for the tests of readers.

import type { Diagnostic } from '../../src/model/record.ts';

const SENTENCE = /^\S.*\S[.!?:)"]$/s;
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const EFFECTS: readonly string[] = ['unreadable', 'partial', 'notice'];

/**
 * Throws for a diagnostic without a code, an effect or a sentence, and for a hint that is none; `hinted`: for a gap without one,
 * unless something is too large, where nothing can be done.
 */
export function wellSaid(diagnostics: readonly Diagnostic[], hinted = false): void {
  for (const { code, effect, message, hint } of diagnostics) {
    const mayLack = !hinted || effect === 'notice' || code === 'too-large';
    const isHint = hint === '' ? mayLack : SENTENCE.test(hint) || / \S+$/.test(hint);
    if (CODE.test(code) && EFFECTS.includes(effect) && SENTENCE.test(message) && isHint) continue;
    throw new Error(`not well said: ${JSON.stringify({ code, effect, message, hint })}`);
  }
}
