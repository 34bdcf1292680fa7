// Hives and exports of hives by hivex, chntpw's reged and Samba's regfio, of many configurations in one run of each.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../../support/formats/configuration.ts';
import { buildHive } from '../../support/hive-bytes.ts';
import { key } from '../../support/hive-keys.ts';
import { finish } from '../support/programs.ts';
import { emptyFolder } from '../support/run.ts';
import { HKLM, POLICY_PATH, regInput } from './registry-input.ts';
import { writeSmbConf } from './smb-conf.ts';

const SOFTWARE = `${HKLM}\\SOFTWARE`;
const POLICIES = '\\Microsoft\\Windows\\CurrentVersion\\Policies';

/**
 * A folder with a `.reg` file of each configuration and an empty hive, in which the programs work. None of them makes a hive
 * out of nothing, so the base block and the root are of the tests; all keys, values and lists below are of the programs.
 */
function workplace(root: string, kind: string, files: readonly string[]): string {
  const folder = emptyFolder('hives');
  writeFileSync(join(folder, 'start.hiv'), buildHive(key(root)).bytes);
  for (const [index, text] of files.entries()) writeFileSync(join(folder, `${index}.${kind}.reg`), text);
  return folder;
}

const software = (kind: string) => (configurations: readonly Configuration[]) =>
  workplace(
    'CMI-CreateHive',
    kind,
    configurations.map((configuration) => regInput(configuration, { asBytes: true })),
  );

/** hivexregedit's module, on the hive whose root is this path of the `.reg` files; exports a key of it where one is named. */
function hivex(folder: string, count: number, kind: string, ...paths: readonly string[]): void {
  const script = fileURLToPath(new URL('programs/hives.pl', import.meta.url));
  const debian = 'libwin-hivex-perl';
  finish('perl', [script, folder, String(count), kind, ...paths], { cwd: folder, debian });
}

const cache = new Map<string, string>();

/** hivexregedit's module, a whole SOFTWARE: N.hivex.hiv, N.hivex-bytes.reg, N.hivex-strings.reg. */
export function byHivex(configurations: readonly Configuration[]): string {
  return once('hivex', configurations, () => {
    const folder = software('hivex')(configurations);
    hivex(folder, configurations.length, 'hivex', SOFTWARE, POLICIES);
    return folder;
  });
}

/** The same, the key of the policies alone, as `reg save` has it: N.key.hiv. */
export function keyByHivex(configurations: readonly Configuration[]): string {
  return once('key', configurations, () => {
    const files = configurations.map((configuration) =>
      regInput(configuration, { asBytes: true, parents: false }),
    );
    const folder = workplace('Kerberos', 'key', files);
    hivex(folder, files.length, 'key', POLICY_PATH);
    return folder;
  });
}

/** The same, of hives of another content: N.other.hiv. */
export function othersByHivex(root: string, files: readonly string[]): string {
  const folder = workplace('CMI-CreateHive', 'other', files);
  hivex(folder, files.length, 'other', root);
  return folder;
}

/** reged: N.reged.hiv, N.out.reg. */
export function byReged(configurations: readonly Configuration[]): string {
  return once('reged', configurations, () => {
    const folder = software('reged')(configurations);
    const steps = configurations.map((_, index) =>
      [
        `cp start.hiv ${index}.reged.hiv`,
        // It says by 2 that it has changed the hive.
        `{ reged -C -I ${index}.reged.hiv '${SOFTWARE}' ${index}.reged.reg || test $? = 2; } >>reged.log`,
        `reged -x ${index}.reged.hiv '${SOFTWARE}' '${POLICIES}' ${index}.out.reg >>reged.log`,
      ].join('\n'),
    );
    writeFileSync(join(folder, 'reged.sh'), ['set -e', 'command -v reged', ...steps, ''].join('\n'));
    finish('sh', ['reged.sh'], { cwd: folder, debian: 'chntpw' });
    return folder;
  });
}

/** Samba's `net rpc registry copy`, which reads hivex' hives and writes its own: N.samba.hiv. */
export function bySamba(configurations: readonly Configuration[]): string {
  return once('samba', configurations, () => {
    const folder = byHivex(configurations);
    writeSmbConf(folder);
    const steps = configurations.map(
      (_, index) => `net -s smb.conf rpc registry copy ${index}.hivex.hiv ${index}.samba.hiv >>net.log`,
    );
    writeFileSync(join(folder, 'net.sh'), ['set -e', 'command -v net', ...steps, ''].join('\n'));
    finish('sh', ['net.sh'], { cwd: folder, debian: 'samba-common-bin', seconds: 400 });
    return folder;
  });
}

/** The folder of a program's work, which is done once for the same configurations. */
function once(program: string, configurations: readonly Configuration[], work: () => string): string {
  const id = `${program} ${JSON.stringify(configurations)}`;
  const folder = cache.get(id) ?? work();
  cache.set(id, folder);
  return folder;
}

/** The files of one kind, in the order of the configurations. */
export function filesOf(
  folder: string,
  configurations: readonly Configuration[],
  kind: string,
): Uint8Array[] {
  return configurations.map((_, index) => Uint8Array.from(readFileSync(join(folder, `${index}.${kind}`))));
}
