// The programs from outside that the lab is made of, by the packages that bring them.

import { existsSync } from 'node:fs';
import { isThere } from '../support/programs.ts';
import { PATH } from './namespace.ts';

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

/** Packages that bring no program; those of modules lie at a path of the processor, but for their notices. */
const FILES: Readonly<Record<string, string>> = {
  'samba-ad-provision': '/usr/share/samba/setup',
  'samba-dsdb-modules': '/usr/share/doc/samba-dsdb-modules',
  'samba-vfs-modules': '/usr/share/doc/samba-vfs-modules',
  'python3-samba': '/usr/lib/python3/dist-packages/samba',
};

/** Throws with the names of the packages that are missing. */
export function demandPrograms(): void {
  const missing = [
    ...Object.entries(PACKAGES).filter(
      ([, programs]) => !programs.every((program) => isThere(program, PATH)),
    ),
    ...Object.entries(FILES).filter(([, file]) => !existsSync(file)),
  ].map(([name]) => name);
  if (missing.length === 0) return;
  throw new Error(
    `The lab needs real KDCs and clients. Missing: ${missing.join(', ')}. ` +
      `DEBIAN_FRONTEND=noninteractive apt-get install ${[...Object.keys(PACKAGES), ...Object.keys(FILES)].join(' ')}`,
  );
}
