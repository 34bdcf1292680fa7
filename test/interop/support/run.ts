// Programs from outside, and folders to start them in.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Run {
  /** -1 when a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Milliseconds after which it is ended. */
  readonly timeout?: number;
}

/** Settings of git in the environment. Folders of another owner are safe: a checkout in a container often has one. */
export function gitSettings(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const settings = Object.entries({ 'safe.directory': '*', ...more });
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(settings.length)],
    ...settings.flatMap(([key, value], i) => [
      [`GIT_CONFIG_KEY_${i}`, key],
      [`GIT_CONFIG_VALUE_${i}`, value],
    ]),
  ]);
}

/** What a program finds in its environment: nothing of npm, of vitest or of the git command that may have started this. */
function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const ours = /^(?:npm_|NODE_ENV|NODE_OPTIONS|NODE_V8|VITEST|VITE_|GIT_|GITHUB_|INIT_CWD$|FORCE_COLOR$)/i;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ours.test(entry[0]),
  );
  // No settings of whoever runs this.
  const git = { GIT_CONFIG_GLOBAL: '/dev/null', ...gitSettings() };
  return { ...Object.fromEntries(kept), NO_COLOR: '1', ...git, ...more };
}

/** Runs a program to its end. `debian` is the package that brings it. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env = {}, input = '', timeout }: RunOptions,
  debian = program,
): Run {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: environment(env),
    input,
    encoding: 'utf8',
    ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' as const }),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error && 'code' in error && error.code === 'ENOENT') {
    throw new Error(`This test needs ${program}: install it (on Debian: apt-get install ${debian}).`);
  }
  if (error) throw error;
  return { status: status ?? -1, stdout, stderr };
}

/** The same of a program that must succeed: its standard output. */
export function must(program: string, args: readonly string[], options: RunOptions): string {
  const { status, stdout, stderr } = run(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes when the tests of the file are through. */
export function emptyFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `realmlint-${name}-`)));
  folders.push(folder);
  return folder;
}
