// ZIP archives in memory, right ones and, field by field, wrong ones.

import { deflateSync } from 'fflate';
import { crc32 } from '../../src/readers/archive/crc32.ts';

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 8, deflated, when absent. */
  readonly method?: number;
  readonly flags?: number;
  /** What the directory and the local header claim, where that is not the truth. */
  readonly claims?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  /** The packed bytes, where they are not the content deflated or stored. */
  readonly data?: Uint8Array;
  readonly extra?: Uint8Array;
  /** The extra field of the local header, which is another. */
  readonly localExtra?: Uint8Array;
  /** What the directory says of the entry. */
  readonly comment?: string;
  /** The name in the local header, where it differs. */
  readonly localName?: string;
  /** Sizes and offset in a ZIP64 extra field. */
  readonly zip64?: true;
}

export interface ZipOptions {
  readonly comment?: string;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly zip64?: true;
  readonly disk?: number;
  /** What the end of the directory claims. */
  readonly count?: number;
  readonly directorySize?: number;
}

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}

/** Little-endian numbers of 2, 4 or 8 bytes. */
export function numbers(...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Uint8Array {
  return joined(
    ...fields.map(([width, value]) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setUint32(0, value % 2 ** 32, true);
      view.setUint32(4, Math.floor(value / 2 ** 32), true);
      return new Uint8Array(view.buffer, 0, width);
    }),
  );
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const FULL = 0xffffffff;

const NOTHING = new Uint8Array(0);

/** An archive as the fields say; without any, as other programs write it. */
export function zipOf(entries: readonly ZipEntry[], options: ZipOptions = {}): Uint8Array {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const written = entryOf(entry, offset);
    locals.push(written.local);
    central.push(written.central);
    offset += written.local.length;
  }
  const directory = joined(...central);
  const end = endOf(directory.length, offset, entries.length, options);
  return joined(options.before ?? NOTHING, ...locals, directory, end, options.after ?? NOTHING);
}

/** The local header with the data, at `offset`, and the header in the directory. */
function entryOf(entry: ZipEntry, offset: number): { local: Uint8Array; central: Uint8Array } {
  const { method = 8, flags = 0, zip64: wide = false } = entry;
  const content = bytesOf(entry.content ?? '');
  const data = entry.data ?? (method === 8 ? deflateSync(content) : content);
  const { size = content.length, packed = data.length, crc = crc32(content) } = entry.claims ?? {};
  const common = (name: Uint8Array, extra: number, full: boolean) =>
    joined(
      numbers([2, 45], [2, flags], [2, method], [4, 0], [4, crc]),
      numbers([4, full ? FULL : packed], [4, full ? FULL : size], [2, name.length], [2, extra]),
    );
  const localName = bytesOf(entry.localName ?? entry.name);
  const { localExtra = NOTHING } = entry;
  const comment = bytesOf(entry.comment ?? '');
  const header = joined(numbers([4, 0x04034b50]), common(localName, localExtra.length, false));
  const local = joined(header, localName, localExtra, data);
  const large = wide ? numbers([2, 1], [2, 24], [8, size], [8, packed], [8, offset]) : NOTHING;
  const extra = joined(entry.extra ?? NOTHING, large);
  const name = bytesOf(entry.name);
  const central = joined(
    numbers([4, 0x02014b50], [2, 45]),
    common(name, extra.length, wide),
    numbers([2, comment.length], [2, 0], [2, 0], [4, 0], [4, wide ? FULL : offset]),
    name,
    extra,
    comment,
  );
  return { local, central };
}

/** The end of the directory, which begins at `offset`; that of ZIP64 and its locator before it. */
function endOf(length: number, offset: number, entries: number, options: ZipOptions): Uint8Array {
  const { comment = '', count = entries, directorySize = length, disk = 0, zip64 = false } = options;
  const text = bytesOf(comment);
  if (zip64) {
    return joined(
      numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, disk], [4, disk]),
      numbers([8, count], [8, count], [8, directorySize], [8, offset]),
      numbers([4, 0x07064b50], [4, 0], [8, offset + length], [4, 1]),
      numbers([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, FULL], [4, FULL]),
      numbers([2, text.length]),
      text,
    );
  }
  const counted = count % 65_536;
  return joined(
    numbers([4, 0x06054b50], [2, disk], [2, disk], [2, counted], [2, counted]),
    numbers([4, directorySize], [4, offset], [2, text.length]),
    text,
  );
}
