// What a failure says of itself is enough to get it again.

import { describe, expect, it } from 'vitest';
import { optionsOf } from './options.ts';
import { repeatOf, shownFailure } from './shown-failure.ts';
import type { Failure } from './slice.ts';

const FAILURE: Failure = {
  invariant: 'internal',
  message: 'planted',
  target: 'klist',
  seed: -7,
  path: 'PC-0217.txt',
  case: { document: 0, edits: [], name: 0, deep: false },
};
const shown = (length: number) =>
  shownFailure(FAILURE, 3, { path: FAILURE.path, bytes: new Uint8Array(length).fill(65) }, '/kept/here');

describe('a failure', () => {
  it('is got again by the command line that it names', () => {
    expect(optionsOf(repeatOf(FAILURE))).toMatchObject({ targets: ['klist'], seed: -7, time: 1 });
    expect(shown(3)).toContain('npm run fuzz -- --reader klist --seed=-7 --time 1');
  });

  it('is told with its input where that is small', () => {
    expect(shown(3)).toContain('"PC-0217.txt" in base64: QUFB');
    expect(shown(2048)).toContain('base64');
    expect(shown(2049)).not.toContain('base64');
    expect(shown(2049)).toContain('/kept/here');
  });
});
