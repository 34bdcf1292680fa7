// One configuration in every format: what the writers of formats are given, and what each of them says of itself.
// A text may hold marks ⟦ and ⟧ around the entry that is wrong; the test takes them out and compares places.

import type { Format } from '../../../src/model/format.ts';
import type { TextEncodingName } from '../bytes.ts';

/** Types of text; of REG_MULTI_SZ each entry of the data is a string. */
export type TextType = 'REG_SZ' | 'REG_EXPAND_SZ' | 'REG_MULTI_SZ';

/** One value of a list. */
export interface Setting {
  readonly name: string;
  readonly data: string;
  /** The type of the value, where it is not REG_SZ and the format shows types. */
  readonly type?: TextType;
}

export interface Trust {
  readonly name: string;
  /** trustPartner, where it is not the name. */
  readonly partner?: string;
  readonly direction: number;
  readonly type: number;
  readonly attributes: number;
  /** Null: the attribute is not set. */
  readonly encryptionTypes: number | null;
}

/** Everything that somebody configures for one foreign realm. */
export interface Configuration {
  readonly mitRealms: readonly Setting[];
  readonly domainRealm: readonly Setting[];
  /**
   * False: the switch of the realm list says 0, or the policy Disabled. The writer of a text then puts marks around what
   * says so (`dword:⟦00000000⟧`, `⟦Disabled⟧`), since only it knows how that is written.
   */
  readonly mitRealmsEnabled: boolean;
  readonly trust: Trust;
}

/** What a format shows of a configuration, whoever writes it. */
export interface FormatShape {
  readonly format: Format;
  /** What distinguishes it from other writers of the same format: the cmdlet, the program, the dialect. */
  readonly variant?: string;
  /** As somebody would name the file, with the folders that matter. */
  readonly path: string;
  /** Which parts of the configuration it shows. */
  readonly shows: 'settings' | 'trust';
  /** A kind of fact that the format never shows, whatever is configured. */
  readonly lacks?: 'realm' | 'host-mapping';
  /** Defects (keys of the test's table) that the format cannot show, each with its reason. */
  readonly cannotShow?: Readonly<Record<string, string>>;
  /** Of a text; UTF-8 when absent. */
  readonly encoding?: TextEncodingName;
}

/** Writes the part of a configuration that a format can show, as the real program writes it. */
export interface FormatWriter extends FormatShape {
  /** A text, marks and all, or the bytes of a binary format, for which marks were taken out before. */
  write(configuration: Configuration): string | Uint8Array;
}
