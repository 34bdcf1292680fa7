// A network of its own, with nothing in it but loopback, and the names of its hosts; programs are run inside. It leaves nothing behind:
// its first process ends with our pipe to it, and every other process of it with the first.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NAMESPACES } from '../support/programs.ts';
import { SAMBA } from './realms.ts';

export interface Ran {
  /** -1 when it could not be started, or was ended. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

export interface Namespace {
  /** For all files of the lab; removed at the end. */
  readonly folder: string;
  run(argv: readonly string[], env?: Environment, input?: string): Promise<Ran>;
  /** Starts a server and waits until it takes connections; throws with what it said when it does not. */
  serve(
    argv: readonly string[],
    env: Environment,
    at: { readonly address: string; readonly port: number },
  ): Promise<void>;
  end(): Promise<void>;
}

export const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const DRIVER = fileURLToPath(new URL('./driver.mjs', import.meta.url));
const UNSHARE = 'unshare';
// What hangs must not hang the lab. Making a domain takes seconds, and on a busy machine minutes.
const PATIENCE = 300_000;

// Samba serves only addresses that an interface has by name. The machine's own files of names stay as they are: others lie over them in this namespace alone.
const ENTER = `
ip link set lo up &&
ip address add "$4/8" dev lo &&
mount --bind "$1/hosts" /etc/hosts &&
mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf &&
exec "$2" "$3" "$1"`;

function enter(folder: string): ChildProcessWithoutNullStreams {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const apart = ['--net', '--mount', '--pid', '--fork', '--kill-child'];
  const argv = [
    ...asRoot,
    ...apart,
    'sh',
    '-c',
    ENTER,
    'sh',
    folder,
    process.execPath,
    DRIVER,
    SAMBA.address,
  ];
  return spawn(UNSHARE, argv, { env: { PATH }, stdio: 'pipe' });
}

function writeNames(folder: string, hosts: Readonly<Record<string, string>>): void {
  const names = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
  writeFileSync(join(folder, 'hosts'), `127.0.0.1 localhost\n${names.join('')}`);
  writeFileSync(join(folder, 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files\n');
}

interface Conversation {
  /** What the first process says when it is there: it was asked for nothing. */
  readonly ready: Promise<Ran>;
  ask(asked: object): Promise<Ran>;
  readonly ended: Promise<void>;
}

/** Questions and answers by their numbers; whoever still waits when the process ends is told what it said last. */
function converse(child: ChildProcessWithoutNullStreams, cwd: string): Conversation {
  const waiting = new Map<number, (ran: Ran) => void>();
  let last = 0;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const answer = (id: number) => new Promise<Ran>((resolve) => waiting.set(id, resolve));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, ...ran }: { id: number } & Ran = JSON.parse(line);
    waiting.get(id)?.(ran);
    waiting.delete(id);
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    const finish = (error?: unknown) => {
      const stderr = `the lab ended: ${said}${error instanceof Error ? error.message : ''}`;
      for (const tell of waiting.values()) tell({ status: -1, stdout: '', stderr });
      waiting.clear();
      resolve();
    };
    child.on('error', finish);
    child.on('close', finish);
  });
  const ask = (asked: object) => {
    last += 1;
    child.stdin.write(`${JSON.stringify({ id: last, cwd, timeout: PATIENCE, ...asked })}\n`);
    return answer(last);
  };
  return { ready: answer(0), ask, ended };
}

/** @param hosts addresses by name, all of them of loopback. Throws with what was said, and with what it takes, where namespaces are refused. */
export async function startNamespace(
  folder: string,
  hosts: Readonly<Record<string, string>>,
): Promise<Namespace> {
  writeNames(folder, hosts);
  const first = enter(folder);
  const { ready, ask, ended } = converse(first, folder);
  // A worker whose runner was killed would go on alone until its tests are done.
  const orphaned = () => first.stdin.end();
  process.once('disconnect', orphaned);
  const { status, stderr } = await ready;
  if (status !== 0) throw new Error(`The lab needs ${NAMESPACES}: ${stderr}`);
  return {
    folder,
    run: (argv, env = {}, input = '') => ask({ argv, env: { PATH, LC_ALL: 'C', ...env }, input }),
    async serve(argv, env, at) {
      const served = await ask({ argv, env: { PATH, LC_ALL: 'C', ...env }, ...at });
      if (served.status !== 0)
        throw new Error(`${argv.join(' ')} does not serve ${at.address}: ${served.stderr}`);
    },
    async end() {
      process.off('disconnect', orphaned);
      first.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
