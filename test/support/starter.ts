// What somebody does who edits a first config: takes the marks before its suggestions away.

const START = /^ {2}\/\/ "([^"]+)": /;
const MARK = /^ {2}\/\/ /;

interface Block {
  readonly name: string;
  readonly from: number;
  /** The last line. */
  readonly to: number;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  return lines.flatMap((line, from) => {
    const name = START.exec(line)?.[1];
    if (name === undefined) return [];
    // What is broken into lines ends at the column where it began.
    const to = line.endsWith(',')
      ? from
      : lines.findIndex((end, i) => i > from && /^ {2}\/\/ \S.*,$/.test(end));
    return [{ name, from, to }];
  });
}

/** Names of the members that a config suggests. */
export function suggestionsIn(text: string): readonly string[] {
  return blocksOf(text.split('\n')).map(({ name }) => name);
}

/** The config with those suggestions taken, all of them without `names`. */
export function taking(text: string, names: readonly string[] = suggestionsIn(text)): string {
  const lines = text.split('\n');
  for (const { name, from, to } of blocksOf(lines)) {
    if (!names.includes(name)) continue;
    for (let i = from; i <= to; i++) lines[i] = (lines[i] ?? '').replace(MARK, '  ');
  }
  return lines.join('\n');
}
