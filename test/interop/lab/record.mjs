// npm run lab:record: the proofs of the lab once more, whose results become results.json. Commit it, and what npm run generate makes of it.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--config', 'test/interop/lab/vitest.config.ts', 'proofs'],
  {
    stdio: 'inherit',
    env: { ...process.env, LAB_RECORD: '1' },
  },
);
process.exit(status ?? 1);
