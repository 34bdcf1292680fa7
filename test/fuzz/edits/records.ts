// The records of binary documents: entries of a policy file, cells of a hive, headers of an archive, and the fields in them that say how long something is.

import type { Range } from './pieces.ts';

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}

/** Entries of a policy file (MS-GPREG 2.2.1), as far as they can be walked. */
function polRecords(bytes: Uint8Array): Range[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Range[] = [];
  let at = 8;
  while (at + 2 <= bytes.length && view.getUint16(at, true) === 0x5b) {
    const from = at;
    for (let texts = 0; texts < 2; texts++) {
      at += 2;
      while (at + 2 <= bytes.length && view.getUint16(at, true) !== 0) at += 2;
      at += 2;
    }
    if (at + 14 > bytes.length) break;
    at += 16 + view.getUint32(at + 8, true);
    if (at > bytes.length) break;
    found.push([from, at]);
  }
  return found;
}

function polFields(bytes: Uint8Array): number[] {
  return polRecords(bytes).flatMap(([from, to]) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = from;
    for (let texts = 0; texts < 2; texts++) {
      at += 2;
      while (at + 2 <= to && view.getUint16(at, true) !== 0) at += 2;
      at += 2;
    }
    return [at + 2, at + 8];
  });
}

/** Cells of a hive, by their sizes. */
function hiveCells(bytes: Uint8Array): Range[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Range[] = [];
  for (let page = 4096; page + 32 <= bytes.length; ) {
    const size = view.getUint32(page + 8, true);
    const end = Math.min(bytes.length, page + (size >= 4096 ? size : 4096));
    for (let at = page + 32; at + 8 <= end; ) {
      const length = Math.abs(view.getInt32(at, true));
      if (length < 8 || at + length > end) break;
      found.push([at, at + length]);
      at += length;
    }
    page = end;
  }
  return found;
}

function hiveFields(bytes: Uint8Array): number[] {
  const head = [4, 8, 20, 24, 28, 32, 36, 40, 508, 4096, 4100, 4104];
  return [
    ...head,
    ...hiveCells(bytes).flatMap(([from, to]) =>
      Array.from({ length: Math.min(20, (to - from) >> 2) }, (_, i) => from + i * 4),
    ),
  ];
}

const ZIP_HEADERS: Readonly<Record<number, readonly number[]>> = {
  67324752: [4, 6, 8, 14, 18, 22, 26, 28],
  33639248: [6, 8, 10, 16, 20, 24, 28, 30, 32, 42],
  101010256: [4, 6, 8, 10, 12, 16, 20],
};

function zipFields(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes[at] !== 0x50) continue;
    for (const field of ZIP_HEADERS[view.getUint32(at, true)] ?? []) found.push(at + field);
  }
  return found;
}

export function recordsOf(bytes: Uint8Array): Range[] {
  if (startsWith(bytes, 'PReg')) return polRecords(bytes);
  if (startsWith(bytes, 'regf')) return hiveCells(bytes);
  return [];
}

/** Bytes at which a number of 32 bits (of 16 in some headers) has a meaning. */
export function fieldsOf(bytes: Uint8Array): number[] {
  if (startsWith(bytes, 'PReg')) return polFields(bytes);
  if (startsWith(bytes, 'regf')) return hiveFields(bytes);
  if (startsWith(bytes, 'PK')) return zipFields(bytes);
  return [];
}

/** The checksum of a hive's head, so that what was changed in it is looked at. */
export function sealed(bytes: Uint8Array): Uint8Array {
  if (!startsWith(bytes, 'regf') || bytes.length < 512) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true);
  sum >>>= 0;
  view.setUint32(508, sum === 0 ? 1 : sum === 0xffffffff ? 0xfffffffe : sum, true);
  return bytes;
}
