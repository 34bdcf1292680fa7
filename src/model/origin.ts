// Where facts come from, and what every one of them has.

import type { Format, Holder, Side } from './format.ts';
import type { Span } from './span.ts';

/** Where a fact comes from. */
export interface Origin {
  readonly path: string;
  /** Null for an input whose format was not recognised: it has gaps alone. */
  readonly format: Format | null;
  readonly holder: Holder;
  /** The folder (or archive) that makes several files one thing: the backup, the policy of a SYSVOL. */
  readonly container: string | null;
  /** The GPO within a file that holds several. */
  readonly part: string | null;
  readonly side: Side | null;
  /** The client that the config says the input belongs to. */
  readonly client?: string;
}

export interface FactBase {
  readonly origin: Origin;
  /** The whole of the record that the fact was made from. */
  readonly at: Span;
  /** For people: where to find it without lines, such as `HKLM\SOFTWARE\...\MitRealms : ZSCALERBETA.NET`. */
  readonly locator: string;
}

/** What in the registry a fact is about, in lower case: names are told apart without it. */
export interface InRegistry {
  /** The key's path below its root, such as `hklm\software\...\mitrealms`. */
  readonly key: string;
  /** Null for the key itself; the empty string is the default value. */
  readonly valueName: string | null;
}
