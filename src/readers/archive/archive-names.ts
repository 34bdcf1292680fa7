// Names in archives: how they are decoded, and how they become part of a path that leads nowhere but into the archive.

import { UPPER_HALVES } from '../text/code-pages.generated.ts';
import { decodePage } from '../text/decode.ts';
import { crc32 } from './crc32.ts';

/** Info-ZIP's Unicode Path Extra Field (APPNOTE.TXT 4.6.9). */
const UNICODE_PATH = 0x7075;

/**
 * The name of a ZIP entry. Marked as UTF-8, or valid as that (macOS and others forget the mark), else in code page 437
 * (APPNOTE.TXT, appendix D).
 */
export function entryName(bytes: Uint8Array, extra: Uint8Array, marked: boolean): string {
  const unicode = unicodePath(bytes, extra);
  const text = unicode ?? utf8(bytes);
  if (text !== null) return text;
  return marked ? new TextDecoder('utf-8').decode(bytes) : decodePage(bytes, UPPER_HALVES.cp437);
}

function utf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.includes('\ufffd') ? null : text;
}

// A version, the CRC of the name that it stands for (whoever renamed the entry may have left it behind), the name.
function unicodePath(name: Uint8Array, extra: Uint8Array): string | null {
  const field = extraField(extra, UNICODE_PATH);
  if (!field || field.length < 5 || field[0] !== 1) return null;
  const crc = new DataView(field.buffer, field.byteOffset + 1, 4).getUint32(0, true);
  return crc === crc32(name) ? utf8(field.subarray(5)) : null;
}

/** The content of an extra field by its id; null where there is none, or it is cut off. */
export function extraField(extra: Uint8Array, id: number): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length) return null;
    if (view.getUint16(at, true) === id) return extra.subarray(at + 4, end);
    at = end;
  }
  return null;
}

/**
 * A path with forward slashes that is never absolute and never leaves the archive. Only for showing and for telling
 * what belongs together: nothing is ever written.
 */
export function innerPath(name: string): string {
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/') || '(without a name)';
}

/** The path of an entry: `backup.zip!/path/in/zip`. */
export function entryPath(archive: string, inner: string): string {
  return `${archive}!/${inner}`;
}

// What macOS keeps beside a file: its Finder information, under the name of that file.
const APPLE_DOUBLE = /^__MACOSX\/(?:.*\/)?\._[^/]*$/;

export function isAppleDouble(inner: string): boolean {
  return APPLE_DOUBLE.test(inner);
}

// Office documents, programs and their like are archives too.
const PACKAGE_MARKS: ReadonlySet<string> = new Set([
  '[content_types].xml',
  'meta-inf/manifest.mf',
  'mimetype',
]);
const PACKAGE_NAME =
  /\.(?:docx|docm|dotx|xlsx|xlsm|xltx|pptx|pptm|potx|vsdx|odt|ods|odp|epub|jar|war|ear|apk|ipa|xpi|crx|nupkg|vsix|appx|msix|whl|kmz|xps|oxps)$/i;

/** Whether the paths in an archive show that a program's own files or one document lie in it. */
export function isPackage(paths: Iterable<string>): boolean {
  for (const path of paths) if (PACKAGE_MARKS.has(path.toLowerCase())) return true;
  return false;
}

/** The same by the name of the archive. */
export function namedLikePackage(path: string): boolean {
  return PACKAGE_NAME.test(path);
}

const READ_EXTENSIONS =
  /\.(?:xml|htm|html|txt|log|out|reg|pol|inf|ini|json|ndjson|jsonl|csv|tsv|clixml|ldif|ldf|pac|dat|hiv|hive|zip)$/i;

/** Whether an entry that cannot be opened could be one that is read, by its name: one of ours may have any of these, or none. */
export function couldBeOurs(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return READ_EXTENSIONS.test(name) || !name.includes('.');
}
