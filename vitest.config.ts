import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/{large,interop,browser}/**',
      'test/regexes/{attacks,long-values}.test.ts',
      'node_modules/**',
    ],
    testTimeout: 20_000,
    globalSetup: 'test/support/left-out.ts',
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    // Nothing here keeps state between files, and starting a world for each of them takes half of the time.
    isolate: false,
    // By itself vitest leaves one processor idle, which is half of a small machine.
    maxWorkers: '100%',
    // What was transformed is kept in node_modules by its content: a third of what imports cost, from the second run on.
    experimental: { fsModuleCache: true },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      // Entry and type-only files, the former of 20 lines or fewer; and what touches a document, which npm run test:browser runs.
      exclude: [
        'src/cli/start/realmlint.ts',
        'src/web/{elements,intake,page,problem-view,progress-view,result-view,worker}.ts',
        'src/web/look/*.ts',
        '**/*.generated.ts',
        '**/*.d.ts',
      ],
      reporter: ['text-summary', 'text', 'json-summary'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
