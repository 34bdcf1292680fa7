export function verdictOf(text: string): { readonly exitCode: 0 | 1 | 3; readonly lines: readonly string[] };
