// The list of --files-from: its paths, and the backups that they belong to.

import { textOf } from '../readers/text/whole-text.ts';
import { codeOf, refusal } from './failure.ts';
import type { Io } from './io.ts';
import { pathsOf } from './paths.ts';

/** The paths of a list, separated by NUL where there is one, else by line breaks; empty ones are left out. */
export function pathsIn(bytes: Uint8Array): readonly string[] {
  const text = textOf(bytes);
  const parts = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return parts.filter((part) => part !== '');
}

/**
 * Finds the folder of the GPO backup that a file lies in: the nearest above it that holds bkupInfo.xml or Backup.xml,
 * else the one that holds DomainSysvol. Null for a file of no backup. Does not leave the working directory upwards.
 */
export function backupFinder(io: Io): (file: string) => string | null {
  const paths = pathsOf(io);
  const known = new Map<string, boolean>();
  const isBackup = (folder: string) => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const now = holdsManifest(io, folder);
    known.set(folder, now);
    return now;
  };
  return (file) => {
    let aboveSysvol: string | null = null;
    for (let child = file, folder = paths.dirname(file); folder !== child; folder = paths.dirname(folder)) {
      if (isBackup(folder)) return folder;
      if (aboveSysvol === null && paths.basename(child).toLowerCase() === 'domainsysvol')
        aboveSysvol = folder;
      if (folder === io.cwd) break;
      child = folder;
    }
    return aboveSysvol;
  };
}

function holdsManifest(io: Io, folder: string): boolean {
  try {
    return io.fs.readdir(folder).some(({ name }) => /^(bkupinfo|backup)\.xml$/i.test(name));
  } catch (error) {
    // A folder that cannot be listed is said when its files are opened; here it is only no backup.
    if (codeOf(error) === null) refusal(error);
    return false;
  }
}
