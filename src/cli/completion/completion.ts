// What TAB can offer.

export interface Candidate {
  readonly value: string;
  /** One line; empty where the value says enough. */
  readonly about?: string;
  /** True where something follows it without a blank. */
  readonly more?: boolean;
}

export interface Completion {
  /** The beginning of the word that stays: what is offered takes the place of the rest. */
  readonly kept: string;
  readonly candidates: readonly Candidate[];
  /** Whether files belong here as well: the shell knows them best. */
  readonly files: boolean;
}

export const NOTHING: Completion = { kept: '', candidates: [], files: false };
export const FILES: Completion = { kept: '', candidates: [], files: true };

/** Those that go on with what was typed; case does not count, for symptoms and clouds are typed in any. */
export function fitting(typed: string, candidates: readonly Candidate[], kept = ''): Completion {
  const start = typed.slice(kept.length).toLowerCase();
  const fit = candidates.filter(({ value }) => value.toLowerCase().startsWith(start));
  return { kept, candidates: fit, files: false };
}
