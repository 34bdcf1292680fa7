// What collecting is given, and what it gives.

import type { CollectedInput, FactsFault, FactsRun, Seal } from '../model/collected.ts';
import type { Fact, Origin } from '../model/fact.ts';
import type { InputReport, Problem } from '../model/finding.ts';
import type { Archive, Input } from '../model/input.ts';
import type { Encoding, Head, Reader } from '../model/reader.ts';
import type { Item } from '../model/record.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Interest, Source } from '../model/source.ts';

/** What the engine is given to read with: readers and interpreters are handed in, never imported. */
export interface Reading {
  readonly readers: readonly Reader[];
  readonly interest: Interest;
  readonly interpret: (item: Item, origin: Origin) => Iterable<Fact>;
  readonly headOf: (source: Source) => Head;
  readonly detect: (head: Head, readers: readonly Reader[]) => Reader | null;
  /** Whether a file of this name (and this head) is one of ours, so that it may not be passed over in silence. */
  readonly namedLikeOurs: (path: string, head?: Head) => boolean;
  /** What an input that no reader accepts lacks, as a sentence; null where its name says nothing. */
  readonly lackOf: (path: string, head: Head) => string | null;
  /** Which archive an input is, in words; null for what is none. */
  readonly archiveKind: (head: Head) => string | null;
  /** Whether a path is that of a document or a program, many of which are archives inside. */
  readonly namedLikePackage: (path: string) => boolean;
  /** The entries of an archive that can be read; null where it is of a kind that is not, or nobody's export. */
  readonly unpack: (input: Input, source: Source, head: Head) => Archive | null;
  readonly encoding?: Encoding;
  /** Called with the size of each input, in bytes. */
  readonly onOpen?: (size: number) => void;
  /** Where what inputs say alike is kept once; without it each is read by itself. */
  readonly remember?: Remember;
  /** Only where facts are to be kept. */
  readonly seal?: (source: Source) => Pick<Seal, 'size' | 'digest'>;
  /** Facts files, which are read into what was collected for them. */
  readonly facts: FactsReading;
}

export interface FactsReading {
  readonly holds: (head: Head) => boolean;
  readonly read: (source: Source, input: Input) => Iterable<CollectedInput | FactsRun | FactsFault>;
  /** Called for each run that is whole, with the path of the file that holds it. */
  readonly onRun: (run: FactsRun, path: string) => void;
}

/** What was read of an input, or of another one of its bytes; `read` reads it. Throws what `read` throws. */
export type Remember = (input: Input, source: Source, read: () => Collected) => Collected;

/** What one input gave. `input` is null for strangers that were passed over, and for archives that were entered. */
export interface Collected {
  readonly input: InputReport | null;
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
  /** How many files were passed over because they are of no kind that is read. */
  readonly strangers: number;
  /** The entries of an archive, to be collected like any other inputs. */
  readonly entries?: readonly Input[];
  /** In place of the facts, which are then none. */
  readonly sheet?: Sheet;
  /** A facts file: what it tells of is read as such. */
  readonly holdsFacts?: true;
  readonly seal?: Omit<Seal, 'path'>;
}
