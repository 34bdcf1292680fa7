// sbom.cdx.json: what the package is made of, as CycloneDX, from the lock file. Part of every tarball (prepack), beside dist: npm builds that anew between the two.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** npm, by the program that runs this script; by its name where it is run by hand. */
function npm(...args) {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return execFileSync(process.execPath, [program, ...args], options);
  return execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Names with versions of what comes along with the package, by the lock file. */
function shipped() {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const found = new Set();
  for (const [place, { version, dev, devOptional }] of Object.entries(packages)) {
    if (place !== '' && !dev && !devOptional)
      found.add(`${place.replace(/^.*node_modules\//, '')}@${version}`);
  }
  return found;
}

const sbom = JSON.parse(npm('sbom', '--sbom-format=cyclonedx', '--package-lock-only'));
// With --omit=dev npm would leave out what a tool of development needs as well.
const wanted = shipped();
sbom.components = sbom.components.filter((component) => wanted.delete(component['bom-ref']));
if (wanted.size > 0) throw new Error(`npm's list lacks ${[...wanted].join(', ')}.`);
const named = new Set([sbom.metadata.component, ...sbom.components].map((component) => component['bom-ref']));
sbom.dependencies = sbom.dependencies
  .filter(({ ref }) => named.has(ref))
  .map((edge) => ({ ...edge, dependsOn: edge.dependsOn.filter((ref) => named.has(ref)) }));
// Two packages of one commit are the same package, whenever they are made; and npm takes the name of the folder.
delete sbom.serialNumber;
delete sbom.metadata.timestamp;
sbom.metadata.component.name = name;
writeFileSync(new URL('../sbom.cdx.json', import.meta.url), `${JSON.stringify(sbom, null, 2)}\n`);
