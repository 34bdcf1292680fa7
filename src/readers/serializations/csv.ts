// CSV as Export-Csv and ConvertTo-Csv write it: a row of names, a row for each object. It keeps no lists.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import { FILE_START } from '../../model/span.ts';
import { locatedIn } from '../../model/text.ts';
import { MAPPERS } from '../cmdlets/mappers.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import type { BagProperty, Printed } from './bag.ts';
import { isBarePrompt, type Line, promptOf } from './block.ts';
import { type Row, rowsIn } from './csv-rows.ts';
import { mapBags } from './map-bags.ts';

const AGAIN = 'Export it again with Export-Csv, and leave the file as it is.';

export const csv: Reader = {
  format: 'csv',
  holder: 'domain',
  accepts(head) {
    const header = headerIn(head);
    return header !== null && MAPPERS.some((mapper) => mapper.wants(header));
  },
  *read(source, interest, options) {
    const decoding = chooseEncoding(source, FORMATS.csv.fallback, options.encoding);
    yield* assumption(decoding);
    yield* mapBags(
      printedIn(readLines(source, decoding.encoding, decoding.bom, 'behind-values')),
      MAPPERS,
      interest,
    );
  },
};

/** Lower-case names of the columns; null where the first line that is no prompt is no header. */
function headerIn(head: Head): ReadonlySet<string> | null {
  const text = head.text.split(/\r?\n/).find((line) => !isPreamble(line));
  if (text === undefined) return null;
  const delimiter = delimiterOf(text);
  // One word on a line is a header only where quotes show it.
  if (!text.includes(delimiter) && !/^"[^"]*"$/.test(text)) return null;
  const line: Line = { text, byte: 0, line: 1, column: 1, width: 1, terminated: true };
  for (const row of rowsIn([line], delimiter)) {
    if (row.kind !== 'row' || row.stray || !row.whole) return null;
    const names = row.fields.map(({ value }) => value.toLowerCase());
    return names.every((name) => /^[\p{L}\p{N}_@. -]+$/u.test(name)) ? new Set(names) : null;
  }
  return null;
}

/** What may stand before the header: a prompt, the type of the objects, nothing. */
function isPreamble(text: string): boolean {
  return text.trim() === '' || promptOf(text) > 0 || /^"?#TYPE /.test(text);
}

/** The delimiter of a header: the list separator of the culture (-UseCulture), or a tab. */
function delimiterOf(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '');
  const [first] = [',', ';', '\t']
    .filter((delimiter) => outside.includes(delimiter))
    .sort((a, b) => outside.split(b).length - outside.split(a).length);
  return first ?? ',';
}

interface Table {
  readonly header: Row;
  readonly names: readonly Located[];
  readonly delimiter: string;
}

/** Everything that was printed: prompts, and after each a table. */
function* printedIn(lines: Iterable<Line | Diagnostic>): Iterable<Printed> {
  const input = lines[Symbol.iterator]();
  let found = false;
  let settled = false;
  for (let next = input.next(); !next.done; next = input.next()) {
    const line = next.value;
    if ('kind' in line) {
      yield line;
      continue;
    }
    settled = isBarePrompt(line);
    if (promptOf(line.text) > 0) yield typed(line);
    if (isPreamble(line.text)) continue;
    found = true;
    settled = yield* tableIn(line, input);
  }
  yield { kind: 'end', settled };
  if (!found)
    yield diagnostic('empty', 'unreadable', 'The file has no row of column names.', FILE_START, AGAIN);
}

function typed(line: Line): Printed {
  return { kind: 'typed', line: locatedIn(line, promptOf(line.text), line.text.length) };
}

/** The objects below a header, up to the next prompt; true when nothing was typed at that prompt. */
function* tableIn(first: Line, rest: Iterator<Line | Diagnostic>): Generator<Printed, boolean> {
  const delimiter = delimiterOf(first.text);
  let prompt: Line | null = null;
  const lines = function* (): Iterable<Line | Diagnostic> {
    yield first;
    for (let next = rest.next(); !next.done; next = rest.next()) {
      const line = next.value;
      if (!('kind' in line) && promptOf(line.text) > 0) {
        prompt = line;
        return;
      }
      yield line;
    }
  };
  let table: Table | null = null;
  let rows = 0;
  for (const row of rowsIn(lines(), delimiter)) {
    if (row.kind === 'diagnostic') yield row;
    else if (table) {
      rows++;
      yield* objectOf(row, table);
    } else {
      table = { header: row, names: row.fields, delimiter };
      if (!row.whole) yield cutAt(row);
      yield* doubled(table);
    }
  }
  if (table && rows === 0) {
    const message = 'There are names of columns and no rows.';
    yield diagnostic('truncated', 'partial', message, table.header.at, AGAIN);
  }
  if (prompt) yield typed(prompt);
  return prompt !== null && isBarePrompt(prompt);
}

function* doubled({ names }: Table): Iterable<Diagnostic> {
  const seen = new Set<string>();
  for (const { value, at } of names) {
    const name = value.toLowerCase();
    if (seen.has(name)) {
      yield diagnostic('malformed', 'partial', `Two columns are called ${value.slice(0, 80)}.`, at, AGAIN);
    }
    seen.add(name);
  }
}

function cutAt(row: Row): Diagnostic {
  return diagnostic(
    'truncated',
    'partial',
    'The file ends within this row.',
    row.at,
    'Copy or export it again.',
  );
}

function* objectOf(row: Row, { names }: Table): Iterable<Printed> {
  const { fields, at, whole, stray } = row;
  if (!whole) {
    yield cutAt(row);
    return;
  }
  if (stray || fields.length !== names.length) {
    const problem = stray
      ? 'has text beside the quotes of a field'
      : `has ${fields.length} fields for ${names.length} columns`;
    yield diagnostic('malformed', 'partial', `This row ${problem}.`, at, AGAIN);
    return;
  }
  const properties = names.flatMap((name, index) => {
    const value = fields[index];
    return value ? [propertyOf(name, value)] : [];
  });
  yield { kind: 'bag', properties, at, end: 'closed' };
}

// What ToString gives for a list: `System.String[]`, and the collection of the ActiveDirectory module.
const COLLECTION =
  /^(?:Microsoft\.ActiveDirectory\.Management\.ADPropertyValueCollection|System(?:\.\w+)+(?:\[\]|`1\[.*\]))$/;

function propertyOf(name: Located, value: Located): BagProperty {
  const { at } = value;
  if (COLLECTION.test(value.value)) return { name, values: [value], at, flaw: 'collection' };
  return { name, values: value.value === '' ? [] : [value], at, flaw: null };
}
