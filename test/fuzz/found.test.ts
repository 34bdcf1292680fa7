// What a run has ever found is tried again: the inputs in found/, each with what it broke.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from './invariants/check.ts';
import { kept } from './keep.ts';

const FOUND = kept(fileURLToPath(new URL('found', import.meta.url)));

describe('what was found', () => {
  it('is kept', () => {
    expect(FOUND.length).toBeGreaterThan(0);
  });

  it.each(FOUND.map(({ name, subject }) => [name, subject] as const))(
    '%s breaks no promise',
    (_, subject) => {
      expect(check(subject, { deep: true }).violation).toBeNull();
    },
  );
});
