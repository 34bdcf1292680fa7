// Types of pages.mjs, for its test.

export function withoutPage(source: string, file: string): string;
