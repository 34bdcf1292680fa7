// Samba's writer of policy files, and of what its backups make of them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from '../../support/formats/configuration.ts';
import { numberOf, POLICY_KEY, registryValues, terminated } from '../../support/formats/registry.ts';
import { fileBytes, finish, PYTHON } from '../support/programs.ts';
import { emptyFolder } from '../support/run.ts';

/** Files of each configuration: the policy file, its XML, and its generalized XML. */
export interface PolicyFiles {
  readonly pol: string;
  readonly xml: string;
  readonly generalized: string;
}

/** Has Samba write all of them, in one run. */
export function policyFiles(configurations: readonly Configuration[]): PolicyFiles[] {
  const folder = emptyFolder('samba-policies');
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(configurations.map(entriesOf)));
  const script = fileURLToPath(new URL('programs/policies.py', import.meta.url));
  finish(PYTHON, [script, folder], { cwd: folder, debian: 'python3-samba' });
  return configurations.map((_, index) => ({
    pol: join(folder, `${index}.pol`),
    xml: join(folder, `${index}.xml`),
    generalized: join(folder, `${index}.generalized.xml`),
  }));
}

function entriesOf(configuration: Configuration): unknown[] {
  return registryValues(configuration).map(({ below, name, data, type }) => {
    const key = `${POLICY_KEY}${below}`;
    if (typeof data === 'number') return [key, name, 4, data];
    // Samba ends every text but a list of strings by itself.
    return [key, name, numberOf(type), type === 'REG_MULTI_SZ' ? terminated(data, type) : data];
  });
}

/** The bytes of one of the files of each configuration. */
export const bytesOfAll = (files: readonly PolicyFiles[], of: keyof PolicyFiles): Uint8Array[] =>
  files.map((each) => fileBytes(each[of]));
