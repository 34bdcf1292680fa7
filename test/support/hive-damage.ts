// Hives of tests, damaged at places that go by what stands there, and what the reader says of them.

import { hive } from '../../src/readers/hive/hive.ts';
import { type Read, readAll } from './bytes.ts';
import { buildHive, type HiveOptions } from './hive-bytes.ts';
import type { HiveKey } from './hive-keys.ts';

/** What the interpreters want of the registry. */
export const WANTED = ['\\kerb', 'mitrealm', 'domain_realm', 'hosttorealm'];

/** Where things stand, and numbers that can be changed there. */
export interface Hurt {
  readonly view: DataView;
  /** Byte of the file at which the content of a cell begins, after its size. */
  readonly body: (what: string) => number;
  /** The same as cells are counted: from the first bin to the cell's size. */
  readonly offset: (what: string) => number;
}

/** What is read of a hive once it was damaged. */
export function damaged(root: HiveKey, hurt: (hurt: Hurt) => void, options: HiveOptions = {}): Read {
  const { bytes, at } = buildHive(root, options);
  hurt({ view: new DataView(bytes.buffer), body: (what) => at(what) + 4, offset: (what) => at(what) - 4096 });
  return readAll(hive, bytes, WANTED, {}, true);
}

/** Places and sentences of what blocks a clean verdict. */
export function gapsOf({ gaps }: Read): string[] {
  return gaps.map(({ at, message }) => `${at?.start}: ${message}`);
}
