// What a reader reads from, and what it is told to look for.

/** An input: a path to show (relative, forward slashes), a size in bytes, and random access to the bytes. */
export interface Source {
  readonly path: string;
  readonly size: number;
  /**
   * Bytes from `offset`, at most `length`, fewer only at the end. The array may be reused by the next
   * call: copy what must last. A source that can do so puts them at the beginning of `into`, which has room for them, and returns that part
   * of it. Throws SourceError when the medium fails.
   */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array;
}

/** The medium failed while an input was read (no permission, a vanished file), not its content. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** What anybody downstream wants, so that a reader may skip the rest without knowing why it matters. */
export interface Interest {
  /** Lower-case fragments: a registry key path that contains none of them is of no use. */
  readonly keyPaths: readonly string[];
  /** Those of `keyPaths` that decide nothing about realms: what is not understood below them is no gap. None when absent. */
  readonly asides?: readonly string[];
  /** Lower-case fragments: a policy whose raw text contains none of them is of no use. */
  readonly policyText: readonly string[];
  /** Lower-case names of directory object classes that matter. */
  readonly objectClasses: readonly string[];
  /** Lower-case names of the attributes of those objects that matter. */
  readonly attributes: readonly string[];
}
