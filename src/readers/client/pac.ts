// Proxy auto-configuration files: what the text of FindProxyForURL says. The script is parsed and never run.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, Item, PacRecord } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START } from '../../model/span.ts';
import { spanIn, type TextSlice } from '../../model/text.ts';
import { assumption, chooseEncoding, widthOf } from '../text/decode.ts';
import { textChunks } from '../text/torn.ts';
import { functionsIn, type PacReading, readFunction } from './pac-function.ts';
import { namesIn } from './pac-names.ts';
import { type Place, placesIn } from './pac-places.ts';
import { type Program, parseScript } from './pac-syntax.ts';
import { leaveUnread } from './pac-tests.ts';

// Chromium takes no PAC file of more than 1 MB.
const LARGEST = 1024 * 1024;
// Some times more than a file of that size has.
const MOST_OPERANDS = 200_000;
const FUNCTION = /\bfunction\s+FindProxyForURL(?:Ex)?\s*\(|\bFindProxyForURL(?:Ex)?\s*=\s*(?:function\b|\()/;
const COMMENTS = /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|<!--[^\r\n]*)+/;
// How a script begins after its comments: prose that quotes one begins otherwise.
const START = /^(?:function|var|let|const|if|["']use strict|[A-Za-z_$][\w$.]*\s*[=(]|[;({!])/;

export const pac: Reader = {
  format: 'pac',
  holder: 'client',
  accepts: ({ text }: Head) => FUNCTION.test(text) && START.test(text.replace(COMMENTS, '')),
  *read(source: Source, _interest: Interest, options: ReadOptions): Iterable<Item> {
    if (source.size > LARGEST) {
      const message = `The PAC file has ${source.size} bytes; browsers read no more than ${LARGEST}.`;
      yield diagnostic(
        'too-large',
        'unreadable',
        message,
        FILE_START,
        'Check that this is the file you meant.',
      );
      return;
    }
    const decoding = chooseEncoding(source, FORMATS.pac.fallback, options.encoding);
    yield* assumption(decoding);
    const texts: string[] = [];
    const start = { byte: decoding.bom, line: 1, column: 1 };
    for (const chunk of textChunks(source, decoding.encoding, start)) {
      if (!('kind' in chunk)) texts.push(chunk.text);
      else if (chunk.code !== 'encoding') yield chunk;
      else {
        yield { ...chunk, effect: 'unreadable' };
        return;
      }
    }
    const text = texts.join('');
    yield* readScript({ text, ...start, width: widthOf(decoding.encoding) });
  },
};

function* readScript(slice: TextSlice): Iterable<Item> {
  const place = placesIn(slice);
  const program = parseScript(slice.text);
  if ('message' in program && !program.deep) {
    const { at } = place(program.at, program.at);
    const line = at.region ? ` in line ${at.region.startLine}` : '';
    const message = `The PAC file is no valid JavaScript${line}: ${program.message}.`;
    const hint =
      'Browsers drop such a file as a whole and go on without it: correct it there, or copy it again.';
    yield diagnostic('malformed', 'unreadable', message, at, hint);
    return;
  }
  const record = 'message' in program ? unreadRecord(slice, place) : recordOf(program, slice, place);
  yield record;
  yield* leftUnread(record);
}

/** Of a script that is sound, and too much for the parser: browsers may well read it. */
function unreadRecord(slice: TextSlice, place: Place): PacRecord {
  const unread = [place(0, Math.max(0, slice.text.search(/[\r\n]/)))];
  return { kind: 'pac', targets: [], tests: [], unread, at: spanIn(slice, 0, slice.text.length) };
}

function recordOf(program: Program, slice: TextSlice, place: Place): PacRecord {
  const found = { targets: [], tests: [], unread: [], left: new Set<number>(), written: new Set<number>() };
  const script = { place, names: namesIn(program), budget: { left: MOST_OPERANDS } };
  const functions = functionsIn(program);
  const reading: PacReading = { ...script, ...found, otherwise: [], url: null, host: null };
  const last: (readonly string[] | null | undefined)[] = [];
  for (const { url, host, ...one } of functions) {
    const otherwise: PacReading['otherwise'] = [];
    readFunction({ ...one, url, host }, { ...reading, otherwise, url, host });
    last.push(otherwise[0]);
  }
  // A function that is made in other ways than by its declaration.
  if (functions.length === 0) leaveUnread(reading, 0, slice.text.length);
  const { targets, tests, unread } = reading;
  const record = { kind: 'pac', targets, tests, unread, at: spanIn(slice, 0, slice.text.length) } as const;
  const [otherwise] = last;
  // Of two functions each may be called: what they return must be the same.
  return otherwise && last.every((other) => other?.join() === otherwise.join())
    ? { ...record, otherwise }
    : record;
}

// A PAC file shows no realm, so what is not understood of it stands in no realm's way.
function* leftUnread({ unread }: PacRecord): Iterable<Diagnostic> {
  const [first] = unread;
  if (!first) return;
  const what =
    unread.length === 1
      ? `One place of this PAC file was not read: "${first.value}".`
      : `${unread.length} places of this PAC file were not read, the first of them "${first.value}".`;
  const message = `${what} What they do shows only when the script runs, and it is never run here.`;
  yield diagnostic('not-read', 'notice', message, first.at, 'If proxies depend on them, check them by hand.');
}
