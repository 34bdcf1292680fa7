export function mendedDemo(): Readonly<Record<string, string | Uint8Array>>;
