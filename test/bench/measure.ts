// Runs whole processes: their time on the wall, and for our own also processor time and memory at its peak.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Command {
  /** As the table calls it. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Its exit code where all is as expected. */
  readonly status: number;
}

/** Milliseconds; an exit code that was not expected is an error, for its time would mean nothing. */
export function timed(command: Command): number {
  const { program, args, cwd } = command;
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'ignore' });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (error) throw error;
  if (status !== command.status)
    throw new Error(`${shown(command)} ended with ${status}: ${complaintOf(command)}`);
  return milliseconds;
}

const shown = ({ program, args }: Command) => `${program} ${args.join(' ')}`.slice(0, 200);

/** What a program says on standard error, or the beginning of it: errors stand before their stacks. */
export function complaintOf({ program, args, cwd }: Command): string {
  const { stderr } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return stderr.trim().slice(0, 800);
}

export interface Usage {
  /** Bytes at the peak. */
  readonly peak: number;
  /** Processor time of all threads, milliseconds. */
  readonly user: number;
  readonly system: number;
}

/** One run of a Node.js program that says at its end what it used; not for its time, since that costs some. */
export function usageOf(command: Command, probe: string): Usage {
  const { status, stderr, error } = spawnSync(command.program, ['--import', probe, ...command.args], {
    cwd: command.cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error) throw error;
  if (status !== command.status) {
    throw new Error(`${shown(command)} ended with ${status}: ${stderr.trim().slice(0, 800)}`);
  }
  const number = (name: string) => {
    const value = new RegExp(`${name} (\\d+)`).exec(stderr)?.[1];
    if (value === undefined) throw new Error(`${shown(command)} did not say ${name}`);
    return Number(value);
  };
  return {
    peak: number('peak-bytes'),
    user: number('user-microseconds') / 1_000,
    system: number('system-microseconds') / 1_000,
  };
}

/** Whether a program starts at all; the answer of the first of several names that does. */
export function installed(programs: readonly string[], args: readonly string[]): string | null {
  for (const program of programs) {
    if (program.startsWith('/') && !existsSync(program)) continue;
    if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return program;
  }
  return null;
}

/** Milliseconds of each command of each round. */
export type Times = readonly (readonly number[])[];

export interface Rounds {
  readonly runs: number;
  /** No round is begun that would probably end later; one is always made. */
  readonly seconds: number;
}

/** Runs the commands in alternation: first, second, third, first, ... The first of all has run before and is warm. */
export function alternate(commands: readonly Command[], { runs, seconds }: Rounds): Times {
  const times: number[][] = commands.map(() => []);
  const start = Date.now();
  for (let round = 0; round < runs; round += 1) {
    const spent = (Date.now() - start) / 1_000;
    if (round > 0 && spent + spent / round > seconds) break;
    for (const [index, command] of commands.entries()) times[index]?.push(timed(command));
  }
  return times;
}
