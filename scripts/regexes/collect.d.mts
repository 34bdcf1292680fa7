// Types of collect.mjs, for its tests.

export function collect(): Promise<Map<string, readonly string[]>>;
