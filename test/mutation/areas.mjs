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
const EVERY_READER = ['test/every-format.test.ts'];

// Parts that are reached through others.
const ALSO = {
  security: ['test/readers/reports', 'test/rules/gpo'],
  text: ['test/encodings.test.ts', 'test/readers/registry'],
  xml: ['test/readers/reports'],
};

/** `mutate` are patterns of files, `near` folders and files of the tests that mirror them, `tests` those of others. */
export const AREAS = [
  ...RULES.map((name) => ({
    name: `rules/${name}`,
    mutate: [`rules/${name}/*.ts`],
    near: [`test/rules/${name}`, 'test/rules/meta.test.ts'],
    tests: EVERY_RULE,
  })),
  {
    name: 'rules/support',
    mutate: ['rules/support/*.ts', ...PAGES.map((name) => `!rules/support/${name}.ts`)],
    near: ['test/rules'],
    tests: [],
  },
  {
    name: 'src/interpreters',
    mutate: ['src/interpreters/*.ts'],
    near: ['test/interpreters'],
    tests: [...EVERY_READER, ...EVERY_RULE],
  },
  ...READERS.map((name) => ({
    name: `src/readers/${name}`,
    mutate: [`src/readers/${name}/**/*.ts`, '!src/readers/**/*.generated.ts'],
    near: [`test/readers/${name}`],
    tests: [...(ALSO[name] ?? []), ...EVERY_READER],
  })),
  {
    name: 'src/readers',
    mutate: ['src/readers/*.ts'],
    near: ['test/readers'],
    tests: EVERY_READER,
  },
];

/** Files of tests below `root`, in the order of the area: what lies beside the code first. */
export function testFilesOf(tests, root) {
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

// What only vitest's own workers can run: spies, and what asks for the built program.
const NEEDS_VITEST = /\bvi\b.* from 'vitest'|\bdist\//;
