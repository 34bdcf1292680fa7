// The programs from outside that the lab is made of, and where they come from.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Programs by Debian package. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'krb5-kdc': ['krb5kdc', 'kdb5_util'],
  'krb5-admin-server': ['kadmin.local'],
  'krb5-user': ['kinit', 'kvno'],
  iproute2: ['ip'],
  'util-linux': ['unshare'],
  samba: ['samba'],
  'samba-common-bin': ['samba-tool'],
};

/** Packages that bring no program. */
const FILES: Readonly<Record<string, string>> = {
  'samba-ad-provision': '/usr/share/samba/setup',
  'python3-samba': '/usr/lib/python3/dist-packages/samba',
};

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

const isThere = (program: string) => FOLDERS.some((folder) => existsSync(join(folder, program)));

/** Throws with the names of the packages that are missing. */
export function demandPrograms(): void {
  const missing = [
    ...Object.entries(PACKAGES).filter(([, programs]) => !programs.every(isThere)),
    ...Object.entries(FILES).filter(([, file]) => !existsSync(file)),
  ].map(([name]) => name);
  if (missing.length === 0) return;
  throw new Error(
    `The lab needs real KDCs and clients. Missing: ${missing.join(', ')}. ` +
      `DEBIAN_FRONTEND=noninteractive apt-get install ${[...Object.keys(PACKAGES), ...Object.keys(FILES)].join(' ')}`,
  );
}

export interface Heimdal {
  readonly kinit: string;
  readonly kgetcred: string;
  /** Where its libraries are. */
  readonly libraries: string;
}

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/lab-heimdal', import.meta.url));

/**
 * Heimdal's client, which cannot be installed beside what else is there: Debian's packages, unpacked into a folder that is kept.
 * LAB_HEIMDAL names another such folder. Throws with what is missing.
 */
export function findHeimdal(): Heimdal {
  const root = process.env.LAB_HEIMDAL ?? CACHE;
  if (!existsSync(join(root, 'usr/bin/kgetcred'))) {
    if (process.env.LAB_HEIMDAL) throw new Error(`LAB_HEIMDAL: no usr/bin/kgetcred in ${root}`);
    unpackHeimdal(root);
  }
  const [architecture] = readdirSync(join(root, 'usr/lib')).filter((name) => name.includes('-linux-'));
  return {
    kinit: join(root, 'usr/bin/kinit.heimdal'),
    kgetcred: join(root, 'usr/bin/kgetcred'),
    libraries: join(root, 'usr/lib', architecture ?? ''),
  };
}

function command(cwd: string, program: string, ...argv: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, argv, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(
    `The lab needs Heimdal's client, from Debian's package heimdal-clients, or unpacked in the folder that LAB_HEIMDAL names: ` +
      `${program} ${argv[0]}: ${stderr || error}`,
  );
}

const ONLY_DEPENDS = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];

function unpackHeimdal(root: string): void {
  mkdirSync(dirname(root), { recursive: true });
  const draft = mkdtempSync(`${root}-`);
  try {
    const flags = ONLY_DEPENDS.map((kind) => `--no-${kind}`);
    const listed = command(draft, 'apt-cache', 'depends', '--recurse', ...flags, 'heimdal-clients');
    const libraries = listed.split('\n').filter((name) => /^lib\S+-heimdal$/.test(name));
    command(draft, 'apt-get', 'download', 'heimdal-clients', ...new Set(libraries));
    for (const name of readdirSync(draft).filter((file) => file.endsWith('.deb'))) {
      command(draft, 'dpkg', '-x', name, 'root');
    }
    rmSync(root, { recursive: true, force: true });
    renameSync(join(draft, 'root'), root);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
