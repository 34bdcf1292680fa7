// The tokens of a script that a remedy wrote: a strict subset of PowerShell. What is not in it throws.

export interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'end';
  /** Of a string what it means, character codes included. */
  readonly text: string;
}

const WORD = /[A-Za-z0-9_$\-.:/\\]/;
const SIGNS = new Set('@(){}[],=&|;+?*<>!%'.split(''));

/**
 * Tokens of the lines, `end` for a line break. Comments go, and are looked at first: PowerShell obeys some. Throws for anything but printable
 * ASCII with CRLF, for strings over several lines or in double quotes, and for what stands unquoted and is no word.
 */
export function tokensOf(script: string): Token[] {
  if (!/^(?:[ -~]|\r\n)*$/.test(script)) throw new Error('not printable ASCII with CRLF');
  return script.split('\r\n').flatMap((line) => [...lineTokens(line), { kind: 'end' as const, text: '' }]);
}

function lineTokens(line: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < line.length; ) {
    const sign = line.charAt(at);
    if (sign === ' ') at++;
    else if (sign === '#') {
      checkComment(line.slice(at));
      return tokens;
    } else if (sign === "'") {
      const [text, end] = quoted(line, at);
      tokens.push({ kind: 'string', text });
      at = end;
    } else if (WORD.test(sign)) {
      const word = wordAt(line, at);
      tokens.push({ kind: 'word', text: word });
      at += word.length;
    } else if (SIGNS.has(sign)) {
      tokens.push({ kind: 'sign', text: sign });
      at++;
    } else throw new Error(`unquoted ${sign} in ${line}`);
  }
  return tokens;
}

function wordAt(line: string, from: number): string {
  let end = from;
  while (WORD.test(line.charAt(end))) end++;
  return line.slice(from, end);
}

/** The text from the quote at `from`, and the offset after the quote that ends it. */
function quoted(line: string, from: number): [string, number] {
  let text = '';
  for (let at = from + 1; at < line.length; at++) {
    if (line.charAt(at) !== "'") text += line.charAt(at);
    else if (line.charAt(at + 1) === "'") {
      text += "'";
      at++;
    } else return [text, at + 1];
  }
  throw new Error(`a string without its end in ${line}`);
}

// Windows looks for both without regard to blanks and case: the one stops the script, the other says where it ends.
function checkComment(comment: string): void {
  const bare = comment.replaceAll(' ', '').toLowerCase();
  if (/^#(?:requires|sig#)/.test(bare)) throw new Error(`PowerShell obeys ${comment}`);
  if (comment.slice(1).includes('#')) throw new Error(`a second # in ${comment}`);
}
