// Whether a bill of materials is of this package: `node scripts/sbom/check.mjs FILE`, 1 and the reasons where it is not.

import { readFileSync } from 'node:fs';
import { faultsOf, wantedIn } from './shipped.mjs';

const read = (name) => JSON.parse(readFileSync(name, 'utf8'));
const here = (name) => read(new URL(`../../${name}`, import.meta.url));

const { components } = read(process.argv[2]);
const faults = faultsOf(components, wantedIn(here('package.json'), here('package-lock.json')));
for (const fault of faults) console.error(`bill of materials: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
