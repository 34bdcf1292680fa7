// What V8 made of a script, kept in a file beside it, so that the next run need not compile it. Whatever is wrong with
// that file, the script is compiled as if there were none.

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { Script } from 'node:vm';

/** What is used of node:fs, so that a folder that nobody may write to is a test like any other. */
export type CacheFiles = typeof FILES;

const FILES = {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} as const;

/** Who runs where. V8 itself refuses what another version, other flags or another processor made. */
export interface Runtime {
  readonly fs: CacheFiles;
  /** Of Node.js and of its V8, with the architecture. */
  readonly engine: string;
  /** Whether Node.js was given options, by which V8 may refuse what a run without them made. */
  readonly flagged: boolean;
  readonly pid: number;
  /** Undefined on Windows, where files have no owner of this kind and take their permissions from the folder. */
  readonly uid: number | undefined;
}

export const RUNTIME: Runtime = {
  fs: FILES,
  engine: `${process.version} ${process.versions.v8} ${process.platform} ${process.arch}`,
  flagged: process.execArgv.length > 0 || Boolean(process.env.NODE_OPTIONS),
  pid: process.pid,
  uid: process.getuid?.(),
};

export interface Compiled {
  readonly script: Script;
  /** How much was done in the run that left the cache; null where none could be used. */
  readonly effort: number | null;
  /** Leaves what V8 knows by now for the next run, unless that would take the place of what runs without options use. */
  keep(effort: number): void;
}

type Stats = ReturnType<CacheFiles['fstatSync']>;

// Behind the data and its copy stands what tells of them; V8 wants its data at the beginning of a buffer.
const TRAILER = 256;

// A copy is compared in pieces that go into one buffer.
const PIECE = 64 * 1024;

// Nobody writes a draft for as long as that; in milliseconds.
const STALE = 60_000;

/** `build` names the contents of all scripts that were built together. */
export function compile(file: string, build: string, runtime: Runtime = RUNTIME): Compiled {
  const { fs, engine } = runtime;
  const { source, stats } = readWhole(fs, file);
  // A script that was edited in place has another time or another size.
  const key = `realmlint ${build} ${stats.size} ${stats.mtimeMs} ${engine}`;
  const cache = `${file}.cache`;
  const kept = readCache(cache, key, stats, runtime);
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.data }) });
  const isUsed = kept !== null && script.cachedDataRejected === false;
  // Else runs with options and runs without would replace each other's for ever.
  const isOthers = kept !== null && !isUsed && runtime.flagged;
  return {
    script,
    effort: isUsed ? kept.effort : null,
    keep(effort) {
      if (!isOthers) writeCache(cache, key, script.createCachedData(), effort, runtime);
    },
  };
}

function readWhole(fs: CacheFiles, file: string): { readonly source: string; readonly stats: Stats } {
  const handle = fs.openSync(file, 'r');
  try {
    const stats = fs.fstatSync(handle);
    // The build leaves nothing in a script but ASCII, which is the quickest to become a string.
    return { source: readPart(fs, handle, roomFor(stats.size), 0).toString('latin1'), stats };
  } finally {
    fs.closeSync(handle);
  }
}

/** Bytes, more than most scripts and caches have: one buffer does for these. */
const MOST = 1024 * 1024;

let room = Buffer.alloc(0);

/** Memory for what is used up before more is read: to touch new memory is dear where the system is virtual. */
function roomFor(size: number): Buffer {
  if (room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, MOST));
  return room.subarray(0, size);
}

/** As much as there is, from a place in the file. */
function readPart(fs: CacheFiles, handle: number, into: Buffer, from: number): Buffer {
  let filled = 0;
  for (let got = -1; got !== 0 && filled < into.length; filled += got) {
    got = fs.readSync(handle, into, filled, into.length - filled, from + filled);
  }
  return into.subarray(0, filled);
}

interface Kept {
  readonly data: Buffer;
  readonly effort: number;
}

/** Null where it is missing, torn, of another build or another Node.js, or might be somebody else's. */
function readCache(cache: string, key: string, script: Stats, { fs, uid }: Runtime): Kept | null {
  return unlessRefused(() => {
    // What is no file, such as a pipe that nobody fills, must not be waited for.
    const handle = fs.openSync(cache, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fs.fstatSync(handle);
      return isTrusted(stats, script, uid) ? readKept(fs, handle, stats.size, key) : null;
    } finally {
      fs.closeSync(handle);
    }
  });
}

/**
 * V8 does not look whether its data is whole, and brings the process down where it is not. So the data is there twice: to
 * compare is quicker than every checksum that Node.js has, for these must be loaded first.
 */
function readKept(fs: CacheFiles, handle: number, size: number, key: string): Kept | null {
  const length = (size - TRAILER) / 2;
  if (length <= 0 || !Number.isInteger(length)) return null;
  const told = readPart(fs, handle, Buffer.allocUnsafe(TRAILER), size - TRAILER).toString('latin1');
  const effort = Number(told.charAt(0));
  if (told !== trailer(key, length, effort)) return null;
  const data = readPart(fs, handle, roomFor(length), 0);
  const piece = Buffer.allocUnsafe(Math.min(PIECE, length));
  for (let from = 0; from < length; from += PIECE) {
    const wanted = data.subarray(from, from + PIECE);
    if (!wanted.equals(readPart(fs, handle, piece.subarray(0, wanted.length), length + from))) return null;
  }
  return data.length === length ? { data, effort } : null;
}

function trailer(key: string, length: number, effort: number): string {
  return `${effort} ${length} ${key}`.padEnd(TRAILER).slice(0, TRAILER);
}

/**
 * What is in the cache is run as code. It lies where the script lies, so whoever can put it there can mostly replace the script
 * as well; but not in a folder in which everybody may create files and only the owner may replace them (the sticky
 * bit), nor through a file that others may write. So it must be of the script's owner, of root, or of whoever
 * runs this, and open to nobody to whom the script is not.
 */
function isTrusted(cache: Stats, script: Stats, uid: number | undefined): boolean {
  if (!cache.isFile()) return false;
  if (uid === undefined) return true;
  const open = Number(cache.mode) & ~Number(script.mode) & 0o022;
  return open === 0 && [script.uid, 0, uid].includes(cache.uid);
}

/** Whole or not at all, since another run may read it meanwhile. Where nothing may be written, the next run compiles again. */
function writeCache(cache: string, key: string, data: Buffer, effort: number, { fs, pid }: Runtime): void {
  const draft = `${cache}.${pid}`;
  const text = Buffer.from(trailer(key, data.length, effort), 'latin1');
  const handle = openDraft(fs, draft);
  if (handle === null) return;
  let isInPlace = false;
  try {
    unlessRefused(() => {
      try {
        fs.writeFileSync(handle, Buffer.concat([data, data, text]));
      } finally {
        fs.closeSync(handle);
      }
      // Windows refuses where another run has the cache open.
      fs.renameSync(draft, cache);
      isInPlace = true;
    });
  } finally {
    if (!isInPlace) unlessRefused(() => fs.unlinkSync(draft));
  }
}

/** A run that was killed leaves its draft to the next one with its number, which in a container is the same every time. */
function openDraft(fs: CacheFiles, draft: string): number | null {
  const open = () => fs.openSync(draft, 'wx', 0o644);
  const remove = () => {
    if (Date.now() - fs.lstatSync(draft).mtimeMs < STALE) return null;
    fs.unlinkSync(draft);
    return open();
  };
  return unlessRefused(open) ?? unlessRefused(remove);
}

/** Null where the file system refuses, or Node.js by its permissions; everything else is a defect. */
function unlessRefused<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && ('syscall' in error || isDenied(error))) return null;
    throw error;
  }
}

const isDenied = (error: Error): boolean => 'code' in error && error.code === 'ERR_ACCESS_DENIED';
