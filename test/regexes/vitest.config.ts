import { defineConfig } from 'vitest/config';

// Attacks on regular expressions, and a megabyte of each thing that they look for in documents of every format: some minutes.
export default defineConfig({
  test: {
    include: ['test/regexes/{attacks,long-values}.test.ts'],
    testTimeout: 600_000,
    expect: { requireAssertions: true },
  },
});
