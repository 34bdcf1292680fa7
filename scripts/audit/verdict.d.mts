export function verdictOf(
  text: string,
  told?: string,
): { readonly exitCode: 0 | 1 | 3; readonly lines: readonly string[] };
