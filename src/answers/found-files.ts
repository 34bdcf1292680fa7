// What a first config can say of files: whose they are, and which of them a newer backup replaces.

import { originsOf } from '../engine/owners.ts';
import { clientOf, pathInfo } from '../evidence/paths.ts';
import type { Evidence, Subject } from '../model/evidence.ts';
import type { InputReport } from '../model/finding.ts';
import { asciiLower } from '../model/realm-name.ts';
import type { Found } from '../model/starter.ts';

const NAMELESS = 'NAME-OF-THE-CLIENT';

/**
 * To take these names joins no two clients: of two with one name each goes by its folder too, which is its id, and each that
 * has none gets one of its own.
 */
export function doubtfulClients({ subjects }: Evidence): Found['clients'] {
  let nameless = 0;
  return subjects
    .filter(({ holder }) => holder === 'client')
    .flatMap((subject) => {
      const { id, name } = subject.ref;
      const isNameless = !subject.identified || isNamedByKind(subject);
      if (!isNameless && id === asciiLower(name)) return [];
      if (isNameless) nameless++;
      const placeholder = nameless > 1 ? `${NAMELESS}-${nameless}` : NAMELESS;
      return pathsOf(subject)
        .filter(isLiteral)
        .map((path) => ({ path, client: isNameless ? placeholder : speltIn(path, id) }));
    });
}

/** Whether the name of the client is that of a file which says only what was exported, such as kerberos.reg. */
function isNamedByKind(subject: Subject): boolean {
  return pathsOf(subject).some((path) => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const stem = file.replace(/\.[^.]*$/, '');
    return subject.ref.name === stem && clientOf(`FOLDER/${file}`).name === 'FOLDER';
  });
}

/** An id is the beginning of a path in lower case; where the computer told its name, it is not. */
function speltIn(path: string, id: string): string {
  const spelt = path.slice(0, id.length);
  return asciiLower(spelt) === id ? spelt : id;
}

function pathsOf(subject: Subject): readonly string[] {
  return [...new Set([...originsOf(subject)].map(({ path }) => path))].sort();
}

/**
 * Folders where a backup has its own and nothing else lies in it; elsewhere the files themselves, for beside a report that was
 * saved by itself lies what others have saved.
 */
export function supersededFiles(inputs: readonly InputReport[]): Found['superseded'] {
  const paths = inputs
    .filter(({ status }) => status === 'superseded')
    .map(({ path }) => {
      const { container } = pathInfo(path);
      return container !== null && isBackupFolder(container) && isAll(inputs, container) ? container : path;
    });
  return [...new Set(paths)].filter(isLiteral);
}

// Backup-GPO names the folder of a backup by a GUID.
function isBackupFolder(container: string): boolean {
  return /(?:^|\/)\{[0-9a-f-]{36}\}$/i.test(container);
}

function isAll(inputs: readonly InputReport[], folder: string): boolean {
  return inputs.every(({ path, status }) => status === 'superseded' || !path.startsWith(`${folder}/`));
}

// In the patterns of a config these two stand for anything, and cannot be told to stand for themselves.
function isLiteral(path: string): boolean {
  return !/[*?]/.test(path);
}
