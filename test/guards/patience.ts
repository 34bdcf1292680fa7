// Programs of Node.js that are ended, with all that they started, where they do not end by themselves.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** On standard error. */
  readonly said: string;
}

/** Runs a program of Node.js to its end, or for so many milliseconds. */
export async function patiently(cwd: string, argv: readonly string[], milliseconds: number): Promise<Ended> {
  const { THOROUGH: _own, NODE_OPTIONS: _options, ...env } = process.env;
  // The first of a group of its own: a worker in an endless loop outlives a parent that is ended alone.
  const detached = process.platform !== 'win32';
  const child = spawn(process.execPath, argv, { cwd, env, detached, stdio: ['ignore', 'ignore', 'pipe'] });
  // Ctrl+C in a terminal does not reach another group.
  const passOn = (signal: NodeJS.Signals) => {
    endWithAll(child);
    process.kill(process.pid, signal);
  };
  const patience = setTimeout(() => endWithAll(child), milliseconds);
  for (const signal of SIGNALS) process.once(signal, passOn);
  try {
    return await endOf(child);
  } finally {
    clearTimeout(patience);
    for (const signal of SIGNALS) process.off(signal, passOn);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function endWithAll({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All of them ended just now.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function endOf(child: ChildProcess): Promise<Ended> {
  const pieces: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said: pieces.join('') }));
  });
}
