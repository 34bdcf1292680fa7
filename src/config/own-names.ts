// What the files of realmlint's own are called, in any folder.

import { BASELINE_NAME } from './baseline.ts';
import { CONFIG_NAMES } from './discover.ts';
import type { OwnKind } from './own-kind.ts';

/** Bytes. A config is larger nowhere; whatever is, is something else. */
export const LARGEST_CONFIG = 1024 * 1024;

/** Bytes. A baseline of more findings than that is nobody's: some 250 bytes a finding, this is more than a hundred thousand of them. */
export const LARGEST_BASELINE = 32 * 1024 * 1024;

/** What a file of realmlint's own would be by its name; null for any other name. */
export function ownName(name: string, ignoreCase: boolean): OwnKind | null {
  const called = ignoreCase ? name.toLowerCase() : name;
  if (called === BASELINE_NAME) return 'baseline';
  return CONFIG_NAMES.some((known) => known === called) ? 'config' : null;
}
