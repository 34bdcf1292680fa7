// Which reader takes an input: content decides. Names only tell whether a failure may be passed over.

import { copyOf } from '../model/bytes.ts';
import { FORMATS } from '../model/format.ts';
import type { Encoding, Head, Reader } from '../model/reader.ts';
import type { Source } from '../model/source.ts';
import { isTransactionLog } from './hive/base-block.ts';
import { strangerIn } from './strangers.ts';
import { UPPER_HALVES } from './text/code-pages.generated.ts';
import { decodePage, decodeUtf16 } from './text/decode.ts';
import { sniff } from './text/sniff.ts';

const HEAD = 4096;

/** The beginning of an input. What is no UTF-16 is shown as UTF-8, or byte by byte where it is not that. */
export function headOf(source: Source): Head {
  const bytes = copyOf(source.read(0, HEAD).subarray(0, HEAD));
  const seen = sniff(bytes);
  const from = seen?.bom ?? 0;
  const text = glance(bytes.subarray(from), seen?.encoding ?? 'utf-8');
  // Lines that end in CRCRLF are read like others: see readLines.
  const doubled = /^[^\n]*\r\r\n/.test(text);
  return { bytes, text: doubled ? text.replaceAll('\r\r\n', '\r\n') : text, size: source.size };
}

function glance(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return decodeUtf16(bytes.subarray(0, bytes.length - (bytes.length % 2)), encoding === 'utf-16be');
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\ufffd') ? decodePage(bytes, UPPER_HALVES['windows-1252']) : text;
}

/** The first reader that accepts the content, or null. Nothing accepts an empty input. */
export function detect(head: Head, readers: readonly Reader[]): Reader | null {
  if (head.size === 0) return null;
  // Most of the readers are of XML, and each would go over the text: its first character says as much.
  const markup = beginsMarkup(head.bytes);
  return readers.find((reader) => (markup || !isOfMarkup(reader)) && reader.accepts(head)) ?? null;
}

function isOfMarkup({ format, printed }: Reader): boolean {
  return FORMATS[format].medium === 'xml' && !printed;
}

/**
 * Whether the first character can be one by which the formats of XML begin, in whatever encoding: `<`, or the bracket of a list
 * of extensions that samba-tool writes beside its documents.
 */
function beginsMarkup(bytes: Uint8Array): boolean {
  // Blanks, halves of units and byte order marks are passed over.
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x3c || first === 0x5b;
}

// Each is written by one tool of Windows. manifest.xml is not among them: many programs have one.
const OURS: ReadonlySet<string> = new Set([
  'gpreport.xml',
  'backup.xml',
  'bkupinfo.xml',
  'gpttmpl.inf',
  'gpt.ini',
]);

// reg save names them so; the two whole ones have no ending, and only their folder tells that they are hives.
const HIVE = /\.hiv$|(?:^|[\\/])config[\\/](?:software|system)$/i;

// A registry.xml by itself may be of any program.
const PREFERENCES = /(?:^|[\\/])preferences[\\/]registry[\\/]registry\.xml$/i;

// What realmlint collect has written, as the documentation calls it. One that is cut to nothing must not be passed over.
const FACTS = /facts(?<!facts[^/\\]*?facts)[^/\\]*\.ndjson(?:\.(?:gz|bz2|xz|zst))?$/;

// Facts have any name, and many programs write lines of JSON, or parts of a whole: only one with nothing in it may be ours.
const LINES = /^part-(?:[a-z]-)?\d{5}|\.(?:ndjson|jsonl)$/;

const FROM_NAME: readonly (readonly [RegExp, string])[] = [
  [
    /\.reg$/,
    'No .reg header ("Windows Registry Editor Version 5.00" or REGEDIT4) was found, neither as UTF-16 nor as UTF-8 nor in a code page.',
  ],
  [/\.hiv$|^(?:software|system)$/, 'It does not begin as a registry hive does (regf).'],
  [/\.pol(?:\.sambabackup)?$/, 'It does not begin as a policy file does (PReg, version 1).'],
  [/^gpreport\.xml$/, 'It holds no GPO of the namespace http://www.microsoft.com/GroupPolicy/Settings.'],
  [/^backup\.xml$/, 'It is no description of a GPO backup (GroupPolicyBackupScheme).'],
  [/^bkupinfo\.xml$/, 'It does not say of which GPO the backup is (BackupInst).'],
  [/\.pol\.xml$/, 'It is no policy file as samba-tool gpo backup writes it (PolFile).'],
  [/^registry\.xml$/, 'It holds no items of Preferences (RegistrySettings).'],
  [/^gpttmpl\.inf$/, 'It is no security template ([Unicode], [Version] or [Registry Values]).'],
  [FACTS, 'It does not begin as a facts file of realmlint collect does (a line of kind run).'],
  [
    LINES,
    'It holds nothing but zeros or blanks, or the beginning of a line: facts of realmlint collect that were lost?',
  ],
  [/^gpt\.ini$/, 'It has no [General] section with the version of a GPO.'],
  [
    /\.pac$|^wpad\.dat$/,
    'Its first 4,096 bytes do not declare the function FindProxyForURL, as PAC files do.',
  ],
];

/** What an input that no reader accepts lacks, or is instead, as sentences; null where neither its content nor its name tells. */
export function lackOf(path: string, head: Head): string | null {
  if (isTransactionLog(head.bytes)) {
    return 'It is the transaction log of a registry hive (.LOG1, .LOG2), not the hive itself.';
  }
  const name = nameOf(path);
  return strangerIn(head) ?? FROM_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
}

/** Nothing but zeros and blanks, or less than the first member of a line. */
function isLost({ text, size, bytes }: Head): boolean {
  const rest = text.replaceAll('\0', '').trim();
  return rest === '' || (size <= bytes.length && '{"kind":'.startsWith(rest));
}

/**
 * Whether a path (of either separator) is named as our exports are, so that not reading it must be reported. By the name of files
 * of lines only one is ours whose `head` has lost what was in it.
 */
export function namedLikeOurs(path: string, head?: Head): boolean {
  const name = nameOf(path);
  return (
    /\.pol(?:\.xml|\.sambabackup)?$/.test(name) ||
    name.endsWith('.reg') ||
    OURS.has(name) ||
    FACTS.test(name) ||
    (head !== undefined && LINES.test(name) && isLost(head)) ||
    PREFERENCES.test(path) ||
    HIVE.test(path)
  );
}
