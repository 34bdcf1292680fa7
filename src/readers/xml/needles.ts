// What a sieve looks for: fragments of interest, cut to what stands in raw XML however it is escaped, each with the rarest pair of
// neighbours in it. Errs on the side of finding too much.

/** Lower-case ASCII of at most 60 characters; `pair` is two of them, of which the second stands at `at`. */
export interface Needle {
  readonly text: string;
  readonly pair: string;
  readonly at: number;
}

// Most frequent first, in running text of western languages; what is not among them is rarer.
const FREQUENT = ' etaoinsrhldcumfpgwybv,.kxjqz-0123456789';
// Whatever else may stand for these is a reference by name; letters can only be written by number.
const SAFE_RUN = /[^&<>'"\x80-\uffff]+/g;
const LONGEST = 60;

/**
 * Needles such that raw XML which mentions a fragment, in any case, holds one of them, or a reference by number, a comment or a CDATA
 * section. Null where a fragment is too short for that.
 */
export function needlesFor(fragments: readonly string[]): readonly Needle[] | null {
  const texts = new Set<string>();
  for (const fragment of fragments) {
    const text = textOf(fragment);
    if (text === null) return null;
    texts.add(text);
  }
  const chosen = new Set<string>();
  return [...texts].map((text) => {
    const pair = pairOf(text, chosen);
    chosen.add(pair);
    return { text, pair, at: text.indexOf(pair) + 1 };
  });
}

function textOf(fragment: string): string | null {
  if (fragment.startsWith('<')) {
    const [name = ''] = fragment.slice(1).match(SAFE_RUN) ?? [];
    return name === '' ? null : `<${name}`.slice(0, LONGEST);
  }
  let longest = '';
  for (const [run] of fragment.matchAll(SAFE_RUN)) if (run.length > longest.length) longest = run;
  return longest.length < 3 ? null : longest.slice(0, LONGEST);
}

function pairOf(text: string, chosen: ReadonlySet<string>): string {
  let rarest = '';
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (chosen.has(pair)) return pair;
    if (rarest === '' || rarity(pair) > rarity(rarest)) rarest = pair;
  }
  return rarest;
}

function rarity(pair: string): number {
  const [first = '', second = ''] = pair;
  return rank(first) * rank(second);
}

function rank(character: string): number {
  const found = FREQUENT.indexOf(character);
  return found === -1 ? FREQUENT.length + 1 : found + 1;
}
