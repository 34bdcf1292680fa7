// Types of tree.mjs, for its test.

type Content = string | Uint8Array;

interface Difference {
  readonly path: string;
  readonly content: Content | null;
}

type Generated =
  | { readonly path: string; readonly content: Content }
  | {
      readonly folder: string;
      readonly files: readonly { readonly path: string; readonly content: Content }[];
    };

export function differences(root: string, generated: Generated): Iterable<Difference>;
export function bring(root: string, difference: Difference): void;
