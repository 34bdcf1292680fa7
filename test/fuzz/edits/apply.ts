// Edits made: from a document and plain data to bytes. Pure, and linear in what comes out.

import { type Edit, oneOf, placeIn } from './edit.ts';
import { NESTS } from './nests.ts';
import { piecesOf, type Range } from './pieces.ts';
import { fieldsOf, recordsOf, sealed } from './records.ts';
import { editable, encodedAs, joined, ODD_BYTES } from './texts.ts';
import { WORDS } from './words.ts';

/** Bytes. What grows beyond is cut: a file of any size is another test's affair. */
const LARGEST = 6 * 1024 * 1024;

function spliced(bytes: Uint8Array, from: number, to: number, part: Uint8Array): Uint8Array {
  return joined([bytes.subarray(0, from), part, bytes.subarray(Math.max(from, to))]);
}

/** The document with all edits made, one after the other; `others` are what it can be spliced with. */
export function applied(
  document: Uint8Array,
  edits: readonly Edit[],
  others: readonly Uint8Array[],
): Uint8Array {
  let bytes: Uint8Array = new Uint8Array(document);
  for (const edit of edits) bytes = new Uint8Array(apply(bytes, edit, others).subarray(0, LARGEST));
  return bytes;
}

function apply(bytes: Uint8Array, edit: Edit, others: readonly Uint8Array[]): Uint8Array {
  const at = 'at' in edit ? placeIn(edit.at, bytes.length) : 0;
  switch (edit.kind) {
    case 'flip':
      if (at === bytes.length) return bytes;
      return spliced(bytes, at, at + 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << edit.bit)));
    case 'insert':
      return spliced(bytes, at, 0, Uint8Array.from(edit.bytes));
    case 'overwrite':
      return spliced(bytes, at, Math.min(bytes.length, at + edit.bytes.length), Uint8Array.from(edit.bytes));
    case 'remove':
      return spliced(bytes, at, at + edit.length, new Uint8Array(0));
    case 'truncate':
      return bytes.subarray(0, at);
    case 'zero':
      return new Uint8Array(bytes).fill(0, at, at + edit.length);
    case 'repeat': {
      const part = bytes.subarray(at, at + edit.length);
      return spliced(bytes, at, at, joined(Array.from({ length: edit.times }, () => part)));
    }
    case 'splice': {
      const other = others[edit.other % others.length] ?? bytes;
      return joined([bytes.subarray(0, at), other.subarray(placeIn(edit.from, other.length))]);
    }
    case 'mark':
      return spliced(bytes, at, 0, Uint8Array.from(ODD_BYTES[edit.of % ODD_BYTES.length] ?? []));
    case 'encode':
      return encodedAs(bytes, edit.as);
    case 'field':
    case 'structure':
    case 'record':
      return applyToRecords(bytes, edit);
    default:
      return applyToText(bytes, edit);
  }
}

type RecordEdit = Extract<Edit, { kind: 'field' | 'structure' | 'record' }>;

function applyToRecords(bytes: Uint8Array, edit: RecordEdit): Uint8Array {
  if (edit.kind === 'record') {
    const records = recordsOf(bytes);
    return (
      rearranged(
        records,
        edit,
        (from, to): Uint8Array => bytes.slice(from, to),
        (from, to, part) => spliced(bytes, from, to, part ?? new Uint8Array(0)),
      ) ?? bytes
    );
  }
  const fields = edit.kind === 'structure' ? fieldsOf(bytes) : [];
  const at = edit.kind === 'structure' ? oneOf(fields, edit.at) : placeIn(edit.at, bytes.length);
  const width = edit.kind === 'field' ? edit.width : 4;
  if (at === undefined || at + width > bytes.length) return bytes;
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  const before = edit.kind === 'structure' && edit.relative ? view.getUint32(at, true) : 0;
  if (width === 2) view.setUint16(at, edit.value & 0xffff, true);
  else view.setUint32(at, (before + edit.value) >>> 0, true);
  return sealed(copy);
}

type TextEdit = Exclude<
  Edit,
  {
    kind:
      | 'flip'
      | 'insert'
      | 'overwrite'
      | 'remove'
      | 'truncate'
      | 'zero'
      | 'repeat'
      | 'splice'
      | 'mark'
      | 'encode'
      | 'field'
      | 'structure'
      | 'record';
  }
>;

function applyToText(bytes: Uint8Array, edit: TextEdit): Uint8Array {
  const { text, bytesOf } = editable(bytes);
  return bytesOf(edited(text, edit));
}

function edited(text: string, edit: TextEdit): string {
  const put = (from: number, to: number, part: string) => text.slice(0, from) + part + text.slice(to);
  if (edit.kind === 'lines') return text.replace(/\r*\n|\r/g, edit.end);
  if (edit.kind === 'write') {
    const at = placeIn(edit.at, text.length);
    return put(at, at, WORDS[edit.text % WORDS.length] ?? '');
  }
  if (edit.kind === 'deep') {
    const [open, close] = NESTS[edit.with % NESTS.length] ?? ['', ''];
    const at = placeIn(edit.at, text.length);
    return put(at, at, open.repeat(edit.depth) + (edit.closed ? close.repeat(edit.depth) : ''));
  }
  const pieces = piecesOf(text, edit.of);
  if (edit.kind === 'piece') {
    return (
      rearranged(
        pieces,
        edit,
        (from, to) => text.slice(from, to),
        (from, to, part) => put(from, to, part ?? ''),
      ) ?? text
    );
  }
  const piece = oneOf(pieces, edit.at);
  if (!piece) return text;
  const [from, to] = piece;
  if (edit.kind === 'long') return put(from, to, String.fromCharCode(edit.letter).repeat(edit.length));
  // A quoted text, a tag or an attribute keeps what it begins and ends with.
  const inset = edit.inside && to - from > 1 ? 1 : 0;
  return put(from + inset, to - inset, WORDS[edit.text % WORDS.length] ?? '');
}

/** Pieces dropped, doubled, swapped or moved; null where there are none. Both kinds of documents go this way. */
function rearranged<T>(
  pieces: readonly Range[],
  edit: Extract<Edit, { kind: 'record' | 'piece' }>,
  cut: (from: number, to: number) => T,
  put: (from: number, to: number, part: T | null) => T,
): T | null {
  const one = oneOf(pieces, edit.at);
  const other = oneOf(pieces, edit.other);
  if (!one || !other) return null;
  const [from, to] = one;
  if (edit.what === 'drop') return put(from, to, null);
  if (edit.what === 'double') return put(to, to, cut(from, to));
  if (edit.what === 'move') return put(other[0], other[0], cut(from, to));
  return put(from, to, cut(other[0], other[1]));
}
