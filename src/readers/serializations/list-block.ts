// An object as Format-List prints it: `Name : value` lines with their colons in one column, wrapped at the console's width.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, locatedFrom, splitLocated, sub, trimBlanks } from '../../model/located.ts';
import { cover, endOf, FILE_START } from '../../model/span.ts';
import { locatedIn, runsIn, spanIn } from '../../model/text.ts';
import type { Bag, BagProperty, Printed } from './bag.ts';
import { type Block, failedCmdlet, type Line, promptOf, propertyIn } from './block.ts';

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

/** An object with its longest lists and descriptors takes some thousands; it is held in memory until its end. */
const MOST_LINES = 50_000;

/** An object that begins in this line; null when the line is no property. */
export function listBlock(line: Line): Block | null {
  const property = propertyIn(line.text);
  if (!property) return null;
  const { name, from: nameFrom, colon } = property;
  const properties = [{ name, nameFrom, first: line, rest: [] }];
  const draft: Draft = { colon, properties, names: new Set([name.toLowerCase()]) };
  let lines = 1;
  return {
    take: (next) => (lines++ < MOST_LINES && extend(draft, next) ? [] : null),
    *close(next, end) {
      if (next) yield* closed(draft, next);
      else yield bagOf(draft, end);
    },
  };
}

/** Adds a line to the object: a further property, or more of the last value. False when it belongs to neither. */
function extend(draft: Draft, line: Line): boolean {
  const { colon, properties, names } = draft;
  const { text } = line;
  if (text.trim() === '') {
    // The NUL at the end of a registry value, which a console shows as a blank, alone on a wrapped line.
    if (text.length !== colon + 3) return false;
    properties.at(-1)?.rest.push(line);
    return true;
  }
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

/** The object, ended by a line that does not belong to it. */
function* closed(draft: Draft, line: Line): Iterable<Printed> {
  const { text, terminated } = line;
  const ended = text.trim() === '' || promptOf(text) > 0 || failedCmdlet(text) !== null;
  // The input may end within the indentation of a further line, or within a property's name.
  if (!terminated && text !== '' && promptOf(text) === 0) yield bagOf(draft, 'cut');
  else if (ended || /^\*{10,}$/.test(text)) yield bagOf(draft, 'closed');
  else if (propertyIn(text)) {
    const [only, ...others] = draft.properties;
    if (only && others.length === 0 && propertyIn(text)?.colon !== draft.colon) yield ragged(only.first);
    else yield bagOf(draft, 'open');
  } else {
    yield bagOf(draft, 'cut');
    const message = 'This line stands within an object and is neither a property nor the rest of one.';
    const hint = 'Export it again without changing the lines that PowerShell prints.';
    yield diagnostic('malformed', 'partial', message, spanIn(line, 0, text.length), hint);
  }
}

// Mail, chat and word processors make one blank of several: what follows which name cannot be told for certain any more.
function ragged(line: Line): Printed {
  const message =
    'The colons do not stand below each other, as Format-List prints them: blanks were lost on the way.';
  const hint = 'Redirect the output to a file instead of copying it: the command, then > trust.txt.';
  return diagnostic('malformed', 'partial', message, spanIn(line, 0, line.text.length), hint);
}

function bagOf(draft: Draft, end: Bag['end']): Bag {
  const width = widthOf(draft);
  const properties = draft.properties.map((property) => propertyOf(property, draft.colon, width));
  const first = properties[0]?.at ?? FILE_START;
  return { kind: 'bag', properties, at: cover(first, properties.at(-1)?.at ?? first), end };
}

/** The least that the console's width can have been: the length of the longest line. */
function widthOf({ properties }: Draft): number {
  let width = 0;
  for (const { first, rest } of properties) {
    for (const { text } of [first, ...rest]) width = Math.max(width, text.trimEnd().length);
  }
  return width;
}

function propertyOf(property: Property, colon: number, width: number): BagProperty {
  const { name: text, nameFrom, first, rest } = property;
  const name = locatedIn(first, nameFrom, nameFrom + text.length);
  const value = trimEnd(
    locatedFrom(valueRuns([first, ...rest], colon + 2, width), spanIn(first, colon + 1, colon + 1)),
  );
  return { name, ...valuesIn(value), at: cover(name.at, endOf(value.at)) };
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
  const bare = value.value.replace(/(?<![ \t])[ \t]+$/, '').length;
  return bare === value.value.length ? value : sub(value, 0, bare);
}

export const ELLIPSIS = /(?:\.\.\.|\u2026)$/;

/** One value, or the values of a list `{top, leaf, trustedDomain}`. A comma after a backslash is part of a name. */
export function valuesIn(value: Located): Pick<BagProperty, 'values' | 'raw' | 'flaw'> {
  const text = value.value;
  if (text === '') return { values: [], flaw: null };
  const whole = text.startsWith('{') && text.endsWith('}');
  if (!whole)
    return { values: [value], flaw: ELLIPSIS.test(text) || text.startsWith('{') ? 'truncated' : null };
  const inner = sub(value, 1, text.length - 1);
  const shown = inner.value.replace(ELLIPSIS, '').length;
  const items = splitLocated(sub(inner, 0, shown), /(?<!\\), /g).map(trimBlanks);
  const flaw = shown < inner.value.length ? 'truncated' : null;
  return { values: items.filter((item) => item.value !== ''), raw: value, flaw };
}
