// Commands in the log of a build: what their text may not hold as it is.

/** A character, and how it is written instead. */
export type Escape = readonly [character: string, written: string];

/** Replaces them one after the other: what the escapes begin with themselves comes first. */
export function escaped(text: string, escapes: readonly Escape[]): string {
  return escapes.reduce((all, [character, written]) => all.replaceAll(character, written), text);
}
