// The world as Node gives it.

import * as fs from 'node:fs';
import { codeOf } from './failure.ts';
import type { EntryKind, FileInfo, FileSystem, Io, Writer } from './io.ts';

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Kinds): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

// The permissions are narrow before the text is there, and wide only after.
function writeFile(path: string, texts: Iterable<string>, mode?: number): void {
  const file = fs.openSync(path, 'w', mode);
  try {
    // All of one piece is written, also where the system takes less at once.
    for (const text of texts) fs.writeFileSync(file, text, 'utf8');
  } finally {
    fs.closeSync(file);
  }
  // What the process' mask has taken away is given back.
  if (mode !== undefined) fs.chmodSync(path, mode);
}

// What lies at the path is removed only when it was opened here: it may be anybody's otherwise.
function createFile(path: string, content: string | Uint8Array, mode?: number): void {
  const file = fs.openSync(path, 'wx', mode);
  try {
    try {
      fs.writeFileSync(file, content, 'utf8');
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    fs.rmSync(path, { force: true });
    throw error;
  }
}

function infoOf(stats: fs.Stats): FileInfo {
  const { size, mtimeMs: modified, mode, dev: device, ino: inode } = stats;
  return { kind: kindOf(stats), size, modified, mode: mode & 0o7777, device, inode };
}

export const NODE_FILES: FileSystem = {
  stat: (path) => infoOf(fs.statSync(path)),
  isLink: (path) => fs.lstatSync(path).isSymbolicLink(),
  readdir: (path) =>
    fs.readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
  realpath: (path) => fs.realpathSync.native(path),
  open: (path) => fs.openSync(path, 'r'),
  read: (file, into, offset) => fs.readSync(file, into, 0, into.length, offset),
  statOpen: (file) => infoOf(fs.fstatSync(file)),
  close: (file) => fs.closeSync(file),
  drain: (path) => fs.readFileSync(path),
  writeFile,
  appendFile: (path, text) => fs.appendFileSync(path, text, 'utf8'),
  createFile,
  makeFolder(path) {
    fs.mkdirSync(path, { recursive: true });
  },
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  checkWritable: (path) => fs.accessSync(path, fs.constants.W_OK),
};

/** The parts of a process that are used; a process fits. */
export interface ProcessLike {
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  cwd(): string;
}

interface BytesWriter extends Writer {
  write(text: string | Uint8Array): Promise<void>;
}

/** The writer of a descriptor of this process. */
function ownWriter(fd: number, stream: () => NodeJS.WriteStream): Writer {
  const stats = fs.fstatSync(fd);
  const plain = process.platform !== 'win32' && (stats.isFile() || stats.isFIFO() || isNull(stats));
  return plain ? { isTTY: false, columns: undefined, write: straight(fd, stream) } : writer(stream());
}

/** Whether it is where those send a report who want the exit code alone. */
function isNull(stats: fs.Stats): boolean {
  return (
    stats.isCharacterDevice() && stats.rdev === fs.statSync('/dev/null', { throwIfNoEntry: false })?.rdev
  );
}

/** Files and pipes take text as it comes: Node's streams would take longer to load than a short report to be made. */
function straight(fd: number, stream: () => NodeJS.WriteStream): Writer['write'] {
  let full: BytesWriter | null = null;
  return async (text) => {
    if (full) return await full.write(text);
    const bytes = Buffer.from(text, 'utf8');
    for (let done = 0; done < bytes.length; ) {
      try {
        done += fs.writeSync(fd, bytes, done);
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') throw error;
        // Somebody set the pipe not to wait, and it is full: a stream knows how to.
        full = writer(stream());
        return await full.write(bytes.subarray(done));
      }
    }
  };
}

function writer(stream: NodeJS.WriteStream): BytesWriter {
  // Without a listener a closed pipe ends the process with a stack trace; each write gets the error as well.
  stream.on('error', () => undefined);
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk)));
  }
  return Buffer.concat(chunks);
}

/** By device and number of the file: what is redirected there is written while the run goes on. */
function outputTest(stream: object): (path: string) => boolean {
  const stats = (file: number | string) =>
    typeof file === 'number' ? fs.fstatSync(file, { bigint: true }) : fs.statSync(file, { bigint: true });
  const output = 'fd' in stream && typeof stream.fd === 'number' ? stats(stream.fd) : null;
  if (!output?.isFile()) return () => false;
  return (path) => {
    const { dev, ino } = stats(path);
    return dev === output.dev && ino === output.ino;
  };
}

/**
 * Keeps V8 from making room for more young objects, twice as much each time that as many have survived, up to 32 or 128 MB, and from
 * letting garbage grow beyond a fifth of what is alive: of a large document few objects survive. A program cannot be told so before it
 * starts, and a heap keeps to these flags from then on (Node.js 20 to 24).
 */
function saveMemory(): void {
  // Loaded only here, for it brings Node's streams along.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}

/** `own` tells that the descriptors 1 and 2 are those of the process, which is not the case for one that is made up. */
export function nodeIo(process: ProcessLike, own = false): Io {
  let isOutput: Io['isOutput'] | null = null;
  return {
    fs: NODE_FILES,
    stdin: () => readAll(process.stdin),
    ...(own ? { saveMemory } : {}),
    stdout: own ? ownWriter(1, () => process.stdout) : writer(process.stdout),
    stderr: own ? ownWriter(2, () => process.stderr) : writer(process.stderr),
    isOutput(path) {
      isOutput ??= outputTest(process.stdout);
      return isOutput(path);
    },
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: () => performance.timeOrigin + performance.now(),
  };
}
