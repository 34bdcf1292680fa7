// Format-List: `Name : value` lines as PowerShell prints them on a console or into a file, wrapped at its width.

import { FORMATS } from '../../model/format.ts';
import { type Located, locatedFrom, splitLocated, sub, trimBlanks } from '../../model/located.ts';
import type { Reader } from '../../model/reader.ts';
import type { Diagnostic } from '../../model/record.ts';
import { cover, endOf, FILE_START } from '../../model/span.ts';
import { locatedIn, runsIn, spanIn, type TextSlice } from '../../model/text.ts';
import { MAPPERS } from '../cmdlets/mappers.ts';
import { assumption, chooseEncoding, readLines } from '../decode.ts';
import { type Bag, type BagProperty, gap, mapBags } from './bag.ts';

export const formatList: Reader = {
  format: 'format-list',
  holder: 'domain',
  accepts(head) {
    const names = new Set<string>();
    for (const line of head.text.split(/\r?\n/)) {
      const name = propertyIn(line)?.name;
      if (name) names.add(name.toLowerCase());
    }
    return MAPPERS.some((mapper) => mapper.wants(names));
  },
  *read(source, interest, options) {
    const decoding = chooseEncoding(source, FORMATS['format-list'].fallback, options.encoding);
    yield* assumption(decoding);
    yield* mapBags(bagsIn(readLines(source, decoding.encoding, decoding.bom)), MAPPERS, interest);
  },
};

type Line = TextSlice & { readonly terminated: boolean };

interface Property {
  readonly name: string;
  readonly nameFrom: number;
  readonly first: Line;
  readonly rest: Line[];
}

/** The object that is being read: its properties, and the column (from 0) of their colons. */
interface Draft {
  readonly colon: number;
  readonly properties: Property[];
  /** Lower-case names of the properties. */
  readonly names: Set<string>;
}

function propertyIn(
  line: string,
): { readonly name: string; readonly from: number; readonly colon: number } | null {
  const match = /^([ \t]*)([^\s:]|[^\s:][^:]*[^\s:])[ \t]+:(?= |$)/.exec(line);
  if (!match) return null;
  return { name: match[2] ?? '', from: match[1]?.length ?? 0, colon: match[0].length - 1 };
}

function* bagsIn(lines: Iterable<Line | Diagnostic>): Iterable<Bag | Diagnostic> {
  let draft: Draft | null = null;
  let end: Bag['end'] = 'open';
  let found = false;
  for (const line of lines) {
    if ('kind' in line) {
      end = 'cut';
      yield line;
      continue;
    }
    end = line.terminated ? 'open' : 'cut';
    if (draft && extend(draft, line)) continue;
    if (draft) yield* close(draft, line);
    draft = begin(line);
    found ||= draft !== null;
    if (!draft && !line.terminated && /^[A-Za-z][\w-]*[ \t]*$/.test(line.text)) yield cutName(line);
  }
  if (draft) yield bagOf(draft, end);
  if (found) return;
  const hint = 'Export the trust with Get-ADObject and -Properties *.';
  yield gap('unsupported', 'unreadable', 'No object that Format-List printed was found.', hint, FILE_START);
}

/** The last line may be the beginning of a property, and so of an object. */
function cutName(line: Line): Diagnostic {
  const message = `The output ends within a line, after "${line.text}".`;
  const hint = 'Export it again, and keep the empty line that PowerShell prints after the last object.';
  return gap('truncated', 'partial', message, hint, spanIn(line, 0, line.text.length));
}

function begin(line: Line): Draft | null {
  const property = propertyIn(line.text);
  if (!property) return null;
  const { name, from: nameFrom, colon } = property;
  return {
    colon,
    properties: [{ name, nameFrom, first: line, rest: [] }],
    names: new Set([name.toLowerCase()]),
  };
}

/** Adds a line to the object: a further property, or more of the last value. False when it belongs to neither. */
function extend(draft: Draft, line: Line): boolean {
  const { colon, properties, names } = draft;
  const { text } = line;
  if (text.trim() === '') return false;
  if (text.search(/[^ ]/) >= colon + 2) {
    properties.at(-1)?.rest.push(line);
    return true;
  }
  const property = propertyIn(text);
  if (property?.colon !== colon) return false;
  const { name, from: nameFrom } = property;
  // PowerShell never prints a name twice: empty lines between objects were removed.
  if (names.has(name.toLowerCase())) return false;
  names.add(name.toLowerCase());
  properties.push({ name, nameFrom, first: line, rest: [] });
  return true;
}

const PROMPT = /^(?:PS )?[A-Za-z]:\\[^>]*>|^PS>/;

/** The object, ended by a line that does not belong to it. */
function* close(draft: Draft, line: Line): Iterable<Bag | Diagnostic> {
  const { text, terminated } = line;
  // The input may end within the indentation of a further line, or within a property's name.
  if (!terminated && text !== '' && !PROMPT.test(text)) yield bagOf(draft, 'cut');
  else if (text.trim() === '' || PROMPT.test(text)) yield bagOf(draft, 'closed');
  else if (propertyIn(text)) yield bagOf(draft, 'open');
  else {
    yield bagOf(draft, 'cut');
    const message = 'This line stands within an object and is neither a property nor the rest of one.';
    const hint = 'Export it again without changing the lines that PowerShell prints.';
    yield gap('malformed', 'partial', message, hint, spanIn(line, 0, text.length));
  }
}

function bagOf(draft: Draft, end: Bag['end']): Bag {
  const width = widthOf(draft);
  const properties = draft.properties.map((property) => propertyOf(property, draft.colon, width));
  const first = properties[0]?.at ?? FILE_START;
  return { kind: 'bag', properties, at: cover(first, properties.at(-1)?.at ?? first), end };
}

/** Where lines were wrapped: the length of the longest one that has a continuation. */
function widthOf(draft: Draft): number {
  let width = 0;
  for (const { first, rest } of draft.properties) {
    for (const line of [first, ...rest].slice(0, -1)) width = Math.max(width, line.text.length);
  }
  return width;
}

function propertyOf(property: Property, colon: number, width: number): BagProperty {
  const { name: text, nameFrom, first, rest } = property;
  const name = locatedIn(first, nameFrom, nameFrom + text.length);
  const value = trimEnd(
    locatedFrom(valueRuns([first, ...rest], colon + 2, width), spanIn(first, colon + 1, colon + 1)),
  );
  return { name, ...valuesOf(value), at: cover(name.at, endOf(value.at)) };
}

/**
 * The runs of a value. PowerShell wraps after a blank or a hyphen, and within a word only at the full width. A blank
 * at the end of a line is often lost on the way: a line that is shorter than the width and has none gets it back.
 */
function* valueRuns(lines: readonly Line[], from: number, width: number) {
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    if (text.length > from) yield* runsIn(line, from, text.length);
    const next = lines[index + 1];
    if (!next || text.length <= from || text.length >= width || !/[^\s\u00ad\u2010\u2011-]$/.test(text))
      continue;
    // Characters that are two columns wide make a line full before its length shows it.
    if (/[\u1100-\uffff]/.test(text)) continue;
    const span = cover(spanIn(line, text.length, text.length), spanIn(next, from, from));
    yield { text: ' ', span, linear: false };
  }
}

function trimEnd(value: Located): Located {
  const bare = value.value.replace(/[ \t]+$/, '').length;
  return bare === value.value.length ? value : sub(value, 0, bare);
}

const ELLIPSIS = /(?:\.\.\.|\u2026)$/;

/** One value, or the values of a list `{top, leaf, trustedDomain}`. A comma after a backslash is part of a name. */
function valuesOf(value: Located): Pick<BagProperty, 'values' | 'flaw'> {
  const text = value.value;
  if (text === '') return { values: [], flaw: null };
  const whole = text.startsWith('{') && text.endsWith('}');
  if (!whole)
    return { values: [value], flaw: ELLIPSIS.test(text) || text.startsWith('{') ? 'truncated' : null };
  const inner = sub(value, 1, text.length - 1);
  const shown = inner.value.replace(ELLIPSIS, '').length;
  const items = splitLocated(sub(inner, 0, shown), /(?<!\\), /g).map(trimBlanks);
  const flaw = shown < inner.value.length ? 'truncated' : null;
  return { values: items.filter((item) => item.value !== ''), flaw };
}
