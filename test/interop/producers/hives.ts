// Hives and exports of hives by hivex, chntpw's reged and Samba's regfio, of many configurations in one run of each.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../../support/formats/configuration.ts';
import { buildHive } from '../../support/hive-bytes.ts';
import { key } from '../../support/hive-keys.ts';
import { finish } from '../support/programs.ts';
import { emptyFolder } from '../support/run.ts';
import { regInput } from './registry-input.ts';

const SOFTWARE = 'HKEY_LOCAL_MACHINE\\SOFTWARE';
const POLICIES = '\\Microsoft\\Windows\\CurrentVersion\\Policies';

/**
 * A folder with a `.reg` file of each configuration and an empty hive, in which the programs work. None of them makes a hive
 * out of nothing, so the base block and the root are of the tests; all keys, values and lists below are of the programs.
 */
function workplace(configurations: readonly Configuration[]): string {
  const folder = emptyFolder('hives');
  writeFileSync(join(folder, 'start.hiv'), buildHive(key('CMI-CreateHive')).bytes);
  for (const [index, configuration] of configurations.entries())
    writeFileSync(join(folder, `${index}.reg`), regInput(configuration, { asBytes: true }));
  return folder;
}

const cache = new Map<string, string>();

/** hivexregedit's module, for all configurations: N.hivex.hiv, N.hivex-bytes.reg, N.hivex-strings.reg. */
export function byHivex(configurations: readonly Configuration[]): string {
  return once('hivex', configurations, (folder) => {
    const script = fileURLToPath(new URL('programs/hives.pl', import.meta.url));
    const debian = 'libwin-hivex-perl';
    finish('perl', [script, folder, String(configurations.length)], { cwd: folder, debian });
  });
}

/** reged: N.reged.hiv, N.reged.reg. */
export function byReged(configurations: readonly Configuration[]): string {
  return once('reged', configurations, (folder) => {
    const steps = configurations.map((_, index) =>
      [
        `cp start.hiv ${index}.reged.hiv`,
        // It says by 2 that it has changed the hive.
        `{ reged -C -I ${index}.reged.hiv '${SOFTWARE}' ${index}.reg || test $? = 2; } >>reged.log`,
        `reged -x ${index}.reged.hiv '${SOFTWARE}' '${POLICIES}' ${index}.reged.reg >>reged.log`,
      ].join('\n'),
    );
    writeFileSync(join(folder, 'reged.sh'), ['set -e', 'command -v reged', ...steps, ''].join('\n'));
    finish('sh', ['reged.sh'], { cwd: folder, debian: 'chntpw' });
  });
}

/** Samba's `net rpc registry copy`, which reads hivex' hives and writes its own: N.samba.hiv. */
export function bySamba(configurations: readonly Configuration[]): string {
  const folder = byHivex(configurations);
  return once(
    'samba',
    configurations,
    () => {
      const steps = configurations.map(
        (_, index) => `net rpc registry copy ${index}.hivex.hiv ${index}.samba.hiv >>net.log`,
      );
      writeFileSync(join(folder, 'net.sh'), ['set -e', 'command -v net', ...steps, ''].join('\n'));
      finish('sh', ['net.sh'], { cwd: folder, debian: 'samba-common-bin', seconds: 120 });
    },
    folder,
  );
}

function once(
  program: string,
  configurations: readonly Configuration[],
  work: (folder: string) => void,
  place?: string,
): string {
  const id = `${program} ${JSON.stringify(configurations)}`;
  const known = cache.get(id);
  if (known !== undefined) return known;
  const folder = place ?? workplace(configurations);
  work(folder);
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
