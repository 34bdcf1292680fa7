// What the engine is given to read: inputs that can be opened one after the other.

import type { Source } from './source.ts';

/** An open input. Close it when done; the bytes it handed out are then gone. */
export interface OpenSource extends Source {
  close(): void;
}

/** A file (or standard input) to lint. */
export interface Input {
  /** As shown: relative to the working directory, forward slashes. */
  readonly path: string;
  /** True when the user named this very file; then whatever cannot be read of it is a gap. */
  readonly named: boolean;
  /** The client that it belongs to, where the user says so. */
  readonly client?: string;
  /** Throws SourceError, in words for the user, when it does not exist or may not be read. */
  open(): OpenSource;
}
