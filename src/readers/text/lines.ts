// Lines of a text that is at hand, for a glance at its beginning: none is cut that nobody asks for.

/** The lines of a text without their LF or CRLF, the last one too. */
export function* linesIn(text: string): Iterable<string> {
  let from = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
    yield text.slice(from, at > from && text[at - 1] === '\r' ? at - 1 : at);
    from = at + 1;
  }
  yield text.slice(from);
}

/** The first line that is not as `silent` has it; empty where there is none. */
export function firstLineIn(text: string, silent: RegExp): string {
  for (const line of linesIn(text)) if (!silent.test(line)) return line;
  return '';
}
