import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

// What needs a browser. Without one the suite fails and says what to install: skipped is not tested.
export default defineConfig({
  // As the build does, for the built page is held against the sources.
  define: { REALMLINT_VERSION: JSON.stringify(version) },
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { requireAssertions: true },
    // One browser for all files: they share the worker, and with it the modules.
    isolate: false,
    maxWorkers: 1,
    experimental: { fsModuleCache: true },
  },
});
