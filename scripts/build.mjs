// Builds dist: the program and the library as one file each, and the declarations of the library.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const program = 'dist/realmlint.js';

// Packages in CommonJS call require, which a module does not have.
const REQUIRE =
  "import { createRequire as realmlintRequire } from 'node:module';\nconst require = realmlintRequire(import.meta.url);";

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  // First the ES module of a package: UMD wrappers require what no bundler sees.
  mainFields: ['module', 'main'],
  target: 'node20.19',
  legalComments: 'eof',
  define: { REALMLINT_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
declare();
await build({
  ...shared,
  platform: 'neutral',
  entryPoints: ['src/lint.ts'],
  outfile: 'dist/index.js',
});
// The program comes last: where it lies, all is built. action.yml asks for no more than that.
await build({
  ...shared,
  entryPoints: ['src/cli/bin.ts'],
  outfile: program,
  banner: { js: `#!/usr/bin/env node\n${REQUIRE}` },
});
chmodSync(new URL(`../${program}`, import.meta.url), 0o755);

function declare() {
  // The compiler's own start script, for npx is a shell script on Windows.
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.tsc);
  const { status, error } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exit(1);
}
