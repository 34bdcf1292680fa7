// .reg files: version 5 and REGEDIT4, in every encoding and dialect that regedit, reg, Samba, hivex and Wine write.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Encoding, Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Hive, Item, RegistryRecord } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { UPPER_HALVES } from '../text/code-pages.generated.ts';
import { assumption, chooseEncoding, widthOf } from '../text/decode.ts';
import type { Pass } from '../text/line-cursor.ts';
import { firstLineIn } from '../text/lines.ts';
import { fragmentsOf } from './fragments.ts';
import { type KeyScopes, keyScopes } from './key-scopes.ts';
import type { Dialect } from './reg-hex.ts';
import { kept, type Line, type Lines, linesOf } from './reg-lines.ts';
import { skipUnwanted } from './reg-skip.ts';
import { readValue } from './reg-values.ts';
import { isWanted, type Key, splitKey, weighed } from './registry-data.ts';

const HEADER = /^[ \t]*(?:Windows Registry Editor Version (5)\.00|REGEDIT4)[ \t]*$/i;
// Importers ignore lines that begin with # as they do those with a semicolon.
const SILENT = /^[ \t]*(?:[;#]|$)/;
const BLANK = /^\s*$/;
const TAIL = /^[ \t]*(?:;|$)/;

export const reg: Reader = {
  format: 'reg',
  holder: 'client',
  accepts: (head: Head) => HEADER.test(firstLineIn(head.text, BLANK)),
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const decoding = chooseEncoding(source, FORMATS.reg.fallback, options.encoding);
    yield* assumption(decoding);
    const lines = linesOf(source, decoding.encoding, decoding.bom);
    const header = firstFilled(lines);
    const version = header && HEADER.exec(header.text);
    if (!header || !version) {
      yield* lines.faults;
      const at = header ? spanIn(header, 0, header.text.length) : null;
      yield diagnostic(
        'bad-header',
        'unreadable',
        NO_HEADER,
        at,
        'Export it again with regedit or reg export.',
      );
      return;
    }
    const file: File = {
      lines,
      interest,
      version: header.text.trim(),
      dialect: dialectOf(version[1] === '5' ? 5 : 4, decoding.encoding),
      scopes: keyScopes(),
      key: null,
      pass: null,
      empty: null,
    };
    yield* readKeys(file);
  },
};

const NO_HEADER =
  'The first line is neither "Windows Registry Editor Version 5.00" nor "REGEDIT4" in any known encoding.';

function firstFilled(lines: Lines): Line | null {
  for (let line = lines.next(); line; line = lines.next()) if (line.text.trim() !== '') return line;
  return null;
}

function dialectOf(version: 4 | 5, encoding: Encoding): Dialect {
  const pages: Readonly<Record<string, string>> = UPPER_HALVES;
  const page = pages[encoding] ?? UPPER_HALVES['windows-1252'];
  return { version, wide: widthOf(encoding) === 2, page };
}

/** The key that lines stand under; `ignored` where its header was not understood, `deleted` where it takes no values. */
type Standing =
  | { readonly kind: 'key'; readonly hive: Hive; readonly keyPath: Located; readonly wanted: boolean }
  | { readonly kind: 'ignored' | 'deleted' };

interface File {
  readonly lines: Lines;
  readonly interest: Interest;
  readonly version: string;
  readonly dialect: Dialect;
  readonly scopes: KeyScopes;
  key: Standing | null;
  /** Passes over what stands under a key that nobody wants, and over more such keys; null under any other. */
  pass: Pass | null;
  /** A wanted key that has shown no value yet: that it exists is all that it says. */
  empty: RegistryRecord | null;
}

function* readKeys(file: File): Iterable<Item> {
  for (let line = nextLine(file); line; line = nextLine(file)) {
    if (SILENT.test(line.text)) continue;
    const start = line.text.trimStart();
    if (start.startsWith('[')) yield* readKey(file, line);
    else if (start.startsWith('"') || start.startsWith('@')) yield* readEntry(file, line);
    else if (start.trimEnd().toLowerCase() !== file.version.toLowerCase()) yield cutOr(file, line, NO_LINE);
  }
  if (file.lines.faults.length > 0) {
    file.scopes.spoil();
    yield* file.lines.faults;
  }
  yield* flushEmpty(file);
  yield* file.scopes.scopes();
}

function nextLine({ lines, pass }: File): Line | null {
  if (pass) lines.skip(pass);
  return lines.next();
}

function* flushEmpty(file: File): Iterable<Item> {
  if (file.empty) yield file.empty;
  file.empty = null;
}

const NO_LINE = 'This is neither a key nor a value nor a comment.';
const UNCLOSED = 'This text is not closed before the next key, nor within a megabyte and 10,000 lines.';

function fault(file: File, line: Line, why: string): Item {
  file.scopes.spoil();
  const at = spanIn(line, 0, line.text.length);
  return diagnostic('malformed', 'partial', why, at, 'Export it again, or mend the line.');
}

function cutOr(file: File, line: Line, why: string): Item {
  if (line.terminated) return fault(file, line, why);
  return cut(file, line);
}

function cut(file: File, line: Line): Item {
  file.scopes.spoil();
  const at = spanIn(line, 0, line.text.length);
  const message = `The file ends within what begins in line ${line.line}.`;
  return diagnostic('truncated', 'partial', message, at, 'Export it again.');
}

function* readKey(file: File, line: Line): Iterable<Item> {
  yield* flushEmpty(file);
  file.key = { kind: 'ignored' };
  file.pass = null;
  const header = headerIn(kept(line));
  if (!header) {
    file.scopes.leave();
    yield cutOr(file, line, 'This key has no closing bracket.');
    return;
  }
  const key = splitKey(header.name);
  if (!key) {
    file.scopes.leave();
    file.scopes.spoil();
    yield noRoot(header.name);
    return;
  }
  yield* enterKey(file, key, header.deletes);
  const wanted = isWanted(key.keyPath.value, file.interest);
  if (!wanted && !header.deletes) file.pass = passBelow(file, header.name.value);
}

/** Keys that lie in one tree are passed over within it: the first that does not is one to be counted. */
function passBelow(file: File, name: string): Pass {
  const [root = ''] = name.split('\\', 1);
  const tree = file.scopes.tree();
  return skipUnwanted(`${root}${tree === '' ? '' : '\\'}${tree}`.toLowerCase(), fragmentsOf(file.interest));
}

/** The name between the brackets of a key's header, and whether the header deletes the key; null without an end. */
function headerIn(line: Line): { readonly name: Located; readonly deletes: boolean } | null {
  const { text } = line;
  const open = text.indexOf('[');
  // A key's name may hold brackets: importers take the last one for its end.
  const close = text.lastIndexOf(']');
  if (close < open || !TAIL.test(text.slice(close + 1))) return null;
  const deletes = text[open + 1] === '-';
  return { name: locatedIn(line, open + (deletes ? 2 : 1), close), deletes };
}

function noRoot(name: Located): Item {
  const message = `"${name.value.slice(0, 80)}" lies below no root that Windows has.`;
  const hint = 'Name the key in full, from HKEY_LOCAL_MACHINE on.';
  return diagnostic('malformed', 'partial', message, name.at, hint);
}

function* enterKey(file: File, key: Key, deletes: boolean): Iterable<Item> {
  const { hive, keyPath } = key;
  const wanted = isWanted(keyPath.value, file.interest);
  if (deletes) {
    file.key = { kind: 'deleted' };
    file.scopes.leave();
    if (wanted) yield aboutKey(key, 'delete-key');
    return;
  }
  file.key = { kind: 'key', hive, keyPath, wanted };
  file.scopes.add(key, wanted);
  if (wanted) file.empty = aboutKey(key, 'create-key');
}

function aboutKey({ hive, keyPath, at }: Key, operation: 'delete-key' | 'create-key'): RegistryRecord {
  const [valueName, type, data] = [null, null, null];
  return { kind: 'registry', part: null, side: null, hive, keyPath, valueName, type, data, operation, at };
}

function* readEntry(file: File, line: Line): Iterable<Item> {
  const { key } = file;
  const wanted = key?.kind === 'key' && key.wanted;
  const value = readValue(wanted ? kept(line) : line, file.lines, file.dialect, wanted);
  file.empty = null;
  if (value === 'malformed') yield fault(file, line, NO_LINE);
  else if (value === 'unclosed') yield fault(file, line, UNCLOSED);
  else if (value === 'truncated') yield cut(file, line);
  else if (key === null) yield fault(file, line, 'This value stands before any key.');
  else if (key.kind === 'deleted') yield fault(file, line, 'This value stands under a key that is deleted.');
  else if (value && key.kind === 'key') {
    const { hive, keyPath } = key;
    const { valueName, type, data, operation, at } = value;
    yield { kind: 'registry', part: null, side: null, hive, keyPath, valueName, type, data, operation, at };
    for (const problem of value.problems) yield weighed(problem, keyPath.value, file.interest);
  }
}
