import { defineConfig } from 'vitest/config';

// What needs programs from outside. One that is missing fails its test and is named: skipped is not tested.
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    // The lab of real KDCs and the producers have commands of their own.
    exclude: ['test/interop/{lab,producers}/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Each file has folders of its own, and waits for programs most of the time: by itself vitest leaves one processor idle.
    maxWorkers: '100%',
    expect: { requireAssertions: true },
  },
});
