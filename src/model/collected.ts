// What reading one input gave, with all that is needed to keep it and to judge it elsewhere. Plain JSON.

import type { Fact } from './fact.ts';
import type { InputReport, Problem } from './finding.ts';
import type { Encoding } from './format.ts';
import type { Sheet } from './sheet.ts';
import type { Span } from './span.ts';

/** By what it is told whether a file is still the one that was read. Never of an entry of an archive: that is told by the archive. */
export interface Seal {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Of all bytes of a small file, of both ends of a large one. */
  readonly digest: string;
  /** What --encoding said when it was read. */
  readonly encoding?: Encoding;
}

/** `input` is null for strangers that were passed over, and for archives that were entered. */
export interface CollectedInput {
  readonly kind?: never;
  readonly path: string;
  readonly input: InputReport | null;
  readonly facts: readonly Fact[];
  /** In place of the facts, which are then none. */
  readonly sheet?: Sheet;
  readonly problems: readonly Problem[];
  /** How many files were passed over because they are of no kind that is read. */
  readonly strangers: number;
  /** Only where it was asked for, or where the facts were kept in a file. */
  readonly seal?: Omit<Seal, 'path'>;
  /** The path of the facts file that tells of it; absent for an input that this run has read itself. */
  readonly from?: string;
}

/** Which part of all paths a run has collected: the `index`th of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
  /** How many paths there were, those of all shards. */
  readonly paths: number;
  /** Digest of the list of all paths: shards of the same files have the same, on whatever machine. */
  readonly of: string;
}

/** How facts were collected: the head of what a run writes. */
export interface FactsRun {
  readonly kind: 'run';
  readonly version: string;
  readonly shard?: Shard;
  readonly encoding?: Encoding;
}

/** Why nothing of a facts file is believed from `at` on, in sentences. */
export interface FactsFault {
  readonly kind: 'fault';
  readonly at: Span;
  /** Whether it only ends too early, or begins too late. */
  readonly cut: boolean;
  readonly message: string;
  readonly hint: string;
}
