// Inputs as the engine opens them: files, standard input, and paths behind which there is nothing to read.

import { coversAll, sealOf } from '../facts/seal.ts';
import type { Seal } from '../model/collected.ts';
import type { EntryWish, Input, OpenSource } from '../model/input.ts';
import { SourceError } from '../model/source.ts';
import { table } from '../model/table.ts';
import { entryWish, type Wishes } from '../readers/archive/entry-wish.ts';
import type { ShownInput } from '../readers/excerpts.ts';
import { codeOf, refusal } from './failure.ts';
import type { FileInfo, Io } from './io.ts';
import { absolute, fileBelow } from './paths.ts';

/** An input whose lines can be shown after it was read. */
export type CliInput = Input & ShownInput;

const ADVICE: Readonly<Record<string, string>> = table({
  EACCES: 'Run as somebody who may read it, or change its permissions.',
  EPERM: 'Run as somebody who may read it, or change its permissions.',
  EBUSY: 'Close the program that has it open.',
  ELOOP: 'Name what the links should lead to.',
});

/** Why something named or found cannot be read, and what to do, as SourceError says it. */
export function unreadable(io: Io, what: string, error: unknown): SourceError {
  const reason = refusal(error);
  const code = codeOf(error) ?? '';
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  const advice = missing
    ? `Check the spelling; the working directory is ${io.cwd}.`
    : (ADVICE[code] ?? 'Copy it to a local disk and try again.');
  return new SourceError(`${what} cannot be read: ${reason}. ${advice}`);
}

/** What the files of a run have in common: of a hundred thousand none has functions of its own. */
class FileInput implements CliInput {
  readonly path: string;
  readonly named: boolean;
  readonly client?: string;
  readonly #file: string;
  readonly #io: Io;
  readonly #wishes: Wishes;
  /** As they were when it was read: bytes, and milliseconds since 1970. */
  #size = -1;
  #modified = -1;

  constructor(io: Io, path: string, file: string, named: boolean, wishes: Wishes) {
    this.path = path;
    this.named = named;
    const client = wishes.clientOf(file);
    if (client !== null) this.client = client;
    this.#file = file;
    this.#io = io;
    this.#wishes = wishes;
  }

  /** What facts tell of is called as seen from where they were collected; here that is the working directory. */
  clientOf(path: string): string | null {
    return this.#wishes.clientOf(absolute(this.#io, path));
  }

  entry(inner: string): EntryWish {
    return entryWish(this.#file, inner, this.#wishes);
  }

  open(): OpenSource {
    return orUnreadable(this.#io, () => {
      const info = look(this.#io, this.#file);
      this.#size = info.size;
      this.#modified = info.modified;
      return openFile(this.#io, this.path, this.#file, info);
    });
  }

  reopen(): OpenSource | null {
    try {
      const info = look(this.#io, this.#file);
      const isUnchanged = info.size === this.#size && info.modified === this.#modified;
      return isUnchanged ? openFile(this.#io, this.path, this.#file, info) : null;
    } catch (error) {
      if (!(error instanceof SourceError)) refusal(error);
      return null;
    }
  }
}

/** `path` is what is shown, `file` the absolute path of a regular file. */
export function fileInput(io: Io, path: string, file: string, named: boolean, wishes: Wishes): CliInput {
  return new FileInput(io, path, file, named, wishes);
}

function look(io: Io, file: string): FileInfo {
  const info = io.fs.stat(file);
  if (info.kind !== 'file') throw new SourceError('The path no longer leads to a file. Try again.');
  return info;
}

/** What the config says of a file, and of the entries of an archive by their paths in it. */
function wished(io: Io, file: string, wishes: Wishes): Pick<Input, 'client' | 'clientOf' | 'entry'> {
  const client = wishes.clientOf(file);
  return {
    ...(client === null ? {} : { client }),
    clientOf: (path) => wishes.clientOf(absolute(io, path)),
    entry: (inner) => entryWish(file, inner, wishes),
  };
}

// Bytes. What is no larger is read at once, for its beginning is asked for again and again: to tell its format, its encoding.
const READ_AT_ONCE = 64 * 1024;

/** Bytes. What is larger, and is read into memory of whoever passes it over, leaves hardly anything behind. */
const LARGE = 32 * 1024 * 1024;

/** One buffer for all files that are read at once, while no other one is open. */
let idle: Uint8Array | null = null;

/** `before` is what was at the path when it was last looked at, which waits for nobody, as to open a pipe does. */
function openFile(io: Io, path: string, file: string, before: FileInfo): OpenSource {
  const handle = io.fs.open(file);
  try {
    return openedFile(io, path, handle, () => isSame(before, look(io, file)));
  } catch (error) {
    io.fs.close(handle);
    throw error;
  }
}

/** Whether it is one and the same file, as far as the file system numbers them. A path is compared with itself: what is open may have other numbers. */
function isSame(one: FileInfo, other: FileInfo): boolean {
  return one.inode === 0 || (one.inode === other.inode && one.device === other.device);
}

function openedFile(io: Io, path: string, handle: number, isThere: () => boolean): OpenSource {
  // Mounts may say something else of a path than of what it leads to, so this is asked in one way only.
  const { size, modified } = io.fs.statOpen(handle);
  const readInto = (into: Uint8Array, offset: number) => readFully(io, handle, into, offset);
  let buffer = new Uint8Array(0);
  let lent: Uint8Array | null = null;
  let whole: Uint8Array | null = null;
  const readWhole = (): void => {
    lent = idle ?? new Uint8Array(READ_AT_ONCE);
    idle = null;
    whole = readInto(lent.subarray(0, size), 0);
  };
  return {
    path,
    size,
    read(offset, length, into) {
      if (!lent && size <= READ_AT_ONCE) readWhole();
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (whole) return whole.subarray(offset, offset + wanted);
      if (into) {
        if (size > LARGE) io.saveMemory?.();
        return readInto(into.subarray(0, wanted), offset);
      }
      if (buffer.length < wanted) buffer = new Uint8Array(wanted);
      return readInto(buffer.subarray(0, wanted), offset);
    },
    settle() {
      const now = orUnreadable(io, () => io.fs.statOpen(handle));
      if (now.size !== size || now.modified !== modified || !orUnreadable(io, isThere))
        throw new SourceError('The file was changed while it was read. Try again.');
    },
    close() {
      if (lent) idle = lent;
      io.fs.close(handle);
    },
  };
}

/** Fills all of `into`. */
function readFully(io: Io, handle: number, into: Uint8Array, offset: number): Uint8Array {
  let filled = 0;
  while (filled < into.length) {
    const count = orUnreadable(io, () => io.fs.read(handle, into.subarray(filled), offset + filled));
    if (count === 0) throw new SourceError('The file became shorter while it was read. Try again.');
    filled += count;
  }
  return into;
}

function orUnreadable<T>(io: Io, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof SourceError ? error : unreadable(io, 'The file', error);
  }
}

/** Bytes that are there already; `file` is the absolute path that they would have. */
export function bytesInput(io: Io, path: string, file: string, bytes: Uint8Array, wishes: Wishes): CliInput {
  const open = (): OpenSource => ({
    path,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
    close: () => undefined,
  });
  return { path, named: true, ...wished(io, file, wishes), open, reopen: open };
}

/** A path behind which nothing can be read: opening it says why. */
export function brokenInput(path: string, named: boolean, problem: SourceError): CliInput {
  return {
    path,
    named,
    open() {
      throw problem;
    },
    reopen: () => null,
  };
}

/**
 * What was read elsewhere, or before, and is known by its facts: its lines, where the same file lies here. The facts may be anybody's, and what
 * their seal does not cover may be another text by now, with secrets in it.
 */
export function sealedInput(io: Io, { path, size, digest }: Seal): ShownInput {
  return {
    path,
    reopen() {
      if (!coversAll(size)) return null;
      try {
        const file = fileBelow(io, path);
        if (file === null) return null;
        const info = io.fs.stat(file);
        if (info.kind !== 'file' || info.size !== size) return null;
        const source = openFile(io, path, file, info);
        if (sealOf(source).digest === digest) return source;
        source.close();
      } catch (error) {
        if (!(error instanceof SourceError)) refusal(error);
      }
      return null;
    },
  };
}
