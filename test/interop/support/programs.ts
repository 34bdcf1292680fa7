// Programs that write or judge files of formats, in folders of their own.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { run } from './run.ts';

/** The Python that Debian's modules are installed for, whichever else is first on the path. */
export const PYTHON = '/usr/bin/python3';

/** Runs a program that must succeed; what it says otherwise is the failure. It is ended after `seconds`; what it started may go on. */
export function finish(
  program: string,
  args: readonly string[],
  {
    cwd,
    debian,
    seconds = 60,
    fine = [0],
  }: { cwd: string; debian: string; seconds?: number; fine?: readonly number[] },
): string {
  const { status, stdout, stderr } = run(program, args, { cwd, timeout: seconds * 1000 }, debian);
  if (fine.includes(status)) return stdout;
  throw new Error(
    `${program} ended with ${status} (on Debian it needs: apt-get install ${debian}).\n${stdout}\n${stderr}`,
  );
}

/** Whether a program is on the path, or on another one. */
export function isThere(program: string, PATH = process.env.PATH): boolean {
  const options = { stdio: 'ignore', env: { PATH } } as const;
  return spawnSync('/bin/sh', ['-c', 'command -v "$0"', program], options).status === 0;
}

/** What it takes to make a network of one's own, for messages: a container has neither capability by itself. */
export const NAMESPACES =
  'namespaces of its own and an interface in them (unshare, ip link), and so the capabilities CAP_SYS_ADMIN and CAP_NET_ADMIN';

/** Fails, by the packages that are missing, where a program is not there. */
export function needed(program: string, debian: string): void {
  if (!isThere(program))
    throw new Error(`These tests need ${program}: install it (on Debian: apt-get install ${debian}).`);
}

/** The bytes of a file that a program wrote, for keeps. */
export function fileBytes(path: string): Uint8Array {
  return Uint8Array.from(readFileSync(path));
}
