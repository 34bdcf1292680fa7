// Bytes in memory as an input, and what readers say about them, for the tests of readers.

import { readFileSync } from 'node:fs';
import type { Located } from '../../src/model/located.ts';
import type { Reader, ReadOptions } from '../../src/model/reader.ts';
import type { Diagnostic, Item, RegistryRecord, Scope } from '../../src/model/record.ts';
import type { Source } from '../../src/model/source.ts';
import { decodeUtf16 } from '../../src/readers/text/decode.ts';
import { wellSaid } from './said.ts';

/** An input in memory. Like a file's, its answers are overwritten by the next one. */
export function sourceOf(bytes: Uint8Array, path = 'sample'): Source {
  let buffer = new Uint8Array(0);
  return {
    path,
    size: bytes.length,
    read(offset, length) {
      buffer.fill(0xee);
      // Not slice: that of a Buffer is no copy, and the next answer would overwrite the input.
      buffer = Uint8Array.from(bytes.subarray(offset, offset + length));
      return buffer;
    },
  };
}

export type TextEncodingName =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-16le'
  | 'utf-16le-bom'
  | 'utf-16be'
  | 'utf-16be-bom'
  | 'latin1';

/** Text as bytes. */
export function encode(text: string, encoding: TextEncodingName = 'utf-8'): Uint8Array {
  const marked = encoding.endsWith('-bom') ? `\ufeff${text}` : text;
  if (encoding === 'latin1') return Uint8Array.from(Buffer.from(text, 'latin1'));
  if (encoding.startsWith('utf-8')) return new TextEncoder().encode(marked);
  const bytes = Uint8Array.from(Buffer.from(marked, 'utf16le'));
  if (!encoding.startsWith('utf-16be')) return bytes;
  for (let i = 0; i < bytes.length; i += 2) bytes.set([bytes[i + 1] ?? 0, bytes[i] ?? 0], i);
  return bytes;
}

export function fixture(path: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(`../../fixtures/formats/${path}`, import.meta.url)));
}

export interface Read {
  readonly items: readonly Item[];
  readonly records: readonly RegistryRecord[];
  readonly scopes: readonly Scope[];
  readonly diagnostics: readonly Diagnostic[];
  /** Diagnostics that block a clean verdict. */
  readonly gaps: readonly Diagnostic[];
}

/** Everything that a reader yields about `bytes`, sorted by kind. */
export function readAll(
  reader: Reader,
  bytes: Uint8Array,
  keyPaths: readonly string[] = ['\\kerberos'],
  options: ReadOptions = {},
  hinted = false,
): Read {
  const interest = { keyPaths, policyText: [], objectClasses: [], attributes: [] };
  const items = [...reader.read(sourceOf(bytes), interest, options)];
  const diagnostics = items.filter((item) => item.kind === 'diagnostic');
  wellSaid(diagnostics, hinted);
  return {
    items,
    records: items.filter((item) => item.kind === 'registry'),
    scopes: items.filter((item) => item.kind === 'scope'),
    diagnostics,
    gaps: diagnostics.filter((item) => item.effect !== 'notice'),
  };
}

/** Records as lines that are easy to compare: `hive\key : name TYPE = data`. */
export function shown(records: readonly RegistryRecord[]): string[] {
  return records.map((record) => {
    const name = record.valueName === null ? '' : ` : ${record.valueName.value}`;
    const type = record.type === null ? '' : ` ${record.type} = ${shownData(record)}`;
    const operation = record.operation === 'set' ? '' : `${record.operation} `;
    return `${operation}${record.hive ?? '?'}\\${record.keyPath.value}${name}${type}`;
  });
}

function shownData({ data }: RegistryRecord): string {
  if (data?.kind === 'text') return JSON.stringify(data.text.value);
  if (data?.kind === 'list') return JSON.stringify(data.items.map((item) => item.value));
  if (data?.kind === 'number') return String(data.number);
  return data ? `${data.length} bytes` : 'nothing';
}

/** The raw text of an input behind a span, by its bytes and by its region; a test compares the two. */
export function rawText(bytes: Uint8Array, located: Located, encoding: TextEncodingName): string {
  const part = bytes.slice(located.at.start, located.at.end);
  if (encoding.startsWith('utf-16le')) return decodeUtf16(part);
  if (encoding.startsWith('utf-16be')) return decodeUtf16(part, true);
  return new TextDecoder(encoding === 'latin1' ? 'latin1' : 'utf-8', { ignoreBOM: true }).decode(part);
}

/** The text of lines and columns, as an editor counts them. */
export function regionText(text: string, located: Located): string {
  const region = located.at.region;
  if (!region) throw new Error('no region');
  const lines = text.split(/(?<=\n)/);
  const part = lines.slice(region.startLine - 1, region.endLine);
  const last = part.length - 1;
  if (part.length === 0) return '';
  part[last] = (part[last] ?? '').slice(0, region.endColumn - 1);
  part[0] = (part[0] ?? '').slice(region.startColumn - 1);
  return part.join('');
}
