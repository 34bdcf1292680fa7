// A network of its own, with nothing in it but loopback, and the names of its hosts; programs are run inside. It leaves nothing behind:
// its first process ends with our pipe to it, and every other process of it with the first.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
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

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const DRIVER = fileURLToPath(new URL('./driver.mjs', import.meta.url));
const UNSHARE = 'unshare';
// What hangs must not hang the lab. Making a domain takes seconds, and on a busy machine many.
const PATIENCE = 90_000;

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

/** @param hosts addresses by name, all of them of loopback. Throws with what unshare said where namespaces are not allowed. */
export async function startNamespace(
  folder: string,
  hosts: Readonly<Record<string, string>>,
): Promise<Namespace> {
  const names = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
  writeFileSync(join(folder, 'hosts'), `127.0.0.1 localhost\n${names.join('')}`);
  writeFileSync(join(folder, 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files\n');
  const process_ = enter(folder);
  const waiting = new Map<number, (ran: Ran) => void>();
  let last = 0;
  let said = '';
  process_.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const answer = (id: number) => new Promise<Ran>((resolve) => waiting.set(id, resolve));
  createInterface({ input: process_.stdout }).on('line', (line) => {
    const { id, ...ran }: { id: number } & Ran = JSON.parse(line);
    waiting.get(id)?.(ran);
    waiting.delete(id);
  });
  process_.stdin.on('error', () => {});
  // A worker whose runner was killed would go on alone until its tests are done.
  const orphaned = () => process_.stdin.end();
  process.once('disconnect', orphaned);
  const ended = new Promise<void>((resolve) => {
    const finish = () => {
      for (const tell of waiting.values()) tell({ status: -1, stdout: '', stderr: `the lab ended: ${said}` });
      waiting.clear();
      resolve();
    };
    process_.on('error', finish);
    process_.on('close', finish);
  });
  const ask = (asked: object): Promise<Ran> => {
    last += 1;
    process_.stdin.write(`${JSON.stringify({ id: last, cwd: folder, timeout: PATIENCE, ...asked })}\n`);
    return answer(last);
  };
  const ready = await answer(0);
  if (ready.status !== 0) {
    throw new Error(`The lab needs namespaces of its own (unshare --net --mount --pid): ${ready.stderr}`);
  }
  return {
    folder,
    run: (argv, env = {}, input = '') => ask({ argv, env: { PATH, LC_ALL: 'C', ...env }, input }),
    async serve(argv, env, at) {
      const { status, stderr } = await ask({ argv, env: { PATH, LC_ALL: 'C', ...env }, ...at });
      if (status !== 0) throw new Error(`${argv.join(' ')} does not serve ${at.address}: ${stderr}`);
    },
    async end() {
      process.off('disconnect', orphaned);
      process_.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
