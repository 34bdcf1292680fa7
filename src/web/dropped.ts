// From a drop to what was picked. On file:// a browser of today gives handles that work and entries that fail; others give entries alone.

import { askable, listed } from './fresh.ts';
import { isLeftAlone, lacking, type Picked } from './picked.ts';
import { type Count, counter, inTurns, type OnFile, unseen } from './search.ts';

// As the File System API has them; TypeScript does not know all of it yet.
interface Handle {
  readonly kind: 'file' | 'directory';
  readonly name: string;
}

interface FileHandle extends Handle {
  getFile(): Promise<File>;
}

interface FolderHandle extends Handle {
  values(): AsyncIterable<Handle>;
}

type ItemWithHandle = DataTransferItem & { getAsFileSystemHandle?: () => Promise<Handle | null> };

/** What the browser knows of one item; all of it has to be asked for before anything is waited for. */
interface Asked {
  readonly handle: Promise<Handle | null> | null;
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

/** Call it while the drop is handled: what comes of it may be waited for. */
export function dropped(transfer: DataTransfer, onFile: OnFile): Promise<readonly Picked[]> {
  const asked = [...transfer.items].filter(({ kind }) => kind === 'file').map(ask);
  const count = counter(onFile);
  return Promise.all(asked.map((item) => pickedOf(item, count)));
}

function ask(item: ItemWithHandle): Asked {
  return {
    handle: item.getAsFileSystemHandle?.().catch(() => null) ?? null,
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  };
}

async function pickedOf({ handle, entry, file }: Asked, count: Count): Promise<Picked> {
  const own = await handle;
  if (own) {
    // Chromium hands over no link, no `con.reg`, no `~x.reg` and no shortcut of a folder, and does not say so.
    return lacking(await ofHandle(own, count, true));
  }
  if (entry) {
    const picked = await ofEntry(entry, count, true);
    // The browser may give the file itself where it does not give its entry.
    if (picked.kind !== 'unseen' || !entry.isFile || !file) return lacking(picked);
  }
  return file ? { kind: 'file', name: file.name, file } : NAMELESS;
}

const NAMELESS: Picked = {
  kind: 'unseen',
  name: '(something without a name)',
  problem:
    'The browser gives neither the name nor the content of it. Hand it over with the buttons Files or Folder.',
};

/** Drives have no name. */
const nameOf = (name: string) => name.replace(/[\\/]/g, '') || 'drive';

async function ofHandle(handle: Handle, count: Count, isTop = false): Promise<Picked> {
  const name = nameOf(handle.name);
  try {
    if (handle.kind === 'file') {
      const ask = () => (handle as FileHandle).getFile();
      const file = askable(await ask(), ask);
      count();
      return { kind: 'file', name, file };
    }
    if (!isTop && isLeftAlone(name)) return { kind: 'folder', name, children: [] };
    return {
      kind: 'folder',
      name,
      children: await listed((now) => inHandle(handle as FolderHandle, now), count),
    };
  } catch (error) {
    return unseen(name, handle.kind === 'file' ? 'The file' : 'The folder', error);
  }
}

async function inHandle(handle: FolderHandle, count: Count): Promise<readonly Picked[]> {
  const found: Handle[] = [];
  for await (const child of handle.values()) found.push(child);
  return inTurns(found, (child) => ofHandle(child, count));
}

async function ofEntry(entry: FileSystemEntry, count: Count, isTop = false): Promise<Picked> {
  const name = nameOf(entry.name);
  try {
    if (entry.isFile) {
      const ask = () =>
        new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
      const file = askable(await ask(), ask);
      count();
      return { kind: 'file', name, file };
    }
    if (!isTop && isLeftAlone(name)) return { kind: 'folder', name, children: [] };
    return {
      kind: 'folder',
      name,
      children: await listed((now) => inEntry(entry as FileSystemDirectoryEntry, now), count),
    };
  } catch (error) {
    return unseen(name, entry.isFile ? 'The file' : 'The folder', error);
  }
}

async function inEntry(entry: FileSystemDirectoryEntry, count: Count): Promise<readonly Picked[]> {
  return inTurns(await allEntries(entry.createReader()), (child) => ofEntry(child, count));
}

/** A reader gives a hundred at once, and none when there are no more. */
async function allEntries(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    for (const entry of some) all.push(entry);
  }
}
