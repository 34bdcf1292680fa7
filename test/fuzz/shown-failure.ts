// A failure as a run tells it: what broke, where its input was kept, and how somebody without that folder gets the same.

import type { Subject } from './invariants/violation.ts';
import type { Failure } from './slice.ts';

/** Bytes of an input that is shown whole: a log of a pipeline may be all that is left of the run. */
const SMALL = 2048;

/** Its round comes first where a run begins with its seed. */
export function repeatOf({ target, seed }: Pick<Failure, 'target' | 'seed'>): string[] {
  return ['--reader', target, `--seed=${seed}`, '--time', '1'];
}

export function shownFailure(
  failure: Failure,
  times: number,
  { path, bytes }: Subject,
  kept: string,
): string {
  const input =
    bytes.length <= SMALL
      ? `\n  input ${JSON.stringify(path)} in base64: ${Buffer.from(bytes).toString('base64')}`
      : '';
  return `
${failure.target}, ${failure.invariant}, ${times} times: ${failure.message}
  kept in ${kept}
  again: npm run fuzz -- ${repeatOf(failure).join(' ')}${input}
`;
}
