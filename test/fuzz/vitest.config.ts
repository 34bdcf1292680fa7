import { defineConfig } from 'vitest/config';

// The mutations in full: a hundred of each kind of defect.
export default defineConfig({
  test: { include: ['test/mutations.test.ts'], env: { MUTATIONS: '100' }, testTimeout: 120_000 },
});
