// npm run lab:record: the proofs of the lab once more, whose results become results.json. Commit it, and what npm run generate makes of it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

if (process.platform !== 'linux') {
  console.error(
    `The lab needs Linux: its KDCs run in network namespaces, which ${process.platform} does not have.`,
  );
  process.exit(1);
}
// The start script of vitest itself: no shell, and nothing that npx would fetch where it is missing.
const manifest = createRequire(import.meta.url).resolve('vitest/package.json');
const { error, signal, status } = spawnSync(
  process.execPath,
  [join(dirname(manifest), 'vitest.mjs'), 'run', '--config', 'test/interop/lab/vitest.config.ts', 'proofs'],
  { stdio: 'inherit', env: { ...process.env, LAB_RECORD: '1' } },
);
if (error) console.error(`The lab could not be started: ${error.message}`);
if (signal) console.error(`The lab was ended by ${signal}.`);
process.exit(status ?? 1);
