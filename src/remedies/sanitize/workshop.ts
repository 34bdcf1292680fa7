// What sanitize works on and with: files, and what the readers and the rules know, handed in.

import type { Fact } from '../../model/fact.ts';
import type { Report } from '../../model/finding.ts';
import type { Encoding, Format } from '../../model/format.ts';
import type { Pairs } from './pseudonyms.ts';

/** A file, its path with forward slashes. */
export interface NamedBytes {
  /** Of a copy: the path of what it is a copy of. */
  readonly original?: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is read, and where its copy would go if it had no names in it. */
export interface Original extends NamedBytes {
  readonly target: string;
}

export interface Judged {
  readonly report: Report;
  readonly facts: readonly Fact[];
}

/** What the readers know, handed in. */
export interface Workshop {
  /** Reads and judges originals by their config, or copies by its copy, which is null where there is none. */
  judge(side: 'originals' | 'copies', files: readonly NamedBytes[], config: string | null): Judged;
  /** Whether a text is a config that copies can be judged by. */
  acceptsConfig(text: string): boolean;
  /** How a text of a format is encoded, and the characters of bytes 80 to FF of its code page. */
  encodingOf(
    file: NamedBytes,
    format: Format,
  ): { readonly encoding: Encoding; readonly bom: number; readonly upperHalf: string };
  /** Names of the vendor's clouds, in lower case. */
  readonly clouds: readonly string[];
  /** Known to nobody without the key file. */
  readonly secret: string;
  readonly pairs: Pairs | null;
}
