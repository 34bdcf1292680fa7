// Types of stand-in.mjs, for its test.

export function standIn(
  place: { readonly script: string; readonly index: number },
  exports: object,
  file: string,
): string;
