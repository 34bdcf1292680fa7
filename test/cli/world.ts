// A world in memory for tests of the command line: files, links, faults, streams, a clock.

import { posix, win32 } from 'node:path';
import type { FileInfo, FileSystem, Io } from '../../src/cli/io.ts';

export const CWD = '/home/admin/gpo';

/** This file system numbers no files. */
const UNNUMBERED = { device: 0, inode: 0 } as const;

/** An error as Node throws it. */
function fault(code: string): Error {
  return Object.assign(new Error(`${code}: a fault`), { code });
}

type Node =
  | { readonly kind: 'file'; bytes: Uint8Array; modified: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'other' };

export interface WorldOptions {
  /** Content by path; a path that ends in a slash is an empty folder, `-> target` a link, null a pipe. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Codes of errors by operation and path: `{'open /home/admin/gpo/a.reg': 'EACCES'}`. */
  readonly faults?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** What comes out of pipes among the files. */
  readonly piped?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly cwd?: string;
  readonly platform?: string;
  /** Milliseconds that pass from one look at the clock to the next. */
  readonly pace?: number;
  /** What the clock shows first: milliseconds since 1970. */
  readonly start?: number;
  /** Absolute path of the file that standard output is written to. */
  readonly redirected?: string;
  readonly stdoutFault?: string;
  readonly stderrFault?: string;
}

export interface World {
  readonly io: Io;
  readonly out: () => string;
  readonly err: () => string;
  readonly files: Map<string, Node>;
  readonly text: (path: string) => string | null;
  readonly put: (path: string, content: string, modified?: number) => void;
  readonly openFiles: () => number;
}

export function world(options: WorldOptions = {}): World {
  const { platform = 'linux', cwd = CWD, pace = 0, faults = {} } = options;
  const paths = platform === 'win32' ? win32 : posix;
  const nodes = new Map<string, Node>();
  const open = new Map<number, string>();
  let clock = options.start ?? 0;
  // Without links every path that there is leads to itself.
  let linked = false;
  let handles = 2;
  const out: string[] = [];
  const err: string[] = [];

  const addFolder = (folder: string) => {
    for (let at = folder; !nodes.has(at); at = paths.dirname(at)) nodes.set(at, { kind: 'folder' });
  };
  const put = (path: string, content: string | Uint8Array, modified = 1) => {
    addFolder(paths.dirname(path));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    nodes.set(path, { kind: 'file', bytes, modified });
  };
  addFolder(cwd);
  for (const [name, content] of Object.entries(options.files ?? {})) {
    const path = paths.resolve(cwd, name);
    if (name.endsWith('/')) addFolder(path);
    else if (content === null) {
      addFolder(paths.dirname(path));
      nodes.set(path, { kind: 'other' });
    } else if (typeof content === 'string' && content.startsWith('-> ')) {
      addFolder(paths.dirname(path));
      nodes.set(path, { kind: 'link', to: content.slice(3) });
      linked = true;
    } else put(path, content);
  }

  const fail = (operation: string, path: string) => {
    const code = faults[`${operation} ${path}`];
    if (code) throw fault(code);
  };
  const resolve = (path: string, hops = 0): string => {
    if (!linked && nodes.has(path)) return path;
    if (hops > 20) throw fault('ELOOP');
    const parent = paths.dirname(path);
    if (parent === path) return path;
    const here = paths.join(resolve(parent, hops), paths.basename(path));
    const node = nodes.get(here);
    if (!node) throw fault(nodes.get(paths.dirname(here))?.kind === 'file' ? 'ENOTDIR' : 'ENOENT');
    return node.kind === 'link' ? resolve(paths.resolve(paths.dirname(here), node.to), hops + 1) : here;
  };
  const at = (operation: string, path: string): Node => {
    fail(operation, path);
    return nodes.get(resolve(path)) as Node;
  };

  const fs: FileSystem = {
    stat(path): FileInfo {
      const node = at('stat', path);
      const file = node.kind === 'file' ? node : { bytes: [], modified: 0 };
      const { bytes, modified } = file;
      return { kind: node.kind, size: bytes.length, modified, mode: 0o644, ...UNNUMBERED };
    },
    isLink(path) {
      const parent = paths.dirname(path);
      const node = nodes.get(paths.join(resolve(parent), paths.basename(path)));
      if (!node) throw fault('ENOENT');
      return node.kind === 'link';
    },
    readdir(path) {
      if (at('readdir', path).kind !== 'folder') throw fault('ENOTDIR');
      const real = resolve(path);
      return [...nodes]
        .filter(([name]) => name !== real && paths.dirname(name) === real)
        .map(([name, node]) => ({ name: paths.basename(name), kind: node.kind }))
        .reverse();
    },
    realpath(path) {
      fail('realpath', path);
      return resolve(path);
    },
    open(path) {
      at('open', path);
      handles++;
      open.set(handles, resolve(path));
      return handles;
    },
    read(handle, into, offset) {
      const path = open.get(handle) ?? '';
      fail('read', path);
      const node = nodes.get(path);
      if (node?.kind !== 'file') throw fault('EISDIR');
      // Short reads are allowed, so they happen here.
      const piece = node.bytes.subarray(offset, offset + Math.min(into.length, 1000));
      into.set(piece);
      return piece.length;
    },
    statOpen(handle) {
      const path = open.get(handle) ?? '';
      fail('statOpen', path);
      const node = nodes.get(path);
      const file = node?.kind === 'file' ? node : { bytes: [], modified: 0 };
      const { bytes, modified } = file;
      return { kind: 'file', size: bytes.length, modified, mode: 0o644, ...UNNUMBERED };
    },
    close(handle) {
      open.delete(handle);
    },
    drain(path) {
      if (at('open', path).kind !== 'other') throw fault('EINVAL');
      return new TextEncoder().encode(options.piped ?? '');
    },
    writeFile(path, texts) {
      const named = path.replace(/\.[^.]+\.tmp$/, '.tmp');
      fail('writeFile', named);
      put(path, '');
      let pieces = 0;
      for (const text of texts) {
        if (pieces++ > 0) fail('writeMore', named);
        fs.appendFile(path, text);
      }
    },
    appendFile(path, text) {
      fail('appendFile', path);
      const real = nodes.has(path) ? resolve(path) : path;
      const node = nodes.get(real);
      if (node?.kind === 'other') {
        out.push(`[${path}]${text}`);
        return;
      }
      const before = node?.kind === 'file' ? new TextDecoder().decode(node.bytes) : '';
      put(real, before + text);
    },
    createFile(path, content) {
      fail('createFile', path);
      if (nodes.has(path)) throw fault('EEXIST');
      put(path, content);
    },
    makeFolder(path) {
      fail('makeFolder', path);
      if (nodes.has(path) && nodes.get(path)?.kind !== 'folder') throw fault('EEXIST');
      addFolder(path);
    },
    rename(from, to) {
      fail('rename', to);
      nodes.set(to, nodes.get(from) as Node);
      nodes.delete(from);
    },
    remove(path) {
      fail('remove', path.replace(/\.[^.]+\.tmp$/, '.tmp'));
      nodes.delete(path);
    },
    checkWritable(path) {
      at('checkWritable', path);
    },
  };
  const writer = (texts: string[], code: string | undefined) => ({
    isTTY: options.terminal === true,
    columns: options.terminal ? (options.columns ?? 80) : undefined,
    write: async (text: string) => {
      if (code) throw fault(code);
      texts.push(text);
    },
  });
  const stdin = options.stdin ?? '';
  return {
    io: {
      fs,
      stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
      stdout: writer(out, options.stdoutFault),
      stderr: writer(err, options.stderrFault),
      isOutput: (path) => path === options.redirected,
      env: options.env ?? {},
      cwd,
      platform,
      random: (length) => Uint8Array.from({ length }, (_, at) => (at * 37 + 11) & 0xff),
      now: () => {
        clock += pace;
        return clock;
      },
    },
    out: () => out.join(''),
    err: () => err.join(''),
    files: nodes,
    text: (path) => {
      const node = nodes.get(paths.resolve(cwd, path));
      return node?.kind === 'file' ? new TextDecoder().decode(node.bytes) : null;
    },
    put: (path, content, modified) => put(paths.resolve(cwd, path), content, modified),
    openFiles: () => open.size,
  };
}
