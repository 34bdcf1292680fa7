// Samba's domain controller as the KDC of the organisation. Its KDC serves no trust of type 3, so its trusts are of type 2; all else is as
// it was configured.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Trust } from '../../support/formats/configuration.ts';
import { PASSWORD } from './kdcs.ts';
import type { Namespace } from './namespace.ts';
import { BEYOND_OURS, hostsIn, ORGANISATION, SAMBA } from './realms.ts';

const DIRECTORY = fileURLToPath(new URL('./samba-directory.py', import.meta.url));
// Debian's own, for which its package of Samba's modules is made.
const PYTHON = '/usr/bin/python3';
const NETBIOS = 'CORP';

const [HOST = ''] = SAMBA.kdc.split('.');

function settings(home: string): string {
  const folders = {
    'private dir': join(home, 'private'),
    'state directory': join(home, 'state'),
    'cache directory': join(home, 'cache'),
    'lock directory': home,
    'pid directory': home,
    'ncalrpc dir': join(home, 'ncalrpc'),
    'log file': join(home, 'log'),
  };
  const lines = Object.entries({
    'netbios name': HOST,
    workgroup: NETBIOS,
    realm: ORGANISATION,
    'server role': 'active directory domain controller',
    'server services': 'kdc',
    'dcerpc endpoint servers': '',
    interfaces: SAMBA.address,
    'bind interfaces only': 'yes',
    ...folders,
  });
  return `[global]\n${lines.map(([name, value]) => ` ${name} = ${value}\n`).join('')}`;
}

async function demand(lab: Namespace, argv: readonly string[], input = ''): Promise<void> {
  const { status, stdout, stderr } = await lab.run(argv, {}, input);
  if (status !== 0) throw new Error(`${argv.slice(0, 3).join(' ')}: ${stdout}${stderr}`);
}

const confOf = (lab: Namespace) => join(lab.folder, 'smb.conf');

export async function startSamba(lab: Namespace): Promise<void> {
  const home = join(lab.folder, 'samba');
  mkdirSync(home);
  await demand(lab, [
    'samba-tool',
    'domain',
    'provision',
    `--realm=${ORGANISATION}`,
    `--domain=${NETBIOS}`,
    `--adminpass=${PASSWORD}`,
    '--server-role=dc',
    '--dns-backend=NONE',
    `--targetdir=${home}`,
    `--host-name=${HOST}`,
    `--host-ip=${SAMBA.address}`,
    `--option=interfaces=${SAMBA.address}`,
    '--option=bind interfaces only=yes',
    `--option=log file=${join(home, 'log')}`,
  ]);
  writeFileSync(confOf(lab), settings(home));
  const [service = ''] = hostsIn(ORGANISATION);
  await demand(lab, [PYTHON, DIRECTORY, 'prepare', confOf(lab), PASSWORD, 'anna', `HTTP/${service}`]);
  const argv = ['samba', '-s', confOf(lab), '-F', '--no-process-group', '-M', 'single'];
  await lab.serve(argv, {}, { address: SAMBA.address, port: 88 });
}

/** From where strangers come on their way through the organisation: a trust that is always there. */
const BEHIND: Trust = { name: BEYOND_OURS, direction: 2, type: 2, attributes: 0, encryptionTypes: 24 };

/** Makes these the trusts of the organisation, and takes away those that it had. */
export function sambaTrustKeeper(lab: Namespace): (trusts: readonly Trust[]) => Promise<void> {
  let there = '';
  return async (trusts) => {
    const wanted = JSON.stringify([...trusts, BEHIND]);
    if (wanted === there) return;
    await demand(lab, [PYTHON, DIRECTORY, 'trusts', confOf(lab), PASSWORD], wanted);
    there = wanted;
  };
}
