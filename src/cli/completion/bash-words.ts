// The words of a line as bash counts them, put together again: it splits at = and :, and leaves quotes where they are.

export interface BashLine {
  /** Put together, without quotes. */
  readonly words: readonly string[];
  /** What of the last word bash takes for words before it. */
  readonly before: string;
  /** Whether the last word stands in a quote that is still open. */
  readonly quoted: boolean;
}

/** From COMP_WORDS up to the cursor, without the name of the program. */
export function bashWords(pieces: readonly string[]): BashLine {
  const words: string[] = [];
  let before = '';
  let quoted = false;
  let joins = false;
  for (const piece of pieces) {
    const isBreak = /^[=:]+$/.test(piece);
    const plain = unquoted(piece);
    // After a blank bash starts an empty word, also behind a = or a colon.
    const joined = words.length > 0 && piece !== '' && (isBreak || joins) ? (words.pop() ?? '') : '';
    words.push(joined + plain.text);
    before = isBreak ? joined + plain.text : joined;
    quoted = plain.open;
    joins = isBreak;
  }
  return { words, before, quoted };
}

/** A word of a shell without its quotes. Nothing in it is expanded. */
function unquoted(piece: string): { readonly text: string; readonly open: boolean } {
  let text = '';
  let quote = '';
  for (let i = 0; i < piece.length; i++) {
    const char = piece[i] ?? '';
    const next = piece[i + 1] ?? '';
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === '\\' && (quote === '' || (quote === '"' && /["\\$`]/.test(next)))) {
      text += next;
      i++;
    } else text += char;
  }
  return { text, open: quote !== '' };
}

/** The text as bash has to see it outside of quotes. */
export function escapedForBash(text: string): string {
  return text.replace(/[^\w.,:=/@%+-]/g, '\\$&');
}
