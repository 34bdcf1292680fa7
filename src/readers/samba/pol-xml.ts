// Registry.pol.xml: a policy file as `samba-tool gpo backup` writes it, beside a byte copy of the original.

import { diagnostic } from '../../model/diagnostic.ts';
import { type Located, trimBlanks } from '../../model/located.ts';
import type { Reader, ReadOptions } from '../../model/reader.ts';
import type { Diagnostic, Item, RegistryData, RegistryRecord, RegistryType } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START, type Span, startOf } from '../../model/span.ts';
import { directiveTargets } from '../registry/policy-directives.ts';
import { below, policyRecords } from '../registry/policy-entry.ts';
import { isWanted, numberFor, typeOfNumber } from '../registry/registry-data.ts';
import type { Decision } from '../xml/events.ts';
import { mentions } from '../xml/mentions.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { childrenOf, textOf, wordOf } from '../xml/tree.ts';

const ROOT = 'PolFile';
const AGAIN = 'Make the backup again, or read Registry.pol itself.';

export const sambaPolXml: Reader = {
  format: 'samba-pol-xml',
  holder: 'gpo',
  accepts: (head) => headShows(head, ([root]) => root === ROOT),
  read: readFile,
};

function* readFile(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const speaksOfKey = mentions([...bareKeys(interest), '**']);
  const concerns = (raw: string) => !/<Key>[^<]/.test(raw) || speaksOfKey(bare(raw));
  let at: Span | null = null;
  let entries = 0;
  let whole = true;
  const decide = (path: readonly string[]): Decision => {
    const [root, name] = path;
    if (root !== ROOT) return 'skip';
    if (path.length === 1) return 'report';
    if (name === 'Entry') entries++;
    return name === 'Entry' ? 'capture' : 'skip';
  };
  for (const event of scanXml(source, decide, options)) {
    if (event.kind === 'diagnostic') {
      whole = false;
      yield event.code === 'too-large' ? event : { ...event, hint: AGAIN };
    } else if (event.kind === 'start') at = event.at;
    else if (event.kind === 'element' && concerns(event.slice.text)) {
      for (const item of entryItems(parseSlice(event.slice, event.namespaces), interest)) {
        if (item.kind === 'diagnostic') whole = false;
        yield item;
      }
    }
  }
  if (!whole) return;
  if (at) yield completed(at, countIn(source, at), entries);
  else yield diagnostic('empty', 'unreadable', `The document holds no <${ROOT}>.`, FILE_START, AGAIN);
}

/** The scope of a file that has as many entries as it says, or that some are missing. */
function completed(at: Span, count: string, entries: number): Item {
  if (count === String(entries)) {
    return { kind: 'scope', part: null, side: null, covers: { what: 'gpo-side' }, at: startOf(at) };
  }
  const message = `The file says that it has ${count || 'no'} entries, and ${entries} are there.`;
  return diagnostic('truncated', 'partial', message, at, AGAIN);
}

/** What the first tag says of the number of entries; its letters are ASCII in every encoding that is read. */
function countIn(source: Source, { start, end }: Span): string {
  const tag = new TextDecoder('latin1').decode(source.read(start, end - start)).replaceAll('\0', '');
  return /\snum_entries\s*=\s*["']\s*(?:(\d+)\s*)?["']/.exec(tag)?.[1] ?? '';
}

function bare(text: string): string {
  return text.replace(/\s+|&#(?:1[03]|x[ad]);/gi, '');
}

function bareKeys({ keyPaths }: Interest): string[] {
  return keyPaths.map(bare);
}

// An editor or a mail program that wraps long lines puts blanks into names, and drops some: which of them, nobody can tell.
function isWrapped(name: Located | null): boolean {
  return /[\r\n]/.test(name?.value ?? '');
}

function wrapped({ at }: Located): Diagnostic {
  const message =
    'This name was not read: a line break stands in it, as from an editor that wraps long lines.';
  return diagnostic('bad-value', 'partial', message, at, AGAIN);
}

/** Whether a key is wanted, or may have been before it was wrapped. */
function mayBeWanted(key: Located, interest: Interest): boolean {
  if (!isWrapped(key)) return isWanted(key.value, interest);
  return isWanted(bare(key.value), { ...interest, keyPaths: bareKeys(interest) });
}

/** What a directive deletes by its data: a value lies in its own key, which is ours or not. */
function targetsOf(entry: XmlElement, name: Located | null, isOurs: boolean): Located[] {
  if (!(isOurs ? /^\*\*delete/i : /^\*\*deletekeys/i).test(bare(name?.value ?? ''))) return [];
  return childrenOf(entry, 'Value').flatMap((value) => directiveTargets(value.text()));
}

function attribute(element: XmlElement, name: string): string {
  return (
    element.attributes
      .find((one) => one.name === name)
      ?.text()
      .value.trim() ?? ''
  );
}

function entryItems(entry: XmlElement, interest: Interest): Item[] {
  const keyPath = wordOf(entry, 'Key');
  const at = entry.span();
  if (!keyPath) return [diagnostic('bad-value', 'partial', 'An entry has no key.', startOf(at), AGAIN)];
  const named = textOf(entry, 'ValueName');
  // A directive that deletes keys may name one of ours, whatever the key that it stands under.
  const isOurs = mayBeWanted(keyPath, interest);
  const ours = (target: Located) => mayBeWanted(below(keyPath, target), interest);
  const targets = targetsOf(entry, named, isOurs).filter(ours);
  if (targets.length === 0 && !isOurs) return [];
  const broken = [keyPath, named].find(isWrapped);
  if (broken) return [wrapped(broken)];
  const number = attribute(entry, 'type');
  const type = /^\d{1,10}$/.test(number) ? typeOfNumber(Number(number)) : null;
  const valueName = named ?? { value: '', at: startOf(at) };
  const { data, problem } = type ? dataOf(type, entry) : { data: null, problem: `"${number}" is no type` };
  const records = policyRecords({ part: null, side: null, keyPath, valueName, type, data, at });
  const sound = (record: RegistryRecord) => !isWrapped(record.keyPath) && !isWrapped(record.valueName);
  const wanted = records?.filter((record) => isWanted(record.keyPath.value, interest) && sound(record)) ?? [];
  const items = [...wanted, ...targets.filter(isWrapped).map(wrapped)];
  // The default value and a key have an empty one (GPPolParser of Samba).
  const nameless = named ? null : 'the entry has no <ValueName>';
  const unclear = nameless ?? (records === null ? 'a directive names nothing' : problem);
  if (unclear === null) return items;
  const message = `${keyPath.value} : ${valueName.value}: ${unclear}.`;
  return [...items, diagnostic('bad-value', 'partial', message, at, AGAIN)];
}

interface Data {
  readonly data: RegistryData | null;
  readonly problem: string | null;
}

/** One element a string of a list; numbers are decimal, bytes base64 (GPPolParser of Samba). */
function dataOf(type: RegistryType, entry: XmlElement): Data {
  const values = childrenOf(entry, 'Value').map((value) => value.text());
  if (type === 'REG_MULTI_SZ') return { data: { kind: 'list', items: listOf(values) }, problem: null };
  if (type === 'REG_NONE') return { data: null, problem: null };
  const [text, second] = values;
  if (!text) return { data: null, problem: `a ${type} has no <Value>` };
  if (second) return { data: null, problem: `a ${type} has several values` };
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return { data: { kind: 'text', text }, problem: null };
  const word = trimBlanks(text);
  if (type.includes('WORD')) return numberOf(type, word);
  const digits = word.value.replace(/[\s=]/g, '');
  return { data: { kind: 'bytes', length: Math.floor((digits.length * 3) / 4), at: word.at }, problem: null };
}

function listOf(values: readonly Located[]): readonly Located[] {
  // An empty list is written as one empty element.
  const [only] = values;
  return only && values.length === 1 && only.value === '' ? [] : values;
}

function numberOf(type: RegistryType, word: Located): Data {
  const number = /^\d{1,20}$/.test(word.value) ? numberFor(type, word.value) : null;
  if (number === null) {
    return { data: { kind: 'text', text: word }, problem: `"${word.value}" is no ${type}` };
  }
  return { data: { kind: 'number', number, at: word.at }, problem: null };
}
