// npm run audit: known vulnerabilities of what is installed, 1 where there are any. 3, and why, where the registry does not answer: unknown is not clean.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { verdictOf } from './audit/verdict.mjs';

const windows = process.platform === 'win32';
const { stdout, stderr, error } = spawnSync('npm', ['audit', '--json'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: windows,
});
// Without npm there is no answer either: 1 would say that there are vulnerabilities.
const { lines, exitCode } = verdictOf(stdout ?? '', error ? `npm: ${error.message}` : stderr);
console.log(lines.join('\n'));
process.exitCode = exitCode;
