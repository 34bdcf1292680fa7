// Other programs on the same files, where they are installed: what a user would compare us with.

import { type Command, installed } from './measure.ts';

/** How each program is started; null where it is not installed. */
export interface Peers {
  readonly ripgrep: string | null;
  readonly xmllint: string | null;
  /** A Python that knows Samba. */
  readonly samba: string | null;
}

export const NO_PEERS: Peers = { ripgrep: null, xmllint: null, samba: null };

const NAMES: Readonly<Record<keyof Peers, string>> = {
  ripgrep: 'ripgrep (rg)',
  xmllint: 'xmllint',
  samba: "Samba's modules for Python",
};

export function findPeers(): Peers {
  return {
    ripgrep: installed(['rg'], ['--version']),
    xmllint: installed(['xmllint'], ['--version']),
    // Beside a Python of one's own that of the distribution, for which its packages are.
    samba: installed(['python3', '/usr/bin/python3'], ['-c', 'import samba.ndr, samba.dcerpc.preg']),
  };
}

export function missingPeers(peers: Peers): string[] {
  return (Object.keys(NAMES) as (keyof Peers)[]).filter((peer) => !peers[peer]).map((peer) => NAMES[peer]);
}

type Maybe = Omit<Command, 'program' | 'status'> & { readonly program: string | null };

function those(commands: readonly Maybe[]): Command[] {
  return commands.flatMap((command) =>
    command.program === null ? [] : [{ ...command, program: command.program, status: 0 }],
  );
}

export function documentPeers({ ripgrep, xmllint }: Peers, path: string, cwd: string): Command[] {
  return those([
    { name: 'rg -c Kerberos', program: ripgrep, args: ['--no-config', '-c', 'Kerberos', path], cwd },
    { name: 'xmllint --stream --noout', program: xmllint, args: ['--stream', '--noout', path], cwd },
  ]);
}

export function fleetPeers({ ripgrep }: Peers, folders: readonly string[], cwd: string): Command[] {
  return those([
    {
      name: 'rg -l domain_realm',
      program: ripgrep,
      args: ['--no-config', '-l', 'domain_realm', ...folders],
      cwd,
    },
  ]);
}

const UNPACK = `import sys
from samba.ndr import ndr_unpack
from samba.dcerpc import preg
with open(sys.argv[1], 'rb') as file:
    ndr_unpack(preg.file, file.read())
`;

export function policyFilePeers({ samba }: Peers, path: string, cwd: string): Command[] {
  return those([{ name: "Samba's ndr_unpack", program: samba, args: ['-c', UNPACK, path], cwd }]);
}
