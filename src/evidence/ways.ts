// Every way in which something can come out that the evidence leaves open.

/** Chooses one of `count` possibilities, 0 to `count` - 1; what is open is asked in the same order each time. */
export type Choose = (count: number) => number;

/**
 * The results of `run` for every combination of its choices, the first possibilities first. `complete` is false when there
 * are more than `most` combinations: then the rest was not tried.
 */
export function everyWay<T>(
  run: (choose: Choose) => T,
  most: number,
): { readonly results: readonly T[]; readonly complete: boolean } {
  const results: T[] = [];
  let path: number[] | null = [];
  while (path !== null) {
    if (results.length === most) return { results, complete: false };
    const taken: number[] = [];
    const counts: number[] = [];
    const given: readonly number[] = path;
    const choose = (count: number) => {
      const choice = given[taken.length] ?? 0;
      taken.push(choice);
      counts.push(count);
      return choice;
    };
    results.push(run(choose));
    path = nextPath(taken, counts);
  }
  return { results, complete: true };
}

function nextPath(taken: readonly number[], counts: readonly number[]): number[] | null {
  for (let at = taken.length - 1; at >= 0; at--) {
    const choice = taken[at] ?? 0;
    if (choice + 1 < (counts[at] ?? 0)) return [...taken.slice(0, at), choice + 1];
  }
  return null;
}
