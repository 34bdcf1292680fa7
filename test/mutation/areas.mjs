// What is mutated, folder by folder, and the tests that judge it.

import { readdirSync, readFileSync } from 'node:fs';

const RULES = ['browser', 'client', 'evidence', 'gpo', 'mapping', 'realm', 'trust'];
const READERS = [
  'archive',
  'backup',
  'client',
  'cmdlets',
  'directory',
  'hive',
  'mdm',
  'preferences',
  'registry',
  'reports',
  'samba',
  'security',
  'serializations',
  'text',
  'xml',
];

// Examples and references of pages are words for people.
const PAGES = ['examples', 'gpo-examples', 'copy-examples', 'fix', 'references'];
const EVERY_RULE = ['test/rules/fixtures.test.ts'];
const EVERY_READER = ['test/readers', 'test/every-format.test.ts'];

/** `mutate` are patterns of files, `tests` folders and files of tests. */
export const AREAS = [
  ...RULES.map((name) => ({
    name: `rules/${name}`,
    mutate: [`rules/${name}/*.ts`],
    tests: [`test/rules/${name}`, ...EVERY_RULE],
  })),
  {
    name: 'rules/support',
    mutate: ['rules/support/*.ts', ...PAGES.map((name) => `!rules/support/${name}.ts`)],
    tests: ['test/rules', ...EVERY_RULE],
  },
  {
    name: 'src/interpreters',
    mutate: ['src/interpreters/*.ts'],
    tests: ['test/interpreters', ...EVERY_READER, ...EVERY_RULE],
  },
  ...READERS.map((name) => ({
    name: `src/readers/${name}`,
    mutate: [`src/readers/${name}/**/*.ts`, '!src/readers/**/*.generated.ts'],
    tests: [`test/readers/${name}`, ...EVERY_READER],
  })),
  {
    name: 'src/readers',
    mutate: ['src/readers/*.ts'],
    tests: ['test/readers', ...EVERY_READER],
  },
];

/** Files of tests below `root`, in the order of the area: what lies beside the code first. */
export function testFilesOf({ tests }, root) {
  const files = tests.flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(`${root}/${path}`, { recursive: true })
          .map((name) => `${path}/${String(name).replaceAll('\\', '/')}`)
          .filter((name) => name.endsWith('.test.ts'))
          .sort(),
  );
  return [...new Set(files)].filter((file) => !NEEDS_VITEST.test(readFileSync(`${root}/${file}`, 'utf8')));
}

// What only vitest's own workers can run: spies, snapshots, and what asks for the built program.
const NEEDS_VITEST = /\bvi\b.* from 'vitest'|Snapshot\(|\bdist\//;
