import { defineConfig } from 'vitest/config';

// Real KDCs as judges. Programs that are missing fail it and are named: a lab that is skipped proves nothing.
export default defineConfig({
  test: {
    include: ['test/interop/lab/**/*.test.ts'],
    testTimeout: 300_000,
    // The first time it is also Heimdal's client that is fetched.
    hookTimeout: 900_000,
    // One lab at a time: the machine's processors are the clients'.
    fileParallelism: false,
    expect: { requireAssertions: true },
  },
});
