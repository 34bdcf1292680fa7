// A run of sanitize in a world in memory: files in, copies and what was said out.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { Report } from '../../src/lint.ts';
import { type World, world } from '../cli/world.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Run {
  readonly code: number;
  readonly err: string;
  /** By their paths below the folder of copies. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
  readonly key: string | null;
  /** Paths of what was not copied, with the sentence that says why. */
  readonly refused: ReadonlyMap<string, string>;
}

const OUT = '/home/admin/copies/';
const KEY = '/home/admin/realmlint-key.json';

/** Sanitizes the folder that holds the files. */
export async function sanitized(
  files: Files,
  argv: readonly string[] = ['.'],
  earlier: Files = {},
): Promise<Run> {
  const here = world({ files: { ...files, ...earlier } });
  const code = await main(['sanitize', ...argv, '--out', '../copies'], here.io);
  return {
    code,
    err: here.err(),
    copies: copiesIn(here),
    key: here.text(KEY),
    refused: refusedIn(here.err()),
  };
}

function copiesIn({ files }: World): Map<string, Uint8Array> {
  const copies = new Map<string, Uint8Array>();
  for (const [path, node] of files) {
    if (path.startsWith(OUT) && node.kind === 'file') copies.set(path.slice(OUT.length), node.bytes);
  }
  return copies;
}

function refusedIn(err: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, path = '', why = ''] of err.matchAll(
    /^realmlint: not copied: (.+?) ((?:is|holds|has|was|would) .*)$/gm,
  )) {
    found.set(path, why);
  }
  return found;
}

/** The report of a lint of files, by the config among them if there is one. */
export async function reportOf(files: Files): Promise<Report> {
  const here = world({ files });
  await main(['lint', '.', '--format', 'json', '--allow-empty'], here.io);
  return JSON.parse(here.out()) as Report;
}

/** All files below a folder, but for what only tests look at. */
export function filesBelow(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'expected.json') continue;
    const file = join(entry.parentPath, entry.name);
    files[file.slice(folder.length + 1).replaceAll('\\', '/')] = Uint8Array.from(readFileSync(file));
  }
  return files;
}
