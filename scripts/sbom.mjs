// sbom.cdx.json: what the package is made of, as CycloneDX, from the lock file. Part of every tarball (prepack), beside dist: npm builds that anew between the two.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COPIED, copiedAlone, faultsOf, wantedIn, withoutDevelopment } from './sbom/shipped.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** npm, by the program that runs this script; by its name where it is run by hand. */
function npm(cwd, ...args) {
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return execFileSync(process.execPath, [program, ...args], options);
  return execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** What npm says of a manifest and a lock file, which lie nowhere else. */
function billOf({ manifest, lock }) {
  const folder = mkdtempSync(join(tmpdir(), 'realmlint-sbom-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    return JSON.parse(npm(folder, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const manifest = read('package.json');
const lock = read('package-lock.json');
const own = `${manifest.name}@${manifest.version}`;
const sbom = billOf(withoutDevelopment(manifest, lock));
for (const component of billOf(copiedAlone(manifest, lock)).components) {
  const properties = [{ name: 'realmlint:copied', value: COPIED[component.name] }];
  sbom.components.push({ ...component, properties });
  sbom.dependencies.push({ ref: component['bom-ref'], dependsOn: [] });
  sbom.dependencies.find(({ ref }) => ref === own).dependsOn.push(component['bom-ref']);
}
const faults = faultsOf(sbom.components, wantedIn(manifest, lock));
if (faults.length > 0) throw new Error(`npm's list is not of this package: ${faults.join('; ')}.`);
// Two packages of one commit are the same package, whenever they are made; and npm takes the name of the folder.
delete sbom.serialNumber;
delete sbom.metadata.timestamp;
sbom.metadata.component.name = manifest.name;
writeFileSync(new URL('../sbom.cdx.json', import.meta.url), `${JSON.stringify(sbom, null, 2)}\n`);
