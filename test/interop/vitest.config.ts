import { defineConfig } from 'vitest/config';

// What needs programs from outside. One that is missing fails its test and is named: skipped is not tested.
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    exclude: ['test/interop/producers/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: { requireAssertions: true },
  },
});
