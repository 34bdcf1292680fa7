// What the page asks of its worker, and what that answers. Plain data and files, which can be handed from one to the other.

import type { Picked } from './picked.ts';

/** What is to be read, and how. */
export interface Wanted {
  readonly picked: readonly Picked[];
  /** False where somebody wants no config to be followed. */
  readonly followConfig: boolean;
}

/** The expected side of a comparison: a cloud or a realm by its name, or a path among what was picked. */
export type ExpectedSide =
  | { readonly name: string; readonly path?: never }
  | { readonly path: string; readonly name?: never };

export type DownloadFormat = 'html' | 'json';

export type Order =
  | { readonly kind: 'judge'; readonly wanted: Wanted }
  | { readonly kind: 'why'; readonly host: string }
  | { readonly kind: 'drift'; readonly expected: ExpectedSide }
  | { readonly kind: 'download'; readonly format: DownloadFormat };

export interface Progress {
  readonly doing: 'reading' | 'judging';
  /** Inputs that are done, and all of them. */
  readonly done: number;
  readonly total: number;
  /** Of the file that is read now. */
  readonly path: string;
  /** Bytes that were read, and all of them. */
  readonly bytes: number;
  readonly size: number;
}

/** A verdict: the findings as markup, and what is said beside them. */
export interface Judged {
  readonly kind: 'judged';
  readonly markup: readonly string[];
  /** What the command line would end with. */
  readonly exitCode: number;
  /** The closing line of the command line, line by line, and its notices. */
  readonly closing: readonly string[];
  readonly notices: readonly string[];
  /** The config that was followed; null for none, undefined where none was looked for. */
  readonly config: string | null | undefined;
  /** What a comparison can take as its expected side. */
  readonly sides: Sides;
}

export interface Sides {
  /** What was picked by itself, or what lies in the one folder that was; none where there would be nothing to compare it with. */
  readonly picked: readonly string[];
  /** Files with realm settings, unless there are too many to choose from. */
  readonly inputs: readonly string[];
}

export type Reply =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | Judged
  | {
      readonly kind: 'answered';
      readonly to: 'why' | 'drift';
      readonly markup: string;
      readonly notices: readonly string[];
      readonly closing: string | null;
    }
  | { readonly kind: 'written'; readonly format: DownloadFormat; readonly texts: readonly string[] }
  /** Something that the user can mend. Each of `lines` is a sentence. */
  | {
      readonly kind: 'refused';
      readonly to: Order['kind'];
      readonly lines: readonly string[];
      readonly byConfig: boolean;
    }
  /** A defect of ours, or an end of the memory. */
  | {
      readonly kind: 'failed';
      readonly to: Order['kind'];
      readonly lines: readonly string[];
      readonly stack: string;
    };
