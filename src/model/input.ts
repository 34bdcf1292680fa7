// What the engine is given to read: inputs that can be opened one after the other.

import type { Diagnostic } from './record.ts';
import type { Source } from './source.ts';

/** An open input. Close it when done; the bytes it handed out are then gone. */
export interface OpenSource extends Source {
  /** Throws SourceError when the bytes are no longer those that were there when it was opened. */
  settle?(): void;
  close(): void;
}

/** A file (or standard input) to lint. */
export interface Input {
  /** As shown: relative to the working directory, forward slashes; `backup.zip!/path/in/zip` in an archive. */
  readonly path: string;
  /** True when the user named this very file; then whatever cannot be read of it is a gap. */
  readonly named: boolean;
  /** The client that it belongs to, where the user says so. */
  readonly client?: string;
  /** True for an entry of an archive. */
  readonly packed?: true;
  /** If it is an archive: what the user says of its entry `path`, which has forward slashes and is relative to the archive. */
  entry?(path: string): EntryWish;
  /** If it holds facts: the client that the user names for the input `path` that they tell of; null for none. */
  clientOf?(path: string): string | null;
  /** Throws SourceError, in words for the user, when it does not exist or may not be read. */
  open(): OpenSource;
}

export interface EntryWish {
  readonly ignored: boolean;
  readonly client?: string;
}

/** What is to be said about an archive as a whole. */
export type ArchiveProblem = Pick<Diagnostic, 'code' | 'effect' | 'message' | 'hint'>;

/** An archive as inputs, none of which was opened yet. */
export interface Archive {
  readonly inputs: readonly Input[];
  /** How many entries cannot be anything that is read. */
  readonly strangers: number;
  readonly problems: readonly ArchiveProblem[];
}
