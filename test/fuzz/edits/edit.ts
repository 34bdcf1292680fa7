// What is done to a document, as plain data: the same edits of the same document are the same bytes, here and on any machine.

/** A place in a document, as a share of its length in 2^32 parts: it means something in any document. */
export type Share = number;

/** Of whatever the document consists of, one piece; `of` names the kind of piece. */
export type Piece =
  | 'line'
  | 'tag'
  | 'element'
  | 'attribute'
  | 'entity'
  | 'number'
  | 'quoted'
  | 'cell'
  | 'word'
  | 'unit';

export type Edit =
  | { readonly kind: 'flip'; readonly at: Share; readonly bit: number }
  | { readonly kind: 'insert'; readonly at: Share; readonly bytes: readonly number[] }
  | { readonly kind: 'overwrite'; readonly at: Share; readonly bytes: readonly number[] }
  | { readonly kind: 'remove'; readonly at: Share; readonly length: number }
  | { readonly kind: 'truncate'; readonly at: Share }
  /** Zeros in place of what stands there, as a lost sector of a disk leaves them. */
  | { readonly kind: 'zero'; readonly at: Share; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: Share; readonly length: number; readonly times: number }
  /** The beginning of this document and the end of another. */
  | { readonly kind: 'splice'; readonly at: Share; readonly other: number; readonly from: Share }
  /** A number of `width` bytes, little-endian, where one may stand. */
  | { readonly kind: 'field'; readonly at: Share; readonly width: 2 | 4; readonly value: number }
  /** The same at a place that the binary format gives a meaning. */
  | { readonly kind: 'structure'; readonly at: Share; readonly value: number; readonly relative: boolean }
  | {
      readonly kind: 'record';
      readonly what: 'drop' | 'double' | 'swap';
      readonly at: Share;
      readonly other: Share;
    }
  | {
      readonly kind: 'piece';
      readonly of: Piece;
      readonly what: 'drop' | 'double' | 'swap' | 'move';
      readonly at: Share;
      readonly other: Share;
    }
  | {
      readonly kind: 'replace';
      readonly of: Piece;
      readonly at: Share;
      readonly text: number;
      readonly inside: boolean;
    }
  | { readonly kind: 'write'; readonly at: Share; readonly text: number }
  | {
      readonly kind: 'long';
      readonly of: Piece;
      readonly at: Share;
      readonly letter: number;
      readonly length: number;
    }
  | {
      readonly kind: 'deep';
      readonly at: Share;
      readonly with: number;
      readonly depth: number;
      readonly closed: boolean;
    }
  | { readonly kind: 'lines'; readonly end: '\n' | '\r\n' | '\r' | '\r\r\n' | '\u2028' }
  | { readonly kind: 'encode'; readonly as: number }
  | { readonly kind: 'mark'; readonly of: number; readonly at: Share };

/** One input of a run: a document, what is done to it, and under which name it is read. */
export interface Case {
  readonly document: number;
  readonly name: number;
  /** Whether its facts and reports are looked at as well. */
  readonly deep: boolean;
  readonly edits: readonly Edit[];
}

export function placeIn(share: Share, length: number): number {
  return Math.min(length, Math.floor((share / 0x1_0000_0000) * (length + 1)));
}

/** One of a list; undefined where it is empty. */
export function oneOf<T>(list: readonly T[], share: Share): T | undefined {
  return list[Math.min(list.length - 1, Math.floor((share / 0x1_0000_0000) * list.length))];
}
