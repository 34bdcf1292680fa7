// Where a scan stands between two steps.

import type { Diagnostic } from '../../model/record.ts';
import type { TextChunk } from '../text/decode.ts';
import type { Cursor } from './cursor.ts';
import type { Decide, Decision, ScanLimits, XmlEvent } from './events.ts';
import type { NameScope } from './names.ts';
import type { Sieve } from './sieve.ts';

/** An element that is open. `decision` is null inside a captured or skipped one. */
export interface OpenElement {
  readonly raw: string;
  readonly name: string;
  /** The scope that holds again after its end. */
  readonly outer: NameScope;
  readonly line: number;
  readonly decision: Decision | null;
}

/** The way past elements that do not count. */
export interface Passing {
  readonly sieve: Sieve;
  readonly rest: NonNullable<ScanLimits['rest']>;
  /** The text from a byte on. */
  readonly from: (byte: number) => Iterable<TextChunk | Diagnostic>;
  /** The text of bytes [from, to), which is sound. */
  readonly text: (from: number, to: number) => string;
}

export interface ScanState {
  readonly cursor: Cursor;
  readonly decide: Decide;
  readonly captureLimit: number;
  /** Null where all is read. */
  readonly passing: Passing | null;
  readonly open: OpenElement[];
  readonly path: string[];
  /** Events that are to be handed out before the next step. */
  readonly out: XmlEvent[];
  scope: NameScope;
  /** How often in a row the sieve has passed over hardly anything of the element that is sifted. */
  futile: number;
  /** How many scopes were remembered with the tags that open them. */
  scopes: number;
  /** Depth of the captured or skipped element around, 0 when there is none. */
  quiet: number;
  /** Mark-up without children that was begun and may be longer than the window. */
  inside: 'comment' | 'section' | 'instruction' | null;
  markupSeen: boolean;
  rootSeen: boolean;
  /** An element was handed out: what fails after that is partial. */
  yielded: boolean;
  stopped: boolean;
}
