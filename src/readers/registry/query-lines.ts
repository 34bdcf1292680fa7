// Kinds of lines in what `reg query` printed, or in a console from which somebody copied it.

/** A line by its kind; offsets are units of the line. */
export type QueryLine =
  | { readonly kind: 'blank' | 'console' | 'search' | 'other' }
  /** `absent` when the failure is that the key or value is not there. */
  | { readonly kind: 'failed'; readonly absent: boolean }
  /** `from` is where the command begins. */
  | { readonly kind: 'prompt'; readonly from: number }
  | { readonly kind: 'key'; readonly from: number }
  | {
      readonly kind: 'value';
      readonly nameFrom: number;
      readonly nameTo: number;
      readonly type: string;
      readonly dataFrom: number;
    };

// A remote registry is named before its root.
const KEY = /^(?:\\\\[^\\]+\\)?(?:HKEY_[A-Z_]+|HKLM|HKCU|HKU|HKCR|HKCC)(?:\\|$)/i;
// Names and data may hold runs of blanks; only the type stands between exactly four of them (tabs in Windows XP).
const TYPE = /(?: {4}|\t)(REG_[A-Z_]+)(?:(?: {4}|\t)|[ \t]*$)/g;
const PROMPT = /^(?:\[[^\]]+\]: )?(?:PS )?(?:[A-Za-z]:\\|\\\\)[^<>]*>(.*)$/;
const CONSOLE =
  /^(?:Microsoft Windows \[|\(c\) .*Microsoft|Copyright \(C\) .*Microsoft|Windows PowerShell|PowerShell \d|! REG\.EXE VERSION)/i;
// `ERROR: ...`, `FEHLER: ...`, `ERREUR : ...` of reg.exe, and what Wine's prints.
const FAILED = /^(?:reg: |[\p{Lu}\p{Lo}]{2,}\s?[:\uff1a]\s*\S)/u;
// `End of search: 2 match(es) found.` in any language: one number, with words after it. `Cached Tickets: (3)` is none.
const SEARCH = /^[\p{L} ]+\s?[:\uff1a](?=.*\p{L})\s?(?:\D{0,40}[^\d(])?\d+(?![\d)])[^\d\\=]*$/u;
// In English (also Wine's), German and French; in another language it is taken for any other failure, which says less.
const ABSENT =
  /unable to find the specified registry key|Registrierungsschl\S{1,2}ssel bzw\. Wert wurde nicht gefunden|trouv\S{1,2} la cl\S{1,2} ou la valeur de Registre/i;
const LONGEST_MESSAGE = 500;

export function queryLine(text: string): QueryLine {
  if (/^\s*$/.test(text)) return { kind: 'blank' };
  const key = KEY.exec(text);
  // A value that stands behind the name of its key was joined with it by whoever copied the lines.
  if (key && / {4}REG_[A-Z_]+(?: {4}|$)/.test(text)) return { kind: 'other' };
  if (key) return { kind: 'key', from: text.startsWith('\\\\') ? text.indexOf('\\', 2) + 1 : 0 };
  if (text.startsWith('    ')) return valueLine(text) ?? { kind: 'other' };
  const prompt = PROMPT.exec(text);
  if (prompt) return { kind: 'prompt', from: text.length - (prompt[1] ?? '').length };
  if (CONSOLE.test(text)) return { kind: 'console' };
  if (text.length > LONGEST_MESSAGE) return { kind: 'other' };
  if (FAILED.test(text)) return { kind: 'failed', absent: ABSENT.test(text) };
  return { kind: SEARCH.test(text) ? 'search' : 'other' };
}

function valueLine(text: string): QueryLine | null {
  for (const match of text.matchAll(TYPE)) {
    // The name is what stands before the type; blanks alone are none.
    if (match.index <= 4) continue;
    const dataFrom = match.index + match[0].length;
    return { kind: 'value', nameFrom: 4, nameTo: match.index, type: match[1] ?? '', dataFrom };
  }
  return null;
}
