// LGPO text: a policy file as LGPO.exe /parse prints it, and as LGPO.exe /t and /r take it.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS, type Side } from '../../model/format.ts';
import { type Located, splitLocated, sub } from '../../model/located.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, Item, RegistryOperation } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { cover, type Span } from '../../model/span.ts';
import { table } from '../../model/table.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { firstLineIn, linesIn } from '../text/lines.ts';
import { dataShown, typeOfWord } from './lgpo-values.ts';
import { below, policyRecords } from './policy-entry.ts';
import type { Line } from './reg-lines.ts';
import { isWanted } from './registry-data.ts';

const AGAIN = 'Run LGPO.exe /parse again, or read Registry.pol itself.';
const BEGINS = /^; PARSING (Computer|User) POLICY/i;
const ENDS = /^; PARSING COMPLETED/i;
const CONFIGURATION = /^(?:(Computer)|User(?::.+)?)$/i;
const TYPED = /^(SZ|EXSZ|MULTISZ|DWORD|QWORD|BINARY|NONE):/i;
const ORDER = /^(?:DELETE|DELETEALLVALUES|CREATEKEY|CLEAR|DELETEKEYS(?::.*)?|SECUREKEY(?::.*)?)$/i;
// One word at least; which ones there are is asked of settings of ours alone.
const ACTION = /^\s*[A-Z]+\s*(?::|$)/i;
const BLANK = /^\s*$/;
/** Comments, blank lines, and the prompt at which LGPO was called. */
const UNSAID = /^(?:;|\s*$|(?:PS )?[A-Z]:\\.*>)/;

export const lgpoText: Reader = {
  format: 'lgpo-text',
  holder: 'gpo',
  accepts: ({ text }) => isLgpo(text),
  read: readText,
};

/** The comment that LGPO begins with; or a first setting of four lines, whose last is an action. */
function isLgpo(text: string): boolean {
  const configuration = firstLineIn(text, UNSAID);
  if (configuration !== '' && !CONFIGURATION.test(configuration)) return false;
  const lines = [...linesIn(text)];
  if (configuration === '') return lines.some((line) => BEGINS.test(line));
  const [, key = '', , action = ''] = lines.filter((line) => !UNSAID.test(line));
  return key.includes('\\') && (TYPED.test(action) || ORDER.test(action));
}

interface State {
  block: Line[];
  /** Where LGPO names the policy file that it parses. */
  begun: { readonly side: Side; readonly at: Span } | null;
  completed: boolean;
  whole: boolean;
  /** Values that the text has set so far. */
  readonly set: Set<string>;
}

function* readText(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const decoding = chooseEncoding(source, FORMATS['lgpo-text'].fallback, options.encoding);
  yield* assumption(decoding);
  const state: State = { block: [], begun: null, completed: false, whole: true, set: new Set() };
  let last: Line | null = null;
  for (const line of readLines(source, decoding.encoding, decoding.bom)) {
    if ('kind' in line) yield* noted(state, [line]);
    else {
      last = line;
      yield* noted(state, lineItems(state, line, interest));
    }
  }
  yield* noted(state, ending(state, last));
  if (!state.begun || !state.whole) return;
  const { side, at } = state.begun;
  yield { kind: 'scope', part: null, side, covers: { what: 'gpo-side' }, at };
}

function* noted(state: State, items: Iterable<Item>): Iterable<Item> {
  for (const item of items) {
    if (item.kind === 'diagnostic' && item.effect !== 'notice') state.whole = false;
    yield item;
  }
}

/** A setting is complete with its fourth line; what LGPO parses ends with a comment that says so. */
function ending({ block, begun, completed }: State, last: Line | null): Diagnostic[] {
  if (!last) return [];
  const cut = block.length > 0 || !last.terminated || (begun && !completed);
  if (!cut) return [];
  const at = spanIn(last, last.text.length, last.text.length);
  return [diagnostic('truncated', 'partial', 'The file ends within a setting.', at, AGAIN)];
}

function* lineItems(state: State, line: Line, interest: Interest): Iterable<Item> {
  const { text } = line;
  if (text.startsWith(';')) {
    const begins = BEGINS.exec(text);
    if (begins) {
      const side = begins[1]?.toLowerCase() === 'user' ? 'user' : 'computer';
      state.begun = { side, at: spanIn(line, 0, text.length) };
    }
    state.completed = begins ? false : state.completed || ENDS.test(text);
    return;
  }
  const { block } = state;
  if (block.length === 0 && BLANK.test(text)) return;
  block.push(line);
  // What the end of the text cuts off is said at its end.
  if (!line.terminated) return;
  if (isWrong(block, text)) {
    state.block = [];
    // What stands around a copied console is no setting.
    if (block.length === 1 && /^(?:PS )?[A-Z]:\\.*>/.test(text)) return;
    const message =
      'Here a setting was expected: Computer or User, the key, the value and the action, each on its line.';
    const at = cover(spanIn(block[0] ?? line, 0, 0), spanIn(line, 0, text.length));
    yield diagnostic('malformed', 'partial', message, at, AGAIN);
    // The next setting may begin where the missing line should be.
    if (CONFIGURATION.test(text.trim())) state.block = [line];
  } else if (isWhole(block)) {
    state.block = [];
    yield* settingItems(block, state, interest);
  }
}

/** Whether what was read last is not what stands there in a setting: a line is missing, or there is one too many. */
function isWrong({ length }: readonly Line[], text: string): boolean {
  if (length === 1) return !CONFIGURATION.test(text.trim());
  // A value's name may be empty: that is the default value.
  if (length === 2) return BLANK.test(text);
  return length === 4 && (!ACTION.test(text) || CONFIGURATION.test(text.trim()));
}

type Block = readonly [Line, Line, Line, Line];

function isWhole(block: readonly Line[]): block is Block {
  return block.length === 4;
}

function settingItems([configuration, key, name, action]: Block, state: State, interest: Interest): Item[] {
  // Directives name keys and values beside their own.
  const mayConcern = name.text.startsWith('**') || /^DELETEKEYS/i.test(action.text);
  if (!mayConcern && !isWanted(key.text, interest)) {
    const where = spanIn(name, 0, name.text.length);
    return isWanted(name.text, interest)
      ? [unclear('A value of this name belongs to another key.', where)]
      : [];
  }
  const keyPath = locatedIn(key, 0, key.text.length);
  const at = cover(spanIn(configuration, 0, 0), spanIn(action, 0, action.text.length));
  const side = CONFIGURATION.exec(configuration.text.trim())?.[1] ? 'computer' : 'user';
  const valueName = locatedIn(name, 0, name.text.length);
  const setting: Setting = { side, keyPath, valueName, at };
  const typed = TYPED.exec(action.text);
  const order = locatedIn(action, 0, action.text.length);
  const items = typed ? typedItems(setting, typed, order) : orderItems(setting, order, state);
  if (typed) state.set.add(nameOf(setting));
  const wanted = (item: Item) => item.kind !== 'registry' || isWanted(item.keyPath.value, interest);
  const ours =
    items.some((item) => item.kind === 'registry' && wanted(item)) || isWanted(keyPath.value, interest);
  return ours ? items.filter(wanted) : [];
}

interface Setting {
  readonly side: Side;
  readonly keyPath: Located;
  readonly valueName: Located;
  readonly at: Span;
}

function nameOf({ side, keyPath, valueName }: Setting): string {
  return JSON.stringify([side, keyPath.value, valueName.value]).toLowerCase();
}

function unclear(what: string, at: Span): Diagnostic {
  return diagnostic('bad-value', 'partial', what, at, AGAIN);
}

function typedItems(setting: Setting, [prefix, word = '']: RegExpExecArray, action: Located): Item[] {
  const raw = sub(action, prefix.length, action.value.length);
  const type = typeOfWord(word);
  const data = type && dataShown(type, raw);
  const records = policyRecords({ part: null, ...setting, type, data: data ?? { kind: 'text', text: raw } });
  if (data && records) return records;
  return [...(records ?? []), unclear(`"${raw.value}" is no data of ${type ?? word}.`, raw.at)];
}

const ORDERS: Readonly<Record<string, RegistryOperation>> = table({
  DELETE: 'delete-value',
  DELETEALLVALUES: 'delete-all-values',
  CREATEKEY: 'create-key',
  SECUREKEY: 'secure-key',
});

function orderItems(setting: Setting, action: Located, state: State): Item[] {
  const word = action.value
    .trim()
    .toUpperCase()
    .replace(/:[\s\S]*/, '');
  const { side, keyPath, valueName, at } = setting;
  const base = {
    kind: 'registry',
    part: null,
    side,
    hive: null,
    keyPath,
    type: null,
    data: null,
    at,
  } as const;
  const operation = ORDERS[word];
  if (operation === 'delete-value') return [{ ...base, valueName, operation }];
  if (operation) return [{ ...base, valueName: null, operation }];
  if (word === 'CLEAR') return cleared(setting, action, state);
  if (word !== 'DELETEKEYS') return [unclear(`"${action.value}" is no action of LGPO.`, action.at)];
  const colon = action.value.indexOf(':');
  const names = colon === -1 ? [] : splitLocated(sub(action, colon + 1, action.value.length), /;/g);
  return names
    .filter(({ value }) => value !== '')
    .map((name) => ({ ...base, keyPath: below(keyPath, name), valueName: null, operation: 'delete-key' }));
}

// CLEAR makes a setting "not configured": it takes it out of the local policy, and sets or deletes nothing by itself.
function cleared(setting: Setting, action: Located, state: State): Diagnostic[] {
  const contradicts = state.set.has(nameOf(setting));
  const message = contradicts
    ? 'CLEAR takes back a value that this text has set before: which of them counts is not followed.'
    : 'CLEAR leaves this setting not configured.';
  return [
    diagnostic(
      contradicts ? 'unsupported' : 'not-read',
      contradicts ? 'partial' : 'notice',
      message,
      action.at,
    ),
  ];
}
