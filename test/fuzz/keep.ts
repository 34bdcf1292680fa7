// Inputs that failed, kept: the bytes, and beside them what they broke and how they were made.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from './invariants/violation.ts';
import type { Failure } from './slice.ts';

/** Writes the input of a failure into a folder of its own below `folder`, and returns that. */
export function keep(folder: string, failure: Failure, { bytes }: Subject): string {
  const base = `${failure.target}-${failure.invariant}`;
  let own = join(folder, base);
  for (let count = 2; existsSync(own); count++) own = join(folder, `${base}-${count}`);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'input'), bytes);
  writeFileSync(join(own, 'found.json'), `${JSON.stringify(failure, null, 2)}\n`);
  return own;
}

export interface Found {
  readonly name: string;
  readonly subject: Subject;
}

/** All inputs below a folder that were kept. */
export function kept(folder: string): Found[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const { path } = JSON.parse(readFileSync(join(folder, name, 'found.json'), 'utf8')) as { path: string };
      return { name, subject: { path, bytes: Uint8Array.from(readFileSync(join(folder, name, 'input'))) } };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
