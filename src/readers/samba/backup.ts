// What else lies in a backup of `samba-tool gpo backup`: the version of the GPO, its extensions, and files that set nothing here.

import { diagnostic } from '../../model/diagnostic.ts';
import { FORMATS } from '../../model/format.ts';
import type { Located } from '../../model/located.ts';
import type { Head, Reader, ReadOptions } from '../../model/reader.ts';
import type { Item } from '../../model/record.ts';
import type { Interest, Source } from '../../model/source.ts';
import { FILE_START, type Span, startOf } from '../../model/span.ts';
import { spanIn } from '../../model/text.ts';
import { isWanted } from '../registry/registry-data.ts';
import { chooseEncoding, readLines } from '../text/decode.ts';
import { mentions } from '../xml/mentions.ts';
import { headShows } from '../xml/peek.ts';
import { scanXml } from '../xml/scan.ts';
import { parseSlice, type XmlElement } from '../xml/slice.ts';
import { childrenOf, wordOf } from '../xml/tree.ts';
import { extensionsOf, gpoRecord, sidesOf } from './gpo.ts';

const INI = 'IniFile';
/** Security templates and audit policies. Each lies beside a byte copy of its original, which is what is read. */
const OTHERS: readonly string[] = ['GptTmplInfFile', 'CsvFile'];
const ENTITY = '&SAMBA__';
const ENTITIES = /^\s*<!ENTITY\s+SAMBA__/;
const EXTENSIONS = /^\s*(?:\[(?:\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\})+\])+\s*$/i;
const AGAIN = 'Make the backup again.';

export const sambaBackup: Reader = {
  format: 'samba-backup',
  holder: 'gpo',
  accepts: (head) => isList(head) || ENTITIES.test(head.text) || headShows(head, isDocument),
  *read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
    const head = new TextDecoder('latin1').decode(source.read(0, 512));
    if (EXTENSIONS.test(head)) yield* extensionItems(source, options);
    else if (!ENTITIES.test(head)) yield* documentItems(source, interest, options);
  },
};

// The whole file is one line of GUIDs.
function isList({ text, size }: Head): boolean {
  return size <= 4096 && EXTENSIONS.test(text);
}

function isDocument(path: readonly string[]): boolean {
  const [root = ''] = path;
  return path.length === 1 && (root === INI || OTHERS.includes(root));
}

/** gPCMachineExtensionNames.SAMBAEXT; the name of the file alone tells it from that of the user side. */
function* extensionItems(source: Source, options: ReadOptions): Iterable<Item> {
  if (!/gpcmachineextensionnames/i.test(source.path.split(/[/\\]/).at(-1) ?? '')) return;
  const { encoding, bom } = chooseEncoding(source, FORMATS['samba-backup'].fallback, options.encoding);
  for (const line of readLines(source, encoding, bom)) {
    if ('kind' in line) yield line;
    else yield { ...gpoRecord(FILE_START), computerExtensions: extensionsOf(line.text) };
  }
}

function* documentItems(source: Source, interest: Interest, options: ReadOptions): Iterable<Item> {
  const entity = firstEntity(source, options);
  if (entity) {
    yield notRead(entity);
    return;
  }
  const speaksOfKey = mentions(interest.keyPaths);
  for (const event of scanXml(source, () => 'capture', options)) {
    if (event.kind === 'diagnostic') yield event;
    else if (event.kind === 'element' && event.name === INI) {
      yield* iniItems(parseSlice(event.slice, event.namespaces));
    } else if (event.kind === 'element' && speaksOfKey(event.slice.text)) {
      yield* templateItems(parseSlice(event.slice, event.namespaces), interest);
    }
  }
}

/**
 * The first entity of --generalize: they stand for accounts, access lists and servers, and what they are is kept in another
 * file. A policy file has none of these (Samba marks such elements, and marks none there).
 */
function firstEntity(source: Source, options: ReadOptions): Span | null {
  const { encoding, bom } = chooseEncoding(source, FORMATS['samba-backup'].fallback, options.encoding);
  for (const line of readLines(source, encoding, bom)) {
    if ('kind' in line) return null;
    const from = line.text.indexOf(ENTITY);
    if (from !== -1) return spanIn(line, from, from + ENTITY.length);
  }
  return null;
}

function notRead(at: Span): Item {
  const message = 'This file of the backup was generalized (--generalize), and is not read.';
  const hint = 'The byte copy beside it (.SAMBABACKUP) is what is read.';
  return diagnostic('not-read', 'notice', message, at, hint);
}

function* iniItems(root: XmlElement): Iterable<Item> {
  const general = childrenOf(root, 'Section').find((section) => sectionName(section) === 'general');
  if (!general) return;
  const value = (name: string): Located | null => {
    const found = childrenOf(general, 'Parameter').find(
      (parameter) => wordOf(parameter, 'Key')?.value.toLowerCase() === name,
    );
    return found ? wordOf(found, 'Value') : null;
  };
  const version = value('version');
  if (!version) return;
  const at = startOf(root.span());
  if (!/^\d{1,10}$/.test(version.value) || Number(version.value) > 0xffffffff) {
    const message = `"${version.value}" is no version of a GPO.`;
    yield diagnostic('bad-value', 'partial', message, version.at, AGAIN);
    return;
  }
  // Its displayName is the one that the GPO was created with, hardly ever that of today.
  yield { ...gpoRecord(at), ...sidesOf(Number(version.value), 'versionSysvol') };
}

function sectionName(section: XmlElement): string {
  return (
    section.attributes
      .find(({ name }) => name === 'name')
      ?.text()
      .value.toLowerCase() ?? ''
  );
}

function templateItems(root: XmlElement, interest: Interest): Item[] {
  const keys = childrenOf(root, 'Section')
    .flatMap((section) => childrenOf(section, 'Parameter'))
    .map((parameter) => wordOf(parameter, 'Key'));
  const [ours] = keys.filter((key) => key !== null && isWanted(key.value, interest));
  if (!ours) return [];
  const message = 'This security template of a backup sets values of Kerberos, and its XML form is not read.';
  const hint = 'Read GptTmpl.inf itself: its byte copy beside it is GptTmpl.inf.SAMBABACKUP.';
  return [diagnostic('not-read', 'notice', message, ours.at, hint)];
}
