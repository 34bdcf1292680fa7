// The world as the command line sees it. Handed in, so that a full disk or a closed pipe is a test like any other.

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface FileInfo {
  /** Links are followed: never `link`. */
  readonly kind: EntryKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Permissions, as POSIX has them. */
  readonly mode: number;
  /** By these two one file is told from another. The second is 0 where the file system has no such numbers. */
  readonly device: number;
  readonly inode: number;
}

/** Paths are absolute. Everything throws what Node throws: an Error with a `code` such as ENOENT. */
export interface FileSystem {
  stat(path: string): FileInfo;
  /** Whether the path itself is a symbolic link, wherever that leads. */
  isLink(path: string): boolean;
  readdir(path: string): readonly FolderEntry[];
  realpath(path: string): string;
  open(path: string): number;
  /** Fills `into` from its beginning with bytes from `offset` of the file; how many there were, 0 at the end. */
  read(file: number, into: Uint8Array, offset: number): number;
  /** As `stat` of what was opened, wherever its path leads by now. */
  statOpen(file: number): FileInfo;
  close(file: number): void;
  /** All that comes out of a pipe or a device. */
  drain(path: string): Uint8Array;
  /** A new file of these pieces, with the permissions `mode` or those that new files get. */
  writeFile(path: string, texts: Iterable<string>, mode?: number): void;
  /** Writes behind what is there. */
  appendFile(path: string, text: string): void;
  /**
   * Writes a file that is not there yet; EEXIST where there is anything of that name. Of a file that could not be written
   * to its end nothing is left.
   */
  createFile(path: string, content: string | Uint8Array, mode?: number): void;
  /** A folder, and those around it that are not there yet; nothing where it is there. */
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Throws when nothing may be written to this file or folder. */
  checkWritable(path: string): void;
}

export interface Writer {
  readonly isTTY: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
  /** Resolves when the text was taken; rejects when it cannot be (EPIPE, ENOSPC). */
  write(text: string): Promise<void>;
}

export interface Io {
  readonly fs: FileSystem;
  /** Standard input, read to its end. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Writer;
  readonly stderr: Writer;
  /** Whether standard output is written to the file at a path. */
  readonly isOutput: (path: string) => boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** As `process.platform`: decides what a path looks like. */
  readonly platform: string;
  /** So many bytes that nobody can foresee. */
  readonly random: (length: number) => Uint8Array;
  /** Milliseconds since 1970, with fractions. */
  readonly now: () => number;
  /** From now on memory counts for more than time, however often that is said; absent where nothing can be done for it. */
  readonly saveMemory?: () => void;
}
