// .reg files in the dialects of Samba's `net registry`: of files that it converts, and of a registry into which it imported.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '../../support/bytes.ts';
import type { Configuration } from '../../support/formats/configuration.ts';
import { POLICY_KEY } from '../../support/formats/registry.ts';
import { finish } from '../support/programs.ts';
import { emptyFolder } from '../support/run.ts';
import { filesOf } from './hives.ts';
import { judged, type Producer } from './producer.ts';
import { fromQuoted, isAscii, regInput, textsOf } from './registry-input.ts';
import { writeSmbConf } from './smb-conf.ts';

const REG = { format: 'reg', path: 'PC-0217.reg', shows: 'settings', plain: fromQuoted } as const;
const KEY = `HKLM\\${POLICY_KEY.replace('Software', 'SOFTWARE')}`;

/** Does the same for each configuration, N.in.reg to N.out.reg, by lines of a shell. */
function byNet(
  configurations: readonly Configuration[],
  lines: (index: number) => readonly string[],
): Uint8Array[] {
  const folder = emptyFolder('net-registry');
  writeSmbConf(folder);
  for (const [index, configuration] of configurations.entries())
    writeFileSync(
      join(folder, `${index}.in.reg`),
      encode(regInput(configuration, { asBytes: false }), 'utf-16le-bom'),
    );
  const steps = configurations.flatMap((_, index) =>
    lines(index).map((line) => `net -s smb.conf registry ${line} >>log.txt`),
  );
  writeFileSync(join(folder, 'net.sh'), ['set -e', 'command -v net', ...steps, ''].join('\n'));
  finish('sh', ['net.sh'], { cwd: folder, debian: 'samba-common-bin', seconds: 400 });
  return filesOf(folder, configurations, 'out.reg');
}

const converted =
  (dialect: string): Producer['produce'] =>
  (configurations) =>
    byNet(configurations, (index) => [`convert ${index}.in.reg ${index}.out.reg ${dialect}`]);

judged({
  ...REG,
  program: 'net registry converts to version 5',
  part: [0, 4],
  variant: 'net registry',
  encoding: 'utf-16le-bom',
  produce: converted('regedit5'),
});

judged({
  ...REG,
  program: 'net registry converts to its own dialect',
  part: [1, 4],
  variant: 'net registry',
  produce: converted('winregedit'),
});

judged({
  ...REG,
  program: 'net registry converts to version 5 in UTF-8',
  part: [2, 4],
  variant: 'net registry',
  produce: converted('regedit5,enc=UTF-8'),
});

judged({
  ...REG,
  program: 'net registry converts to REGEDIT4',
  part: [3, 4],
  variant: 'net registry',
  encoding: 'latin1',
  produce: converted('regedit4,enc=CP1252'),
});

const DIALECTS = ['regedit5', '', 'regedit5,enc=UTF-8', 'regedit4'];

judged({
  ...REG,
  program: 'net registry exports what it imported',
  variant: 'net registry',
  only: ['right', 'defect'],
  text: (bytes) => new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes),
  bends: (configuration) =>
    Object.values(textsOf(configuration)).flat().every(isAscii)
      ? null
      : 'one of the dialects has a code page of its own',
  produce: (configurations) =>
    byNet(configurations, (index) => [
      `import ${index}.in.reg`,
      `export '${KEY}' ${index}.out.reg ${DIALECTS[index % DIALECTS.length]}`,
      `deletekey_recursive '${KEY}'`,
    ]),
});
