// The schema of SARIF as a function, compiled once for all tests of a process: it takes a second.

import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

const FILE = new URL('../../schemas/vendor/sarif-2.1.0.json', import.meta.url);

let validate: ValidateFunction | null = null;

/** Everything in which a log does not fit the schema; null where it does. */
export function sarifErrors(log: unknown): readonly ErrorObject[] | null {
  validate ??= new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(
    JSON.parse(readFileSync(FILE, 'utf8')),
  );
  return validate(log) ? null : (validate.errors ?? []);
}
