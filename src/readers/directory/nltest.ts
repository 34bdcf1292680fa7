// `nltest /domain_trusts`: the trusts of a domain in words, with the domain itself among them.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import { type Located, sub } from '../../model/located.ts';
import type { Head, Reader } from '../../model/reader.ts';
import type { Diagnostic, DirectoryAttribute, DirectoryRecord, Item } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';
import { locatedIn, spanIn, type TextSlice } from '../../model/text.ts';
import { EXPORT_TRUST } from '../advice.ts';
import { assumption, chooseEncoding, readLines } from '../text/decode.ts';
import { attribute, attributeAt, PROMPT, shownOf } from './console.ts';
import { meaningOf, type Said, TYPES } from './nltest-words.ts';

export const nltest: Reader = {
  format: 'nltest',
  holder: 'domain',
  accepts: (head: Head) => looksLikeNltest(head.text),
  *read(source, _interest, options) {
    const decoding = chooseEncoding(source, FORMATS.nltest.fallback, options.encoding);
    yield* assumption(decoding);
    let list = listOf(null);
    for (const line of readLines(source, decoding.encoding, decoding.bom)) {
      if ('kind' in line) {
        list.ending = 'broken';
        yield line;
        continue;
      }
      const next = startOfList(line, list);
      if (next) {
        yield* close(list);
        list = next;
      } else yield* readLine(list, line);
    }
    yield* close(list);
  },
};

// `    0: NAME name.example (NT 5) (Direct Outbound) ( Attr: foresttrans )`; an MIT realm has one name.
// Blanks alone separate: a name may hold a no-break space or a byte order mark that somebody pasted with it.
const ROW = /^\s*\d+: ([^ \t()]+)(?: ([^ \t()]+))?((?: ?\([^()]*\))+)\s*$/;
const BELOW_ROW = /^\s+Dom (?:Guid|Sid): /;
const HEADER = /^\s*List of domain trusts:\s*$/;
const TYPE_WORD = /\((?:NT 4|NT 5|MIT|DCE)\)/;

// What the system says of success, in the languages in which it is known; letters beyond ASCII may be damaged.
const SUCCESS = new RegExp(
  [
    'The command completed successfully',
    'Der Befehl wurde (?:erfolgreich )?ausgef\\S{1,2}hrt',
    'La commande s.est (?:termin\\S{1,2}e correctement|correctement effectu\\S{1,2}e)',
    'Se ha completado el comando correctamente',
    'El comando se complet\\S{1,2} con \\S{1,2}xito',
    'Esecuzione comando riuscita',
    'Comando conclu\\S{1,2}do com \\S{1,2}xito',
  ].join('|'),
);

function looksLikeNltest(head: string): boolean {
  const lines = head.split(/\r?\n/);
  const rows = lines.filter((line) => ROW.test(line) && TYPE_WORD.test(line));
  const listed = lines.some((line) => HEADER.test(line));
  return listed ? rows.length > 0 || lines.length < 5 : rows.length > 1;
}

interface Row {
  readonly names: readonly Located[];
  readonly said: Said;
  readonly words: Located;
  readonly at: Span;
}

interface List {
  /** Where the list is named; null before the first one. */
  readonly header: Span | null;
  /** Whether the command asked for some trusts alone. */
  readonly filtered: boolean;
  readonly rows: Row[];
  ending: 'open' | 'success' | 'sentence' | 'broken';
  /** Whether it was said that no more of the list is read. */
  given: boolean;
  last: Span | null;
}

/** Rows of one list that are kept until its end, where the primary domain may stand. */
const MOST_ROWS = 50_000;

function listOf(header: Span | null, filtered = false): List {
  return { header, filtered, rows: [], ending: 'open', given: false, last: header };
}

/** A list begins at its heading, or at the command that prints it. */
function startOfList(line: TextSlice, { filtered, rows, header }: List): List | null {
  if (HEADER.test(line.text)) {
    return listOf(spanIn(line, 0, line.text.length), filtered && rows.length === 0 && header === null);
  }
  if (!PROMPT.test(line.text) || !/nltest/i.test(line.text)) return null;
  return listOf(null, /\/(?:primary|forest|direct_out|direct_in)\b/i.test(line.text));
}

function* readLine(list: List, line: TextSlice & { readonly terminated: boolean }): Iterable<Diagnostic> {
  const { text } = line;
  if (/^\s*$/.test(text) || BELOW_ROW.test(text)) return;
  const at = spanIn(line, 0, text.length);
  if (SUCCESS.test(text)) {
    if (list.ending === 'open') list.ending = 'success';
    return;
  }
  if (list.given || PROMPT.test(text)) return;
  const row = list.ending === 'open' ? rowIn(line, at) : null;
  if (row && list.rows.length < MOST_ROWS) {
    list.last = at;
    // What its line has lost may be the word that makes it nontransitive.
    if (line.terminated || row.said.primary) list.rows.push(row);
    return;
  }
  // In another language the command ends with a sentence that is not known; it says at least that the list is at its end.
  const sentence =
    !row &&
    list.ending === 'open' &&
    line.terminated &&
    list.rows.length > 0 &&
    /^\S+ \S.*[^:\d]$/.test(text);
  if (sentence && !/Status =|failed|error/i.test(text)) {
    list.ending = 'sentence';
    const message = `Whether the list is complete is not known: it ends with "${text.trim().slice(0, 120)}".`;
    yield diagnostic('not-read', 'notice', message, at);
    return;
  }
  list.ending = 'broken';
  list.given = true;
  yield row ? full(at) : diagnostic('malformed', 'partial', NO_TRUST, at, AGAIN);
}

const AGAIN = 'Run nltest /domain_trusts again, and keep what it prints as it is.';
const NO_TRUST =
  'This line is not understood: it is no trust as nltest shows one. What follows it in this list is not read.';

function full(at: Span): Diagnostic {
  const message = `The list has more than ${MOST_ROWS} domains; those from this line on are not read.`;
  return diagnostic('malformed', 'partial', message, at, 'Check that this is the file that you meant.');
}

function rowIn(line: TextSlice, at: Span): Row | null {
  const match = ROW.exec(line.text);
  const [, first = '', second, words = ''] = match ?? [];
  if (!match) return null;
  const all = locatedIn(line, 0, line.text.length);
  const from = line.text.indexOf(': ') + 2;
  const groups = line.text.indexOf('(');
  const names = [sub(all, from, from + first.length)];
  if (second !== undefined) {
    const start = from + first.length + 1;
    names.push(sub(all, start, start + second.length));
  }
  const said = meaningOf([...words.matchAll(/\(([^()]*)\)/g)].map(([, group]) => group ?? ''));
  return { names, said, words: sub(all, groups, line.text.trimEnd().length), at };
}

function* close(list: List): Iterable<Item> {
  const { rows, ending } = list;
  if (list.header === null && rows.length === 0) return;
  const primary = rows.find(({ said }) => said.primary);
  // The first of two names is NetBIOS's, which names no domain to anybody else.
  const domain = primary?.names[1] ?? null;
  let whole = ending === 'success' && !list.filtered;
  for (const row of rows) {
    if (row.said.unknown.length > 0 || hasLostWords(row.said)) whole = false;
    yield* trust(row, domain);
  }
  if (ending === 'open') {
    const message =
      'The list does not end with "The command completed successfully", so trusts may be missing.';
    yield diagnostic('truncated', 'partial', message, list.last, 'Run nltest /domain_trusts again.');
  }
  if (!whole || !primary) return;
  const covers = { what: 'domain-trusts', domain: domain?.value.toLowerCase() ?? null } as const;
  yield { kind: 'scope', part: null, side: null, covers, at: list.header ?? primary.at };
}

// nltest says the type of every domain. A realm is in no forest: what ties it to this domain is a trust, and has a direction.
function hasLostWords({ primary, unknown, type, direction }: Said): boolean {
  if (primary || unknown.length > 0) return false;
  return type === null || (type === 'MIT' && direction === 0);
}

function* trust({ names, said, words, at }: Row, domain: Located | null): Iterable<Item> {
  if (said.unknown.length > 0) {
    const list = said.unknown.map((word) => `"${word}"`).join(', ');
    const hint = EXPORT_TRUST;
    yield diagnostic(
      'bad-value',
      'partial',
      `What nltest says of this domain is not understood: ${list}.`,
      words.at,
      hint,
    );
  }
  if (hasLostWords(said)) {
    const what = said.type === null ? 'of which type' : 'of which direction';
    yield diagnostic('bad-value', 'partial', `This line does not say ${what} the trust is.`, at, AGAIN);
  }
  // Other domains of the forest are listed too; only a direct trust has an object.
  const indirect = said.direction === 0 && said.type !== 'MIT';
  if (said.primary || indirect) return;
  const attributes = attributesOf(names, said, words);
  const shown = shownOf(attributes);
  const masks = { trustattributes: said.mask };
  const base: DirectoryRecord = { kind: 'directory', masks, attributes, shown, at };
  yield domain ? { ...base, domain } : base;
  if (said.unknown.length > 0 || hasLostWords(said)) return;
  yield { kind: 'scope', part: null, side: null, covers: { what: 'object', attributes: shown }, at };
}

function attributesOf(names: readonly Located[], said: Said, words: Located): DirectoryAttribute[] {
  const partner = names[names.length - 1];
  const whereIs = (pattern: RegExp) => {
    const match = pattern.exec(words.value);
    return match ? sub(words, match.index, match.index + match[0].length).at : words.at;
  };
  return [
    ...(partner ? [attributeAt('trustPartner', partner)] : []),
    ...(said.type
      ? [attribute('trustType', String(TYPES[said.type]), whereIs(/(?<=\()(?:NT \d|MIT|DCE)(?=\))/))]
      : []),
    ...(said.direction
      ? [attribute('trustDirection', String(said.direction), whereIs(/\(Direct \w+\)(?: ?\(Direct \w+\))?/))]
      : []),
    ...(said.mask !== 0
      ? [attribute('trustAttributes', String(said.attributes), whereIs(/(?<=Attr: )[^()]*[^() ]/))]
      : []),
  ];
}
