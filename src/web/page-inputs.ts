// From what was picked to inputs, as the command line makes them of its paths: what was picked by itself is named, folders are walked.

import { type OwnKind, ownKind } from '../config/own-kind.ts';
import { LARGEST_BASELINE, ownName } from '../config/own-names.ts';
import { byName, emptyFolder } from '../model/folder.ts';
import type { EntryWish, Input, OpenSource } from '../model/input.ts';
import { SourceError } from '../model/source.ts';
import { entryWish, type Wishes } from '../readers/archive/entry-wish.ts';
import type { ShownInput } from '../readers/excerpts.ts';
import { fileSource, type ReadNow } from './file-source.ts';
import { type ConfigWorld, type PageConfig, wholeText } from './page-config.ts';
import { type Bytes, isLeftAlone, type Picked, type PickedFile, type PickedFolder } from './picked.ts';
import { createSmallFiles, type SmallFiles } from './small-files.ts';

/** An input whose lines can be shown after it was read. */
export interface PageInput extends Input, ShownInput {
  /** Bytes. */
  readonly size: number;
}

export interface PageInputs {
  readonly inputs: readonly PageInput[];
  /** Files of realmlint's own that were picked by themselves: they were left out. */
  readonly own: ReadonlyMap<string, OwnKind>;
  /** How many files and folders the config ignored, in archives as soon as these were read. */
  ignored(): number;
}

export interface InputWorld extends ConfigWorld {
  /** Told how far the file that is open was read. */
  readonly onRead: (upTo: number) => void;
}

interface Gathering {
  readonly world: InputWorld;
  readonly wishes: Wishes;
  /** The path of the config that is followed. */
  readonly config: string | null;
  readonly inputs: PageInput[];
  /** Of each input the file; null for what is none. */
  readonly files: (Bytes | null)[];
  readonly small: SmallFiles;
  readonly own: Map<string, OwnKind>;
}

/** `at` is the folder that the items lie in, with a slash at its end; empty for those that were picked. */
export function pageInputs(
  picked: readonly Picked[],
  loaded: PageConfig,
  world: InputWorld,
  at = '',
): PageInputs {
  const ignored = new Set<string>();
  const { ignores, clientOf } = loaded;
  const files: (Bytes | null)[] = [];
  const wishes: Wishes = { ignores, clientOf, onIgnored: (path) => ignored.add(path) };
  const gathering: Gathering = {
    world,
    wishes,
    config: loaded.name ?? null,
    inputs: [],
    files,
    small: createSmallFiles(files, world.readNow),
    own: new Map(),
  };
  for (const item of byName(picked)) addPicked(gathering, item, at + item.name);
  return { inputs: gathering.inputs, own: gathering.own, ignored: () => ignored.size };
}

function addPicked(gathering: Gathering, item: Picked, path: string): void {
  if (item.kind === 'unseen') {
    addBroken(gathering, path, new SourceError(item.problem));
  } else if (item.kind === 'folder') {
    if (!addFolder(gathering, item, path)) addBroken(gathering, path, emptyFolder());
  } else {
    const own = ownAt(gathering, item, path);
    if (own) gathering.own.set(path, own);
    else addFile(gathering, item, path, true);
  }
}

/** Whether there was anything in it, be it left out. */
function addFolder(gathering: Gathering, folder: PickedFolder, path: string): boolean {
  const { wishes } = gathering;
  let isAnything = false;
  for (const item of byName(folder.children)) {
    const inner = `${path}/${item.name}`;
    if (wishes.ignores(inner)) wishes.onIgnored(inner);
    else if (item.kind === 'folder') {
      if (!isLeftAlone(item.name) && addFolder(gathering, item, inner)) isAnything = true;
      continue;
    } else if (item.kind === 'unseen') addBroken(gathering, inner, new SourceError(item.problem));
    else if (!ownAt(gathering, item, inner)) addFile(gathering, item, inner, false);
    isAnything = true;
  }
  return isAnything;
}

/** Which of realmlint's own files it is: the config of the run, or what is called like one and is one. */
function ownAt({ world, config }: Gathering, item: PickedFile, path: string): OwnKind | null {
  if (path === config) return 'config';
  const named = ownName(item.name, world.isWindows);
  if (named === null || item.file.size > LARGEST_BASELINE) return null;
  try {
    return ownKind(wholeText(path, item, world.readNow)) === null ? null : named;
  } catch (error) {
    // It is opened once more as an input, and says then that it cannot be read.
    if (!(error instanceof SourceError)) throw error;
    return null;
  }
}

/** What the files of a run have in common: of a hundred thousand none has functions of its own. */
class FileInput implements PageInput {
  readonly path: string;
  readonly named: boolean;
  readonly client?: string;
  readonly #item: PickedFile;
  readonly #world: InputWorld;
  readonly #wishes: Wishes;
  readonly #small: SmallFiles;
  readonly #index: number;

  constructor({ world, wishes, small, files }: Gathering, item: PickedFile, path: string, named: boolean) {
    this.path = path;
    this.named = named;
    const client = wishes.clientOf(path);
    if (client !== null) this.client = client;
    this.#item = item;
    this.#world = world;
    this.#wishes = wishes;
    this.#small = small;
    this.#index = files.length;
  }

  get size(): number {
    return this.#item.file.size;
  }

  clientOf(path: string): string | null {
    return this.#wishes.clientOf(path);
  }

  entry(inner: string): EntryWish {
    return entryWish(this.path, inner, this.#wishes);
  }

  open(): OpenSource {
    const { readNow, onRead } = this.#world;
    const whole = this.#small(this.#index);
    if (whole) onRead(whole.length);
    return fileSource(this.path, this.#item.file, readNow, onRead, whole);
  }

  reopen(): OpenSource {
    return reopened(this.path, this.#item, this.#world.readNow);
  }
}

/** The browser reads nothing of a file that was changed since. */
export function reopened(path: string, { file }: PickedFile, readNow: ReadNow): OpenSource {
  return fileSource(path, file, readNow);
}

function addFile(gathering: Gathering, item: PickedFile, path: string, named: boolean): void {
  gathering.inputs.push(new FileInput(gathering, item, path, named));
  gathering.files.push(item.file);
}

function addBroken({ inputs, files }: Gathering, path: string, problem: SourceError): void {
  inputs.push(brokenInput(path, problem));
  files.push(null);
}

function brokenInput(path: string, problem: SourceError): PageInput {
  return {
    path,
    named: true,
    size: 0,
    open() {
      throw problem;
    },
    reopen: () => null,
  };
}
