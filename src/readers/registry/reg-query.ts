// What `reg query` prints: keys at the margin, values below them. One file may hold several queries.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Item, RegistryRecord } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import type { Span } from '../../model/span.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { assumption, chooseEncoding } from '../text/decode.ts';
import { linesIn } from '../text/lines.ts';
import { absenceOf, asideOf, askedBy } from './query-command.ts';
import { type QueryLine, queryLine } from './query-lines.ts';
import { queryScopes } from './query-scopes.ts';
import { nameEnd, nextLine, type State, type ValueLine } from './query-state.ts';
import { dataOf, inParentheses, isText } from './query-values.ts';
import { joinLines, kept, type Line, linesOf } from './reg-lines.ts';
import { isWanted, type Key, splitKey, typeOfName, weighed } from './registry-data.ts';

const LONGEST_TEXT = 1024 * 1024;

export const regQuery: Reader = {
  format: 'reg-query',
  holder: 'client',
  accepts: (head: Head) => showsKey(head.text),
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS['reg-query'].fallback, options.encoding);
    yield* assumption(decoding);
    const lines = linesOf(source, decoding.encoding, decoding.bom);
    const state: State = {
      interest,
      lines,
      scopes: queryScopes((keyPath) => isWanted(keyPath, interest)),
      asked: [],
      aside: null,
      saidAside: false,
      absent: null,
      key: null,
      empty: null,
      open: null,
      more: [],
      length: 0,
      padded: [null, null],
    };
    for (let line = nextLine(state); line; line = nextLine(state)) yield* readLine(state, line);
    if (lines.faults.length > 0) {
      state.absent = null;
      state.scopes.cut();
    }
    yield* lines.faults;
    yield* closeValue(state);
    if (state.empty) yield state.empty;
    if (state.absent) yield state.absent;
    yield* state.scopes.end();
  },
};

/** Whether a key line is followed by a value or another key: prose that mentions a key is not enough. */
function showsKey(text: string): boolean {
  let afterKey = false;
  for (const line of linesIn(text)) {
    const { kind } = queryLine(line);
    if (kind === 'blank') continue;
    if (afterKey && (kind === 'key' || kind === 'value')) return true;
    afterKey = kind === 'key';
  }
  return false;
}

function* readLine(state: State, line: Line): Iterable<Item> {
  const what = queryLine(line.text);
  // An unfinished value may look like anything, an unfinished prompt is how a copied console ends.
  if (!line.terminated && what.kind !== 'prompt') {
    yield* cut(state, line);
    return;
  }
  if (mayGoOn(state, what)) {
    state.length += line.text.length;
    state.more.push(line);
    return;
  }
  yield* closeValue(state);
  if (what.kind === 'key') yield* readKey(state, line, what.from);
  else if (what.kind === 'value') yield* openValue(state, line, what);
  else if (what.kind === 'prompt') yield* prompted(state, line, what.from);
  else if (state.aside !== null && what.kind !== 'blank' && what.kind !== 'console')
    yield* asideLine(state, line);
  else if (what.kind === 'failed') yield* failed(state, line, what.absent);
  else if (what.kind === 'search') {
    state.scopes.search();
    const message = 'This is the result of a search: it shows what was found, and not all that is there.';
    yield diagnostic('not-read', 'notice', message, spanIn(line, 0, line.text.length));
  } else if (what.kind === 'other') yield stray(state, line);
}

function* prompted(state: State, line: Line, from: number): Iterable<Item> {
  yield* leave(state, () => state.scopes.prompt(line.text.slice(from)));
  if (state.absent) yield state.absent;
  state.absent = null;
  state.asked = askedBy(locatedIn(line, from, line.text.length));
  state.aside = asideOf(line.text.slice(from));
}

function* asideLine(state: State, line: Line): Iterable<Item> {
  // A query of which the prompt was lost, and with it the blanks by which its lines are known.
  if (/\bREG_[A-Z]|\bHKEY_|<k>/.test(line.text)) {
    yield stray(state, line);
    return;
  }
  if (state.saidAside) return;
  state.saidAside = true;
  const message = `What other commands printed (the first is ${state.aside}) is not read in a file of registry queries.`;
  const hint = 'For tickets run klist > klist.txt.';
  yield diagnostic('not-read', 'notice', message, spanIn(line, 0, line.text.length), hint);
}

/** A failure says something about the key that the prompt shows; without a prompt it is only known that there was one. */
function* failed(state: State, line: Line, absent: boolean): Iterable<Item> {
  const said = `"${line.text.trim().slice(0, 120)}"`;
  const at = spanIn(line, 0, line.text.length);
  const wanted = state.asked.filter(({ key }) => isWanted(key.keyPath.value, state.interest));
  const [asked] = wanted.length > 0 ? wanted : state.asked;
  if (!absent) state.scopes.failed();
  if (!asked) {
    const hint = 'Run it again, and copy the prompt too: it names the key.';
    yield diagnostic('not-read', 'notice', `A query failed, and its key is not shown: ${said}.`, at, hint);
    return;
  }
  const { key, sought } = asked;
  const what = `The query of ${key.hive}\\${key.keyPath.value} failed`;
  if (wanted.length > 0 && !absent) {
    const message = `${what}, so that key is not known: ${said}.`;
    const gap = diagnostic('not-read', 'partial', message, key.at, 'Run it again as an administrator.');
    yield weighed(gap, key.keyPath.value, state.interest);
  } else if (wanted.length > 0 && sought) state.absent = absenceOf(key, sought);
  else yield diagnostic('not-read', 'notice', `${what}: ${said}.`, at);
}

// A text with line breaks goes on at the margin; reg.exe leaves a blank line before it reports on a search.
function mayGoOn(state: State, what: QueryLine): boolean {
  if (what.kind !== 'other' && what.kind !== 'search') return false;
  return state.open !== null && isText(state.open.value.type) && state.length < LONGEST_TEXT;
}

function stray(state: State, line: Line): Item {
  state.scopes.spoil();
  const message = 'This line is neither a key nor a value of a query.';
  const at = spanIn(line, 0, line.text.length);
  return diagnostic(
    'malformed',
    'partial',
    message,
    at,
    'Run the query again, and redirect it to a file of its own: reg query KEY /s > PC.txt.',
  );
}

function* cut(state: State, line: Line): Iterable<Item> {
  yield* closeValue(state);
  state.absent = null;
  state.scopes.cut();
  const message = `The file ends within line ${line.line}.`;
  const at = spanIn(line, 0, line.text.length);
  yield diagnostic('truncated', 'partial', message, at, 'Run the query again.');
}

function* leave(state: State, then: () => Iterable<Item>): Iterable<Item> {
  if (state.empty) yield state.empty;
  state.empty = null;
  state.key = null;
  yield* then();
}

function* readKey(state: State, line: Line, from: number): Iterable<Item> {
  const key = splitKey(locatedIn(kept(line), from, nameEnd(state, line)));
  if (!key) {
    yield* leave(state, () => []);
    yield stray(state, line);
    return;
  }
  state.absent = null;
  state.aside = null;
  const { hive, keyPath, at } = key;
  const wanted = isWanted(keyPath.value, state.interest);
  yield* leave(state, () => state.scopes.key(key));
  const [root = ''] = line.text.slice(from).split('\\', 1);
  state.key = { hive, keyPath, at, wanted, root };
  if (!wanted) return;
  state.empty = recordOf(key, at, null, null, null);
}

function* openValue(state: State, line: Line, value: ValueLine): Iterable<Item> {
  state.empty = null;
  if (!state.key) {
    yield stray(state, line);
    return;
  }
  state.scopes.value();
  state.open = { line: state.key.wanted ? kept(line) : line, value };
}

const NOTHING: readonly Item[] = [];

/** What the last value says, once no more of it can come. No generator: it is asked for at every line. */
function closeValue(state: State): readonly Item[] {
  const { open, more, key } = state;
  if (!open) return NOTHING;
  state.open = null;
  if (more.length > 0) state.more = [];
  state.length = 0;
  return key?.wanted ? wantedValue(state, open, more, key) : NOTHING;
}

function wantedValue(
  state: State,
  { line, value }: NonNullable<State['open']>,
  more: readonly Line[],
  key: Key,
): readonly Item[] {
  const whole = joinLines(line, more);
  const raw = locatedIn(whole, value.dataFrom, whole.text.length);
  const shown = locatedIn(line, value.nameFrom, value.nameTo);
  // "(Default)", and "(value not set)" as its data, are translated: parentheses are all that stays.
  const isDefault = inParentheses(shown.value) || shown.value === '<NO NAME>';
  if (isDefault && inParentheses(raw.value)) return NOTHING;
  const type = typeOfName(value.type);
  const data = type && dataOf(type, raw);
  if (!data) {
    const message = `"${raw.value.slice(0, 80)}" is no data of type ${value.type}.`;
    state.scopes.spoil();
    const gap = diagnostic('bad-value', 'partial', message, spanIn(line, value.nameTo, line.text.length));
    return [weighed(gap, key.keyPath.value, state.interest)];
  }
  const valueName = isDefault ? { value: '', at: shown.at } : shown;
  const at = spanIn(whole, value.nameFrom, whole.text.length);
  return [recordOf(key, at, valueName, type, data)];
}

/** A value, or a key alone where it has no name and no data. */
function recordOf(
  { hive, keyPath }: Key,
  at: Span,
  valueName: Located | null,
  type: RegistryRecord['type'],
  data: RegistryRecord['data'],
): RegistryRecord {
  const operation = data ? 'set' : 'create-key';
  return { kind: 'registry', part: null, side: null, hive, keyPath, at, valueName, type, data, operation };
}
