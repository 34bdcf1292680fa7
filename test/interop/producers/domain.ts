// What a domain controller of Samba's exports: one is provisioned, asked everything, and gone.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Trust } from '../../support/formats/configuration.ts';
import { finish, NAMESPACES, needed, PYTHON } from '../support/programs.ts';
import { emptyFolder, run } from '../support/run.ts';

const DEBIAN =
  'samba samba-ad-provision samba-dsdb-modules samba-vfs-modules samba-common-bin ldb-tools ldap-utils python3-samba iproute2';

export interface Asked {
  /** Each alone in the directory, with what it is to be read by. */
  readonly trusts: readonly { readonly trust: Trust; readonly searches: readonly string[] }[];
  /** Side by side. */
  readonly several: readonly Trust[];
  /** Policy files, each in its turn that of the one GPO. */
  readonly policies: readonly string[];
}

const APART = ['--net', '--pid', '--fork', '--kill-child=KILL', '--'];

/** Throws where they are refused, which no package mends. */
function demandNamespaces(cwd: string): void {
  if (process.getuid?.() !== 0) throw new Error('A domain controller and its network namespace need root.');
  const { status, stderr } = run(
    'unshare',
    [...APART, 'ip', 'link', 'set', 'lo', 'up'],
    { cwd },
    'util-linux',
  );
  if (status !== 0) throw new Error(`A domain controller needs ${NAMESPACES}: ${stderr}`);
}

/**
 * The folder with the exports: `N.` and the name of the search for each trust, `several.` and the same, `sysvol-N` and
 * `backup-N` for each policy file. The controller lives in a network and process namespace, and dies with the latter.
 */
export function askDomain(asked: Asked): string {
  const folder = emptyFolder('samba-domain');
  for (const program of ['samba', 'samba-tool', 'ldbsearch', 'ldbadd', 'ldapsearch', 'ip', 'unshare'])
    needed(program, DEBIAN);
  demandNamespaces(folder);
  const [home, out, cases] = [join(folder, 'home'), join(folder, 'out'), join(folder, 'cases.json')];
  mkdirSync(home);
  mkdirSync(out);
  writeFileSync(cases, JSON.stringify(asked));
  const script = fileURLToPath(new URL('programs/domain.py', import.meta.url));
  finish('unshare', [...APART, PYTHON, script, home, cases, out], {
    cwd: folder,
    debian: DEBIAN,
    seconds: 300,
  });
  return out;
}
