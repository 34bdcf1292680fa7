// A program that goes on for ever takes what it started along when it is ended.

import { tmpdir } from 'node:os';
import { expect } from 'vitest';
import { itThorough } from '../support/thorough.ts';
import { patiently } from './patience.ts';

itThorough('ends by itself where it can', async () => {
  const argv = ['-e', 'console.error("well"); process.exitCode = 3'];
  expect(await patiently(tmpdir(), argv, 60_000)).toEqual({ code: 3, said: 'well\n' });
});

itThorough(
  'leaves no worker behind that is in an endless loop',
  async () => {
    const worker = 'process.on("SIGTERM", () => {}); for (;;);';
    const program = `
    const { spawn } = require('node:child_process');
    spawn(process.execPath, ['-e', ${JSON.stringify(worker)}], { stdio: 'inherit' });
    console.error('begun');
    for (;;);`;
    // The worker has the same standard error, whose end is waited for: so all that hold it are gone.
    const { code, said } = await patiently(tmpdir(), ['-e', program], 3000);
    expect([code === 0, said]).toEqual([false, 'begun\n']);
  },
  60_000,
);
