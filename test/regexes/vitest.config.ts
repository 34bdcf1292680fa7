import { defineConfig } from 'vitest/config';

// A megabyte of each thing that a regular expression looks for, in documents of every format: some minutes.
export default defineConfig({
  test: {
    include: ['test/regexes/long-values.test.ts'],
    testTimeout: 600_000,
    expect: { requireAssertions: true },
  },
});
