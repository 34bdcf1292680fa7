// Parts of tags as they stand in the text, before names and references are resolved.

/** An attribute as written: its name at unit `at`, its value at units [from, to), without the quotes. */
export interface RawAttribute {
  readonly name: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Something in a tag that XML does not allow, at units [from, to) of the text that it stands in. */
export interface Flaw {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}
