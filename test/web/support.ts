// Files as a browser hands them over, with slices that a test can read at once; trees of them, and what the command line says of the same tree.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { chosen } from '../../src/web/chosen.ts';
import type { Progress, Wanted } from '../../src/web/messages.ts';
import type { Bytes, Picked } from '../../src/web/picked.ts';
import type { World } from '../../src/web/session.ts';
import { world } from '../cli/world.ts';

export type Tree = Readonly<Record<string, string | Uint8Array>>;

const CONTENT = Symbol('content');

/** A file whose slices `readNow` of `pageWorld` reads; `fault` is the name of what the browser throws instead. */
export function fileOf(content: string | Uint8Array, fault: string | null = null): Bytes {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const slice = (from = 0, to = bytes.length) =>
    ({ [CONTENT]: fault ?? bytes.subarray(from, to) }) as unknown as Blob;
  return { size: bytes.length, slice };
}

export interface Page extends World {
  readonly told: Progress[];
  readonly reads: () => number;
}

export function pageWorld(options: Partial<World> = {}): Page {
  const told: Progress[] = [];
  let reads = 0;
  return {
    readNow(parts) {
      reads++;
      const all = parts.map((blob) => {
        const content = (blob as unknown as { [CONTENT]: Uint8Array | string })[CONTENT];
        if (typeof content === 'string') throw new DOMException('refused', content);
        return content;
      });
      return Uint8Array.from(Buffer.concat(all));
    },
    now: () => Date.UTC(2026, 2, 9, 12),
    isWindows: false,
    onProgress: (progress) => told.push(progress),
    told,
    reads: () => reads,
    ...options,
  };
}

/** What a drop of these files is, whose folders are the first names of their paths. */
export function pickedOf(tree: Tree): readonly Picked[] {
  return chosen(
    Object.entries(tree).map(([path, content]) => ({
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      file: fileOf(content),
    })),
  );
}

export function wantedOf(tree: Tree, followConfig = true): Wanted {
  return { picked: pickedOf(tree), followConfig };
}

/** The files below a folder of the project, by paths that begin with the folder's name. */
export function treeAt(folder: string): Tree {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [`${name}${path.slice(folder.length).replaceAll('\\', '/')}`, readFileSync(path)];
    }),
  );
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What the command line says of a tree that lies in its working directory, on the day of `pageWorld`. */
export async function commandLine(tree: Tree, ...argv: readonly string[]): Promise<Ran> {
  const here = world({ files: tree, start: Date.UTC(2026, 2, 9, 12) });
  const code = await main(argv, here.io);
  return { code, out: here.out(), err: here.err() };
}

/** The names that the command line is given for what was dropped. */
export function topOf(tree: Tree): readonly string[] {
  return [...new Set(Object.keys(tree).map((path) => path.split('/')[0] ?? ''))].sort();
}
