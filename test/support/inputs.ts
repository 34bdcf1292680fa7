// Bytes and folders as inputs of lint, for tests that run everything.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../src/lint.ts';
import { sourceOf } from './bytes.ts';

/** Bytes in memory under a name, as if the user had named them. */
export function inputOf(path: string, bytes: Uint8Array): Input {
  return { path, named: true, open: () => ({ ...sourceOf(bytes, path), close() {} }) };
}

/** Every file below a folder, with paths relative to it, read when it is opened first; `except` are names to leave out. */
export function inputsBelow(folder: string, except: readonly string[] = []): Input[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !except.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) =>
      fileInput(
        path
          .slice(folder.length)
          .replace(/^[/\\]/, '')
          .replaceAll('\\', '/'),
        path,
      ),
    );
}

function fileInput(path: string, file: string): Input {
  let bytes: Uint8Array | null = null;
  const open = () => {
    bytes ??= Uint8Array.from(readFileSync(file));
    return { ...sourceOf(bytes, path), close() {} };
  };
  return { path, named: true, open };
}

/** All bytes of an input, for keeps. */
export function bytesOf(input: Input): Uint8Array {
  const source = input.open();
  const bytes = Uint8Array.from(source.read(0, source.size));
  source.close();
  return bytes;
}
