// Heimdal's client, which cannot be installed beside what else is there: Debian's packages, unpacked into a folder that is kept.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATH } from './namespace.ts';

export interface Heimdal {
  readonly kinit: string;
  readonly kgetcred: string;
  /** Where its libraries are: LD_LIBRARY_PATH. */
  readonly libraries: string;
}

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/lab-heimdal', import.meta.url));
const CLIENT = 'heimdal-clients';
/** Milliseconds that a program of Debian's may take: a mirror that does not answer must not hang the lab. */
const PATIENCE = 120_000;

/** Unpacks it where it is not yet. LAB_HEIMDAL names a folder in which it is already. Throws with what is missing. */
export function findHeimdal(): Heimdal {
  const root = process.env.LAB_HEIMDAL ?? CACHE;
  if (!existsSync(join(root, 'usr/bin/kgetcred'))) {
    if (process.env.LAB_HEIMDAL) throw new Error(`LAB_HEIMDAL: no usr/bin/kgetcred in ${root}`);
    unpackHeimdal(root);
  }
  const found = {
    kinit: join(root, 'usr/bin/kinit.heimdal'),
    kgetcred: join(root, 'usr/bin/kgetcred'),
    libraries: ['usr/lib', 'lib'].flatMap((folder) => ofArchitecture(join(root, folder))).join(':'),
  };
  demandLibraries(found, root);
  return found;
}

function ofArchitecture(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(folder, name));
}

function command(cwd: string, program: string, argv: readonly string[], env: object = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, argv, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH, LC_ALL: 'C', ...env },
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  if (status === 0) return stdout;
  throw new Error(
    `The lab needs Heimdal's client, from Debian's package ${CLIENT}, or unpacked in the folder that LAB_HEIMDAL names: ` +
      `${program} ${argv[0]}: ${stderr || error}`,
  );
}

/** Libraries of other packages are the machine's, or were fetched because it has them not; it may have lost them since. */
function demandLibraries({ kinit, kgetcred, libraries }: Heimdal, root: string): void {
  for (const program of [kinit, kgetcred]) {
    const listed = command(root, 'ldd', [program], { LD_LIBRARY_PATH: libraries });
    const missing = new Set([...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name));
    if (missing.size === 0) continue;
    const again =
      root === CACHE ? `, or remove ${root}, so that all that the machine has not is fetched once more` : '';
    throw new Error(
      `Heimdal's client lacks ${[...missing].join(', ')}: install the packages that bring them${again}.`,
    );
  }
}

const ONLY_DEPENDS = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];

/** The packages to unpack: the client, Heimdal's libraries, and those of others that are not installed. */
function packages(cwd: string): string[] {
  const apt = (program: string, ...argv: string[]) => command(cwd, program, argv);
  const isKnown = () => /Candidate: [^(\s]/.test(apt('apt-cache', 'policy', CLIENT));
  if (!isKnown()) apt('apt-get', 'update');
  if (!isKnown())
    throw new Error(`The lab needs ${CLIENT}, and apt-get update brought no package of that name.`);
  const flags = ONLY_DEPENDS.map((kind) => `--no-${kind}`);
  const own = apt('apt-cache', 'depends', '--recurse', ...flags, CLIENT)
    .split('\n')
    .filter((name) => /^lib\S+-heimdal$/.test(name));
  const plan = apt('apt-get', 'install', '--simulate', '--no-install-recommends', CLIENT);
  const others = [...plan.matchAll(/^Inst (lib\S+)/gm)].map(([, name = '']) => name);
  return [...new Set([CLIENT, ...own, ...others])];
}

function unpackHeimdal(root: string): void {
  mkdirSync(dirname(root), { recursive: true });
  const draft = mkdtempSync(`${root}-`);
  try {
    command(draft, 'apt-get', ['download', ...packages(draft)]);
    for (const name of readdirSync(draft).filter((file) => file.endsWith('.deb'))) {
      command(draft, 'dpkg', ['-x', name, 'root']);
    }
    rmSync(root, { recursive: true, force: true });
    renameSync(join(draft, 'root'), root);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
