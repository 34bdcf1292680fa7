// `netdom query trust`: a table of arrows and names. What it cannot tell (the type, whether a trust is transitive) is not shown.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { DirectoryRecord, Item } from '../../model/record.ts';
import { type Span, startOf } from '../../model/span.ts';
import { locatedIn, spanIn, type TextSlice } from '../../model/text.ts';
import { EXPORT_TRUST } from '../advice.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { attribute, attributeAt, PROMPT, shownOf } from './console.ts';

export const netdom: Reader = {
  format: 'netdom',
  holder: 'domain',
  accepts: (head: Head) => HEADER.test(head.text),
  *read(source, _interest, options) {
    const decoding = chooseEncoding(source, FORMATS.netdom.fallback, options.encoding);
    yield* assumption(decoding);
    const state: State = { domain: null, table: null, row: null, ended: false, noted: false };
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) yield line;
      else yield* readLine(state, line);
    }
    yield* close(state);
  },
};

// Seen in real output; /verify adds to it. The ruler below it is the second sign.
const HEADER = /^Direction +Trusted[\\/]Trusting domain +Trust type.*\r?\n=+ +=+ +=+/m;
const HEADER_LINE = /^Direction +Trusted[\\/]Trusting domain +Trust type/;
const RULER = /^=+(?: +=+)+\s*$/;
const ROW = /^\s*(<->|<-|->) +(\S+)(?: .*)?$/;
const SUCCESS = /^The command completed successfully/;

interface State {
  /** The domain that the command asked about. */
  domain: Located | null;
  table: Span | null;
  row: DirectoryRecord | null;
  ended: boolean;
  noted: boolean;
}

function* readLine(state: State, line: TextSlice & { readonly terminated: boolean }): Iterable<Item> {
  const { text } = line;
  const at = spanIn(line, 0, text.length);
  if (/^\s*$/.test(text) || RULER.test(text)) return;
  if (PROMPT.test(text)) {
    const asked = /netdom(?<!netdom.*?netdom).*\s\/d(?:omain)?:([\w.-]+)/i.exec(text)?.[1];
    const from = asked ? text.indexOf(asked) : 0;
    // A name without a dot is NetBIOS's, by which no domain is known elsewhere.
    state.domain = asked?.includes('.') ? locatedIn(line, from, from + asked.length) : null;
    return;
  }
  if (HEADER_LINE.test(text)) {
    yield* close(state);
    state.table = at;
    return;
  }
  if (SUCCESS.test(text)) {
    yield* leave(state);
    state.ended = true;
    return;
  }
  yield* state.table === null || state.ended ? strange(at) : readRow(state, line, at);
}

function* readRow(
  state: State,
  line: TextSlice & { readonly terminated: boolean },
  at: Span,
): Iterable<Item> {
  const match = ROW.exec(line.text);
  if (!match) {
    // The type and the status of a trust stand below it where its name is long.
    if (state.row === null) yield* strange(at);
    return;
  }
  yield* leave(state);
  const [, arrow = '', name = ''] = match;
  if (!line.terminated) return;
  const from = line.text.indexOf(name, line.text.indexOf(arrow) + arrow.length);
  const attributes = [attributeAt('trustPartner', locatedIn(line, from, from + name.length))];
  const start = line.text.indexOf(arrow);
  const place = spanIn(line, start, start + arrow.length);
  if (arrow === '<->') attributes.push(attribute('trustDirection', '3', place));
  else yield* undirected(state, place);
  const base: DirectoryRecord = { kind: 'directory', attributes, shown: shownOf(attributes), at };
  state.row = state.domain ? { ...base, domain: state.domain } : base;
}

function* undirected(state: State, at: Span): Iterable<Item> {
  if (state.noted) return;
  state.noted = true;
  const message =
    'Which of the arrows of netdom is an incoming trust is not documented; this one tells no direction.';
  yield diagnostic('not-read', 'notice', message, at, EXPORT_TRUST);
}

function* strange(at: Span): Iterable<Item> {
  const hint = 'Run netdom query trust again, and keep what it prints as it is.';
  yield diagnostic('malformed', 'partial', 'This line is no part of the table that netdom prints.', at, hint);
}

function* leave(state: State): Iterable<Item> {
  const { row } = state;
  state.row = null;
  if (!row) return;
  yield row;
  const covers = { what: 'object', attributes: row.shown } as const;
  yield { kind: 'scope', part: null, side: null, covers, at: row.at };
}

function* close(state: State): Iterable<Item> {
  const { table, ended } = state;
  yield* leave(state);
  state.table = null;
  state.ended = false;
  if (table === null || ended) return;
  const message =
    'The table does not end with "The command completed successfully", so trusts may be missing.';
  yield diagnostic('truncated', 'partial', message, startOf(table), 'Run netdom query trust again.');
}
