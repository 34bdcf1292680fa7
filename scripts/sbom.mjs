// sbom.cdx.json: what the package is made of, as CycloneDX, from the lock file. Part of every tarball (prepack), beside dist: npm builds that anew between the two.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COPIED, copiedAlone, namesIn, withoutDevelopment } from './sbom/shipped.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** npm, by the program that runs this script; by its name where it is run by hand. */
function npm(cwd, ...args) {
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return execFileSync(process.execPath, [program, ...args], options);
  return execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** What npm says of a manifest and a lock file, which lie nowhere else. Throws where it is not of the packages in that lock file. */
function billOf({ manifest, lock }) {
  const folder = mkdtempSync(join(tmpdir(), 'realmlint-sbom-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const bill = JSON.parse(npm(folder, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'));
    check(bill.components, namesIn(lock));
    return bill;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(components, wanted) {
  const lacks = new Set(wanted);
  for (const { name, version, 'bom-ref': ref, properties } of components) {
    if (!lacks.delete(ref)) throw new Error(`npm lists ${ref}, which is not shipped or stands there twice.`);
    if (ref !== `${name}@${version}`) throw new Error(`npm calls ${ref} ${name} ${version}.`);
    if (properties.some((one) => one.name.endsWith(':development')))
      throw new Error(`npm takes ${ref} for a package of development.`);
  }
  if (lacks.size > 0) throw new Error(`npm's list lacks ${[...lacks].join(', ')}.`);
}

const manifest = read('package.json');
const lock = read('package-lock.json');
const sbom = billOf(withoutDevelopment(manifest, lock));
for (const component of billOf(copiedAlone(manifest, lock)).components) {
  const properties = [{ name: 'realmlint:copied', value: COPIED[component.name] }];
  sbom.components.push({ ...component, properties });
  sbom.dependencies.push({ ref: component['bom-ref'], dependsOn: [] });
  const own = sbom.dependencies.find(({ ref }) => ref === sbom.metadata.component['bom-ref']);
  own.dependsOn.push(component['bom-ref']);
}
// Two packages of one commit are the same package, whenever they are made; and npm takes the name of the folder.
delete sbom.serialNumber;
delete sbom.metadata.timestamp;
sbom.metadata.component.name = manifest.name;
writeFileSync(new URL('../sbom.cdx.json', import.meta.url), `${JSON.stringify(sbom, null, 2)}\n`);
