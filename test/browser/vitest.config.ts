import { defineConfig } from 'vitest/config';

// What needs a browser. Without one the suite fails and says what to install: skipped is not tested.
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { requireAssertions: true },
    // One browser for all files: they share the worker, and with it the modules.
    isolate: false,
    maxWorkers: 1,
    experimental: { fsModuleCache: true },
  },
});
