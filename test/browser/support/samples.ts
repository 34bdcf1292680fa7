// The sample with its six defects and the same mended, and the report of each as the command line writes it.

import { join } from 'node:path';
import { mendedDemo } from '../../../scripts/generate/demo.mjs';
import { realmlint } from './command-line.ts';
import { emptyFolder, ROOT, writeFiles } from './folders.ts';

/** A folder that holds a folder called `demo`. */
export const WRONG = join(ROOT, 'fixtures');

/** The same with the mended sample. */
export function rightSample(): string {
  const parent = emptyFolder();
  writeFiles(join(parent, 'demo'), mendedDemo());
  return parent;
}

/** Path of the report in HTML on `demo` in a folder; `more` are further arguments. */
export async function reportOn(parent: string, more: readonly string[] = ['demo']): Promise<string> {
  const path = join(emptyFolder(), 'report.html');
  const { code, err } = await realmlint([...more, '--no-config', '--format', `html=${path}`], parent);
  if (code === 2 || code === 70) throw new Error(err);
  return path;
}
