// The program as a user starts it, with the files of this machine: built and in a process of its own where the run is thorough, else
// in this one. That it can be started, test/cli/bin.test.ts and test/cli/start/ show in every run.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { start } from '../../src/cli/bin.ts';
import { VERSION } from '../../src/lint.ts';
import { THOROUGH } from './thorough.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Which version it is the build says.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const COMMAND = fileURLToPath(new URL('../../dist/realmlint.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What it says, both of its outputs pipes and its input empty; `cwd` is the root of the project where none is named. */
export async function program(argv: readonly string[], cwd = ROOT, env: Env = process.env): Promise<Ended> {
  return THOROUGH ? built(argv, cwd, env) : await called(argv, cwd, env);
}

/** As `program`, and always as it was built. */
export function built(argv: readonly string[], cwd = ROOT, env: Env = process.env): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...argv], {
    cwd,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

async function called(argv: readonly string[], cwd: string, env: Env): Promise<Ended> {
  const [out, err] = [pipe(), pipe()];
  const { exitCode } = await start({
    argv: [process.execPath, COMMAND, ...argv],
    stdin: Readable.from([]),
    stdout: out.stream,
    stderr: err.stream,
    env,
    platform: process.platform,
    cwd: () => cwd,
  });
  return { status: exitCode, stdout: out.text().replaceAll(VERSION, version), stderr: err.text() };
}

function pipe(): { stream: NodeJS.WriteStream; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({ write: (chunk, _, done) => done(void chunks.push(chunk)) });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
