// Tables of words that come from exports.

/** Has the entries that are given, and none by the names that every object answers to (`constructor`, `__proto__`). */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), entries);
}
