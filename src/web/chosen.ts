// From other ways to hand something over to what was picked: the fields for files and folders, a pasted text, the sample.

import { isLeftAlone, lacking, type Picked, type PickedFile } from './picked.ts';

/** A file and the path that its field gives it: empty for one that was chosen by itself. */
export interface Chosen {
  readonly path: string;
  readonly file: PickedFile['file'];
  readonly name: string;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: PickedFile[];
}

const newFolder = (): Folder => ({ folders: new Map(), files: [] });

/** Files by their paths as folders, of which a browser shows no link and nothing that is empty. */
export function chosen(files: Iterable<Chosen>): readonly Picked[] {
  return asFolders(files).map(lacking);
}

function asFolders(files: Iterable<Chosen>): readonly Picked[] {
  const top = newFolder();
  for (const { path, file, name } of files) {
    const folders = path.split('/').slice(0, -1);
    const { folder, isLeft } = folderOf(top, folders);
    if (!isLeft) folder.files.push({ kind: 'file', name, file });
  }
  return childrenOf(top);
}

/** The folder that a path leads to, and whether one below the first is never entered. */
function folderOf(
  top: Folder,
  names: readonly string[],
): { readonly folder: Folder; readonly isLeft: boolean } {
  let folder = top;
  for (const [depth, name] of names.entries()) {
    const next = folder.folders.get(name) ?? newFolder();
    folder.folders.set(name, next);
    folder = next;
    if (depth > 0 && isLeftAlone(name)) return { folder, isLeft: true };
  }
  return { folder, isLeft: false };
}

function childrenOf({ folders, files }: Folder): readonly Picked[] {
  return [
    ...files,
    ...[...folders].map(([name, inner]) => ({ kind: 'folder' as const, name, children: childrenOf(inner) })),
  ];
}

const PASTED_NAME = 'pasted.txt';

/** A name is a name: no way through folders. The mark says in which encoding the browser writes it, whatever a document says of itself. */
export function pastedFile(text: string, typedName: string): PickedFile {
  const name = typedName.trim().replace(/[\\/]/g, '_') || PASTED_NAME;
  return { kind: 'file', name, file: new Blob([`\ufeff${text}`]) };
}

/** Files of the sample as the build has put them into the page: their bytes in Base64, by their paths. */
export type Sample = Readonly<Record<string, string>>;

export function sampleFiles(sample: Sample): readonly Picked[] {
  return asFolders(
    Object.entries(sample).map(([path, base64]) => ({
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      file: new Blob([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))]),
    })),
  );
}
