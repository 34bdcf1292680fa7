// What a linter said in the compact format, as places and rules, and how that differs from what it should have said.

const LINE =
  /^(?<path>.+?)(?:(?<line>:\d+):\d+| (?<offset>@0x[0-9A-F]+)): (?:error|warning|info) (?<rule>[a-z0-9-]+):/;

/** Each finding as `path:line rule` or `path @0xOFFSET rule`, sorted. A line of another shape is kept as it is. */
export function findingsOf(compact: string): string[] {
  const lines = compact.split('\n').filter((line) => line !== '');
  return lines
    .map((line) => {
      const { path, line: at, offset, rule } = LINE.exec(line)?.groups ?? {};
      return path ? `${path}${at ?? ` ${offset}`} ${rule}` : line;
    })
    .sort();
}

/** Sentences about findings that are missing or too many; none where all is as it should be. */
export function differences(found: readonly string[], expected: readonly string[]): string[] {
  const [has, wants] = [new Set(found), new Set(expected)];
  const missing = expected.filter((one) => !has.has(one)).map((one) => `not found: ${one}`);
  const extra = found.filter((one) => !wants.has(one)).map((one) => `not expected: ${one}`);
  const twice = found.length > has.size ? [`${found.length - has.size} findings came twice`] : [];
  return [...missing, ...extra, ...twice];
}
