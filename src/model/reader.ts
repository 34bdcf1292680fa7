// The contract of a reader: one format, from bytes to records.

import type { Encoding, Format, Holder } from './format.ts';
import type { Item } from './record.ts';
import type { Interest, Source } from './source.ts';

/** The beginning of an input, decoded as well as a glance allows. */
export interface Head {
  /** The first bytes, 4,096 at most. */
  readonly bytes: Uint8Array;
  /** Those bytes as text by byte order mark or by their pattern, without the mark. */
  readonly text: string;
  readonly size: number;
}

export type { Encoding } from './format.ts';

export interface ReadOptions {
  /** Overrules every guess about the encoding of text. */
  readonly encoding?: Encoding;
  /**
   * True to make text of every part of an input, false to pass over whatever nobody downstream wants. When absent the size of the input
   * decides. Both give the same items.
   */
  readonly exact?: boolean;
}

/**
 * Reads one format. `accepts` judges by content alone, never by name. `read` streams, never throws for
 * bad content (SourceError of the medium passes through), and states a Scope only for what it read to its end.
 */
export interface Reader {
  readonly format: Format;
  readonly holder: Holder;
  /** True for text that a program prints in place of a document of the format. */
  readonly printed?: true;
  accepts(head: Head): boolean;
  read(source: Source, interest: Interest, options: ReadOptions): Iterable<Item>;
}
