import { defineConfig } from 'vitest/config';

// What reads files of programs from outside. One that is missing fails and is named (Wine alone is skipped, which is large).
export default defineConfig({
  test: {
    include: ['test/interop/producers/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
    maxWorkers: '100%',
    expect: { requireAssertions: true },
  },
});
