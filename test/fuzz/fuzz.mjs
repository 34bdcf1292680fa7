// npm run fuzz: the harness and its child as programs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runBundled } from '../support/bundled.mjs';

// Fixtures are found from where a module lies, which is not where its bundle lies.
const ownPlaces = {
  name: 'own places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }));
  },
};

await runBundled(
  'fuzz',
  ({ main }, folder) => main(process.argv.slice(2), { root: ROOT, child: join(folder, 'child.mjs') }),
  {
    entryPoints: { main: 'test/fuzz/main.ts', child: 'test/fuzz/child.ts' },
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [ownPlaces],
  },
);
