// Drops: handles where the browser has them, entries where it does not, files at last; and what may not be read is not lost.

import { describe, expect, it } from 'vitest';
import { dropped } from '../../src/web/dropped.ts';
import { fresh, replaced, unlistedWords } from '../../src/web/fresh.ts';
import { Cancelled } from '../../src/web/search.ts';

const file = (name: string) => ({ name, size: 1 }) as unknown as File;
const refused = (name: string) => Promise.reject(new DOMException('no', name));

interface FakeHandle {
  readonly kind: 'file' | 'directory';
  readonly name: string;
  getFile?(): Promise<File>;
  values?(): AsyncIterable<FakeHandle>;
}

const fileHandle = (name: string): FakeHandle => ({ kind: 'file', name, getFile: async () => file(name) });

function folderHandle(name: string, children: readonly FakeHandle[]): FakeHandle {
  return {
    kind: 'directory',
    name,
    async *values() {
      yield* children;
    },
  };
}

function fileEntry(name: string, fault?: string): FileSystemEntry {
  const entry = {
    isFile: true,
    isDirectory: false,
    name,
    file: (done: (file: File) => void, fail: (error: unknown) => void) =>
      fault ? fail(new DOMException('no', fault)) : done(file(name)),
  };
  return entry as unknown as FileSystemEntry;
}

/** Gives a hundred children at once, as Chromium does. */
function folderEntry(name: string, children: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    let from = 0;
    return {
      readEntries: (done: (some: readonly FileSystemEntry[]) => void) => {
        from += 100;
        done(children.slice(from - 100, from));
      },
    };
  };
  return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemEntry;
}

interface Item {
  readonly handle?: () => Promise<FakeHandle | null>;
  readonly entry?: FileSystemEntry;
  readonly file?: File;
}

/** What a browser hands over while a drop is handled; later it is empty. */
function transfer(...items: readonly Item[]): DataTransfer {
  let isOver = false;
  queueMicrotask(() => {
    isOver = true;
  });
  const given = <T>(value: T): T => {
    if (isOver) throw new Error('asked too late');
    return value;
  };
  const all = items.map(({ handle, entry, file: plain }) => ({
    kind: 'file',
    getAsFile: () => given(plain ?? null),
    webkitGetAsEntry: () => given(entry ?? null),
    ...(handle ? { getAsFileSystemHandle: () => given(handle()) } : {}),
  }));
  return { items: [{ kind: 'string' }, ...all] } as unknown as DataTransfer;
}

const nobody = () => undefined;

/** A folder `a` with `b`, in which there is what these names say at the time; or `b` alone. */
function handleOf(names: () => string[], which?: 'only'): FakeHandle {
  const inner: FakeHandle = {
    kind: 'directory',
    name: 'b',
    async *values() {
      yield* names().map((name): FakeHandle => ({ kind: 'file', name, getFile: () => fileNow(name, names) }));
    },
  };
  return which ? inner : folderHandle('a', [inner]);
}

function fileNow(name: string, names: () => string[]): Promise<File> {
  return names().includes(name) ? Promise.resolve({ ...file(name) }) : refused('NotFoundError');
}

/** The same with entries. */
function entryOf(names: () => string[]): FileSystemEntry {
  const made = (name: string) => ({
    isFile: true,
    isDirectory: false,
    name,
    file: (done: (file: File) => void, fail: (error: unknown) => void) => {
      fileNow(name, names).then(done, fail);
    },
  });
  const createReader = () =>
    folderEntry('b', names().map(made) as unknown as FileSystemEntry[]) as FileSystemDirectoryEntry;
  const inner = {
    isFile: false,
    isDirectory: true,
    name: 'b',
    createReader: () => createReader().createReader(),
  } as unknown as FileSystemEntry;
  return folderEntry('a', [inner]);
}

describe('dropped', () => {
  it('follows handles, and enters neither .git nor node_modules below a folder', async () => {
    const never = folderHandle('.git', [fileHandle('x')]);
    const handle = folderHandle('a', [never, fileHandle('y'), folderHandle('b', [fileHandle('z')])]);
    const counts: number[] = [];
    const picked = await dropped(
      transfer(
        { handle: async () => handle, entry: fileEntry('a', 'EncodingError') },
        { handle: async () => never },
      ),
      (count) => counts.push(count),
    );
    expect(picked).toMatchObject([
      {
        name: 'a',
        mayLack: true,
        children: [
          { name: '.git', children: [] },
          { kind: 'file', name: 'y' },
          { name: 'b', children: [{ name: 'z' }] },
        ],
      },
      { name: '.git', children: [{ name: 'x' }] },
    ]);
    expect(counts).toEqual([1, 2, 3]);
  });

  it('asks readers of entries until they are empty', async () => {
    const children = Array.from({ length: 250 }, (_, index) => fileEntry(`PC-${index}.reg`));
    const [picked] = await dropped(transfer({ entry: folderEntry('clients', children) }), nobody);
    expect(picked?.kind === 'folder' && picked.children.length).toBe(250);
    expect(picked).toHaveProperty('mayLack', true);
  });

  it('takes the next best where the better one fails', async () => {
    const picked = await dropped(
      transfer(
        { handle: () => refused('NotAllowedError'), entry: fileEntry('a.reg') },
        { handle: async () => null, entry: fileEntry('b.reg', 'EncodingError'), file: file('b.reg') },
        { file: file('c.reg') },
      ),
      nobody,
    );
    expect(picked.map(({ kind, name }) => [kind, name])).toEqual([
      ['file', 'a.reg'],
      ['file', 'b.reg'],
      ['file', 'c.reg'],
    ]);
  });

  it('says so where the browser gives nothing of an item', async () => {
    const picked = await dropped(transfer({ file: file('a.reg') }, {}), nobody);
    expect(picked).toMatchObject([
      { kind: 'file', name: 'a.reg' },
      { kind: 'unseen', problem: expect.stringContaining('neither the name nor the content') },
    ]);
  });

  it('can ask again for what a handle or an entry gave', async () => {
    let [size, isGone] = [1, false];
    const changing: FakeHandle = {
      kind: 'file',
      name: 'x.reg',
      getFile: () => (isGone ? refused('NotFoundError') : Promise.resolve({ ...file('x.reg'), size })),
    };
    const picked = await dropped(
      transfer({ handle: async () => folderHandle('a', [changing]) }, { file: file('y.reg') }),
      nobody,
    );
    size = 2;
    let count = 0;
    const again = await fresh(picked, () => count++);
    expect(again).toMatchObject([
      { name: 'a', mayLack: true, children: [{ name: 'x.reg', file: { size: 2 } }] },
      { name: 'y.reg', file: { size: 1 } },
    ]);
    expect(count).toBe(1);
    isGone = true;
    expect(await fresh(again, nobody)).toMatchObject([
      {
        children: [{ kind: 'unseen', name: 'x.reg', problem: expect.stringContaining('not there any more') }],
      },
      { name: 'y.reg' },
    ]);
  });

  it.each([
    ['handles', (children: () => string[]) => ({ handle: async () => handleOf(children) })],
    ['entries', (children: () => string[]) => ({ entry: entryOf(children) })],
  ])('asks folders again for what came, and says what went: %s', async (_, given) => {
    let names = ['x.reg', 'y.reg'];
    const picked = await dropped(transfer(given(() => names)), nobody);
    names = ['y.reg', 'z.reg'];
    let count = 0;
    const again = await fresh(picked, () => count++);
    const lost = { kind: 'unseen', name: 'x.reg', problem: expect.stringContaining('not there any more') };
    const children = [{ name: 'y.reg', kind: 'file' }, { name: 'z.reg', kind: 'file' }, lost];
    expect(again).toMatchObject([{ name: 'a', mayLack: true, children: [{ name: 'b', children }] }]);
    expect(count).toBe(2);
    names = ['y.reg', 'z.reg', 'later.reg'];
    const [later] = await fresh(again, nobody);
    expect(JSON.stringify(later)).toContain('later.reg');
    expect(unlistedWords(again)).toEqual([]);
  });

  it('keeps a config in the place of another one when the folder is asked again', async () => {
    let names = ['realmlint.config.json', 'x.reg'];
    const picked = await dropped(transfer({ handle: async () => handleOf(() => names, 'only') }), nobody);
    const [folder] = picked;
    if (folder?.kind !== 'folder') throw new Error('no folder');
    const [place] = folder.children;
    if (!place) throw new Error('no config');
    const config = { kind: 'file', name: 'realmlint.config.jsonc', file: file('mended') } as const;
    names = ['realmlint.config.json', 'y.reg', 'x.reg', 'realmlint.config.jsonc'];
    const mended = { ...folder, children: replaced(folder.children, place, config) };
    expect(mended.children).toMatchObject([{ name: 'realmlint.config.jsonc' }, { name: 'x.reg' }]);
    const [again] = await fresh([mended], nobody);
    expect(again?.kind === 'folder' && again.children.map(({ name }) => name)).toEqual([
      'y.reg',
      'x.reg',
      'realmlint.config.jsonc',
    ]);
  });

  it('takes a file that is only called otherwise for no second one', async () => {
    let names = ['x.reg'];
    const picked = await dropped(transfer({ handle: async () => handleOf(() => names, 'only') }), nobody);
    names = ['X.reg'];
    const again = await fresh(picked, nobody);
    expect(again).toMatchObject([{ children: [{ name: 'X.reg' }] }]);
    names = ['X.reg', 'x.reg'];
    const both = await fresh(again, nobody);
    names = ['X.reg'];
    // Where case makes a difference, one of the two has gone.
    expect(await fresh(both, nobody)).toMatchObject([
      {
        children: [
          { kind: 'file', name: 'X.reg' },
          { kind: 'unseen', name: 'x.reg' },
        ],
      },
    ]);
  });

  it('says of a folder that was chosen that it is seen as it was then', () => {
    const children = [{ kind: 'file', name: 'x.reg', file: file('x.reg') }] as const;
    const chosen = { kind: 'folder', name: 'a', children, mayLack: true } as const;
    expect(unlistedWords([chosen, { ...chosen, mayLack: undefined } as never, ...children])).toEqual([
      expect.stringContaining('the folder a since it was chosen'),
    ]);
  });

  it('keeps the name and the reason of what may not be read', async () => {
    const locked: FakeHandle = { kind: 'file', name: 'x.reg', getFile: () => refused('NotReadableError') };
    const share: FakeHandle = {
      kind: 'directory',
      name: 'share',
      // biome-ignore lint/correctness/useYield: it fails before it has anything.
      async *values() {
        throw new DOMException('no', 'NotAllowedError');
      },
    };
    const picked = await dropped(
      transfer({ handle: async () => folderHandle('a', [locked, share]) }),
      nobody,
    );
    expect(picked).toMatchObject([
      {
        children: [
          { kind: 'unseen', name: 'x.reg', problem: expect.stringContaining('The file cannot be read') },
          { kind: 'unseen', name: 'share', problem: expect.stringContaining('permission is denied') },
        ],
      },
    ]);
  });

  it('gives up when nobody wants it any more', async () => {
    const search = dropped(transfer({ handle: async () => folderHandle('a', [fileHandle('x')]) }), () => {
      throw new Cancelled();
    });
    await expect(search).rejects.toBeInstanceOf(Cancelled);
  });
});
