// Harnesses of the tests as programs: Node.js 20 reads no TypeScript, so they are bundled, run and forgotten.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles test/NAME/main.ts, imports it and gives it to `use`, whose answer is the exit code. `more` are options of esbuild beside
 * or in place of the usual ones; `use` is told the folder of the bundles too, which is gone when it is through.
 */
export async function runBundled(name, use, more = {}) {
  const folder = mkdtempSync(join(tmpdir(), `realmlint-${name}-program-`));
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: { main: `test/${name}/main.ts` },
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      logLevel: 'warning',
      ...more,
    });
    process.exitCode = await use(await import(pathToFileURL(join(folder, 'main.mjs')).href), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
