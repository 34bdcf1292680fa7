// Builds dist: the program as scripts, the library as one file, and the declarations of the library.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ENTRIES } from './build/entries.mjs';
import { buildScripts } from './build/scripts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const program = 'dist/realmlint.js';

const options = {
  absWorkingDir: root,
  bundle: true,
  // First the ES module of a package: UMD wrappers require what no bundler sees.
  mainFields: ['module', 'main'],
  target: 'node20.19',
  legalComments: 'eof',
  define: { REALMLINT_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
mkdirSync(new URL('../dist/program', import.meta.url), { recursive: true });
mkdirSync(new URL('../dist/web', import.meta.url), { recursive: true });
// Beside the rest, since it takes as long.
const declared = declare();
const page = import('./build/page.mjs').then(({ buildPage }) =>
  buildPage({ root, version, outfile: join(root, 'dist/web/index.html') }),
);
await build({
  ...options,
  format: 'esm',
  platform: 'neutral',
  entryPoints: ['src/lint.ts'],
  outfile: 'dist/library/index.js',
});
// Node.js takes a tenth longer to start with an ES module, so the program is none.
writeFileSync(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
writeFileSync(join(root, 'dist/library/package.json'), '{ "type": "module" }\n');
const contents = await buildScripts({
  options,
  root,
  main: 'src/cli/bin.ts',
  folder: join(root, 'dist/program'),
  entries: ENTRIES,
});
await page;
if (!(await declared)) process.exit(1);
// The program comes last: where it lies, all is built. action.yml asks for no more than that.
await build({
  ...options,
  format: 'cjs',
  platform: 'node',
  entryPoints: ['src/cli/start/realmlint.ts'],
  define: { REALMLINT_BUILD: JSON.stringify(contents) },
  outfile: program,
  banner: { js: '#!/usr/bin/env node' },
});
chmodSync(new URL(`../${program}`, import.meta.url), 0o755);

async function declare() {
  // The compiler's own start script, for npx is a shell script on Windows.
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.tsc);
  const compiler = spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(compiler, 'close');
  return code === 0;
}
