// LDIF as ldifde, ldapsearch and ldbsearch write it (RFC 2849): entries of a directory, and the search that found them.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { endOf, FILE_START, type Span } from '../../model/span.ts';
import { assumption, chooseEncoding } from '../text/decode.ts';
import { consoleLine, looksLikeLdif } from './ldif-console.ts';
import {
  add,
  begun,
  changed,
  mayBecomeTrust,
  type Notes,
  namesAlone,
  notesOf,
  orphaned,
  stray,
} from './ldif-entry.ts';
import { type Folded, foldedLines, placeOf, unfolded } from './ldif-lines.ts';
import {
  cutOff,
  type Ending,
  type Entry,
  isKept,
  isTrust,
  objectOf,
  withoutSubstance,
} from './ldif-object.ts';
import {
  beginsAnother,
  endOfSearch,
  NO_SEARCH,
  type Search,
  withCommand,
  withComment,
  withEntry,
} from './ldif-search.ts';
import { type AttributeLine, attributeLine, readValue } from './ldif-values.ts';

export const ldif: Reader = {
  format: 'ldif',
  holder: 'domain',
  accepts: (head: Head) => looksLikeLdif(head.text),
  *read(source, interest, options) {
    const chosen = chooseEncoding(source, FORMATS.ldif.fallback, options.encoding);
    // Its structure is ASCII: where one value among thousands is not UTF-8, the others can be read all the same.
    const eightBit = chosen.assumed !== null;
    const decoding = eightBit
      ? ({ ...chosen, encoding: 'windows-1252', assumed: NOT_UTF8 } as const)
      : chosen;
    yield* assumption(decoding);
    const state = stateOf(interest, eightBit);
    let ending: Ending = 'open';
    for (const line of foldedLines(source, decoding, (text) => isWanted(text, interest))) {
      if (!('kind' in line)) {
        ending = line.terminated ? 'open' : 'cut';
        state.last = line;
        yield* noted(readLine(state, line), state);
        continue;
      }
      yield* noted(close(state, state.ended ? 'closed' : 'cut'), state);
      yield* noted([line], state);
    }
    yield* noted(close(state, state.ended ? 'closed' : ending), state);
    yield* endOfSearch(state.search, state.whole, endOfText(state));
  },
};

const NOT_UTF8 = 'The bytes are not UTF-8 throughout; values that matter are checked one by one.';

interface State {
  readonly interest: Interest;
  readonly eightBit: boolean;
  readonly notes: Notes;
  search: Search;
  entry: Entry | null;
  /** Whether an empty line came after the entry. */
  ended: boolean;
  /** Whether the lines up to the next empty one belong to no entry. */
  orphan: boolean;
  /** Whether nothing was lost so far, so that what is not there was not found. */
  whole: boolean;
  last: Folded | null;
}

function endOfText({ last }: State): Span {
  return last ? endOf(placeOf(last)) : FILE_START;
}

function stateOf(interest: Interest, eightBit: boolean): State {
  const none = { search: NO_SEARCH, entry: null, ended: false, orphan: false, whole: true, last: null };
  return { interest, eightBit, notes: notesOf(), ...none };
}

/** Whether what continues a line is kept: values of other attributes may be photographs. */
function isWanted(text: string, interest: Interest): boolean {
  if (text.startsWith('#')) return true;
  const name = /^[A-Za-z0-9.-]+/.exec(text)?.[0].toLowerCase() ?? '';
  return name === 'dn' || name === 'result' || name === 'changetype' || isKept(name, interest);
}

function* noted(items: Iterable<Item>, state: State): Iterable<Item> {
  for (const item of items) {
    if (item.kind === 'diagnostic' && item.effect !== 'notice') state.whole = false;
    yield item;
  }
}

function* readLine(state: State, line: Folded): Iterable<Item> {
  const { text } = line.first;
  if (/^\s*$/.test(text)) {
    state.ended = state.entry !== null;
    state.orphan = false;
    return;
  }
  if (state.ended) yield* close(state, follows(line) ? 'split' : 'closed');
  if (text.startsWith('#')) {
    yield* readComment(state, line);
    return;
  }
  const attribute = attributeLine(line);
  if (!attribute) yield* readOther(state, line);
  else if (attribute.name === 'dn') {
    yield* close(state, 'closed');
    state.orphan = false;
    state.entry = begun(attribute);
    state.search = withEntry(state.search, readValue(attribute, state.eightBit).text.value);
  } else if (state.entry) add(state.entry, attribute, state.interest);
  else yield* readTrailer(state, attribute);
}

function* readComment(state: State, line: Folded): Iterable<Item> {
  const comment = unfolded(line, 0).value.trimEnd();
  if (beginsAnother(state.search, comment)) {
    yield* close(state, 'closed');
    yield* endOfSearch(state.search, state.whole, endOfText(state));
    state.search = NO_SEARCH;
    state.whole = true;
  }
  const { result } = state.search;
  state.search = withComment(state.search, comment, placeOf(line));
  if (state.search.result !== result) yield* failure(state.search, comment.slice(2), line);
}

// What a search prints beside entries, on its output or (with -v) on its errors.
const OF_SEARCHES = new Set([
  'control',
  'filter',
  'matcheddn',
  'pagedresults',
  'ref',
  'requesting',
  'result',
  'search',
  'text',
  'version',
]);

/** Whether a line after an empty one is an attribute that some entry must have. */
function follows(line: Folded): boolean {
  const name = attributeLine(line)?.name;
  return name !== undefined && name !== 'dn' && !OF_SEARCHES.has(name);
}

function* readTrailer(state: State, attribute: AttributeLine): Iterable<Item> {
  const { name, line, from } = attribute;
  if (!OF_SEARCHES.has(name)) {
    if (!state.orphan) yield* orphaned(attribute, state.notes);
    state.orphan = true;
    return;
  }
  if (name === 'ref') state.search = { ...state.search, referred: true };
  if (name !== 'result') return;
  const number = /^\d+/.exec(unfolded(line, from).value);
  if (!number) return;
  state.search = { ...state.search, result: Number(number[0]), ended: true };
  yield* failure(state.search, unfolded(line, 0).value, line);
}

function* failure({ result }: Search, said: string, line: Folded): Iterable<Item> {
  if (result === 0 || result === null) return;
  const message = `The search did not find all that there is. It ended with "${said.slice(0, 120)}".`;
  yield diagnostic(
    'not-read',
    'partial',
    message,
    placeOf(line),
    'Search again, with paging (-E pr=500/noprompt).',
  );
}

function* readOther(state: State, line: Folded): Iterable<Item> {
  const text = unfolded(line, 0).value;
  const kind = consoleLine(text);
  state.search = withCommand(state.search, text);
  if (kind === 'said' || (text === '-' && state.entry?.changetype)) return;
  if (kind === null) {
    yield* stray(line, state.notes);
    return;
  }
  const message = `The search did not find all that there is: "${text.slice(0, 120)}".`;
  yield diagnostic(
    'not-read',
    'partial',
    message,
    placeOf(line),
    'Search again, and look at the error first.',
  );
}

function* close(state: State, ending: Ending): Iterable<Item> {
  const { entry, notes } = state;
  state.ended = false;
  if (!entry) return;
  state.entry = null;
  if (entry.changetype !== null && entry.changetype !== 'add') {
    yield* changed(entry, notes, state.eightBit);
    return;
  }
  if (!entry.hasValue && entry.lines.length > 0) {
    yield* namesAlone(entry, notes);
    return;
  }
  if (isTrust(entry, state)) {
    yield* withoutSubstance(entry, state);
    yield* objectOf(entry, ending, state);
  } else if (ending !== 'closed' && mayBecomeTrust(entry)) yield cutOff(entry, ending);
}
